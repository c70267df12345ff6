import type { Found } from '../ledger/index.js';
import type { TextRow, VersionRow } from './releases.repository.js';
import type { VersionSubject } from './version.lifecycle.js';

/** A version with its texts, as the verbs see it. */
export interface Version extends Found<VersionSubject> {
  readonly version: VersionRow;
  readonly texts: readonly TextRow[];
}

/** Puts rows together into what the life cycle's guards look at. */
export function toVersion(version: VersionRow, texts: readonly TextRow[]): Version {
  const source = texts.find(({ lang }) => lang === version.source_lang);
  if (!source) throw new Error(`The version ${version.id} has no text in its own language.`);
  return {
    version,
    texts,
    object: { type: 'release', id: version.release_id },
    row: { id: version.id, revision: version.revision },
    organisation: version.organisation_id,
    subject: {
      state: version.state,
      standing: version.standing,
      authors: version.authors,
      source,
      topics: version.topics,
      contact: {
        ...(version.contact_name && { name: version.contact_name }),
        ...(version.contact_phone && { phone: version.contact_phone }),
        ...(version.contact_email && { email: version.contact_email }),
      },
      stateSecretConfirmed: version.state_secret_confirmed,
    },
  };
}

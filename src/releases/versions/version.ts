import type { Found } from '../../ledger/index.js';
import { canonicalJson, sha256Hex } from '../../platform/canonical/index.js';
import { clean } from '../../platform/html/index.js';
import type { TextRow } from '../texts/texts.repository.js';
import type { VersionSubject } from '../version.lifecycle.js';
import type { VersionRow } from './versions.repository.js';

/** A version with its texts, as the verbs see it. */
export interface Version extends Found<VersionSubject> {
  readonly version: VersionRow;
  readonly texts: readonly TextRow[];
  readonly source: TextRow;
}

interface Surroundings {
  readonly now: Date;
  /** Numbers come out of the organisation's own register. */
  readonly numbersAreEntered: boolean;
}

/** Puts rows together into what the life cycle's guards look at. */
export function toVersion(
  version: VersionRow,
  texts: readonly TextRow[],
  { now, numbersAreEntered }: Surroundings,
): Version {
  const source = texts.find(({ lang }) => lang === version.source_lang);
  if (!source) throw new Error(`The version ${version.id} has no text in its own language.`);
  return {
    version,
    texts,
    source,
    object: { type: 'release', id: version.release_id },
    row: { id: version.id, revision: version.revision },
    organisation: version.organisation_id,
    subject: {
      state: version.state,
      standing: version.standing,
      kind: version.kind,
      authors: version.authors,
      source,
      topics: version.topics,
      contact: {
        ...(version.contact_name && { name: version.contact_name }),
        ...(version.contact_phone && { phone: version.contact_phone }),
        ...(version.contact_email && { email: version.contact_email }),
      },
      lacksAuthority: version.signatory_form !== null && source.signatory_authority.length === 0,
      hasEvent: version.event_from !== null,
      picturesWithoutAlt: picturesOf(version, source).some((sha256) => !source.file_words[sha256]?.alt),
      incompleteQuotes: hasIncompleteQuotes(source),
      stateSecretConfirmed: version.state_secret_confirmed,
      twoSteps: version.two_steps,
      endorsedBy: version.endorsed_by ?? undefined,
      coIssuers: version.co_issuers.map(({ organisation, agreed_by: by }) => ({
        organisation,
        agreed: by !== null,
      })),
      numbered: version.release_number !== null,
      lacksNumber: numbersAreEntered && version.release_number === null && version.published_versions === 0,
      due: version.publish_at !== null && version.publish_at <= now,
      publishedUrgently: version.published_urgently,
      publishedBy: version.published_by ?? undefined,
      reviewedAfterwards: version.reviewed_afterwards_by !== null,
    },
  };
}

export type HashedWords = Pick<
  TextRow,
  | 'title'
  | 'summary'
  | 'body'
  | 'quotes'
  | 'contact_position'
  | 'signatory_position'
  | 'signatory_authority'
  | 'event_place'
  | 'file_words'
>;

/** A draft may hold half a quote; nothing that is handed on does. */
export const hasIncompleteQuotes = ({ quotes }: Pick<TextRow, 'quotes'>): boolean =>
  quotes.some(({ text, name }) => !text || !name);

/** Digest of the words of a text: a translation names that of the source it follows. */
export function digestOfWords(text: HashedWords): string {
  const {
    title,
    summary,
    body,
    quotes,
    contact_position,
    signatory_position,
    signatory_authority,
    event_place,
    file_words,
  } = text;
  return sha256Hex(
    canonicalJson({
      title,
      summary,
      body,
      quotes,
      contact_position,
      signatory_position,
      signatory_authority,
      event_place,
      file_words,
    }),
  );
}

/** The source was changed after this was translated. */
export const isStale = (text: TextRow, source: TextRow): boolean =>
  text.follows !== null && text.follows !== digestOfWords(source);

/** SHA-256 of the pictures that a text shows, in its body and beside it. */
function picturesOf(version: VersionRow, text: Pick<TextRow, 'body'>): string[] {
  const beside = version.files.filter(({ role }) => role === 'picture').map(({ sha256 }) => sha256);
  return [...new Set([...figuresIn(text.body), ...beside])];
}

/** SHA-256 of the files that a body shows. The body is canonical, so its figures need no parser. */
export function figuresIn(body: string): string[] {
  if (!body.includes('<figure')) return [];
  return [...clean(body).files];
}

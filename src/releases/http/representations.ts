import type { z } from 'zod';
import type { Dropped } from '../../platform/html/index.js';
import { type Reader, revisionTag, toActions } from '../../platform/http/index.js';
import { behind } from '../texts/followed.js';
import type { NumberRow } from '../numbers/numbers.repository.js';
import { releaseLifecycle } from '../release.lifecycle.js';
import type { ReleaseListRow } from '../releases.repository.js';
import type { TextRow } from '../texts/texts.repository.js';
import { translationLifecycle } from '../translation.lifecycle.js';
import type { Release } from '../use-cases/release-transition.js';
import { toTranslation } from '../use-cases/translation-transition.js';
import type { Version } from '../versions/version.js';
import { versionLifecycle } from '../version.lifecycle.js';
import type { DeskRelease, DeskReleaseItem, DeskText, DeskVersion, ReleaseNumbers } from './answers.js';

const mayAt =
  ({ principal }: Reader, organisation: string) =>
  (permission: string): boolean =>
    principal.mayFor(permission, organisation);

export function toDeskText(
  version: Version,
  text: TextRow,
  reader: Reader,
  dropped?: readonly Dropped[],
): z.infer<typeof DeskText> {
  return {
    lang: text.lang,
    etag: revisionTag(text.id, text.revision),
    title: text.title,
    summary: text.summary,
    body: text.body,
    quotes: text.quotes.map((quote) => ({ ...quote })),
    contactPosition: text.contact_position,
    signatoryPosition: text.signatory_position,
    signatoryAuthority: text.signatory_authority.map((each) => ({ ...each })),
    eventPlace: text.event_place,
    fileWords: { ...text.file_words },
    ...(text.audio && {
      audio: {
        sha256: text.audio,
        ...(text.audio_seconds !== null && { seconds: text.audio_seconds }),
      },
    }),
    ...(text.printed.docx && { printed: addressed(text.printed) }),
    ...(text.state && { translation: toTranslationState(version, text, text.state, reader) }),
    ...(dropped && { dropped: [...dropped] }),
  };
}

const addressed = (printed: TextRow['printed']) =>
  Object.fromEntries(Object.entries(printed).map(([format, sha256]) => [format, `/api/v1/files/${sha256}`]));

function toTranslationState(
  version: Version,
  text: TextRow,
  state: NonNullable<TextRow['state']>,
  reader: Reader,
) {
  const { subject, organisation } = toTranslation(version, text.lang, text);
  const parts = subject.stale ? behind(text.followed_parts, version.source) : undefined;
  const actions = translationLifecycle.actions(subject, reader.principal, mayAt(reader, organisation));
  return {
    state,
    stale: subject.stale,
    ...(parts && { behind: parts }),
    translators: text.translators,
    actions: toActions(actions, reader.language),
  };
}

/** With the actions that this reader has on it now. */
export function toDeskVersion(found: Version, reader: Reader): DeskVersion {
  const { version, texts, subject, organisation } = found;
  return {
    id: version.id,
    release: version.release_id,
    organisation,
    ...(version.number !== null && { number: version.number }),
    state: version.state,
    etag: revisionTag(version.id, version.revision),
    actions: toActions(versionActions(found, reader), reader.language),
    kind: version.kind as DeskVersion['kind'],
    urgent: version.urgent,
    minor: version.minor,
    sourceLang: version.source_lang,
    topics: version.topics,
    places: version.places,
    coIssuers: subject.coIssuers.map((each) => ({ ...each })),
    recipients: version.recipients,
    contact: subject.contact,
    ...(version.signatory_name && {
      signatory: {
        ...(version.signatory_form && { form: version.signatory_form }),
        name: version.signatory_name,
      },
    }),
    ...(version.event_from && {
      event: {
        from: version.event_from.toISOString(),
        ...(version.event_to && { to: version.event_to.toISOString() }),
        zone: version.event_zone!,
      },
    }),
    files: version.files.map(({ sha256, role, credit, licence, signer }) => ({
      sha256,
      role,
      ...(credit && { credit }),
      ...(licence && { licence }),
      ...(signer && { signer }),
    })),
    authors: version.authors,
    twoSteps: version.two_steps,
    ...(version.endorsed_by && { endorsedBy: version.endorsed_by }),
    ...(version.approved_by && { approvedBy: version.approved_by }),
    ...(version.sent_back_because && { sentBackBecause: version.sent_back_because }),
    ...(version.planned_for && {
      plan: { publishAt: version.planned_for.toISOString(), earlyAccess: version.planned_early_access },
    }),
    ...(version.publish_at && { publishAt: version.publish_at.toISOString() }),
    earlyAccess: version.early_access,
    ...(version.refused_on_time && { refusedOnTime: version.refused_on_time }),
    publishedUrgently: version.published_urgently,
    ...(version.reviewed_afterwards_by && { reviewedAfterwardsBy: version.reviewed_afterwards_by }),
    createdAt: version.created_at.toISOString(),
    changedAt: version.changed_at.toISOString(),
    ...(version.published_at && { publishedAt: version.published_at.toISOString() }),
    ...(version.ledger_index !== null && { ledgerIndex: Number(version.ledger_index) }),
    texts: texts.map((text) => toDeskText(found, text, reader)),
  };
}

/** To agree is the co-issuers' matter, whoever the issuer is; the rest is the issuer's. */
function versionActions({ subject, organisation, version }: Version, reader: Reader) {
  const { principal } = reader;
  const isCoIssuer = version.co_issuers.some((each) => each.organisation === principal.actingFor);
  return versionLifecycle
    .actions(subject, principal, (permission) => principal.may(permission))
    .filter(({ verb }) => {
      const { permission } = versionLifecycle.transition(verb);
      if (verb === 'agree') return isCoIssuer && principal.mayFor(permission, principal.actingFor);
      return principal.mayFor(permission, organisation);
    });
}

export function toDeskRelease(
  {
    release,
    row,
    subject,
    organisation,
    redaction,
    versions,
  }: Release & { readonly versions: readonly Version[] },
  reader: Reader,
  dropped?: readonly Dropped[],
): DeskRelease {
  const actions = releaseLifecycle.actions(subject, reader.principal, mayAt(reader, organisation));
  return {
    id: release.id,
    organisation,
    standing: release.standing,
    ...(release.number && { number: release.number }),
    etag: revisionTag(row.id, row.revision),
    actions: toActions(actions, reader.language),
    ...(redaction && {
      redaction: {
        ground: redaction.ground as 'personal-data',
        documents: redaction.documents.map((each) => ({ ...each })),
        notices: { ...redaction.notices },
        proposedBy: redaction.proposed_by,
        proposedAt: redaction.proposed_at.toISOString(),
      },
    }),
    versions: versions.map((each) => toDeskVersion(each, reader)),
    ...(dropped && { dropped: [...dropped] }),
  };
}

export function toDeskReleaseItem(row: ReleaseListRow): z.infer<typeof DeskReleaseItem> {
  return {
    id: row.id,
    organisation: row.organisation_id,
    standing: row.standing,
    ...(row.number && { number: row.number }),
    state: row.state,
    kind: row.kind as DeskVersion['kind'],
    urgent: row.urgent,
    title: row.title,
    ...(row.publish_at && { publishAt: row.publish_at.toISOString() }),
    ...(row.published_at && { publishedAt: row.published_at.toISOString() }),
    changedAt: row.changed_at.toISOString(),
  };
}

export const toReleaseNumber = ({
  number,
  year,
  release_id: release,
  used,
}: NumberRow): z.infer<typeof ReleaseNumbers>['items'][number] => ({ number, year, release, used });

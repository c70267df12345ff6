import type { z } from 'zod';
import type { Language } from '../../platform/errors/index.js';
import { type Principal, revisionTag, toActions } from '../../platform/http/index.js';
import type { Dropped } from '../../platform/html/index.js';
import type { ReleaseListRow, TextRow } from '../releases.repository.js';
import type { Version } from '../version.js';
import { versionLifecycle } from '../version.lifecycle.js';
import type { DeskRelease, DeskReleaseItem, DeskText, DeskVersion } from './schemas.js';

export function toDeskText(text: TextRow, dropped?: readonly Dropped[]): z.infer<typeof DeskText> {
  return {
    lang: text.lang,
    etag: revisionTag(text.id, text.revision),
    title: text.title,
    summary: text.summary,
    body: text.body,
    contactPosition: text.contact_position,
    ...(dropped && { dropped: [...dropped] }),
  };
}

/** With the actions that this principal has on it now, in the language of the reader. */
export function toDeskVersion(
  { version, texts, subject, organisation }: Version,
  principal: Principal,
  language: Language,
): DeskVersion {
  const may = (permission: string): boolean => principal.mayFor(permission, organisation);
  return {
    id: version.id,
    release: version.release_id,
    organisation,
    ...(version.number !== null && { number: version.number }),
    state: version.state,
    etag: revisionTag(version.id, version.revision),
    kind: version.kind as DeskVersion['kind'],
    sourceLang: version.source_lang,
    topics: version.topics,
    places: version.places,
    contact: subject.contact,
    authors: version.authors,
    ...(version.sent_back_because && { sentBackBecause: version.sent_back_because }),
    createdAt: version.created_at.toISOString(),
    changedAt: version.changed_at.toISOString(),
    ...(version.published_at && { publishedAt: version.published_at.toISOString() }),
    ...(version.ledger_index !== null && { ledgerIndex: Number(version.ledger_index) }),
    texts: texts.map((text) => toDeskText(text)),
    actions: toActions(versionLifecycle.actions(subject, principal, may), language),
  };
}

export function toDeskRelease(
  versions: readonly Version[],
  principal: Principal,
  language: Language,
  dropped?: readonly Dropped[],
): DeskRelease {
  const { version } = versions[0]!;
  return {
    id: version.release_id,
    organisation: version.organisation_id,
    standing: version.standing,
    versions: versions.map((each) => toDeskVersion(each, principal, language)),
    ...(dropped && { dropped: [...dropped] }),
  };
}

export function toDeskReleaseItem(row: ReleaseListRow): z.infer<typeof DeskReleaseItem> {
  return {
    id: row.id,
    organisation: row.organisation_id,
    standing: row.standing,
    state: row.state,
    kind: row.kind as DeskVersion['kind'],
    title: row.title,
    changedAt: row.changed_at.toISOString(),
  };
}

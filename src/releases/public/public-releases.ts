import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '../../platform/database/index.js';
import type {
  ActFilter,
  EverPublicText,
  ListedRelease,
  PrintedForm,
  PublicAct,
  PublicBytes,
  PublicDocument,
  PublicFilter,
  PublicNotice,
  PublicRelease,
  PublicText,
} from './public-rows.js';

export const releaseColumns = `
  r.id, r.standing, v.number as version, v.source_lang, v.published_at, v.publish_at, v.ledger_index,
  (select f.first_published_at from releases.version f where f.release_id = r.id and f.number = 1) as first_published_at,
  case when r.imported_key is not null then jsonb_build_object('from', r.imported_from, 'url', r.imported_url) end as imported,
  (select max(a.ledger_index) from releases.act a where a.release_id = r.id) as last_index,
  array(select d.lang from releases.document d
    where d.version_id = v.id and d.ledger_index is not null and d.bytes is not null order by d.lang) as languages`;
const outdated = `
  (select coalesce(jsonb_agg(jsonb_build_object('lang', lang, 'version', number) order by lang), '[]') from (
     select d.lang, max(o.number) as number from releases.version o join releases.document d on d.version_id = o.id
     where o.release_id = r.id and o.state = 'superseded' and d.ledger_index is not null and d.bytes is not null
       and not exists (select from releases.document c where c.version_id = v.id and c.lang = d.lang and c.ledger_index is not null)
     group by d.lang) t) as outdated`;
const findRelease = statement<PublicRelease>(
  'releases.find-public',
  `select ${releaseColumns}, ${outdated}
   from releases.release r join releases.version v on v.id = r.current_version_id where r.id = $1`,
);
const findDocument = statement<PublicDocument>(
  'releases.find-public-document',
  `select d.lang, d.sha256, d.bytes, d.ledger_index, r.standing from releases.version v
   join releases.release r on r.id = v.release_id
   join releases.document d on d.version_id = v.id
   where v.release_id = $1 and v.number = $2 and d.lang = coalesce($3, v.source_lang) and d.ledger_index is not null`,
);
const listReleases = statement<ListedRelease>(
  'releases.list-public',
  `select ${releaseColumns}, '[]'::jsonb as outdated, d.bytes from releases.version v
   join releases.release r on r.current_version_id = v.id
   join releases.document d on d.version_id = v.id and d.lang = v.source_lang
   where v.state = 'published' and r.standing = 'public' and v.ledger_index < coalesce($1, 9223372036854775807)
     and ($2::uuid is null or r.organisation_id = $2
          or exists (select from releases.version_co_issuer c where c.version_id = v.id and c.organisation_id = $2))
     and ($3::uuid is null or exists (select from releases.version_topic t where t.version_id = v.id and t.topic_id = $3))
     and ($4::uuid[] is null
          or exists (select from releases.version_place p where p.version_id = v.id and p.place_id = any($4)))
   order by v.ledger_index desc limit $5`,
);
const listInForce = statement<ListedRelease>(
  'releases.list-public-by-id',
  `select ${releaseColumns}, '[]'::jsonb as outdated, d.bytes from releases.version v
   join releases.release r on r.current_version_id = v.id
   join releases.document d on d.version_id = v.id and d.lang = v.source_lang
   where r.id = any($1) and r.standing = 'public'`,
);
const listTexts = statement<PublicText>(
  'releases.list-public-texts',
  `select ${releaseColumns}, '[]'::jsonb as outdated, d.bytes, d.lang, coalesce(f.first_published_at, f.published_at) as first_public_at
   from releases.version v
   join releases.release r on r.current_version_id = v.id
   join releases.version f on f.release_id = r.id and f.number = 1
   join releases.document d on d.version_id = v.id and d.ledger_index is not null and d.bytes is not null
   where r.id = any($1) and r.standing = 'public'
   order by r.id, d.lang <> v.source_lang, d.lang`,
);
const listEverPublic = statement<EverPublicText>(
  'releases.list-ever-public-texts',
  `select t.* from unnest($1::uuid[]) asked cross join lateral (
     select v.release_id as id, v.number as version, d.lang, d.bytes from releases.version v
     join releases.document d on d.version_id = v.id and d.ledger_index is not null and d.bytes is not null
     where v.release_id = asked and v.number is not null
     order by v.number desc, d.lang <> v.source_lang, d.lang limit $2) t`,
);
const findNotices = statement<PublicNotice>(
  'releases.find-public-notices',
  `select act, lang, bytes, ledger_index from releases.notice where release_id = $1 and ledger_index is not null
   order by ledger_index desc, lang limit 200`,
);
const findPrinted = statement<PrintedForm>(
  'releases.find-public-printed',
  `select p.lang, p.format, p.sha256 from releases.version v join releases.printed p on p.version_id = v.id
   join releases.document d on d.version_id = v.id and d.lang = p.lang and d.sha256 = p.document_sha256
   where v.release_id = $1 and v.number = $2 and d.ledger_index is not null and d.bytes is not null`,
);
export const actColumns =
  'ledger_index, release_id, version, act, at, minor, topics, languages, organisations from releases.act';
const filed = `($1::uuid is null or topics @> array[$1]) and ($2::uuid is null or organisations @> array[$2])
  and ($3::text is null or languages @> array[$3]) and ($4 or act <> 'release.imported')`;
const listActs = statement<PublicAct>(
  'releases.list-acts',
  `select ${actColumns} where ${filed} and ledger_index >= $5 and ledger_index < $6 order by ledger_index limit $7`,
);
const listActsOf = statement<PublicAct>(
  'releases.list-acts-of-release',
  `select ${actColumns} where release_id = $1 order by ledger_index limit 1000`,
);
const newestActs = statement<PublicAct>(
  'releases.newest-acts',
  `select ${actColumns} where ${filed} and ledger_index < coalesce($6, 9223372036854775807)
   order by ledger_index desc limit $5`,
);
// Nonces make digests unique, so that a digest names one document.
const findBytes = statement<PublicBytes>(
  'releases.find-public-bytes',
  `select d.sha256, d.bytes from releases.document d join releases.version v on v.id = d.version_id
   join releases.release r on r.id = v.release_id
   where d.sha256 = any($2) and d.ledger_index is not null and d.bytes is not null and r.standing = 'public'
   union all
   select sha256, bytes from releases.notice
   where release_id = any($1) and sha256 = any($2) and ledger_index is not null`,
);

/**
 * What everybody may read of releases: the door for whoever carries them to the public, and says where it is read: all that
 * makes one answer in one place, or parts of it would be older than others.
 */
@Injectable()
export class PublicReleases {
  /** Undefined unless the release has been published. */
  async find(on: Queryable, id: string): Promise<PublicRelease | undefined> {
    return (await on.query(findRelease, [id]))[0];
  }

  /**
   * A document that was made public; without `lang` in the language in which its version was written. Of a retracted
   * release too: whether it may be shown is told by `standing`, and by whether its bytes were erased.
   */
  async document(
    on: Queryable,
    id: string,
    version: number,
    lang?: string,
  ): Promise<PublicDocument | undefined> {
    return (await on.query(findDocument, [id, version, lang ?? null]))[0];
  }

  /** The public words about retraction and erasure, newest first. */
  notices(on: Queryable, id: string): Promise<PublicNotice[]> {
    return on.query(findNotices, [id]);
  }

  /** The files into which a published version was printed. */
  printed(on: Queryable, id: string, version: number): Promise<PrintedForm[]> {
    return on.query(findPrinted, [id, version]);
  }

  /** Current versions, newest act first, below the log index `before`; each with the document it was written as. */
  list(
    on: Queryable,
    filter: PublicFilter,
    before: number | undefined,
    limit: number,
  ): Promise<ListedRelease[]> {
    const { organisation, topic, places } = filter;
    return on.query(listReleases, [
      before ?? null,
      organisation ?? null,
      topic ?? null,
      places ?? null,
      limit,
    ]);
  }

  /** Of these releases those that stand, each with the document that its current version was written as. */
  inForce(on: Queryable, ids: readonly string[]): Promise<ListedRelease[]> {
    return on.query(listInForce, [ids]);
  }

  /** Every language of those of these releases that stand; of each release first the one that it was written in. */
  texts(on: Queryable, ids: readonly string[]): Promise<PublicText[]> {
    return on.query(listTexts, [ids]);
  }

  /** What was ever public of these and not erased, newest first, `limit` texts of each. Of retracted ones show no word. */
  everPublic(on: Queryable, ids: readonly string[], limit: number): Promise<EverPublicText[]> {
    return on.query(listEverPublic, [ids, limit]);
  }

  /** Acts with an index in `[from, below)` on what was ever filed under these, in the order of the log. */
  acts(on: Queryable, from: number, below: number, limit: number, filter: ActFilter): Promise<PublicAct[]> {
    return on.query(listActs, [...filedUnder(filter), from, below, limit]);
  }

  /** All acts on one release, in the order of the log; at most a thousand. */
  actsOf(on: Queryable, id: string): Promise<PublicAct[]> {
    return on.query(listActsOf, [id]);
  }

  /** Acts on what was ever filed under these, newest first, below the index `before`. */
  newestActs(on: Queryable, filter: ActFilter, limit: number, before?: number): Promise<PublicAct[]> {
    return on.query(newestActs, [...filedUnder(filter), limit, before ?? null]);
  }

  /** Of these documents and notices, those of which everybody may read the bytes now. */
  readable(
    on: Queryable,
    documents: readonly { readonly release: string; readonly sha256: string }[],
  ): Promise<PublicBytes[]> {
    const releases = [...new Set(documents.map(({ release }) => release))];
    return on.query(findBytes, [releases, documents.map(({ sha256 }) => sha256)]);
  }
}

function filedUnder({ topic, organisation, lang, imported }: ActFilter): unknown[] {
  return [topic ?? null, organisation ?? null, lang ?? null, imported ?? false];
}

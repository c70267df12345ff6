import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '../../platform/database/index.js';
import { actColumns, releaseColumns } from './public-releases.js';
import type { ListedRelease, PublicAct } from './public-rows.js';

/** From an instant on, up to another. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

const firstPublic = 'coalesce(f.first_published_at, f.published_at)';
const listFirstPublic = statement<ListedRelease & { readonly first_public_at: Date }>(
  'releases.list-first-public',
  `select ${releaseColumns}, '[]'::jsonb as outdated, d.bytes, ${firstPublic} as first_public_at from releases.version f
   join releases.release r on r.id = f.release_id
   join releases.version v on v.id = r.current_version_id
   join releases.document d on d.version_id = v.id and d.lang = v.source_lang
   where f.number = 1 and r.standing = 'public' and ${firstPublic} >= $1 and ${firstPublic} < $2
     and ($3::uuid is null or (${firstPublic}, f.release_id) < ($4, $3))
   order by ${firstPublic} desc, f.release_id desc limit $5`,
);
const countByDay = statement<{ readonly day: string; readonly count: number }>(
  'releases.count-public-by-day',
  `select to_char(${firstPublic} at time zone $3, 'YYYY-MM-DD') as day, count(*)::int as count from releases.version f
   join releases.release r on r.id = f.release_id
   where f.number = 1 and r.standing = 'public' and ${firstPublic} >= $1 and ${firstPublic} < $2
   group by 1 order by 1`,
);
const listUrgent = statement<ListedRelease>(
  'releases.list-public-urgent',
  `select ${releaseColumns}, '[]'::jsonb as outdated, d.bytes from releases.version v
   join releases.release r on r.current_version_id = v.id
   join releases.document d on d.version_id = v.id and d.lang = v.source_lang
   where v.state = 'published' and v.urgent and r.standing = 'public' and v.published_at > $1
   order by v.published_at desc limit $2`,
);
const listMended = statement<PublicAct>(
  'releases.list-mended-acts',
  `select ${actColumns} where act in ('release.corrected', 'release.retracted', 'release.redacted')
   and ledger_index < coalesce($1, 9223372036854775807) order by ledger_index desc limit $2`,
);
const listVersions = statement<{ number: number }>(
  'releases.list-readable-versions',
  `select v.number from releases.version v join releases.release r on r.id = v.release_id
   join releases.document d on d.version_id = v.id
   where v.release_id = $1 and d.lang = $2 and d.ledger_index is not null and d.bytes is not null and r.standing = 'public'
   order by v.number desc limit 1000`,
);

/** What everybody may read of releases by time: when they came, what is urgent now, what was mended, and earlier texts. */
@Injectable()
export class PublicArchive {
  /**
   * Releases that stand and that the public got to know first in `[from, to)`, the newest first; `after`: the last one of the
   * page before.
   */
  firstPublic(
    on: Queryable,
    { from, to }: Span,
    after: { readonly at: Date; readonly id: string } | undefined,
    limit: number,
  ): Promise<(ListedRelease & { readonly first_public_at: Date })[]> {
    return on.query(listFirstPublic, [from, to, after?.id ?? null, after?.at ?? null, limit]);
  }

  /** How many of those there are, by day (`YYYY-MM-DD`) of the time zone; days without any are left out. */
  countByDay(on: Queryable, { from, to }: Span, zone: string) {
    return on.query(countByDay, [from, to, zone]);
  }

  /** What stands, is urgent, and was published after `since`, the newest first. */
  urgent(on: Queryable, since: Date, limit: number): Promise<ListedRelease[]> {
    return on.query(listUrgent, [since, limit]);
  }

  /** Corrections, retractions and erasures, the newest first, below the index `before`. */
  mended(on: Queryable, before: number | undefined, limit: number): Promise<PublicAct[]> {
    return on.query(listMended, [before ?? null, limit]);
  }

  /** Numbers of the versions that everybody may read in this language now, the newest first; at most a thousand. */
  async versionsIn(on: Queryable, id: string, lang: string): Promise<number[]> {
    return (await on.query(listVersions, [id, lang])).map(({ number }) => number);
  }
}

import { Injectable } from '@nestjs/common';
import { type Queryable, statement } from '../../platform/database/index.js';
import type { Tier } from './search-query.js';

/** Where a found release stands among all that is found: tier, time, id. */
export interface FoundKey {
  readonly rank: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
}

/** A release that the index knows; `version` is that of the words that were found. */
export interface Found extends FoundKey {
  readonly version: number;
  /** An earlier tier has found it already. */
  readonly seen: boolean;
}

export interface TimeRange {
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
}

interface FoundRow {
  readonly rank: number;
  readonly release_id: string;
  readonly version: number;
  readonly at: Date;
  readonly seen: boolean;
}

// The steps are gone through in their order, and no further than until there is enough: one part of the index after the
// other, the newest first, for each way to understand the question. Whether an earlier one found a row too is asked of
// those alone that come out; as a condition it would read the words of every row that matches.
const find = statement<FoundRow>(
  'distribution.search',
  `with step as materialized (
     select tier.rank, tier.query, tier.better, greatest(part.low, $4) as low, least(part.high, $5) as high
     from unnest($1::integer[], $2::tsquery[], $3::tsquery[]) as tier (rank, query, better)
     cross join (
       select low, lead(low, 1, 'infinity') over (order by low) as high from distribution.search_part
     ) as part
     where ($4::timestamptz is null or part.high > $4) and ($5::timestamptz is null or part.low < $5)
       and (tier.rank > $6 or (tier.rank = $6 and part.low <= $7))
     order by tier.rank, part.low desc
   )
   select step.rank, found.release_id, found.version, found.at, coalesce(found.words @@ step.better, false) as seen
   from step cross join lateral (
     select release_id, version, at, words from distribution.search_text
     where at >= step.low and at < step.high and words @@ step.query
       and (step.rank > $6 or (at, release_id) < ($7, $8::uuid))
     order by at desc, release_id desc limit $9
   ) as found
   limit $9`,
);

const BEFORE_ALL: FoundKey = { rank: -1, at: 0, id: '00000000-0000-0000-0000-000000000000' };

/** All SQL that reads the index of search. */
@Injectable()
export class SearchReader {
  /** What the tiers find behind `after`, in order; some of it more than once. */
  async find(
    on: Queryable,
    tiers: readonly Tier[],
    { from, to }: TimeRange,
    after: FoundKey = BEFORE_ALL,
    limit: number,
  ): Promise<Found[]> {
    const rows = await on.query(find, [
      tiers.map(({ rank }) => rank),
      tiers.map(({ query }) => query),
      tiers.map(({ better }) => better),
      from ?? null,
      to ?? null,
      after.rank,
      new Date(after.at),
      after.id,
      limit,
    ]);
    return rows.map(({ release_id: id, at, ...row }) => ({ ...row, id, at: at.getTime() }));
  }
}

import { Injectable } from '@nestjs/common';
import { type Queryable, statement, type Transaction } from '../../platform/database/index.js';

/** A row of `distribution.official_release`. */
export interface OfficialRow {
  readonly release_id: string;
  readonly prints: Int32Array;
  readonly numbers: readonly string[];
}

/** A release that has fingerprints in common with a text; `weight` counts each of them by how few releases have it. */
export interface Near {
  readonly id: string;
  readonly weight: number;
}

/** What more releases than this have in common tells nothing. */
const MOST_IN_COMMON = 32;

const removeReleases = statement(
  'distribution.remove-official',
  `with gone as (delete from distribution.official_release where release_id = any($1) returning id, prints)
   delete from distribution.official_print p using gone, unnest(gone.prints) as known
   where p.print = known and p.official_id = gone.id`,
);
const addRelease = statement(
  'distribution.add-official',
  `with added as (
     insert into distribution.official_release (release_id, prints, numbers) values ($1, $2, $3) returning id)
   insert into distribution.official_print (print, official_id) select print, id from added, unnest($2::integer[]) as print`,
);
const findNear = statement<Near>(
  'distribution.find-near-official',
  `with found as (
     select official_id, count(*) over (partition by asked.print) as holders from unnest($1::integer[]) as asked (print)
     cross join lateral (
       select official_id from distribution.official_print p where p.print = asked.print limit $2::integer + 1) held),
   near as (
     select official_id, sum(1.0 / holders)::float8 as weight from found where holders <= $2
     group by official_id order by weight desc, official_id desc limit $3)
   select r.release_id as id, weight from near join distribution.official_release r on r.id = official_id
   order by weight desc, r.id desc`,
);
const findNumbered = statement<{ id: string }>(
  'distribution.find-official-by-number',
  `select release_id as id from distribution.official_release where numbers @> array[$1] order by id desc limit $2`,
);

/** All SQL of what releases are known again by. */
@Injectable()
export class OfficialRepository {
  /** Puts these rows in the place of what there is of the releases. */
  async replace(tx: Transaction, releases: readonly string[], rows: readonly OfficialRow[]): Promise<void> {
    await tx.query(removeReleases, [releases]);
    for (const { release_id: id, prints, numbers } of rows)
      await tx.query(addRelease, [id, [...prints], numbers]);
  }

  /** The releases that have most of these fingerprints, the nearest first. */
  near(on: Queryable, prints: Int32Array, limit: number): Promise<Near[]> {
    return on.query(findNear, [[...prints], MOST_IN_COMMON, limit]);
  }

  /** The releases that bear this number (as `numberKey` writes it), at most `limit` of them. */
  async numbered(on: Queryable, key: string, limit: number): Promise<string[]> {
    return (await on.query(findNumbered, [key, limit])).map(({ id }) => id);
  }
}

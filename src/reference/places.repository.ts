import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { Names, Place, PlaceKind } from './reference.types.js';

const columns = `p.id, p.code, p.kind, p.parent_id as "parentId", p.revision,
  p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
  (select jsonb_object_agg(n.lang, n.name) from reference.place_name n where n.place_id = p.id) as names,
  array(select s.predecessor_id from reference.place_succession s join reference.place o on o.id = s.predecessor_id
        where s.successor_id = p.id order by o.code, o.id) as predecessors,
  array(select s.successor_id from reference.place_succession s join reference.place o on o.id = s.successor_id
        where s.predecessor_id = p.id order by o.code, o.id) as successors`;

const listPlaces = statement<Place>(
  'reference.list-places',
  `select ${columns} from reference.place p
   where ($1::text is null or p.kind = $1)
     and ($2::uuid is null or p.parent_id = $2)
     and ($3::date is null or ((p.valid_from is null or p.valid_from <= $3) and (p.valid_to is null or p.valid_to > $3)))
     and ($4::text is null or (p.code, p.id) > ($4, $5::uuid))
   order by p.code, p.id limit $6`,
);
const findPlaces = statement<Place>(
  'reference.find-places',
  `select ${columns} from reference.place p where p.id = any($1::uuid[])`,
);
const findPlacesByCode = statement<Place>(
  'reference.find-places-by-code',
  `select ${columns} from reference.place p where p.code = $1 order by p.id limit 100`,
);
const findRelated = statement<RelatedPlace>(
  'reference.find-related-places',
  `with recursive earlier(of, id) as (
     select id, id from reference.place where id = any($1::uuid[])
     union select e.of, s.predecessor_id from earlier e join reference.place_succession s on s.successor_id = e.id
   ), later(of, id) as (
     select id, id from reference.place where id = any($1::uuid[])
     union select l.of, s.successor_id from later l join reference.place_succession s on s.predecessor_id = l.id
   )
   select of, id from earlier union select of, id from later`,
);
const listNames = statement<PlaceNames>(
  'reference.list-place-names',
  `select p.id, array(select n.name from reference.place_name n where n.place_id = p.id order by n.lang <> 'vi', n.lang) as names,
     array(select s.successor_id from reference.place_succession s where s.predecessor_id = p.id) as successors
   from reference.place p order by p.code, p.id`,
);
// Readers go on; a second writer waits, so that what one checked still holds when it writes.
const lockPlaces = statement(
  'reference.lock-places',
  'lock table reference.place in share row exclusive mode',
);
const countOverlaps = statement<{ count: number }>(
  'reference.count-places-of-code',
  `select count(*)::integer as count from reference.place
   where kind = $1 and code = $2
     and daterange(valid_from, valid_to) && daterange($3::date, $4::date)`,
);
const countChildren = statement<{ count: number }>(
  'reference.count-children-after',
  `select count(*)::integer as count from reference.place
   where parent_id = $1 and (valid_to is null or valid_to > $2::date)`,
);
const insertPlace = statement(
  'reference.insert-place',
  `insert into reference.place (id, code, kind, parent_id, valid_from, valid_to, created_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);
const endPlace = statement(
  'reference.end-place',
  'update reference.place set valid_to = $2, revision = revision + 1 where id = $1',
);
const raisePlace = statement(
  'reference.raise-place-revision',
  'update reference.place set revision = revision + 1 where id = $1',
);
const dropNames = statement(
  'reference.delete-place-names',
  'delete from reference.place_name where place_id = $1',
);
const insertNames = statement(
  'reference.insert-place-names',
  `insert into reference.place_name (place_id, lang, name) select $1, key, value from jsonb_each_text($2::jsonb)`,
);
const insertSuccession = statement(
  'reference.insert-succession',
  `insert into reference.place_succession (predecessor_id, successor_id)
   select p, s from unnest($1::uuid[]) p cross join unnest($2::uuid[]) s on conflict do nothing`,
);

/** A place with its names in all languages, and the places that took in its land. */
export interface PlaceNames {
  readonly id: string;
  readonly names: readonly string[];
  readonly successors: readonly string[];
}

/** A place, and one that it came from or that came of it; itself too. */
export interface RelatedPlace {
  readonly of: string;
  readonly id: string;
}

export interface PlaceFilter {
  readonly kind?: PlaceKind | undefined;
  readonly parent?: string | undefined;
  /** Only places that exist on that day. */
  readonly on?: string | undefined;
}

export type PlaceKey = readonly [code: string, id: string];

@Injectable()
export class PlacesRepository {
  constructor(private readonly database: Database) {}

  /** Places behind `after` in the order of code, then id. */
  list({ kind, parent, on }: PlaceFilter, after: PlaceKey | undefined, limit: number): Promise<Place[]> {
    const [code, id] = after ?? [null, null];
    return this.database.query(listPlaces, [kind ?? null, parent ?? null, on ?? null, code, id, limit]);
  }

  /** Those of the ids that exist, in no order. */
  find(ids: readonly string[], on: Queryable = this.database): Promise<Place[]> {
    return on.query(findPlaces, [ids]);
  }

  /** All that ever had the code, of every kind. */
  findByCode(code: string): Promise<Place[]> {
    return this.database.query(findPlacesByCode, [code]);
  }

  /** Of each of the places itself, all that it came from and all that came of it. */
  related(ids: readonly string[], on: Queryable = this.database): Promise<RelatedPlace[]> {
    return on.query(findRelated, [ids]);
  }

  /** Every place there ever was: some ten thousand in a whole country. */
  names(on: Queryable = this.database): Promise<PlaceNames[]> {
    return on.query(listNames);
  }

  /** Comes first in a transaction that changes places: one writer at a time. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(lockPlaces);
  }

  /** Whether a place of the kind has the code on any day between the two. */
  async codeTaken(
    tx: Transaction,
    { kind, code, validFrom, validTo }: Pick<Place, 'kind' | 'code' | 'validFrom' | 'validTo'>,
  ): Promise<boolean> {
    const [row] = await tx.query(countOverlaps, [kind, code, validFrom, validTo]);
    return row!.count > 0;
  }

  /** How many places below this one exist on that day or later. */
  async childrenFrom(tx: Transaction, id: string, day: string): Promise<number> {
    const [row] = await tx.query(countChildren, [id, day]);
    return row!.count;
  }

  async insert(tx: Transaction, place: Omit<Place, 'revision' | 'successors'>, at: Date): Promise<void> {
    const { id, code, kind, parentId, validFrom, validTo, names, predecessors } = place;
    await tx.query(insertPlace, [id, code, kind, parentId, validFrom, validTo, at]);
    await tx.query(insertNames, [id, JSON.stringify(names)]);
    await tx.query(insertSuccession, [predecessors, [id]]);
  }

  async end(tx: Transaction, id: string, validTo: string, successors: readonly string[]): Promise<void> {
    await tx.query(endPlace, [id, validTo]);
    await tx.query(insertSuccession, [[id], successors]);
  }

  async rename(tx: Transaction, id: string, names: Names): Promise<void> {
    await tx.query(dropNames, [id]);
    await tx.query(insertNames, [id, JSON.stringify(names)]);
    await tx.query(raisePlace, [id]);
  }
}

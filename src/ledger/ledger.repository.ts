import { Injectable } from '@nestjs/common';
import { type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { Hash } from './merkle/hashing.js';

/** Any constant: whoever holds it is the only one who appends. Taken last, after every other lock. */
const APPEND_LOCK = 7_205_759_403_793;

const lock = statement('ledger.lock', `select pg_advisory_xact_lock(${APPEND_LOCK})`);

interface HeadRow {
  readonly size: string;
  readonly last_at: Date;
  readonly place: string;
}
// When the server started, which of its databases, and which table in it: a failover changes the first, a restore beside
// a running server the others.
const place = `concat_ws('/', extract(epoch from pg_postmaster_start_time()),
  (select oid from pg_database where datname = current_database()), head.tableoid) as place`;
const readHead = statement<HeadRow>('ledger.read-head', `select size, last_at, ${place} from ledger.head`);
const readHeadFor = statement<HeadRow & { last_index: string | null; last_version: string | null }>(
  'ledger.read-head-for',
  `select size, last_at, ${place}, last_index, last_version
   from ledger.head left join ledger.object on type = $1 and id = $2`,
);
/** After more acts than this at once it is cheaper to take everything for changed than to look at each. */
const MOST_ACTS = 200;

interface ChangeRow {
  readonly size: string;
  readonly change: string;
  readonly last: Buffer | null;
  readonly objects: readonly ActedOn[] | null;
  readonly names: readonly string[] | null;
}
// Null where not every step is there: too many, swept already, or in a database that was put back to an earlier state, which
// the hash of the last entry that was known tells even when as many were entered since.
const readChanges = statement<ChangeRow>(
  'ledger.read-changes',
  `select head.size, change.seq as change, entry.leaf_hash as last,
     (select coalesce(json_agg(convert_from(bytes, 'UTF8')::json -> 'on' order by index), '[]') from ledger.entry
      where index >= $1 and index < head.size and head.size <= $1::bigint + ${MOST_ACTS}
      having count(*) = head.size - $1
        and ($1 = 0 or exists (select from ledger.entry where index = $1 - 1 and leaf_hash = $3))) as objects,
     (select coalesce(array_agg(distinct name), '{}') from platform.change_name
      where change_name.seq > $2 and change_name.seq <= change.seq
      having count(distinct change_name.seq) = change.seq - $2) as names
   from platform.change, ledger.head left join ledger.entry on index = size - 1`,
);
const hasReached = statement<{ reached: boolean }>(
  'ledger.has-reached',
  `select head.size >= $1 and change.seq >= $2 and entry.leaf_hash is not distinct from $3 as reached
   from platform.change, ledger.head left join ledger.entry on index = $1 - 1`,
);
const insertEntry = statement<{ index: string }>(
  'ledger.append',
  `with advanced as (
     update ledger.head set size = size + 1, last_at = $2 where size = $1 returning size - 1 as index
   ), chained as (
     insert into ledger.object (type, id, last_index, last_version) select $5, $6, index, $7::bigint from advanced
     on conflict (type, id) do update
     set last_index = excluded.last_index, last_version = greatest(object.last_version, excluded.last_version)
   )
   insert into ledger.entry (index, bytes, leaf_hash) select index, $3, $4 from advanced returning index`,
);
const findEntries = statement<{ index: string; bytes: Buffer }>(
  'ledger.find-entries',
  'select index, bytes from ledger.entry where index >= $1 order by index limit $2',
);
const findEntriesAt = statement<{ index: string; bytes: Buffer }>(
  'ledger.find-entries-at',
  'select index, bytes from ledger.entry where index = any($1) order by index',
);
const findLeaves = statement<{ leaf_hash: Buffer }>(
  'ledger.find-leaves',
  'select leaf_hash from ledger.entry where index >= $1 order by index limit $2',
);
const findTile = statement<{ bytes: Buffer }>(
  'ledger.find-tile',
  'select bytes from ledger.tile where level = $1 and index = $2',
);
const findTileRoots = statement<{ root: Buffer }>(
  'ledger.find-tile-roots',
  'select root from ledger.tile where level = $1 and index >= $2 order by index limit $3',
);
const countTiles = statement<{ count: string }>(
  'ledger.count-tiles',
  'select coalesce(max(index), -1) + 1 as count from ledger.tile where level = $1',
);
const keepTile = statement(
  'ledger.keep-tile',
  'insert into ledger.tile (level, index, bytes, root) values ($1, $2, $3, $4) on conflict do nothing',
);

export interface Head {
  readonly size: number;
  readonly lastAt: Date;
  /** Which table of which running server it was read from; a log that was put in place of another has another. */
  readonly place: string;
}

/** How far everything public has come. */
export interface ChangeSequence {
  /** Entries of the log. */
  readonly size: number;
  /** Changes that are not official. */
  readonly change: number;
  /** Hash of the last entry; null while there is none. */
  readonly last: Hash | null;
}

/** What an act was about. */
interface ActedOn {
  readonly type: string;
  readonly id: string;
}

/** What is public now, and what became of it since an earlier state; null where that is not known. */
export interface Changes {
  readonly sequence: ChangeSequence;
  /** Of every act since, in order. */
  readonly objects: readonly ActedOn[] | null;
  /** Of every change since that was not official (see `bumpChange`). */
  readonly names: readonly string[] | null;
}

/** The end of one object's chain; what is undefined has not been entered yet. */
interface ChainEnd {
  readonly previous: number | undefined;
  /** The highest version that an act was about. */
  readonly version: number | undefined;
}

/** All SQL of the log itself. */
@Injectable()
export class LedgerRepository {
  /** Waits until nobody else appends; held until the transaction ends, which is after others see what it wrote. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(lock);
  }

  async head(on: Queryable): Promise<Head> {
    const [row] = await on.query(readHead);
    return toHead(row!);
  }

  /** The head, with the last act on one object. */
  async headFor(
    on: Queryable,
    object: { readonly type: string; readonly id: string },
  ): Promise<Head & ChainEnd> {
    const [row] = await on.query(readHeadFor, [object.type, object.id]);
    const { last_index: previous, last_version: version } = row!;
    return {
      ...toHead(row!),
      previous: previous === null ? undefined : Number(previous),
      version: version === null ? undefined : Number(version),
    };
  }

  async changesSince(on: Queryable, known: ChangeSequence | undefined): Promise<Changes> {
    const [row] = await on.query(readChanges, [
      known?.size ?? null,
      known?.change ?? null,
      known?.last ?? null,
    ]);
    const { size, change, last, objects, names } = row!;
    return { sequence: { size: Number(size), change: Number(change), last }, objects, names };
  }

  async hasReached(on: Queryable, { size, change, last }: ChangeSequence): Promise<boolean> {
    const [row] = await on.query(hasReached, [size, change, last]);
    return row!.reached;
  }

  /** False if the head was not where the caller saw it. */
  async append(
    tx: Transaction,
    entry: {
      readonly index: number;
      readonly at: Date;
      readonly bytes: Buffer;
      readonly leafHash: Hash;
      readonly object: { readonly type: string; readonly id: string; readonly version?: number | undefined };
    },
  ): Promise<boolean> {
    const { index, at, bytes, leafHash, object } = entry;
    const { type, id, version = null } = object;
    const rows = await tx.query(insertEntry, [index, at, bytes, leafHash, type, id, version]);
    return rows.length === 1;
  }

  async entries(on: Queryable, from: number, limit: number): Promise<{ index: number; bytes: Buffer }[]> {
    return (await on.query(findEntries, [from, limit])).map(toEntryRow);
  }

  /** The entries at these places, in order; places where there is none are left out. */
  async entriesAt(on: Queryable, indexes: readonly number[]): Promise<{ index: number; bytes: Buffer }[]> {
    return (await on.query(findEntriesAt, [indexes])).map(toEntryRow);
  }

  async leaves(on: Queryable, from: number, limit: number): Promise<Hash[]> {
    return (await on.query(findLeaves, [from, limit])).map((row) => row.leaf_hash);
  }

  async tile(on: Queryable, level: number, index: number): Promise<Buffer | undefined> {
    const [row] = await on.query(findTile, [level, index]);
    return row?.bytes;
  }

  /** Roots of full tiles: the hashes of the level above. */
  async tileRoots(on: Queryable, level: number, from: number, limit: number): Promise<Hash[]> {
    return (await on.query(findTileRoots, [level, from, limit])).map((row) => row.root);
  }

  /** How many full tiles of a level are kept. */
  async tileCount(on: Queryable, level: number): Promise<number> {
    const [row] = await on.query(countTiles, [level]);
    return Number(row!.count);
  }

  async keepTile(on: Queryable, level: number, index: number, bytes: Buffer, root: Hash): Promise<void> {
    await on.query(keepTile, [level, index, bytes, root]);
  }
}

function toHead(row: HeadRow): Head {
  return { size: Number(row.size), lastAt: row.last_at, place: row.place };
}

function toEntryRow({ index, bytes }: { readonly index: string; readonly bytes: Buffer }) {
  return { index: Number(index), bytes };
}

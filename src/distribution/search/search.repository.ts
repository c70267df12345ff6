import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '../../platform/database/index.js';
import type { SearchRow } from './search-rows.js';

/** How far the index has come: acts below `followed` are in it; those in `[rebuilt, rebuiltUntil)` are to be gone through. */
export interface SearchProgress {
  readonly followed: number;
  readonly rebuilt?: number;
  readonly rebuiltUntil?: number;
}

interface ProgressRow {
  readonly followed: string;
  readonly rebuilt: string | null;
  readonly rebuilt_until: string | null;
}

const progressColumns = 'followed, rebuilt, rebuilt_until';
const readProgress = statement<ProgressRow>(
  'distribution.read-search-progress',
  `select ${progressColumns} from distribution.search_progress`,
);
const claimProgress = statement<ProgressRow>(
  'distribution.claim-search-progress',
  `select ${progressColumns} from distribution.search_progress for update skip locked`,
);
const awaitProgress = statement<ProgressRow>(
  'distribution.await-search-progress',
  `select ${progressColumns} from distribution.search_progress for update`,
);
const moveProgress = statement(
  'distribution.move-search-progress',
  'update distribution.search_progress set followed = $1, rebuilt = $2, rebuilt_until = $3',
);
const removeRows = statement<{ release_id: string }>(
  'distribution.remove-search-rows',
  'delete from distribution.search_text where release_id = any($1) returning release_id',
);
const addRows = statement(
  'distribution.add-search-rows',
  `insert into distribution.search_text (release_id, lang, version, at, words)
   select * from unnest($1::uuid[], $2::text[], $3::integer[], $4::timestamptz[], $5::tsvector[])`,
);
const splitParts = statement('distribution.split-search', 'select distribution.split_search($1, $2, $3)');

/** A part is divided when it holds more rows than this; the newest one sooner, since older ones get some more: translations. */
const MOST_IN_PART = 48_000;
const MOST_IN_NEWEST = 40_000;

/** All SQL that writes the index of search. */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  async progress(): Promise<SearchProgress> {
    return toProgress((await this.database.query(readProgress))[0]!);
  }

  /** Makes this transaction the only one that writes the index; undefined while another one does, unless it `waits`. */
  async claim(tx: Transaction, { waits = false } = {}): Promise<SearchProgress | undefined> {
    const [row] = await tx.query(waits ? awaitProgress : claimProgress);
    return row && toProgress(row);
  }

  async move(tx: Transaction, { followed, rebuilt, rebuiltUntil }: SearchProgress): Promise<void> {
    await tx.query(moveProgress, [followed, rebuilt ?? null, rebuiltUntil ?? null]);
  }

  /** Puts these rows in the place of all that there are of the releases; false if there were none and are none. */
  async replace(tx: Transaction, releases: readonly string[], rows: readonly SearchRow[]): Promise<boolean> {
    const removed = await tx.query(removeRows, [releases]);
    if (rows.length > 0)
      await tx.query(addRows, [
        rows.map(({ release_id: id }) => id),
        rows.map(({ lang }) => lang),
        rows.map(({ version }) => version),
        rows.map(({ at }) => at),
        rows.map(({ words }) => words),
      ]);
    return removed.length > 0 || rows.length > 0;
  }

  /** Divides the parts in which rows of these times lie, where they have grown too full. */
  async makeRoom(tx: Transaction, near: readonly Date[]): Promise<void> {
    await tx.query(splitParts, [near, MOST_IN_NEWEST, MOST_IN_PART]);
  }
}

function toProgress({ followed, rebuilt, rebuilt_until: until }: ProgressRow): SearchProgress {
  return {
    followed: Number(followed),
    ...(rebuilt !== null && until !== null && { rebuilt: Number(rebuilt), rebuiltUntil: Number(until) }),
  };
}

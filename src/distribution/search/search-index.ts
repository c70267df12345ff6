import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Ledger } from '../../ledger/index.js';
import { bumpChange, Database, type Transaction } from '../../platform/database/index.js';
import { type PublicText, PublicReleases } from '../../releases/index.js';
import { about } from '../answers/names.js';
import { OfficialIndex } from '../official/official-index.js';
import { type SearchProgress, SearchRepository } from './search.repository.js';
import { type SearchableRelease, type SearchRow, toSearchRows } from './search-rows.js';
import type { SearchableDocument } from './searchable.js';

/** Acts that one transaction goes through. */
const ACTS_AT_ONCE = 100;
/** Who is further behind than this many acts catches up beside what is new, instead of before it. */
const MOST_BEHIND = 1000;

/** What one transaction did. */
interface Indexed {
  readonly changed: boolean;
  /** Of the rows that were written. */
  readonly times: readonly Date[];
}
interface Stepped extends Indexed {
  readonly progress: SearchProgress;
}
const NOTHING: Indexed = { changed: false, times: [] };

/** What a step came to: there is more to do, there is none, or somebody else is at it. */
export type Step = 'more' | 'done' | 'busy';

/**
 * Keeps what search finds, and what releases are known again by, in step with what is public, act by act in the order of the
 * log. One transaction at a time, in
 * whichever process, writes: it holds the row that says how far it came, so that a crash loses and repeats nothing.
 */
@Injectable()
export class SearchIndex {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly releases: PublicReleases,
    private readonly repository: SearchRepository,
    private readonly official: OfficialIndex,
  ) {}

  progress(): Promise<SearchProgress> {
    return this.repository.progress();
  }

  /** Takes in the next acts. */
  follow(): Promise<Step> {
    return this.step(async (tx, progress) => {
      const size = await this.ledger.size(tx);
      const { followed, rebuilt = followed } = progress;
      if (size - followed > MOST_BEHIND)
        return { ...NOTHING, progress: { followed: size, rebuilt, rebuiltUntil: size } };
      const until = Math.min(size, followed + ACTS_AT_ONCE);
      if (until <= followed) return undefined;
      return { ...(await this.indexActs(tx, followed, until)), progress: { ...progress, followed: until } };
    });
  }

  /** Goes on with a rebuild, or with what was left behind. */
  rebuildSome(): Promise<Step> {
    return this.step(async (tx, { followed, rebuilt, rebuiltUntil }) => {
      if (rebuilt === undefined || rebuiltUntil === undefined) return undefined;
      const until = Math.min(rebuiltUntil, rebuilt + ACTS_AT_ONCE);
      const rest = until < rebuiltUntil && { rebuilt: until, rebuiltUntil };
      return { ...(await this.indexActs(tx, rebuilt, until)), progress: { followed, ...rest } };
    });
  }

  /** Has everything indexed anew, beside what goes on; one that is under way goes on instead. True if it was begun. */
  async beginRebuild(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const progress = (await this.repository.claim(tx, { waits: true }))!;
      if (progress.rebuilt !== undefined || progress.followed === 0) return false;
      await this.repository.move(tx, { ...progress, rebuilt: 0, rebuiltUntil: progress.followed });
      return true;
    });
  }

  private async step(
    work: (tx: Transaction, progress: SearchProgress) => Promise<Stepped | undefined>,
  ): Promise<Step> {
    const stepped = await this.database.transaction(async (tx) => {
      const progress = await this.repository.claim(tx);
      if (!progress) return 'busy';
      const done = await work(tx, progress);
      if (!done) return 'done';
      await this.repository.move(tx, done.progress);
      // Answers were forgotten at the act, but may have been made again without what is found only now.
      if (done.changed) await bumpChange(tx, about.search);
      return done;
    });
    if (typeof stepped === 'string') return stepped;
    await this.makeRoom(stepped);
    return 'more';
  }

  /** Brings what these acts were about to where it stands now, which may be later than they say. */
  private async indexActs(tx: Transaction, from: number, until: number): Promise<Indexed> {
    const acts = await this.releases.acts(tx, from, until, ACTS_AT_ONCE, { imported: true });
    const ids = [...new Set(acts.map(({ release_id: id }) => id))];
    const rows: SearchRow[] = [];
    for (const release of toSearchable(await this.releases.texts(tx, ids))) {
      rows.push(...toSearchRows(release));
      // Making lexemes takes a millisecond or two, and requests are answered beside it.
      await breathe();
    }
    await this.official.take(tx, ids);
    return { changed: await this.repository.replace(tx, ids, rows), times: rows.map(({ at }) => at) };
  }

  /** In a transaction of its own: that a part is full is no reason to know less. */
  private async makeRoom({ times }: Indexed): Promise<void> {
    if (times.length === 0) return;
    await this.database.transaction(async (tx) => {
      if (await this.repository.claim(tx)) await this.repository.makeRoom(tx, times);
    });
  }
}

/** Texts of the same release stand together. */
function toSearchable(texts: readonly PublicText[]): SearchableRelease[] {
  return [...Map.groupBy(texts, ({ id }) => id)].map(([id, some]) => ({
    id,
    version: some[0]!.version,
    at: some[0]!.first_public_at,
    documents: some.map(({ bytes }) => JSON.parse(bytes.toString('utf8')) as SearchableDocument),
  }));
}

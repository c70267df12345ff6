import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Ledger } from '../../ledger/index.js';
import { isDatabaseAway } from '../../platform/database/index.js';
import { SearchIndex } from './search-index.js';

/** Acts of this process are taken in at once; this is for those of commands, and of processes that died after one. */
const POLL_MS = 2000;

/** Keeps the index of search up to date for as long as the server works. */
@Injectable()
export class SearchFollower {
  private readonly log = new Logger('distribution');
  private readonly ended = new AbortController();
  private awake = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly index: SearchIndex,
    private readonly ledger: Ledger,
  ) {}

  start(): void {
    this.ledger.onAppended(() => this.awake.abort());
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.ended.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      this.awake = new AbortController();
      const pause = await this.work().catch((error: unknown) => {
        // While the database is away others say so.
        if (!isDatabaseAway(error)) this.log.error(`Search could not follow: ${(error as Error).message}`);
        return POLL_MS;
      });
      const either = AbortSignal.any([signal, this.awake.signal]);
      await sleep(pause, undefined, { signal: either, ref: false }).catch(() => undefined);
    }
  }

  /** Answers how long to wait, in milliseconds, unless something happens. */
  private async work(): Promise<number> {
    while ((await this.index.follow()) === 'more' && !this.ended.signal.aborted);
    const began = performance.now();
    if ((await this.index.rebuildSome()) !== 'more') return POLL_MS;
    // Half of the time is left to those who read.
    return performance.now() - began;
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import {
  Database,
  isDatabaseAway,
  type Queryable,
  Replica,
  sqlState,
  UnfitReplica,
} from '../../platform/database/index.js';
import { AnswerMetrics } from './answer-metrics.js';
import { Freshness } from './freshness.js';

const CHECK_MS = 500;
/** A replica that restarts, or is behind for a moment, is no news. */
const SAID_AFTER_MS = 5000;

/**
 * Where what the public is told is read: on the replica, if there is one that has everything this process knows of, else on
 * the primary. Only this process's own check finds a replica fit again, so that no reader waits for one that is away.
 */
@Injectable()
export class PublicReads {
  private readonly log = new Logger('replica');
  private fit = false;
  private checking = false;
  private fitAt = performance.now();
  private unfitSaid = false;

  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly freshness: Freshness,
    private readonly metrics: AnswerMetrics,
  ) {}

  /**
   * Runs `make` on what is at least as new as the last confirmation. `seen`: so many entries of the log the caller has been
   * told of, perhaps by another process, as their cursor shows. What fails on the replica is repeated as a whole on the
   * primary: what is not found there may be younger. Throws what `make` throws on the primary, and 503.
   */
  async read<Result>(seen: number, make: (on: Queryable) => Promise<Result>): Promise<Result> {
    if (!this.replica.isConfigured) return make(this.database);
    if (!(await this.mayAskReplica(seen))) return this.onPrimary('primary', make);
    try {
      const result = await this.replica.snapshot(async (on) => {
        await this.expectReached(on);
        return make(on);
      });
      this.metrics.reads.labels('replica').inc();
      return result;
    } catch (error) {
      if (isTrouble(error)) this.fit = false;
      return this.onPrimary('primary after replica', make);
    }
  }

  @Interval(CHECK_MS)
  async check(): Promise<void> {
    if (!this.replica.isConfigured || this.checking) return;
    this.checking = true;
    try {
      this.metrics.replicaLag.set(await this.replica.examine());
      await this.replica.snapshot((on) => this.expectReached(on));
      this.fit = true;
      this.fitAt = performance.now();
      if (this.unfitSaid) this.log.log('The replica is used again.');
      this.unfitSaid = false;
    } catch (error) {
      this.fit = false;
      if (!this.unfitSaid && performance.now() - this.fitAt > SAID_AFTER_MS) {
        this.unfitSaid = true;
        const { message, code = '' } = error as Error & { readonly code?: string };
        // Where a name has several addresses, the refusal of all has no words.
        this.log.warn(`The replica is not used, the primary answers: ${message || code}`);
      }
    } finally {
      this.checking = false;
    }
    this.metrics.replicaUsed.set(Number(this.fit));
  }

  private async mayAskReplica(seen: number): Promise<boolean> {
    if (!this.fit) return false;
    if (!this.freshness.isConfirmed) await this.freshness.confirm();
    return seen <= this.freshness.size;
  }

  private onPrimary<Result>(label: string, make: (on: Queryable) => Promise<Result>): Promise<Result> {
    this.metrics.reads.labels(label).inc();
    return make(this.database);
  }

  private async expectReached(on: Queryable): Promise<void> {
    if (!(await this.freshness.isReachedBy(on))) throw new Behind();
  }
}

class Behind extends Error {
  override readonly name = 'Behind';

  constructor() {
    super('It is behind, or holds another log.');
  }
}

/** One that was in the way of what is replayed, or asked for too much: what the replica had to cancel says nothing of it. */
const CANCELLED = /^(40...|57014)$/;

/** Whether it is better not to ask again; whether the replica is slow or silent, the check finds out. */
function isTrouble(error: unknown): boolean {
  if (error instanceof Behind || error instanceof UnfitReplica) return true;
  return isDatabaseAway(error) && !CANCELLED.test(sqlState(error) ?? '');
}

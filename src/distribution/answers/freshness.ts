import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Ledger } from '../../ledger/index.js';
import { ChangeHints, Database, type Queryable } from '../../platform/database/index.js';
import { httpError } from '../../platform/http/index.js';
import { within } from '../../platform/waiting/index.js';
import { about } from './names.js';

const POLL_MS = 250;
/** A process that has not heard from the database for this long asks before it answers. */
const TRUSTED_MS = 2000;
const PATIENCE_MS = 10_000;

type Changes = Awaited<ReturnType<Ledger['changesSince']>>;
type Names = readonly string[];

/**
 * Knows whether what this process remembers of public content is still what the database holds: it compares the change
 * sequence (size of the log, non-official changes) every quarter of a second, at once after a change of its own and on a hint
 * from another process, and tells what changed.
 */
@Injectable()
export class Freshness implements OnApplicationBootstrap {
  private known: Changes['sequence'] | undefined;
  private confirmedAt = Number.NEGATIVE_INFINITY;
  /** When this very process changed something public: what was confirmed before then counts no more. */
  private changedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;
  private forget: (names: Names | undefined) => void = () => undefined;

  constructor(
    private readonly ledger: Ledger,
    database: Database,
    private readonly hints: ChangeHints,
  ) {
    database.onChange(() => {
      this.changedAt = performance.now();
    });
  }

  onApplicationBootstrap(): void {
    // The answer to a question that is under way may be from before the change.
    this.hints.listen(() => void this.poll().then(() => this.poll()));
  }

  /**
   * `forget` is called, before anything is confirmed again, whenever something public has changed: with the names of what
   * did, or without any when that may be everything.
   */
  onChange(forget: (names: Names | undefined) => void): void {
    this.forget = forget;
  }

  /** Resolves at once while the last confirmation is recent; rejects with 503 when the database can't be asked. */
  async confirm(): Promise<void> {
    if (this.isConfirmed) return;
    // A question that was under way when the act was committed may have the answer from before it.
    for (const asked = performance.now(); !this.isConfirmed;) {
      const left = asked + PATIENCE_MS - performance.now();
      if (left <= 0) away();
      await inTime(left, this.ask());
    }
  }

  /** Whether what is remembered may be told without asking. */
  get isConfirmed(): boolean {
    return this.confirmedAt > this.changedAt && performance.now() - this.confirmedAt < TRUSTED_MS;
  }

  /** How long the log was when it was last confirmed. */
  get size(): number {
    return this.known?.size ?? 0;
  }

  /** Whether what can be read there is at least what was last confirmed. */
  async isReachedBy(on: Queryable): Promise<boolean> {
    return this.known !== undefined && (await this.ledger.hasReached(this.known, on));
  }

  @Interval(POLL_MS)
  async poll(): Promise<void> {
    // While the database is away nothing is confirmed, and requests wait or are refused.
    await this.ask().catch(() => undefined);
  }

  private ask(): Promise<void> {
    this.asking ??= this.compare().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async compare(): Promise<void> {
    const asked = performance.now();
    const { known } = this;
    const changes = await inTime(PATIENCE_MS, this.ledger.changesSince(known));
    const { sequence } = changes;
    if (!known || !isSame(sequence, known)) {
      this.forget(namesOf(changes));
      this.known = sequence;
    }
    this.confirmedAt = asked;
  }
}

function isSame(one: Changes['sequence'], other: Changes['sequence']): boolean {
  const isSameLog = one.last === other.last || (one.last && other.last?.equals(one.last));
  return one.size === other.size && one.change === other.change && isSameLog === true;
}

/** The names of what changed, or undefined if it may be anything. */
function namesOf({ objects, names }: Changes): Names | undefined {
  if (!objects || !names || objects.some(({ type }) => type !== 'release')) return undefined;
  const releases = objects.map(({ id }) => about.release(id));
  return [...new Set([...names, ...releases, ...(objects.length > 0 ? [about.releases] : [])])];
}

/** Who answers nothing for so long is away. */
const inTime = <Value>(milliseconds: number, work: Promise<Value>): Promise<Value> =>
  within(milliseconds, work, away);

function away(): never {
  throw httpError('unavailable', {}, { retryAfter: 5 });
}

import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Ledger } from '../../ledger/index.js';
import { httpError } from '../../platform/http/index.js';

const POLL_MS = 250;
/** A process that has not heard from the database for this long asks before it answers. */
const TRUSTED_MS = 2000;
const PATIENCE_MS = 10_000;

/**
 * Knows whether what this process remembers of public content is still what the database holds: it compares the change
 * sequence (size of the log, non-official changes) every quarter of a second, and at once after an act of its own.
 */
@Injectable()
export class Freshness {
  private known = '';
  private confirmedAt = Number.NEGATIVE_INFINITY;
  /** When an act of this very process was committed: what was confirmed before then counts no more. */
  private actedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | undefined;
  private forget: () => void = () => undefined;

  constructor(private readonly ledger: Ledger) {
    ledger.onAppended(() => {
      this.actedAt = performance.now();
    });
  }

  /** `forget` is called, before anything new is remembered, whenever something public has changed. */
  onChange(forget: () => void): void {
    this.forget = forget;
  }

  /** Resolves at once while the last confirmation is recent; rejects with 503 when the database can't be asked. */
  async confirm(): Promise<void> {
    if (this.isConfirmed()) return;
    await within(PATIENCE_MS, this.askUntilConfirmed());
  }

  private isConfirmed(): boolean {
    return this.confirmedAt > this.actedAt && performance.now() - this.confirmedAt < TRUSTED_MS;
  }

  private async askUntilConfirmed(): Promise<void> {
    // A question that was under way when the act was committed may have the answer from before it.
    do await this.ask();
    while (!this.isConfirmed());
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
    const { size, change } = await within(PATIENCE_MS, this.ledger.changeSequence());
    const sequence = `${size} ${change}`;
    if (sequence !== this.known) this.forget();
    this.known = sequence;
    this.confirmedAt = asked;
  }
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(httpError('unavailable', {}, { retryAfter: 5 })), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

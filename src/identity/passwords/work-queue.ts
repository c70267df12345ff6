import { identityError } from '../identity.errors.js';

interface Bounds {
  readonly atOnce: number;
  readonly waiting: number;
  /** So that one asker can't take every place in the queue. */
  readonly waitingPerKey: number;
}

const RETRY_SECONDS = 2;

/** Runs expensive work a few at a time, in order; what would wait too long is refused at once with `identity.busy`. */
export class WorkQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly perKey = new Map<string, number>();

  constructor(private readonly bounds: Bounds) {}

  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.bounds.atOnce) await this.wait(key);
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async wait(key: string): Promise<void> {
    const mine = this.perKey.get(key) ?? 0;
    if (mine >= this.bounds.waitingPerKey || this.waiting.length >= this.bounds.waiting) {
      throw identityError('busy', {}, { retryAfter: RETRY_SECONDS });
    }
    this.perKey.set(key, mine + 1);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    const left = this.perKey.get(key)! - 1;
    if (left === 0) this.perKey.delete(key);
    else this.perKey.set(key, left);
  }
}

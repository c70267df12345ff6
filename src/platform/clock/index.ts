import { Injectable } from '@nestjs/common';
import { Database, statement, type Queryable } from '../database/index.js';

const readClock = statement<{ now: Date }>(
  'platform.read-clock',
  `select date_trunc('milliseconds', clock_timestamp()) as now`,
);

const TOLD_FOR_MS = 60_000;

/** The one source of time. Milliseconds; never the process's own clock, so one skewed server can't break an embargo. */
@Injectable()
export class Clock {
  /** The last answer of the database, and when this process asked for it. */
  private told: { readonly time: number; readonly asked: number } | undefined;

  constructor(private readonly database: Database) {}

  /** Now, by the database; inside a transaction hand it over, so that no second connection is taken. */
  async now(on: Queryable = this.database): Promise<Date> {
    const asked = performance.now();
    const [row] = await on.query(readClock);
    const { now } = row!;
    this.told = { time: now.getTime(), asked };
    return now;
  }

  /**
   * Milliseconds since 1970, as the database told them within the last minute, with what has passed since. It is never
   * behind, and ahead by no more than that answer took; undefined when there was none.
   */
  lately(): number | undefined {
    const passed = this.told && performance.now() - this.told.asked;
    return passed !== undefined && passed < TOLD_FOR_MS ? this.told!.time + passed : undefined;
  }
}

/** A clock that stands still until it is moved: for tests, and for loading what happened earlier. */
export class ManualClock extends Clock {
  private time: Date;

  constructor(start: Date | string | number) {
    super(undefined as never);
    this.time = new Date(start);
  }

  override now(): Promise<Date> {
    return Promise.resolve(new Date(this.time));
  }

  override lately(): number {
    return this.time.getTime();
  }

  set(time: Date | number): void {
    this.time = new Date(time);
  }

  advance(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}

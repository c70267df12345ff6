import { Injectable } from '@nestjs/common';
import { Database, statement, type Queryable } from '../database/index.js';

const readClock = statement<{ now: Date }>(
  'platform.read-clock',
  `select date_trunc('milliseconds', clock_timestamp()) as now`,
);

/** The one source of time. Milliseconds; never the process's own clock, so one skewed server can't break an embargo. */
@Injectable()
export class Clock {
  constructor(private readonly database: Database) {}

  /** Now, by the database; inside a transaction hand it over, so that no second connection is taken. */
  async now(on: Queryable = this.database): Promise<Date> {
    const [row] = await on.query(readClock);
    return row!.now;
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

  set(time: Date | number): void {
    this.time = new Date(time);
  }

  advance(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}

import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database/index.js';
import { within } from '../waiting/index.js';

const ask = statement('platform.ask-readiness', 'select 1 as ok');
const KEPT_MS = 1000;
const PATIENCE_MS = 2000;

/** Whether this process can do its work. One question a second to the database at most, however many ask. */
@Injectable()
export class Readiness {
  private leaving = false;
  private askedAt = 0;
  private answer: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly database: Database) {}

  /** From now on nothing should be sent here. */
  leave(): void {
    this.leaving = true;
  }

  async isReady(): Promise<boolean> {
    const now = performance.now();
    if (now - this.askedAt > KEPT_MS || this.askedAt === 0) {
      this.askedAt = now;
      this.answer = this.ask();
    }
    return !this.leaving && (await this.answer);
  }

  private ask(): Promise<boolean> {
    const answered = this.database.query(ask).then(
      () => true,
      () => false,
    );
    return within(PATIENCE_MS, answered, () => false);
  }
}

import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../clock/index.js';
import { Database, statement } from '../database/index.js';

/** Work that repeats. `run` must be idempotent: after a crash it may be run again early, or once less. */
export interface ScheduledTask {
  readonly id: string;
  readonly everySeconds: number;
  readonly run: () => Promise<unknown>;
}

const announce = statement(
  'platform.announce-task',
  'insert into platform.scheduled_task (id, due_at) values ($1, $2) on conflict do nothing',
);
const claimDue = statement<{ id: string }>(
  'platform.claim-due-task',
  `update platform.scheduled_task set due_at = $2::timestamptz + make_interval(secs => $3), last_started_at = $2
   where id = (
     select id from platform.scheduled_task
     where id = $1 and due_at <= $2 and not paused
     for update skip locked
   ) returning id`,
);
const recordEnd = statement(
  'platform.record-task-end',
  'update platform.scheduled_task set last_finished_at = $2, last_error = $3 where id = $1',
);

/** Runs due tasks, each in one process at a time: the clock ticks everywhere, the database decides who. */
@Injectable()
export class Scheduler {
  private readonly log = new Logger('schedule');
  private readonly tasks: ScheduledTask[] = [];
  private started = false;
  private current: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  add(task: ScheduledTask): void {
    this.tasks.push(task);
  }

  async start(): Promise<void> {
    const now = await this.clock.now();
    for (const { id } of this.tasks) await this.database.query(announce, [id, now]);
    this.started = true;
  }

  async stop(): Promise<void> {
    this.started = false;
    await this.current;
  }

  @Interval(5000)
  async tick(): Promise<void> {
    if (!this.started || this.current) return;
    // A database that is away makes this tick fail; the next one tries again.
    this.current = this.runDue().catch(() => undefined);
    await this.current;
    this.current = undefined;
  }

  /** Runs every task that is due now. */
  async runDue(): Promise<void> {
    for (const { id, everySeconds, run } of this.tasks) {
      const [claimed] = await this.database.query(claimDue, [id, await this.clock.now(), everySeconds]);
      if (!claimed) continue;
      const error = await run().then(
        () => null,
        (reason: unknown) => (reason as Error).message.slice(0, 500),
      );
      if (error !== null) this.log.warn(`The task ${id} failed: ${error}`);
      await this.database.query(recordEnd, [id, await this.clock.now(), error]);
    }
  }
}

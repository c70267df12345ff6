import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../database/index.js';
import { type AddedTask, type Rhythm, rhythmText } from './task.js';

/** A task as operators see it. */
export interface TaskRow {
  readonly id: string;
  /** Null for one that no process of this version has announced yet. */
  readonly rhythm: string | null;
  readonly dueAt: Date;
  readonly paused: boolean;
  readonly lastStartedAt: Date | null;
  readonly lastFinishedAt: Date | null;
  readonly lastSucceededAt: Date | null;
  readonly lastResult: string | null;
  readonly lastError: string | null;
  /** Until when the process that runs it has it for itself. */
  readonly runningUntil: Date | null;
}

/** A run that this process has to itself. */
export interface Claim {
  readonly id: string;
  /** When it was due; a run that was missed or lost is long due. */
  readonly dueAt: Date;
  readonly startedAt: Date;
}

/** How a run ended. */
export interface RunEnd {
  readonly at: Date;
  readonly error: string | null;
  readonly result: string | null;
  /** It did not come to its end, and is due as it was. */
  readonly again: boolean;
}

const columns = `id, rhythm, due_at as "dueAt", paused, last_started_at as "lastStartedAt",
  last_finished_at as "lastFinishedAt", last_succeeded_at as "lastSucceededAt", last_result as "lastResult",
  last_error as "lastError", running_until as "runningUntil"`;

// The first instant after $1 that is `daily_at` on some local date. Each date has exactly one, which PostgreSQL puts behind
// the gap if the clocks jump over it, and at the later of two if they show it twice.
const nextOnAnotherDay = `(
  select min(instant) from generate_series(0, 2) as days, lateral (
    select (($1::timestamptz at time zone r.zone)::date + days + r.daily_at) at time zone r.zone as instant
  ) as occurrence where instant > $1::timestamptz)`;

// A rhythm that changed counts at once.
const announce = statement(
  'platform.announce-tasks',
  `insert into platform.scheduled_task as t (id, rhythm, due_at)
   select r.id, r.rhythm, case when r.daily_at is null then $1::timestamptz else ${nextOnAnotherDay} end
   from unnest($2::text[], $3::text[], $4::time[], $5::text[]) as r (id, rhythm, daily_at, zone)
   on conflict (id) do update set rhythm = excluded.rhythm, due_at = excluded.due_at
   where t.rhythm is distinct from excluded.rhythm`,
);
const claimDue = statement<Claim>(
  'platform.claim-due-tasks',
  `update platform.scheduled_task t
   set last_started_at = $1, running_until = $1::timestamptz + make_interval(secs => due.lease)
   from (
     select s.id, r.lease from platform.scheduled_task s
     join unnest($2::text[], $3::float8[]) as r (id, lease) on r.id = s.id
     where s.due_at <= $1 and not s.paused and (s.running_until is null or s.running_until <= $1)
     for update of s skip locked
   ) due
   where t.id = due.id
   returning t.id, t.due_at as "dueAt", t.last_started_at as "startedAt"`,
);
// Only for the run that is recorded: one that was given up may not speak for its successor. A due time that was moved in
// the meantime stays. Every so many seconds goes on in step, from when the run began, so that neither late ticks nor long
// runs add up.
const recordEnd = statement(
  'platform.record-task-end',
  `update platform.scheduled_task t
   set running_until = null, last_finished_at = $3, last_error = $4, last_result = $5,
       last_succeeded_at = case when $4::text is null then $3 else last_succeeded_at end,
       due_at = case
         when $7 or t.due_at <> $6 then t.due_at
         when r.daily_at is not null then ${nextOnAnotherDay}
         else t.due_at + make_interval(
           secs => r.every * (floor(extract(epoch from $1 - t.due_at)::float8 / r.every) + 1))
       end
   from (select $8::float8 as every, $9::time as daily_at, $10::text as zone) r
   where t.id = $2 and t.last_started_at = $1`,
);
const list = statement<TaskRow>(
  'platform.list-tasks',
  `select ${columns} from platform.scheduled_task where $1::text is null or id > $1 order by id limit $2`,
);
const find = statement<TaskRow>(
  'platform.find-task',
  `select ${columns} from platform.scheduled_task where id = $1`,
);
const lock = statement<TaskRow>(
  'platform.lock-task',
  `select ${columns} from platform.scheduled_task where id = $1 for update`,
);
const setPaused = statement(
  'platform.pause-task',
  'update platform.scheduled_task set paused = $2 where id = $1',
);
const setDue = statement(
  'platform.set-task-due',
  'update platform.scheduled_task set due_at = $2 where id = $1',
);

/** All SQL of scheduled tasks. */
@Injectable()
export class TasksRepository {
  constructor(private readonly database: Database) {}

  async announce(tasks: readonly AddedTask[], now: Date): Promise<void> {
    await this.database.query(announce, [
      now,
      tasks.map(({ id }) => id),
      tasks.map(({ rhythm }) => rhythmText(rhythm)),
      tasks.map(({ rhythm }) => rhythm.dailyAt),
      tasks.map(({ rhythm }) => rhythm.zone),
    ]);
  }

  /** Takes every task that is due and that nobody runs, each for its time; in the order in which they were due. */
  async claimDue(
    tasks: readonly { readonly id: string; readonly leaseSeconds: number }[],
    now: Date,
  ): Promise<Claim[]> {
    const ids = tasks.map(({ id }) => id);
    const leases = tasks.map(({ leaseSeconds }) => leaseSeconds);
    const claimed = await this.database.query(claimDue, [now, ids, leases]);
    return claimed.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
  }

  async recordEnd({ id, dueAt, startedAt }: Claim, rhythm: Rhythm, end: RunEnd): Promise<void> {
    const { everySeconds, dailyAt, zone } = rhythm;
    await this.database.query(recordEnd, [
      startedAt,
      id,
      end.at,
      end.error,
      end.result,
      dueAt,
      end.again,
      everySeconds,
      dailyAt,
      zone,
    ]);
  }

  /** By id, behind the id `after`. */
  list(after: string | undefined, limit: number | null, on: Queryable = this.database): Promise<TaskRow[]> {
    return on.query(list, [after ?? null, limit]);
  }

  async find(id: string): Promise<TaskRow | undefined> {
    const [row] = await this.database.query(find, [id]);
    return row;
  }

  async lock(tx: Transaction, id: string): Promise<TaskRow | undefined> {
    const [row] = await tx.query(lock, [id]);
    return row;
  }

  async setPaused(tx: Transaction, id: string, paused: boolean): Promise<void> {
    await tx.query(setPaused, [id, paused]);
  }

  async setDue(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.query(setDue, [id, at]);
  }
}

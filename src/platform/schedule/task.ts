import { z } from 'zod';

/**
 * Work that repeats, either every so many seconds or once a day. Runs are at least once: after a crash, or when the server
 * ends in the middle, it is run again, so `run` must be idempotent.
 */
export interface ScheduledTask {
  /** Module and name, such as `files.sweep`. */
  readonly id: string;
  /** A second at least. */
  readonly everySeconds?: number;
  /** Or the local time, such as `06:30`, at which it is due once on each local date, however long that day is. */
  readonly dailyAt?: string;
  /** Zone of `dailyAt`; the province's unless given. */
  readonly zone?: string;
  /** How long a run may take, and how long others wait for one whose process died; 300 unless given. */
  readonly timeoutSeconds?: number;
  /**
   * The signal aborts when the time is over or the server ends; whoever heeds it stops early. If the answer is a text, it is
   * kept for operators to read.
   */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

/** When a task is due, as the database reckons it. */
export interface Rhythm {
  readonly everySeconds: number | null;
  readonly dailyAt: string | null;
  readonly zone: string | null;
}

/** A task whose rhythm was checked. */
export interface AddedTask {
  readonly id: string;
  readonly rhythm: Rhythm;
  readonly timeoutSeconds: number;
  readonly run: ScheduledTask['run'];
}

const TIMEOUT_SECONDS = 300;

const shape = z
  .object({
    everySeconds: z.number().min(1).nullable(),
    dailyAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .nullable(),
    timeoutSeconds: z.number().positive(),
  })
  .refine(({ everySeconds, dailyAt }) => (everySeconds === null) !== (dailyAt === null), {
    message: 'either everySeconds or dailyAt',
  });

/** Throws for a rhythm that is none. */
export function checkedTask(task: ScheduledTask, usualZone: string): AddedTask {
  const {
    id,
    everySeconds = null,
    dailyAt = null,
    timeoutSeconds = TIMEOUT_SECONDS,
    zone = usualZone,
  } = task;
  const read = shape.safeParse({ everySeconds, dailyAt, timeoutSeconds });
  if (!read.success) throw new Error(`The task ${id} has no rhythm: ${z.prettifyError(read.error)}`);
  const rhythm = { everySeconds, dailyAt, zone: dailyAt && zone };
  return { id, timeoutSeconds, rhythm, run: (signal) => task.run(signal) };
}

/** In words for operators. */
export function rhythmText({ everySeconds, dailyAt, zone }: Rhythm): string {
  return dailyAt === null ? `every ${everySeconds} s` : `daily at ${dailyAt} (${zone})`;
}

import { z } from 'zod';
import { pageOf, pageQuery } from '../../platform/http/index.js';
import type { TaskRow } from '../../platform/schedule/index.js';
import { instant } from './schemas.js';

const taskId = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  .meta({ description: 'Module and name of a scheduled task.', example: 'files.sweep' });

export const TaskItem = z
  .strictObject({
    id: taskId,
    rhythm: z.string().optional().meta({ description: 'How often it runs.', example: 'every 600 s' }),
    dueAt: instant,
    paused: z.boolean(),
    running: z.boolean(),
    lastStartedAt: instant.optional(),
    lastFinishedAt: instant.optional(),
    lastSucceededAt: instant.optional(),
    lastResult: z.string().optional().meta({ description: 'What the last run said of itself.' }),
    lastError: z.string().optional().meta({ description: 'Why the last run failed, if it did.' }),
  })
  .meta({ id: 'ScheduledTask', description: 'Work that the server repeats by itself.' });
export type TaskItem = z.infer<typeof TaskItem>;
export const TaskPage = pageOf(TaskItem, 'ScheduledTaskPage');
export const TaskQuery = z.strictObject(pageQuery);
export const TaskKey = z.strictObject({ key: taskId });

export function toTaskItem(task: TaskRow): TaskItem {
  const { lastStartedAt, lastFinishedAt, lastSucceededAt, lastResult, lastError } = task;
  return {
    id: task.id,
    ...(task.rhythm !== null && { rhythm: task.rhythm }),
    dueAt: task.dueAt.toISOString(),
    paused: task.paused,
    running: task.runningUntil !== null,
    ...(lastStartedAt && { lastStartedAt: lastStartedAt.toISOString() }),
    ...(lastFinishedAt && { lastFinishedAt: lastFinishedAt.toISOString() }),
    ...(lastSucceededAt && { lastSucceededAt: lastSucceededAt.toISOString() }),
    ...(lastResult !== null && { lastResult }),
    ...(lastError !== null && { lastError }),
  };
}

import { SteerTask } from '../identity/index.js';
import { type TaskRow, Tasks, type TaskVerb } from '../platform/schedule/index.js';
import { withDatabase, withModules } from './connection.js';

const USAGE = 'Usage: npm run khen -- tasks [pause|resume|run ID]';
const verbs: Readonly<Record<TaskVerb, string>> = {
  pause: 'It does not run any more until it is resumed.',
  resume: 'It runs again at its times.',
  run: 'It is due now: a server that runs picks it up within a second or two.',
};
const isVerb = (word: string | undefined): word is TaskVerb =>
  word !== undefined && Object.hasOwn(verbs, word);

/** Lists the scheduled tasks, or steers one. */
export async function tasksCommand([verb, id, ...rest]: readonly string[]): Promise<number> {
  if ((verb !== undefined && (!isVerb(verb) || id === undefined)) || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  await withDatabase((config) =>
    withModules(config, async (modules) => {
      if (isVerb(verb)) {
        await modules.get(SteerTask).byOperator(id!, verb);
        console.log(verbs[verb]);
      } else {
        const rows = await modules.get(Tasks).list();
        console.log(
          rows.length > 0 ? rows.map(linesOf).join('\n') : 'No server has run on this database yet.',
        );
      }
    }),
  );
  return 0;
}

function linesOf(task: TaskRow): string {
  const { lastStartedAt, lastFinishedAt, lastSucceededAt, lastError, lastResult, runningUntil } = task;
  const next = task.paused ? 'paused' : `due ${task.dueAt.toISOString()}`;
  const outcome =
    lastError === null ? `succeeded${lastResult === null ? '' : `: ${lastResult}`}` : `FAILED: ${lastError}`;
  const took =
    lastStartedAt && lastFinishedAt && lastFinishedAt >= lastStartedAt
      ? ` in ${(lastFinishedAt.getTime() - lastStartedAt.getTime()) / 1000} s`
      : '';
  return [
    `${task.id}  ${task.rhythm ?? ''}  ${next}`,
    ...(runningUntil ? [`  running since ${lastStartedAt?.toISOString()}`] : []),
    lastFinishedAt ? `  last ended ${lastFinishedAt.toISOString()}${took}, ${outcome}` : '  has not run yet',
    ...(lastError !== null && lastSucceededAt ? [`  last succeeded ${lastSucceededAt.toISOString()}`] : []),
  ].join('\n');
}

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { followCommand } from '../distribution/index.js';
import { processEnvironment } from '../platform/config/index.js';

/** `khen follow` on this process's folder, network and terminal; Ctrl-C ends it between two steps. */
export async function follow(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  process.on('SIGINT', end).on('SIGTERM', end);
  try {
    return await followCommand(args, {
      stdout: (line) => console.log(line),
      stderr: (line) => console.error(line),
      fetch,
      readFile: (path) => readFile(path),
      pause: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
      signal: stop.signal,
      locale: processEnvironment()['LANG'],
    });
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

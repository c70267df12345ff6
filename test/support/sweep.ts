import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endAbandoned } from '../../src/platform/embedded/index.js';
import { temporaryParents } from './temporary-folder.js';

/** Removes the temporary folders of killed runs, and ends the servers that still run in them. */
export async function sweepFolders(): Promise<void> {
  for (const parent of temporaryParents()) await sweep(parent);
}

async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const owner = /^khen-test-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const folder = join(parent, name);
    try {
      for (const dataDir of dataFolders(folder)) await endServer(dataDir);
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      // Another account's leftovers are not ours to sweep.
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOENT') throw error;
    }
  }
}

function dataFolders(folder: string): string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
  return [folder, ...below].filter((path) => existsSync(join(path, 'postgres')));
}

async function endServer(dataDir: string): Promise<void> {
  if (await endAbandoned(dataDir)) return;
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'khen.lock'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  while (!(await endAbandoned(dataDir)));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

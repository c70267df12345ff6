import { readdir, stat } from 'node:fs/promises';

/** Names in a folder; none if it is not there, or is none. */
export async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

export async function isAbsent(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) === undefined;
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** Whether an error says that nothing more can be written to the disk. */
export const isFull = (error: unknown): boolean => FULL.has((error as NodeJS.ErrnoException).code ?? '');

/** Whether it is there and was last written before that time. */
export async function isOlder(path: string, time: Date): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.mtime < time;
}

import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const noted = z.object({ madeAt: z.iso.datetime() });
const fileIn = (dataDir: string): string => join(dataDir, 'last-backup.json');

/** Notes in the data folder that a backup was made, for those who watch its age. */
export async function noteBackup(dataDir: string, madeAt: string): Promise<void> {
  const file = fileIn(dataDir);
  await writeFile(`${file}.part`, `${JSON.stringify({ madeAt })}\n`);
  await rename(`${file}.part`, file);
}

/** When the newest backup was made here; undefined if none was, or what was noted can't be read. */
export async function lastBackup(dataDir: string): Promise<Date | undefined> {
  try {
    return new Date(noted.parse(JSON.parse(await readFile(fileIn(dataDir), 'utf8'))).madeAt);
  } catch {
    return undefined;
  }
}

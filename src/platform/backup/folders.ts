import { createReadStream } from 'node:fs';
import { mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { fileLine, type Part } from './manifest.js';
import { checkPart, damaged, syncFolder, writePart } from './parts.js';

const ROUNDS = 5;
/** Endings of what is still being written; it gets its real name when it is whole. */
const UNFINISHED = /\.(part|draft|restoring)$/;

/** Copies what is in some folders of the data folder into the backup, and yields a line of the list for each file. */
export async function* copyFolders(
  dataDir: string,
  names: readonly string[],
  backup: string,
): AsyncGenerator<string> {
  for (const name of names) {
    let vanished = true;
    // What vanished may have been replaced by a file that was not listed yet.
    for (let round = 0; vanished && round < ROUNDS; round += 1) {
      vanished = false;
      for await (const path of filesBelow(join(dataDir, name))) {
        const file = relative(dataDir, path).split(sep).join('/');
        if (await exists(join(backup, 'data', file))) continue;
        const copied = await copyUnlessGone(path, join(backup, 'data'), file);
        if (copied) yield `${JSON.stringify({ path: file, bytes: copied.bytes, sha256: copied.sha256 })}\n`;
        else vanished = true;
      }
    }
  }
}

/** Compares every listed file with its digest. Throws `BackupError` when one differs, or lies in another folder. */
export async function checkFiles(backup: string, list: Part, folders: readonly string[]): Promise<void> {
  for await (const { path, bytes, sha256 } of listed(backup, list)) {
    if (!folders.includes(path.split('/')[0]!)) throw damaged(backup, list.file);
    await checkPart(join(backup, 'data'), { file: path, bytes, sha256 });
  }
}

/** Puts the files back. What is there already stays: it has the same name because it has the same content, or is newer. */
export async function restoreFiles(backup: string, list: Part, dataDir: string): Promise<void> {
  for await (const { path } of listed(backup, list)) {
    const target = join(dataDir, ...path.split('/'));
    if (await exists(target)) continue;
    const draft = `${target}.restoring`;
    await rm(draft, { force: true });
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writePart(
      dirname(draft),
      relative(dirname(draft), draft),
      createReadStream(join(backup, 'data', path)),
    );
    await rename(draft, target);
    await syncFolder(dirname(target));
  }
}

async function* listed(backup: string, list: Part) {
  for await (const line of createInterface({ input: createReadStream(join(backup, list.file)) })) {
    const file = parseLine(line);
    if (!file) throw damaged(backup, list.file);
    yield file;
  }
}

function parseLine(line: string) {
  try {
    return fileLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(absent);
  if (!entries) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && !UNFINISHED.test(entry.name)) yield path;
  }
}

/** A file may be erased between being listed and being read. */
async function copyUnlessGone(path: string, folder: string, file: string): Promise<Part | undefined> {
  try {
    return await writePart(folder, file, createReadStream(path));
  } catch (error) {
    absent(error);
    await rm(join(folder, file), { force: true });
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(absent)) !== undefined;
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}

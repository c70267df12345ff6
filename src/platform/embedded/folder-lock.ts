import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from '../errors/index.js';
import { runningProcess } from './processes.js';
import { explainDisk } from './explain.js';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/** Held by the one process that may run a database in the folder. */
export interface FolderLock {
  release(): void;
}

/** Who runs the database of this data folder now; a lock whose process is gone, or whose number another has, holds nothing. */
export function folderHolder(dataDir: string): Holder | undefined {
  return liveHolder(readLock(lockPath(dataDir)));
}

/**
 * Makes the data folder if need be and takes its lock. Throws `StartError` when another live process has it, or when
 * the disk does not allow it.
 */
export function takeFolder(dataDir: string): FolderLock {
  const path = lockPath(dataDir);
  const mine = `${path}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, identity: runningProcess(process.pid)?.identity ?? '' });
  try {
    makeFolder(dataDir);
    writeFileSync(mine, content, { mode: 0o644 });
    try {
      while (!tryLink(mine, path)) {
        const found = readLock(path);
        const holder = liveHolder(found);
        if (holder) throw heldBy(holder, dataDir);
        if (found !== undefined) removeStale(path, found);
      }
    } finally {
      rmSync(mine, { force: true });
    }
  } catch (error) {
    throw explainDisk(error, dataDir);
  }
  return {
    release: () => {
      if (readLock(path) === content) rmSync(path, { force: true });
    },
  };
}

/** Passable by others, since as root PostgreSQL runs under another account; what is secret in it has its own mode. */
function makeFolder(path: string): void {
  const isFolder = () => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder()) return;
  mkdirSync(dirname(path), { recursive: true });
  try {
    // By itself, since with `recursive` a read-only disk is reported as a missing folder.
    mkdirSync(path, { mode: 0o711 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder()) throw error;
  }
}

/** A hard link is made whole or not at all, so nobody ever reads a lock that is half written. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'ENOTSUP' && code !== 'EPERM' && code !== 'ENOSYS') throw error;
    return tryCreate(from, to);
  }
}

/** For disks without hard links (FAT, some network shares). */
function tryCreate(from: string, to: string): boolean {
  try {
    writeFileSync(to, readFileSync(from), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same stale lock: whoever moves away a newer one puts it back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readLock(aside) !== stale) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'khen.lock');
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function liveHolder(content: string | undefined): Holder | undefined {
  try {
    const holder = JSON.parse(content ?? 'null') as Holder | null;
    return holder && runningProcess(holder.pid)?.identity === holder.identity ? holder : undefined;
  } catch {
    return undefined;
  }
}

function heldBy({ pid }: Holder, dataDir: string): StartError {
  return new StartError(
    `Another Khen server (process ${pid}) runs on the data folder ${dataDir}: stop it first, or set DATA_DIR to another folder.`,
    `Một máy chủ Khen khác (tiến trình ${pid}) đang dùng thư mục dữ liệu ${dataDir}: hãy dừng nó trước, hoặc đặt DATA_DIR sang thư mục khác.`,
  );
}

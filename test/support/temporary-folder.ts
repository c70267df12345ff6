import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * In memory where there is plenty of it: a test database is 600 files, and many a file system is slow to make files
 * where many were just removed.
 */
function parent(): string {
  return freeBytes(MEMORY) > ENOUGH_BYTES && process.availableMemory() > 2 * ENOUGH_BYTES ? MEMORY : tmpdir();
}

function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** Where temporary folders may lie. */
export const temporaryParents = (): string[] => [tmpdir(), ...(existsSync(MEMORY) ? [MEMORY] : [])];

/** An empty folder that names the process it belongs to, so that a later run can sweep what a killed one left. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(parent(), `khen-test-${process.pid}-`));
  // As root PostgreSQL runs under another account, which must be able to enter.
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

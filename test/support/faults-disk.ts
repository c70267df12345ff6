import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const namespace = process.geteuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
const FILLER = 'filler';

/** Why this machine lets nobody mount a file system of his own; undefined where it does. */
export function whyNoMount(): string | undefined {
  try {
    execFileSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return (error as Error).message.trim();
  }
}

/** A small real disk at a folder, which is there for one process only and gone with it. */
export class SmallDisk {
  /** What the process has to be started under. */
  readonly under: readonly string[];

  constructor(
    private readonly folder: string,
    megabytes: number,
  ) {
    mkdirSync(folder, { recursive: true });
    const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && exec "$@"`;
    this.under = ['unshare', ...namespace, 'sh', '-c', script, folder];
  }

  /** Where it is seen from outside. */
  seenThrough(pid: number): string {
    return `/proc/${pid}/root${this.folder}`;
  }

  /** Leaves no room for a single byte more. */
  fill(pid: number): void {
    const file = openSync(join(this.seenThrough(pid), FILLER), 'a');
    try {
      for (let size = 1024 * 1024; size >= 1;) {
        try {
          writeSync(file, Buffer.alloc(size));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          size = Math.floor(size / 2);
        }
      }
    } finally {
      closeSync(file);
    }
  }

  makeRoom(pid: number): void {
    rmSync(join(this.seenThrough(pid), FILLER));
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent, isFull, isOlder, list } from './folders.js';

interface Making {
  readonly make: () => Promise<Buffer>;
  /** Calls `place` if the picture is still there, while nobody can erase it. */
  readonly keep: (place: () => Promise<void>) => Promise<void>;
}

const PRIVATE = { recursive: true, mode: 0o700 } as const;

/**
 * Smaller sizes of pictures, under `<data>/renditions/ab/cd/<digest of the picture>`. They can be made again from the
 * picture at any time: nothing is lost with that folder, and no backup needs it.
 */
export class RenditionStore {
  private readonly root: string;
  private readonly making = new Map<string, Promise<Buffer>>();

  constructor(dataDir: string) {
    this.root = join(dataDir, 'renditions');
  }

  /** The bytes; who asks while they are made gets what is being made. */
  async get(sha256: string, name: string, how: Making): Promise<Buffer> {
    const path = join(this.folderOf(sha256), name);
    const kept = await readFile(path).catch(() => undefined);
    if (kept) return kept;
    const running = this.making.get(path);
    if (running) return running;
    const making = this.make(path, how).finally(() => this.making.delete(path));
    this.making.set(path, making);
    return making;
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.folderOf(sha256), { recursive: true, force: true });
  }

  /** Removes what crashes left half made before that time, and all of pictures that are gone. */
  async sweep(before: Date, isThere: (sha256: string) => Promise<boolean>): Promise<void> {
    const incoming = join(this.root, 'incoming');
    for (const name of await list(incoming)) {
      if (await isOlder(join(incoming, name), before)) await rm(join(incoming, name), { force: true });
    }
    for (const first of (await list(this.root)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
      for (const second of await list(join(this.root, first))) {
        for (const sha256 of await list(join(this.root, first, second))) {
          if (/^[0-9a-f]{64}$/.test(sha256) && !(await isThere(sha256))) await this.remove(sha256);
        }
      }
    }
  }

  private async make(path: string, { make, keep }: Making): Promise<Buffer> {
    const draft = join(this.root, 'incoming', `${randomUUID()}.part`);
    const bytes = await make();
    try {
      await mkdir(join(this.root, 'incoming'), PRIVATE);
      await writeFile(draft, bytes, { flag: 'wx', mode: 0o600, flush: true });
      await keep(async () => {
        await mkdir(join(path, '..'), PRIVATE);
        await rename(draft, path).catch(async (error: unknown) => {
          // Another process was first.
          if (await isAbsent(path)) throw error;
        });
      });
    } catch (error) {
      // It is made anew for whoever asks next; whoever asks now need not wait until there is room.
      if (!isFull(error)) throw error;
    } finally {
      await rm(draft, { force: true });
    }
    return bytes;
  }

  private folderOf(sha256: string): string {
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

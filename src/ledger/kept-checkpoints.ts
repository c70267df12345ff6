import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { type Checkpoint, parseCheckpoint } from './checkpoint.js';

const NAME = /^(\d{16})\.checkpoint$/;

/**
 * The newest checkpoint that was ever served, outside the database: a restored or failed-over database can't have
 * forgotten it. Each size is a file of its own, so that several processes can't put an older one over a newer one.
 */
@Injectable()
export class KeptCheckpoints {
  /** One folder a log. */
  readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataDir, 'ledger', encodeURIComponent(config.ledgerOrigin));
  }

  /** The checkpoint with the largest size. Rejects if its file was damaged: then nothing is known, which is worse than none. */
  async newest(): Promise<(Checkpoint & { readonly text: string }) | undefined> {
    for (;;) {
      const name = (await this.names()).at(-1);
      if (!name) return undefined;
      const text = await readFile(join(this.folder, name), 'utf8').catch(absent);
      // Another process put a newer one in its place.
      if (text === undefined) continue;
      const checkpoint = parseCheckpoint(text);
      if (!checkpoint) throw new Error(`${join(this.folder, name)} is damaged: it holds no checkpoint.`);
      return { ...checkpoint, text };
    }
  }

  /** Keeps a checkpoint, on the disk for certain when this resolves, and drops smaller ones. */
  async keep(size: number, text: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const name = `${String(size).padStart(16, '0')}.checkpoint`;
    const draft = join(this.folder, `${name}.${randomUUID()}.draft`);
    const file = await open(draft, 'w', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(this.folder, name));
    await this.syncFolder();
    for (const other of await this.names()) {
      if (other < name) await rm(join(this.folder, other), { force: true });
    }
  }

  /** A file's name is on the disk for certain only when its folder is, too. */
  private async syncFolder(): Promise<void> {
    if (platform() === 'win32') return;
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  private async names(): Promise<string[]> {
    const names = (await readdir(this.folder).catch(absent)) ?? [];
    return names.filter((name) => NAME.test(name)).toSorted();
  }
}

function absent(error: unknown): undefined {
  if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  return undefined;
}

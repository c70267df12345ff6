import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cleanPath, type FileFacts, type Received, takeIn } from './facts.js';
import { isAbsent, isFull, isOlder, list } from './folders.js';
import { filesError } from './files.errors.js';
import type { ByteRange } from './range.js';
import { sniff } from './sniff.js';
import { TextProbe } from './text-probe.js';

export interface Incoming extends Received, FileFacts {
  readonly mediaType: string;
  readonly path: string;
}

const PRIVATE = { recursive: true, mode: 0o700 } as const;

/** Bytes on disk under `<root>/ab/cd/<their digest>`; what is still arriving lies in `<root>/incoming`. */
export class FileStore {
  constructor(private readonly root: string) {}

  /**
   * Writes a stream to a file of its own while hashing and counting it; nothing of it is held in memory but, afterwards,
   * pictures, which are written anew. What is returned must be handed to `keep` or `discard`. Whatever goes wrong leaves
   * nothing behind: `files.too-large`, `files.empty`, `files.unsupported`, `files.active-pdf`, `files.no-space`, an error
   * of `pictures`, or the stream's own.
   */
  async receive(source: AsyncIterable<Uint8Array>, most: number): Promise<Incoming> {
    const folder = join(this.root, 'incoming');
    const path = join(folder, `${randomUUID()}.part`);
    try {
      await mkdir(folder, PRIVATE);
      const written = await write(source, path, most);
      const mediaType = await sniff(path, written.text);
      if (mediaType === undefined) throw filesError('unsupported');
      const { sha256, bytes } = written;
      return { ...(await takeIn(path, mediaType, { sha256, bytes })), mediaType, path };
    } catch (error) {
      for (const each of [path, cleanPath(path)]) await rm(each, { force: true });
      throw explained(error);
    }
  }

  /**
   * Moves it to its place, where the same bytes may already be: then they are replaced by themselves. May be repeated.
   * Throws `files.no-space`.
   */
  async keep({ sha256, path }: Incoming): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(dirname(target), PRIVATE).catch((error: unknown) => {
      throw explained(error);
    });
    try {
      await rename(path, target);
    } catch (error) {
      if (await isAbsent(target)) throw error;
    }
    // The entries of all three folders: a power cut must not take a file that a committed row speaks of.
    for (const folder of [dirname(target), dirname(dirname(target)), this.root]) await syncFolder(folder);
  }

  async discard({ path }: Incoming): Promise<void> {
    await rm(path, { force: true });
  }

  /** The bytes, or some of them, as a stream. Throws `files.missing` if they are not there. */
  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    try {
      const handle = await open(this.pathOf(sha256), 'r');
      return handle.createReadStream(range);
    } catch (error) {
      throw filesError('missing', {}, { cause: error });
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  /** Removes what a crash left half received, if it was last written before that time. */
  async sweepIncoming(before: Date): Promise<void> {
    const folder = join(this.root, 'incoming');
    for (const name of await list(folder)) {
      if (await isOlder(join(folder, name), before)) await rm(join(folder, name), { force: true });
    }
  }

  /** Digests of files last written before that time, folder by folder. */
  async *kept(before: Date): AsyncGenerator<string[]> {
    for (const first of await list(this.root)) {
      if (!/^[0-9a-f]{2}$/.test(first)) continue;
      for (const second of await list(join(this.root, first))) {
        const digests = (await list(join(this.root, first, second))).filter((name) =>
          /^[0-9a-f]{64}$/.test(name),
        );
        const old: string[] = [];
        for (const digest of digests) if (await isOlder(this.pathOf(digest), before)) old.push(digest);
        if (old.length > 0) yield old;
      }
    }
  }

  async has(sha256: string): Promise<boolean> {
    return !(await isAbsent(this.pathOf(sha256)));
  }

  /** Where the bytes lie. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('This is not a SHA-256 digest.');
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

const explained = (error: unknown): unknown =>
  isFull(error) ? filesError('no-space', {}, { cause: error }) : error;

async function write(source: AsyncIterable<Uint8Array>, path: string, most: number) {
  const hash = createHash('sha256');
  const text = new TextProbe();
  let bytes = 0;
  await using handle = await open(path, 'wx', 0o600);
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most) throw filesError('too-large', { most });
    hash.update(chunk);
    text.take(chunk);
    await handle.writeFile(chunk);
  }
  if (bytes === 0) throw filesError('empty');
  await handle.sync();
  return { sha256: hash.digest('hex'), bytes, text };
}

async function syncFolder(path: string): Promise<void> {
  // Windows can't open a folder; NTFS journals its entries itself.
  if (process.platform === 'win32') return;
  await using handle = await open(path, 'r');
  await handle.sync();
}

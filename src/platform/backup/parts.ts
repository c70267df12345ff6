import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError } from './backup-error.js';
import type { Part } from './manifest.js';

type Source = NodeJS.ReadableStream | Iterable<string> | AsyncIterable<string | Uint8Array>;

/** Writes a stream to a file, on the disk for certain when this resolves, and tells its length and digest. */
export async function writePart(folder: string, file: string, source: Source): Promise<Part> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  const measure = new Measure();
  await pipeline(source, measure, createWriteStream(path, { flags: 'wx', flush: true, mode: 0o600 }));
  return { file, bytes: measure.bytes, sha256: measure.digest() };
}

/** Reads a part once and compares it with what the manifest says. Throws `BackupError` when a byte differs. */
export async function checkPart(folder: string, { file, bytes, sha256 }: Part): Promise<void> {
  const measure = new Measure();
  try {
    await pipeline(createReadStream(join(folder, file)), measure.resume());
  } catch (error) {
    throw damaged(folder, file, error);
  }
  if (measure.bytes !== bytes || measure.digest() !== sha256) throw damaged(folder, file);
}

/** Makes the names in a folder survive a loss of power, as `flush` does with what is in the files. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

class Measure extends Transform {
  bytes = 0;
  private readonly hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.bytes += chunk.length;
    this.hash.update(chunk);
    done(null, chunk);
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

export function damaged(folder: string, file: string, cause?: unknown): BackupError {
  return new BackupError(
    `The backup ${folder} is damaged: ${file} is not what its manifest says; choose another backup, nothing was changed.`,
    `Bản sao lưu ${folder} đã hỏng: ${file} không khớp với manifest.json; hãy chọn bản khác, chưa có gì bị thay đổi.`,
    { cause },
  );
}

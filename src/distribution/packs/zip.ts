import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { canonicalJson } from '../../platform/canonical/index.js';

/** One file of an archive: bytes that are at hand, or a stored file. */
export type Entry = { readonly path: string } & (
  | { readonly content: Buffer }
  | { readonly sha256: string; readonly bytes: number }
);

export interface Archive {
  readonly bytes: number;
  readonly stream: Readable;
}

/** Strong: two archives with the same tag are the same bytes. */
export function archiveTag(entries: readonly Entry[], at: Date, zone: string): string {
  const inputs = entries.map((entry) => [
    entry.path,
    'content' in entry ? createHash('sha256').update(entry.content).digest('hex') : entry.sha256,
  ]);
  const all = canonicalJson([inputs, at.toISOString(), zone]);
  return `"${createHash('sha256').update(all).digest('base64url')}"`;
}

/**
 * The entries as one ZIP, in their order, all with the same time: the same bytes for the same entries. Stored files are
 * opened one after the other while the archive is read. Nothing is compressed: pictures are already, texts are small beside
 * them, and so the length is known before the first byte.
 */
export async function archive(
  entries: readonly Entry[],
  at: Date,
  zone: string,
  open: (sha256: string) => Promise<Readable>,
): Promise<Archive> {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error: Error) => stream.destroy(error));
  const opened = openedUntilClosed(stream, open);
  const options = { mtime: wallClock(at, zone), mode: 0o100644, forceDosTimestamp: true, compress: false };
  for (const entry of entries) {
    if ('content' in entry) zip.addBuffer(entry.content, entry.path, options);
    else
      zip.addReadStreamLazy(entry.path, { ...options, size: entry.bytes }, (take) => {
        opened(entry.sha256).then(
          (file) => take(null, file),
          (error: unknown) => take(error, Readable.from([])),
        );
      });
  }
  const { promise, resolve } = Promise.withResolvers<number>();
  // The types forget what it is called with.
  zip.end({ forceZip64Format: false, comment: '' }, resolve as () => void);
  return { bytes: await promise, stream };
}

/** Closes the file that is being read when the archive's reader goes away. */
function openedUntilClosed(stream: Readable, open: (sha256: string) => Promise<Readable>) {
  let current: Readable | undefined;
  stream.once('close', () => current?.destroy());
  return async (sha256: string): Promise<Readable> => {
    if (stream.destroyed) throw new Error('Nobody reads the archive any more.');
    current = await open(sha256);
    if (stream.destroyed) current.destroy();
    return current;
  };
}

/** ZIP writes a local time without its zone: that of the province, whatever the server's is. */
function wallClock(at: Date, timeZone: string): Date {
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return new Date(written.format(at).replace(' ', 'T'));
}

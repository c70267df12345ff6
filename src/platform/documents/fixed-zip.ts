import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** The beginning of ZIP's time; local, because that is what ZIP writes. */
const NO_TIME = new Date(1980, 0, 1);

/** The same archive with its parts changed by `change` and without the time at which it was made. */
export async function repacked(
  zip: Buffer,
  change: (name: string, bytes: Buffer) => Buffer,
): Promise<Buffer> {
  const source = await fromBufferPromise(zip);
  const parts: [string, Buffer][] = [];
  for await (const entry of source.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    parts.push([entry.fileName, await buffer(await source.openReadStreamPromise(entry))]);
  }
  const made = new ZipFile();
  for (const [name, bytes] of parts)
    made.addBuffer(change(name, bytes), name, { mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true });
  made.end();
  return buffer(made.outputStream);
}

import { NoteKey } from '../note/key.js';
import { Unusable } from './unusable.js';
import { fileBytes, type VerifyIo } from './io.js';
import type { RemoteLog } from './remote-log.js';

/** The keys to believe, and whether somebody vouched for them: who pins a key got it by another way. */
export interface KeyRing {
  readonly keys: readonly NoteKey[];
  readonly pinned: boolean;
}

/** The keys that were given; without any, the one that the log's server names, which nobody vouches for. */
export async function gatherKeys(
  io: Pick<VerifyIo, 'readFile'>,
  { key = [], keyFile = [] }: { readonly key?: readonly string[]; readonly keyFile?: readonly string[] },
  log: RemoteLog | undefined,
): Promise<KeyRing> {
  const texts = [...key];
  for (const path of keyFile) {
    const lines = Buffer.from(await fileBytes(io, path))
      .toString('utf8')
      .split('\n');
    texts.push(...lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));
  }
  if (key.length > 0 || keyFile.length > 0) return { keys: texts.map(parse), pinned: true };
  const served = await log?.key();
  return { keys: served ? [served] : [], pinned: false };
}

function parse(text: string): NoteKey {
  const key = NoteKey.parse(text);
  if (!key) throw new Unusable('wrong-key', { key: text });
  return key;
}

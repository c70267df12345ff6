import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { cleanPicture } from './clean.js';
import { measure } from './decoder.js';
import { pictureError } from './picture.errors.js';
import { withMemory } from './slots.js';
import { proposals } from './words.js';

/** A picture as it is kept, and what it says of itself. */
export interface RewrittenPicture {
  readonly sha256: string;
  readonly bytes: number;
  /** In pixels, as it stands upright. */
  readonly width: number;
  readonly height: number;
  readonly caption?: string;
  readonly credit?: string;
}

/** A picture is read as a whole. */
const MOST_BYTES = 100_000_000;
const STEP = 1_048_576;

/**
 * Writes the picture at `from` to `to`, which must not exist, without what it tells of place, person and camera, and makes
 * sure that it can be decoded to its end. Throws `pictures.broken`, `pictures.too-large`, `pictures.too-many-pixels`,
 * `pictures.too-many-frames`, `pictures.moving-avif`, `pictures.busy`.
 */
export async function rewritePicture(from: string, to: string, mediaType: string): Promise<RewrittenPicture> {
  const { size } = await stat(from);
  if (size > MOST_BYTES) throw pictureError('too-large', { most: MOST_BYTES });
  const { words, ...written } = await withMemory(size, async () => {
    const { pieces, words: said } = cleanPicture(await readFile(from), mediaType);
    return { words: said, ...(await write(pieces, to)) };
  });
  return { ...written, ...(await measure(to, mediaType)), ...proposals(words) };
}

async function write(pieces: readonly Buffer[], path: string) {
  const hash = createHash('sha256');
  let bytes = 0;
  await using handle = await open(path, 'wx', 0o600);
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += STEP) {
      const step = piece.subarray(at, at + STEP);
      hash.update(step);
      await handle.writeFile(step);
    }
    bytes += piece.length;
  }
  await handle.sync();
  return { sha256: hash.digest('hex'), bytes };
}

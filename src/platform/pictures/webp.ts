import { bounded, type CleanPicture, Sayings, slice } from './container.js';
import { pictureError } from './picture.errors.js';

// WebP Container Specification (RFC 9649).
const PIXELS = new Set(['VP8 ', 'VP8L', 'ALPH']);
const [EXIF, XMP] = [0x08, 0x04];

/** The chunks that make the pixels and colours, as they were; words as XMP; nothing else, and nothing after the end. */
export function cleanWebp(bytes: Buffer): CleanPicture {
  if (slice(bytes, 0, 12).toString('latin1', 8) !== 'WEBP') throw pictureError('broken');
  const sayings = new Sayings();
  const kept: Buffer[] = [];
  let features: Buffer | undefined;
  for (const { type, whole, body } of bounded(chunks(slice(bytes, 12, 8 + bytes.readUInt32LE(4))))) {
    if (PIXELS.has(type) || type === 'ICCP' || type === 'ANIM') kept.push(whole);
    else if (type === 'ANMF') kept.push(cleanFrame(body));
    else if (type === 'EXIF') sayings.readExif(body);
    else if (type === 'XMP ') sayings.readXmp(body);
    else if (type === 'VP8X') features ??= Buffer.from(slice(body, 0, 10));
  }
  const { words, newExif, newXmp } = sayings;
  // Without this chunk there is no place for more than pixels.
  if (!features) return { pieces: container(kept), words: {} };
  features[0] = (features[0]! & ~(EXIF | XMP)) | (newExif ? EXIF : 0) | (newXmp ? XMP : 0);
  return {
    pieces: container([
      chunk('VP8X', features),
      ...kept,
      ...(newExif ? [chunk('EXIF', newExif)] : []),
      ...(newXmp ? [chunk('XMP ', newXmp)] : []),
    ]),
    words,
  };
}

function cleanFrame(body: Buffer): Buffer {
  const pixels = [...bounded(chunks(slice(body, 16, body.length)))].filter(({ type }) => PIXELS.has(type));
  return chunk('ANMF', body.subarray(0, 16), ...pixels.map(({ whole }) => whole));
}

function* chunks(bytes: Buffer) {
  for (let at = 0; at < bytes.length;) {
    const length = slice(bytes, at, at + 8).readUInt32LE(4);
    const body = slice(bytes, at + 8, at + 8 + length);
    const type = bytes.toString('latin1', at, at + 4);
    // Chunks begin at even places; the byte that fills may be missing at the end, or hold something.
    yield { type, body, whole: length % 2 === 0 ? bytes.subarray(at, at + 8 + length) : chunk(type, body) };
    at += 8 + length + (length % 2);
  }
}

function chunk(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

function container(chunksToKeep: readonly Buffer[]): Buffer[] {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(
    chunksToKeep.reduce((sum, { length }) => sum + length, 4),
    4,
  );
  return [head, ...chunksToKeep];
}

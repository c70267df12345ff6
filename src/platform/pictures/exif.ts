import { decodeText, type PictureWords } from './words.js';

// EXIF is a TIFF file within the picture. Of all it may say, which way up the pixels stand stays in it.
const ORIENTATION = 0x0112;
const DESCRIPTION = 0x010e;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const ASCII = 2;
const SHORT = 3;
const MOST_ENTRIES = 500;

interface Exif {
  /** 1 to 8; 1 is upright. */
  readonly orientation: number;
  readonly words: PictureWords;
}

/** What the first directory says; whatever can't be read is as if it were not there. */
export function readExif(tiff: Buffer): Exif {
  const entries = new Map(directory(tiff));
  const orientation = entries.get(ORIENTATION);
  const text = (tag: number): string | undefined => {
    const value = entries.get(tag);
    return typeof value === 'string' ? value : undefined;
  };
  const artist = text(ARTIST);
  return {
    orientation: typeof orientation === 'number' && orientation >= 1 && orientation <= 8 ? orientation : 1,
    words: {
      caption: text(DESCRIPTION),
      bylines: artist === undefined ? undefined : artist.split(';'),
      copyright: text(COPYRIGHT),
    },
  };
}

/** A directory with the orientation, and nothing else. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

function* directory(tiff: Buffer): Generator<[tag: number, value: string | number]> {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  if (tiff.length < 14) return;
  const start = u32(4);
  if (start + 2 > tiff.length) return;
  const count = Math.min(u16(start), MOST_ENTRIES);
  for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    const [tag, type, length] = [u16(at), u16(at + 2), u32(at + 4)];
    if (type === SHORT && length === 1) yield [tag, u16(at + 8)];
    if (type !== ASCII) continue;
    const from = length <= 4 ? at + 8 : u32(at + 8);
    yield [tag, decodeText(tiff.subarray(from, from + length)).replace(/\0[^]*$/, '')];
  }
}

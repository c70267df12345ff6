import { type CleanPicture, MOST_PARTS, Sayings, slice } from './container.js';
import { pictureError } from './picture.errors.js';

// CompuServe GIF 89a.
const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b];
const [CONTROL, APPLICATION] = [0xf9, 0xff];
const LOOP = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);
const XMP_NAME = 'XMP DataXMP';
/** XMP is no chain of blocks: this brings those who read it as one to its end (XMP specification, part 3). */
const XMP_TRAILER = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);

/** The frames as they were, their rhythm, words as XMP; no comments, no other extensions, nothing after the end. */
export function cleanGif(bytes: Buffer): CleanPicture {
  const sayings = new Sayings();
  const screen = 13 + colours(slice(bytes, 0, 13)[10]!);
  const kept: Buffer[] = [];
  for (let at = screen; bytes[at] !== TRAILER;) {
    const start = at;
    if (kept.length > MOST_PARTS) throw pictureError('broken');
    if (bytes[at] === EXTENSION) {
      at = endOfBlocks(bytes, at + 2);
      const label = bytes[start + 1];
      const name = bytes.toString('latin1', start + 3, start + 14);
      if (label === CONTROL || (label === APPLICATION && LOOP.has(name)))
        kept.push(bytes.subarray(start, at));
      else if (label === APPLICATION && name === XMP_NAME)
        sayings.readXmp(bytes.subarray(start + 14, at - XMP_TRAILER.length));
    } else if (bytes[at] === IMAGE) {
      const descriptor = slice(bytes, at, at + 10);
      // After the colours comes the size of the codes.
      at = endOfBlocks(bytes, at + 10 + colours(descriptor[9]!) + 1);
      kept.push(bytes.subarray(start, at));
    } else throw pictureError('broken');
  }
  const { words, newXmp } = sayings;
  const saying = newXmp
    ? [Buffer.from([EXTENSION, APPLICATION, 11]), Buffer.from(XMP_NAME), newXmp, XMP_TRAILER]
    : [];
  return { pieces: [slice(bytes, 0, screen), ...saying, ...kept, Buffer.from([TRAILER])], words };
}

function colours(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from;
  while (slice(bytes, at, at + 1)[0] !== 0) at += bytes[at]! + 1;
  return at + 1;
}

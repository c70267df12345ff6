import { readExif, writeOrientation } from './exif.js';
import { pictureError } from './picture.errors.js';
import { hasWords, mergeWords, type PictureWords } from './words.js';
import { readXmp, writeXmp } from './xmp.js';

/** A picture as it is kept: its bytes, in pieces of the bytes that came in and what was written anew. */
export interface CleanPicture {
  readonly pieces: readonly Buffer[];
  readonly words: PictureWords;
}

/** What a container says about its picture, collected while it is read. */
export class Sayings {
  private orientation = 1;
  private readonly exif: PictureWords[] = [];
  private readonly xmp: PictureWords[] = [];
  private readonly others: PictureWords[] = [];

  /** `tiff` may still have the name of its segment before it. */
  readExif(tiff: Buffer): void {
    const named = tiff.toString('latin1', 0, 6) === 'Exif\0\0';
    const { orientation, words } = readExif(named ? tiff.subarray(6) : tiff);
    if (this.exif.length === 0) this.orientation = orientation;
    this.exif.push(words);
  }

  readXmp(packet: Buffer): void {
    this.xmp.push(readXmp(packet));
  }

  read(words: PictureWords): void {
    this.others.push(words);
  }

  /** XMP goes first: the older forms had texts of 32 bytes, and programs cut them. */
  get words(): PictureWords {
    return mergeWords([...this.xmp, ...this.others, ...this.exif]);
  }

  /** EXIF to write, if the pixels do not stand upright. */
  get newExif(): Buffer | undefined {
    return this.orientation === 1 ? undefined : writeOrientation(this.orientation);
  }

  /** XMP to write, if there is something to say. */
  get newXmp(): Buffer | undefined {
    const { words } = this;
    return hasWords(words) ? writeXmp(words) : undefined;
  }
}

/** Reads within the bytes; what would lie outside breaks the picture. */
export function slice(bytes: Buffer, start: number, end: number): Buffer {
  if (end < start || end > bytes.length) throw pictureError('broken');
  return bytes.subarray(start, end);
}

export const MOST_PARTS = 100_000;

/** No more parts than any picture has: each is remembered until the picture is written anew. */
export function* bounded<Part>(parts: Iterable<Part>): Generator<Part> {
  let count = 0;
  for (const part of parts) {
    if ((count += 1) > MOST_PARTS) throw pictureError('broken');
    yield part;
  }
}

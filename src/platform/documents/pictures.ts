import sharp from 'sharp';
import { filesOf } from '../html/index.js';
import { formatMessage } from '../i18n/index.js';
import type { OfficialDocument, Picture } from './document.js';
import { picture as bounds } from './form.js';
import { line } from './strings.js';
import { wordsFor } from './words.js';

export interface ReadyPicture {
  /** Absent if it could not be read: then its words stand in its place. */
  readonly image?: {
    readonly data: Buffer;
    readonly type: 'jpg' | 'png';
    readonly width: number;
    readonly height: number;
  };
  readonly caption: string;
  readonly alt: string;
}

const readable = new Set(['jpeg', 'png', 'webp', 'heif', 'gif']);
const lossless = new Set(['png', 'gif']);
const MOST_PIXELS = 120_000_000;

/** The pictures that the body shows, in a form that every document can hold, bounded, without anything that was hidden in them. */
export async function readyPictures(document: OfficialDocument): Promise<Map<string, ReadyPicture>> {
  const words = wordsFor(document.lang);
  const ready = new Map<string, ReadyPicture>();
  for (const digest of filesOf(document.body)) {
    const picture = document.pictures?.get(digest);
    if (!picture) continue;
    const image = await converted(picture);
    const credit = picture.credit ? formatMessage(words.credit, { credit: line(picture.credit) }) : '';
    const caption = line(picture.caption ?? '');
    ready.set(digest, {
      ...(image && { image }),
      caption: caption && credit ? `${caption} (${credit})` : caption || credit,
      alt: line(picture.alt ?? picture.caption ?? ''),
    });
  }
  return ready;
}

async function converted({ bytes }: Picture): Promise<ReadyPicture['image']> {
  try {
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, autoOrient: true });
    const { format } = await source.metadata();
    if (!readable.has(format)) return undefined;
    const side = bounds.longestSide;
    const upright = source
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb');
    const photo = await upright
      .clone()
      .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
    const { width, height } = photo.info;
    if (!lossless.has(format)) return { data: photo.data, type: 'jpg', width, height };
    // A drawing or chart is smaller, and sharper, as what it was.
    const drawing = await upright.png({ compressionLevel: 9 }).toBuffer();
    if (drawing.length > photo.data.length) return { data: photo.data, type: 'jpg', width, height };
    return { data: drawing, type: 'png', width, height };
  } catch {
    return undefined;
  }
}

/** The size on paper, in points: as a screen would show it, at most this large. */
export function sizeOnPaper(
  image: { readonly width: number; readonly height: number },
  width: number,
  height: number = bounds.height,
): { width: number; height: number } {
  const scale = Math.min(0.75, width / image.width, height / image.height);
  return { width: image.width * scale, height: image.height * scale };
}

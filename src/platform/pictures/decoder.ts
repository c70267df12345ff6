import sharp, { type Metadata, type SharpOptions } from 'sharp';
import { pictureError } from './picture.errors.js';
import type { Rendition } from './sizes.js';
import { withMemory } from './slots.js';

const MEGAPIXELS = 100;
/** Some decoders hold all pixels at once. */
const BYTES_PER_PIXEL = 4;
const FRAMES = 1000;
const SECONDS = 60;
const formats: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
};

// Of all that the library can read only these five, whatever the bytes look like to it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`),
});
// It would keep files open that may be erased, and decoded pixels that nobody asks for again.
sharp.cache(false);
sharp.concurrency(1);

const options: SharpOptions = {
  failOn: 'error',
  limitInputPixels: MEGAPIXELS * 1_000_000,
  sequentialRead: true,
};

/**
 * Decodes every pixel, of all frames, and tells the size of the picture as it stands upright. Throws `pictures.broken`,
 * `pictures.too-many-pixels`, `pictures.too-many-frames`, `pictures.busy`.
 */
export async function measure(path: string, mediaType: string): Promise<{ width: number; height: number }> {
  const { autoOrient, width, height, pages = 1, pageHeight = height } = await readHeader(path, mediaType);
  const pixels = width * pageHeight * pages;
  if (pages > FRAMES) throw pictureError('too-many-frames', { frames: FRAMES });
  if (pixels > MEGAPIXELS * 1_000_000) throw pictureError('too-many-pixels', { megapixels: MEGAPIXELS });
  await withMemory(pixels * BYTES_PER_PIXEL, () => decode(path, pages > 1));
  return { width: autoOrient.width, height: pages > 1 ? pageHeight : autoOrient.height };
}

async function decode(path: string, moving: boolean): Promise<void> {
  try {
    await sharp(path, { ...options, ...(moving && { animated: true }) })
      .resize({ width: 16, height: 16, fit: 'fill', fastShrinkOnLoad: false })
      .timeout({ seconds: SECONDS })
      .raw()
      .toBuffer();
  } catch (error) {
    throw pictureError('broken', {}, { cause: error });
  }
}

/**
 * Upright, in sRGB, with the words that the picture has in XMP; of a moving picture the first frame. `pixels` is how many
 * the picture has. Throws `pictures.busy`, and whatever goes wrong with a picture that could be decoded when it came.
 */
export function render(
  path: string,
  pixels: number,
  { width, height, mediaType }: Rendition,
): Promise<Buffer> {
  return withMemory(pixels * BYTES_PER_PIXEL, () => {
    const smaller = sharp(path, options)
      .autoOrient()
      .resize({ width, height, fit: 'fill' })
      .keepXmp()
      .timeout({ seconds: SECONDS });
    if (mediaType === 'image/webp') return smaller.webp({ quality: 80 }).toBuffer();
    // JPEG has no transparency; paper is white.
    return smaller.flatten({ background: 'white' }).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
  });
}

async function readHeader(path: string, mediaType: string): Promise<Metadata> {
  try {
    const header = await sharp(path, { ...options, limitInputPixels: false }).metadata();
    if (header.format === formats[mediaType]) return header;
  } catch (error) {
    throw pictureError('broken', {}, { cause: error });
  }
  throw pictureError('broken');
}

import { cleanAvif } from './avif.js';
import type { CleanPicture } from './container.js';
import { cleanGif } from './gif.js';
import { cleanJpeg } from './jpeg.js';
import { cleanPng } from './png.js';
import { cleanWebp } from './webp.js';

const cleaners: Readonly<Record<string, (bytes: Buffer) => CleanPicture>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/gif': cleanGif,
  'image/avif': cleanAvif,
};

export function isPicture(mediaType: string): boolean {
  return Object.hasOwn(cleaners, mediaType);
}

/**
 * The picture without what it tells of the place, the person and the camera: its pixels untouched, its colours and
 * orientation, and of its words the caption, credit, byline, copyright and the like. Cleaning it again changes nothing.
 * `bytes` may be overwritten. Throws `pictures.broken`, `pictures.moving-avif`.
 */
export function cleanPicture(bytes: Buffer, mediaType: string): CleanPicture {
  return cleaners[mediaType]!(bytes);
}

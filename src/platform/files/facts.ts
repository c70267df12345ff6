import { basename, dirname, join } from 'node:path';
import { rename } from 'node:fs/promises';
import { isPicture, rewritePicture } from '../pictures/index.js';
import { inspectPdf } from './pdf.js';
import { secondsOf } from './sound.js';

/** What the bytes of a file tell of themselves. */
export interface FileFacts {
  /** Of a picture, in pixels, as it stands upright. */
  readonly width?: number;
  readonly height?: number;
  /** Of a picture: what it says in IPTC or XMP. */
  readonly caption?: string;
  readonly credit?: string;
  /** Of sound: how long it lasts. */
  readonly seconds?: number;
  /** Of a PDF: it holds a signature, which nobody has verified. */
  readonly signed?: true;
}

/** Bytes as they are kept. */
export interface Received {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Looks into a received file and, if it is a picture, writes it anew in its place: its digest is that of the bytes that are
 * served. Everything else is kept byte for byte, a signed PDF above all.
 */
export async function takeIn(
  path: string,
  mediaType: string,
  received: Received,
): Promise<Received & FileFacts> {
  if (isPicture(mediaType)) {
    const draft = cleanPath(path);
    const picture = await rewritePicture(path, draft, mediaType);
    await rename(draft, path);
    return picture;
  }
  if (mediaType === 'application/pdf') return { ...received, ...(await inspectPdf(path)) };
  const seconds = mediaType.startsWith('audio/') ? await secondsOf(path) : undefined;
  return { ...received, ...(seconds !== undefined && { seconds }) };
}

/** Where a picture is written anew; whoever removes the one removes the other. */
export function cleanPath(path: string): string {
  return join(dirname(path), `clean-${basename(path)}`);
}

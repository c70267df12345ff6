import { fileTypeFromFile } from 'file-type';
import { aliases, mediaTypes } from './media-types.js';
import type { TextProbe } from './text-probe.js';

/** Enough for the directories and headers that detection reads; a file that claims more is not what it claims. */
const MOST_READ_AT_ONCE = 1_048_576;

/**
 * The media type that the bytes at `path` have, or undefined if it is none that the store takes. The sender's word
 * counts for nothing: the same bytes are the same file, whoever sent them first.
 */
export async function sniff(path: string, text: TextProbe): Promise<string | undefined> {
  const detected = await fileTypeFromFile(path, { maxBufferSize: MOST_READ_AT_ONCE });
  const mediaType = detected && (aliases[detected.mime] ?? detected.mime);
  // Of the binary formats only PDF can do without control bytes: text that begins like a picture is no picture.
  if (mediaType !== 'application/pdf' && text.isPlainText()) return 'text/plain';
  return mediaType !== undefined && Object.hasOwn(mediaTypes, mediaType) ? mediaType : undefined;
}

import { renditionsOf } from '../pictures/index.js';
import type { FileFacts } from './facts.js';
import type { FileRow } from './files.repository.js';

/** A smaller size of a picture, and where it is. */
interface StoredRendition {
  /** Address on this server. */
  readonly href: string;
  readonly width: number;
  readonly height: number;
  readonly mediaType: string;
}

export interface StoredFile extends FileFacts {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name?: string;
  /** Of a picture: the smaller sizes in which it can be had, narrow ones first. */
  readonly renditions?: readonly StoredRendition[];
}

export const FILES_PATH = '/api/v1/files';

/** A file under one of its names, with everything that follows from its digest and size. */
export function storedFile(file: StoredFile, name: string | null | undefined): StoredFile {
  const { sha256, bytes, mediaType, width, height, seconds, signed, caption, credit } = file;
  return {
    sha256,
    bytes,
    mediaType,
    ...(name && { name }),
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(seconds && { seconds }),
    ...(signed && { signed }),
    ...(width && height && { width, height, renditions: addressed(sha256, width, height) }),
  };
}

/** The file of a row, without a name. */
export function toStoredFile(row: FileRow): StoredFile {
  return {
    sha256: row.sha256,
    bytes: Number(row.bytes),
    mediaType: row.media_type,
    ...(row.width !== null && { width: row.width }),
    ...(row.height !== null && { height: row.height }),
    ...(row.seconds !== null && { seconds: row.seconds }),
    ...(row.caption !== null && { caption: row.caption }),
    ...(row.credit !== null && { credit: row.credit }),
    ...(row.signed && { signed: true }),
  };
}

function addressed(sha256: string, width: number, height: number): StoredRendition[] {
  return renditionsOf(width, height).map(({ name, ...size }) => ({
    href: `${FILES_PATH}/${sha256}/${name}`,
    ...size,
  }));
}

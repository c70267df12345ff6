import { z } from 'zod';
import { contentDisposition, contentSecurityPolicy } from './disposition.js';
import { safeName } from './media-types.js';

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'Lower-case hexadecimal SHA-256 of the bytes.' });

interface Shown {
  readonly sha256: string;
  readonly mediaType: string;
  readonly name?: string | undefined;
  readonly public: boolean;
}

/** What goes with the bytes of a file, or of a smaller size of it. */
export function fileHeaders(file: Shown, tag: string): Record<string, string> {
  const name = safeName(file.name, file.mediaType) ?? safeName(file.sha256.slice(0, 16), file.mediaType)!;
  return {
    etag: tag,
    // Short, because what is public today may be taken back: nobody shows it longer than this without asking again.
    'cache-control': file.public ? 'public, max-age=20' : 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': contentSecurityPolicy(file.mediaType),
    'content-disposition': contentDisposition(file.mediaType, name),
  };
}

interface MediaTypeEntry {
  /** The first is given to names that have none of them. */
  readonly extensions: readonly string[];
  /** Browsers may show it in place; the rest is offered for download. */
  readonly inline?: true;
}

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** What the store takes. Nothing here is run by a browser or an office program when it is opened. */
export const mediaTypes: Readonly<Record<string, MediaTypeEntry>> = {
  'image/jpeg': { extensions: ['jpg', 'jpeg'], inline: true },
  'image/png': { extensions: ['png'], inline: true },
  'image/webp': { extensions: ['webp'], inline: true },
  'image/gif': { extensions: ['gif'], inline: true },
  'image/avif': { extensions: ['avif'], inline: true },
  'application/pdf': { extensions: ['pdf'], inline: true },
  'audio/mpeg': { extensions: ['mp3'], inline: true },
  'audio/mp4': { extensions: ['m4a'], inline: true },
  'audio/ogg': { extensions: ['ogg', 'oga', 'opus'], inline: true },
  'audio/wav': { extensions: ['wav'], inline: true },
  'audio/flac': { extensions: ['flac'], inline: true },
  'video/mp4': { extensions: ['mp4'] },
  'video/webm': { extensions: ['webm'] },
  [`${office}.wordprocessingml.document`]: { extensions: ['docx'] },
  [`${office}.spreadsheetml.sheet`]: { extensions: ['xlsx'] },
  [`${office}.presentationml.presentation`]: { extensions: ['pptx'] },
  [`${open}.text`]: { extensions: ['odt'] },
  [`${open}.spreadsheet`]: { extensions: ['ods'] },
  [`${open}.presentation`]: { extensions: ['odp'] },
  'text/plain': { extensions: ['txt', 'csv', 'md', 'srt'] },
};

/** Other names under which detection knows the same formats. */
export const aliases: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
};

/**
 * A file's name as it may be written to a disk: no folders, nothing a file system gives a meaning, and an extension that
 * says what the bytes are, whatever the sender called them. Undefined if nothing of it is left.
 */
export function safeName(given: string | undefined, mediaType: string): string | undefined {
  const base = given
    ?.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
    .replace(/[<>:"|?*]/g, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const extensions = mediaTypes[mediaType]?.extensions ?? [];
  if (!base) return undefined;
  const extension = /\.([a-z0-9]{1,8})$/i.exec(base)?.[1]?.toLowerCase();
  return extension !== undefined && extensions.includes(extension) ? base : `${base}.${extensions[0]}`;
}

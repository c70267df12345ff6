/** Entries as a log serves them: each behind its length in two bytes, the higher first (C2SP tlog-tiles). */
export function writeBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** The entries of a bundle; undefined if it ends within one. */
export function readBundle(bundle: Uint8Array): Buffer[] | undefined {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.length);
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at + 2;
    if (start > bytes.length) return undefined;
    at = start + bytes.readUInt16BE(at);
    if (at > bytes.length) return undefined;
    entries.push(bytes.subarray(start, at));
  }
  return entries;
}

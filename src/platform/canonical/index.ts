import { createHash } from 'node:crypto';
import serialise from 'canonicalize';

/**
 * The one JSON text of a value (RFC 8785): members sorted by UTF-16 code units, no white space.
 * Throws a TypeError for what JSON can't say (undefined at the root, functions, NaN, infinities, lone surrogates).
 */
export function canonicalJson(value: unknown): string {
  const text = serialise(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}

/** Lower-case hexadecimal SHA-256 of the bytes, or of the text's UTF-8. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

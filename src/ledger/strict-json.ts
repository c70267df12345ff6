import { canonicalJson } from '../platform/canonical/index.js';
import { NotGenuine } from './not-genuine.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of bytes that are UTF-8 to the last one; throws `not-utf8`. */
export function strictText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new NotGenuine('not-utf8');
  }
}

/**
 * The value of bytes that are its canonical form (RFC 8785) and no other: so nothing can hide in white space, in the
 * order or repetition of members, or in another spelling of a number. Throws `not-utf8`, `not-json` or `not-canonical`.
 */
export function canonicalValue(bytes: Uint8Array): unknown {
  const text = strictText(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotGenuine('not-json');
  }
  if (!isCanonical(value, text)) throw new NotGenuine('not-canonical');
  return value;
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    // Infinities and lone surrogates, which JSON.parse lets through.
    return false;
  }
}

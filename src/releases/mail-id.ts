import { sha256Hex } from '../platform/canonical/index.js';

/** The same for every attempt to tell one person of one thing, so that a mail that is sent twice can be told as one. */
export function mailIdOf(...of: readonly (string | Date)[]): string {
  const hex = sha256Hex(JSON.stringify(of));
  // RFC 9562, 5.8: a UUID of our own making.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { parse, stringify } from 'uuid';
import type { Ids } from '../../platform/ids/index.js';

const PREFIX = 'khen_';
const ID_BYTES = 16;
const RANDOM_BYTES = 32;
const CHECKSUM_BYTES = 4;
const FORM = /^khen_[A-Za-z0-9_-]{70}$/;

/**
 * A secret as it is shown once: `khen_` and the base64url of its id, 256 random bits and a checksum. So whoever finds one can
 * tell what it is and which to revoke, and scanners of published code tell it from anything else without asking us.
 */
export function newSecret(ids: Ids): { id: string; text: string } {
  const id = ids.uuid();
  const body = Buffer.concat([Buffer.from(parse(id)), ids.bytes(RANDOM_BYTES)]);
  return { id, text: PREFIX + Buffer.concat([body, checksum(body)]).toString('base64url') };
}

/** The id in a secret, or undefined for what can't be one: a typing mistake costs no question to the database. */
export function secretId(text: string): string | undefined {
  if (!FORM.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(PREFIX.length), 'base64url');
  // The last character has bits to spare: only one spelling of them is the secret.
  if (bytes.toString('base64url') !== text.slice(PREFIX.length)) return undefined;
  const body = bytes.subarray(0, ID_BYTES + RANDOM_BYTES);
  if (!checksum(body).equals(bytes.subarray(body.length))) return undefined;
  try {
    return stringify(body.subarray(0, ID_BYTES));
  } catch {
    return undefined;
  }
}

/** What is kept of it. Of 256 random bits nothing can be guessed, so that no slow hash is needed. */
export const secretHash = (text: string): Buffer => createHash('sha256').update(text).digest();

function checksum(body: Buffer): Buffer {
  const bytes = Buffer.alloc(CHECKSUM_BYTES);
  bytes.writeUInt32BE(crc32(body));
  return bytes;
}

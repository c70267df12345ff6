import { createHash } from 'node:crypto';
import type { Ids } from '../../platform/ids/index.js';

const COUNT = 10;
const BYTES = 15;
/** Crockford's base 32: no letter that reads like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Ten codes of 120 random bits, as four groups of six: enough that a plain digest keeps them (ASVS 5.0, 6.5.2 asks for a
 * password hash below 112 bits).
 */
export function newRecoveryCodes(ids: Ids): string[] {
  return Array.from({ length: COUNT }, () => encode(ids.bytes(BYTES)).match(/.{6}/g)!.join('-'));
}

export function recoveryCodeHash(code: string): Buffer {
  return createHash('sha256').update(canonical(code)).digest();
}

export const looksLikeRecoveryCode = (code: string): boolean =>
  /^[0-9a-hjkmnp-tv-z]{24}$/.test(canonical(code));

/** As people may type it: any case, with or without blanks and hyphens, o for 0, i or l for 1. */
function canonical(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
}

function encode(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let left = (bytes.length * 8) / 5; left > 0; left -= 1) {
    text = ALPHABET[Number(bits & 31n)]! + text;
    bits >>= 5n;
  }
  return text;
}

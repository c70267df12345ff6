import { createHash } from 'node:crypto';

/** 32 bytes of SHA-256. */
export type Hash = Buffer;

export const HASH_BYTES = 32;
/** The root of a log without entries: SHA-256 of nothing (RFC 6962, 2.1). */
export const EMPTY_ROOT: Hash = createHash('sha256').digest();

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Hash of an entry as a leaf (RFC 6962, 2.1). */
export function leafHash(entry: Uint8Array): Hash {
  return createHash('sha256').update(LEAF).update(entry).digest();
}

/** Hash of an inner node (RFC 6962, 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** Splits concatenated hashes. Throws a RangeError when the bytes are not a whole number of them. */
export function splitHashes(bytes: Uint8Array): Hash[] {
  if (bytes.length % HASH_BYTES !== 0) throw new RangeError(`${bytes.length} bytes are no list of hashes.`);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    view.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}

/**
 * The roots of the perfect subtrees of which `hashes`, taken as leaves, consist: from the largest on the left to the
 * smallest on the right.
 */
export function perfectRoots(hashes: readonly Hash[]): Hash[] {
  const roots: Hash[] = [];
  for (let start = 0; start < hashes.length;) {
    const width = largestPowerUpTo(hashes.length - start);
    roots.push(perfectRoot(hashes.slice(start, start + width)));
    start += width;
  }
  return roots;
}

/** Root of a perfect tree; the number of hashes is a power of two. */
export function perfectRoot(hashes: readonly Hash[]): Hash {
  let level = hashes;
  while (level.length > 1) {
    const below = level;
    level = Array.from({ length: below.length / 2 }, (_, i) => nodeHash(below[2 * i]!, below[2 * i + 1]!));
  }
  return level[0]!;
}

/** Joins roots of subtrees that grow smaller from left to right, as RFC 6962 joins them. */
export function joinRoots(roots: readonly Hash[]): Hash {
  return roots.length === 0 ? EMPTY_ROOT : roots.reduceRight((right, left) => nodeHash(left, right));
}

/** The largest power of two that is at most `count`; `count` ≥ 1. */
export function largestPowerUpTo(count: number): number {
  let power = 1;
  while (power * 2 <= count) power *= 2;
  return power;
}

import { EMPTY_ROOT, type Hash, nodeHash } from './hashing.js';

/**
 * The root to which an inclusion proof leads (RFC 9162, 2.1.3.2); undefined if the proof has the wrong length for that
 * place in a tree of that size.
 */
export function rootOfInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
): Hash | undefined {
  if (!isPlace(index) || !isPlace(size) || index >= size) return undefined;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? hash : undefined;
}

/** Whether the proof shows that the tree with the old root is the beginning of the tree with the new one (RFC 9162, 2.1.4.2). */
export function isConsistent(
  old: { readonly size: number; readonly root: Hash },
  now: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  if (!isPlace(old.size) || !isPlace(now.size) || old.size > now.size) return false;
  if (old.size === 0) return proof.length === 0 && old.root.equals(EMPTY_ROOT);
  if (old.size === now.size) return proof.length === 0 && old.root.equals(now.root);
  let place = old.size - 1;
  let last = now.size - 1;
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  const path = place === 0 ? [old.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (!first || proof.length === 0) return false;
  let oldRoot = first;
  let newRoot = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      oldRoot = nodeHash(hash, oldRoot);
      newRoot = nodeHash(hash, newRoot);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      newRoot = nodeHash(newRoot, hash);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && oldRoot.equals(old.root) && newRoot.equals(now.root);
}

// Not bit shifts: those are for 32 bits.
const half = (place: number): number => Math.floor(place / 2);
const isPlace = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

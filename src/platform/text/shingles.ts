import { fold, syllables } from './vietnamese.js';

/**
 * Syllables in a row that make one shingle. Of the judged rewritings that keep least, each shares thirteen of four with its
 * original, and what others write of the same event one at most; of three, two.
 */
const LENGTH = 4;
/** Of so many shingles in a row at least one is kept (winnowing), so that nine syllables in common are always found. */
const WINDOW = 6;
const MOST_FINGERPRINTS = 8192;

/** The folded shingles of a text, in order, each as a signed 32-bit number; a text that is shorter than one has one. */
export function shingles(text: string): Int32Array {
  const hashes = syllables(fold(text)).map(hashOf);
  if (hashes.length === 0) return new Int32Array();
  const made = new Int32Array(Math.max(1, hashes.length - LENGTH + 1));
  for (let at = 0; at < made.length; at += 1) {
    let mixed = 0;
    for (let each = at; each < Math.min(at + LENGTH, hashes.length); each += 1)
      mixed = mix(Math.imul(mixed, 31) ^ hashes[each]!);
    made[at] = mixed;
  }
  return made;
}

/** The shingles by which a text is found, each once, rising: the least of each window. At most 8,192. */
export const fingerprints = (text: string): Int32Array => fingerprintsOf(shingles(text), MOST_FINGERPRINTS);

/** The same of shingles, at most so many. */
export function fingerprintsOf(all: Int32Array, most: number): Int32Array {
  const kept = new Set<number>();
  for (let from = 0; from < all.length && (from === 0 || from + WINDOW <= all.length); from += 1) {
    let least = all[from]!;
    for (let at = from + 1; at < Math.min(from + WINDOW, all.length); at += 1)
      if (all[at]! < least) least = all[at]!;
    kept.add(least);
  }
  return Int32Array.from(kept).toSorted().slice(0, most);
}

/** How much of the shorter one of two texts stands in the other one, by shingles: 0 to 1. */
export function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const each of few) if (many.has(each)) shared += 1;
  return few.size === 0 ? 0 : shared / few.size;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(syllable: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < syllable.length; at += 1)
    hash = Math.imul(hash ^ syllable.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The finaliser of MurmurHash3: every bit of what comes in moves all of what goes out. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

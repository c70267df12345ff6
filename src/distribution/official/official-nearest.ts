import { likeness, shingles } from '../../platform/text/index.js';
import type { SearchableDocument } from '../search/searchable.js';
import { textOf } from './official-text.js';

/**
 * What a rewriting has in common with its original, at least: of those judged each has a fifth of its shingles, what others
 * write of the same event less than a thirtieth. Or one passage as long as two sentences, whatever stands around it.
 */
const ALIKE = 0.15;
const LEAST_SHARED = 5;
const PASSAGE = 24;

interface Read {
  readonly document: SearchableDocument;
}

/** Of these the one that a text with these shingles is close to, the first of those that are equally near. Undefined if it is close to none. */
export function nearestOf<Text extends Read>(asked: Int32Array, texts: readonly Text[]): Text | undefined {
  const set = new Set(asked);
  let [nearest, most]: [Text | undefined, number] = [undefined, 0];
  for (const each of texts) {
    const own = new Set(shingles(textOf(each.document)));
    const alike = likeness(set, own);
    const shared = alike * Math.min(set.size, own.size);
    const isClose = (alike >= ALIKE && shared >= LEAST_SHARED - 0.5) || longestRun(asked, own) >= PASSAGE;
    // By what they share, not by how much that is of a short one: a version that says more of it is nearer.
    if (isClose && shared > most + 0.5) [nearest, most] = [each, shared];
  }
  return nearest;
}

function longestRun(asked: Int32Array, own: ReadonlySet<number>): number {
  let [longest, run] = [0, 0];
  for (const each of asked) {
    run = own.has(each) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

import { clean, serialise } from '../../platform/html/index.js';
import { sha256Hex } from '../../platform/canonical/index.js';
import type { TextRow } from './texts.repository.js';
import { digestOfWords, type HashedWords } from '../versions/version.js';

type Parts = Pick<TextRow, 'title' | 'summary' | 'body'>;

/** Which parts of a source were changed since a translation said the same. */
export interface Behind {
  readonly title: boolean;
  readonly summary: boolean;
  /** Blocks of its body that are new or changed, counted from 0. */
  readonly blocks: number[];
  /** How many blocks it has no more. */
  readonly gone: number;
}

/** What a translation of this source follows from now on. */
export const following = (source: HashedWords) => ({
  follows: digestOfWords(source),
  followedParts: partsOf(source),
});

/** Undefined where it was never noted what a translation follows part by part. */
export function behind(followed: readonly string[], source: Parts): Behind | undefined {
  if (followed.length === 0) return undefined;
  const [title, summary, ...blocks] = partsOf(source);
  const [oldTitle, oldSummary, ...oldBlocks] = followed;
  // A text may have tens of thousands of blocks, and whoever reads the release waits for this.
  const [now, then] = [new Set(blocks), new Set(oldBlocks)];
  return {
    title: title !== oldTitle,
    summary: summary !== oldSummary,
    blocks: blocks.flatMap((block, index) => (then.has(block) ? [] : [index])),
    gone: oldBlocks.filter((block) => !now.has(block)).length,
  };
}

/** Of rows that were read: each of its translations asks about one source. */
const known = new WeakMap<Parts, string[]>();

/** Digests of the title, of the summary, and of each block of the body. */
function partsOf(source: Parts): string[] {
  const { title, summary, body } = source;
  const parts =
    known.get(source) ??
    [title, summary, ...clean(body).blocks.map((block) => serialise([block]))].map(short);
  known.set(source, parts);
  return parts;
}

/** Tells parts of one text apart; nobody gains by a collision. */
const short = (text: string): string => sha256Hex(text).slice(0, 16);

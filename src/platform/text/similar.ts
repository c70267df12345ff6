import type { Effort, Match } from './common-tokens.js';

/** Something that may be a before or after of something else: of one kind, with enough words in common. */
export interface Candidate {
  readonly place: number;
  readonly kind: string;
  readonly words: () => readonly string[];
}

/** Two with this part of their words in common (Dice) are one that was changed. */
const SIMILAR = 0.4;
const MOST_PAIRS = 1_000_000;
const LOOK_UPS_A_STEP = 100;

/** The words of a candidate by number, each once, with how often it is there. */
interface Bag {
  readonly kind: string;
  readonly words: Int32Array;
  readonly counts: Int32Array;
  readonly size: number;
}

/**
 * Places of pairs, in order, whose similarities add up to most. Where comparing all would take too much effort, only those
 * are compared that stand at about the same place; where there are too many even for that, none.
 */
export function similarPairs(
  before: readonly Candidate[],
  after: readonly Candidate[],
  effort: Effort,
): Match[] {
  const [rows, columns] = [before.length, after.length];
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return [];
  const alike = similarities(before, after, effort);
  // best[i * width + j]: the most that those from i and j on can add up to.
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const paired = (i: number, j: number): number => {
    const found = alike[i * columns + j]!;
    return found >= SIMILAR ? found + best[(i + 1) * width + j + 1]! : 0;
  };
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      best[here] = Math.max(paired(i, j), best[here + width]!, best[here + 1]!);
    }
  }
  const pairs: Match[] = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns;) {
    const most = best[i * width + j]!;
    if (most === 0) break;
    if (paired(i, j) === most) {
      pairs.push([before[i]!.place, after[j]!.place]);
      [i, j] = [i + 1, j + 1];
    } else if (best[(i + 1) * width + j] === most) i += 1;
    else j += 1;
  }
  return pairs;
}

/** How alike each is to each, row by row; 0 for those that are not compared. */
function similarities(
  before: readonly Candidate[],
  after: readonly Candidate[],
  effort: Effort,
): Float64Array {
  const numbers = new Map<string, number>();
  const [bags, others] = [before.map(toBag(numbers)), after.map(toBag(numbers))];
  const columns = others.length;
  const all = (bags.length * others.reduce((sum, { words }) => sum + words.length, 0)) / LOOK_UPS_A_STEP;
  const taken = effort.take(all);
  // How far to both sides of its own place each one looks.
  const reach = taken === all ? columns : (columns * taken) / all / 2;
  const found = new Float64Array(bags.length * columns);
  const counts = new Int32Array(numbers.size);
  for (const [i, bag] of bags.entries()) {
    for (const [index, word] of bag.words.entries()) counts[word] = bag.counts[index]!;
    const here = (i * columns) / bags.length;
    const last = Math.min(columns - 1, Math.floor(here + reach));
    for (let j = Math.max(0, Math.ceil(here - reach)); j <= last; j += 1) {
      const other = others[j]!;
      if (other.kind === bag.kind) found[i * columns + j] = likeness(bag, other, counts);
    }
    for (const word of bag.words) counts[word] = 0;
  }
  return found;
}

function likeness({ size }: Bag, other: Bag, counts: Int32Array): number {
  let common = 0;
  for (let index = 0; index < other.words.length; index += 1) {
    const [here, there] = [other.counts[index]!, counts[other.words[index]!]!];
    common += here < there ? here : there;
  }
  return size + other.size === 0 ? 0 : (2 * common) / (size + other.size);
}

const toBag =
  (numbers: Map<string, number>) =>
  ({ kind, words }: Candidate): Bag => {
    const bag = new Map<number, number>();
    const all = words();
    for (const word of all) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      bag.set(number, (bag.get(number) ?? 0) + 1);
    }
    return {
      kind,
      words: Int32Array.from(bag.keys()),
      counts: Int32Array.from(bag.values()),
      size: all.length,
    };
  };

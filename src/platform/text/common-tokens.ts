import { diffArrays } from 'diff';

/**
 * How much comparing one difference may take, in steps of about half a microsecond: half a second for whatever is
 * compared. Steps and not time, so that the same two texts always give the same difference.
 */
export class Effort {
  constructor(private left = 1_000_000) {}

  /** As much of what is wanted as there is, but not less than none. */
  take(wanted: number): number {
    const taken = Math.min(wanted, this.left);
    this.left -= taken;
    return taken;
  }

  /** How many edits can be looked for in a sequence of that length: n of them take about n²/2 + n × length/16 steps. */
  edits(length: number): number {
    const part = length / 16;
    return Math.floor(Math.sqrt(part * part + 2 * this.left) - part);
  }

  takeEdits(edits: number, length: number): void {
    this.take((edits * edits) / 2 + (edits * length) / 16);
  }
}

/** A pair of places with the same token, before and after. */
export type Match = readonly [before: number, after: number];

/**
 * A longest common subsequence, as pairs in rising order. What is common at both ends is always found; what lies between
 * counts as replaced if looking for it would take more effort than is left.
 */
export function commonTokens(before: readonly string[], after: readonly string[], effort: Effort): Match[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    ...Array.from({ length: start }, (_, index): Match => [index, index]),
    ...commonBetween(before, after, { start, end }, effort),
    ...Array.from({ length: end }, (_, index): Match => [
      before.length - end + index,
      after.length - end + index,
    ]),
  ];
}

/** What stands on one side only can't be common, and is what an edit graph would be largest for. */
function commonBetween(
  before: readonly string[],
  after: readonly string[],
  { start, end }: { readonly start: number; readonly end: number },
  effort: Effort,
): Match[] {
  const numbers = new Map<string, number>();
  for (const token of before.slice(start, before.length - end)) {
    if (!numbers.has(token)) numbers.set(token, numbers.size + 1);
  }
  const shared = new Set(after.slice(start, after.length - end).filter((token) => numbers.has(token)));
  const places = (tokens: readonly string[]): number[] =>
    Array.from({ length: tokens.length - end - start }, (_, index) => start + index).filter((place) =>
      shared.has(tokens[place]!),
    );
  const [old, made] = [places(before), places(after)];
  const length = old.length + made.length;
  if (length === 0) return [];
  const most = effort.edits(length);
  const changes = diffArrays(
    old.map((place) => numbers.get(before[place]!)!),
    made.map((place) => numbers.get(after[place]!)!),
    { maxEditLength: most },
  );
  const edits = changes?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  effort.takeEdits(edits ?? most, length);
  const matches: Match[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) {
      for (let step = 0; step < count; step += 1) matches.push([old[from + step]!, made[to + step]!]);
    }
    if (!added) from += count;
    if (!removed) to += count;
  }
  return matches;
}

import { commonTokens, type Effort, type Match } from './common-tokens.js';
import { type Candidate, similarPairs } from './similar.js';

/** One of a list that is compared with another: two with the same key are the same. */
export interface Alignable {
  readonly key: string;
  /** Only two of one kind can be a before and an after of each other, if they have enough words in common. */
  readonly kind: string;
  readonly words: () => readonly string[];
}

/** What became of one member; `moved` is the number that a removal and an addition of the same member share. */
export type Step<Member> =
  | { readonly change: 'changed'; readonly before: Member; readonly after: Member }
  | { readonly change: 'same' | 'removed' | 'added'; readonly member: Member; readonly moved?: number };

/**
 * Aligns two lists in reading order: what is the same, what moved as it was, what was changed, and what came or went;
 * in one place, what went comes first.
 */
export function align<Member>(
  before: readonly Member[],
  after: readonly Member[],
  describe: (member: Member) => Alignable,
  effort: Effort,
): Step<Member>[] {
  const [old, made] = [before.map(describe), after.map(describe)];
  const keys = [old.map(({ key }) => key), made.map(({ key }) => key)] as const;
  const matches = commonTokens(...keys, effort);
  const moves = movesBeside(matches, ...keys);
  const steps: Step<Member>[] = [];
  const replace = (gone: readonly number[], come: readonly number[]): void => {
    for (const place of gone) steps.push(step('removed', before[place]!, moves.before.get(place)));
    for (const place of come) steps.push(step('added', after[place]!, moves.after.get(place)));
  };
  let [from, to] = [0, 0];
  for (const [i, j] of [...matches, [before.length, after.length] as const]) {
    const gone = range(from, i).filter((place) => !moves.before.has(place));
    const come = range(to, j).filter((place) => !moves.after.has(place));
    for (const [k, l] of similarPairs(candidates(old, gone), candidates(made, come), effort)) {
      replace(range(from, k), range(to, l));
      steps.push({ change: 'changed', before: before[k]!, after: after[l]! });
      [from, to] = [k + 1, l + 1];
    }
    replace(range(from, i), range(to, j));
    if (i < before.length) steps.push({ change: 'same', member: after[j]! });
    [from, to] = [i + 1, j + 1];
  }
  return steps;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

const candidates = (members: readonly Alignable[], places: readonly number[]): Candidate[] =>
  places.map((place) => ({ place, ...members[place]! }));

function step<Member>(change: 'removed' | 'added', member: Member, moved?: number): Step<Member> {
  return { change, member, ...(moved !== undefined && { moved }) };
}

/** What is left over exactly once on both sides has moved. */
function movesBeside(matches: readonly Match[], before: readonly string[], after: readonly string[]) {
  const left = placesOf(before, new Set(matches.map(([index]) => index)));
  const right = placesOf(after, new Set(matches.map(([, index]) => index)));
  const moves = { before: new Map<number, number>(), after: new Map<number, number>() };
  for (const [key, [index, ...more]] of left) {
    const [other, ...others] = right.get(key) ?? [];
    if (other === undefined || more.length > 0 || others.length > 0) continue;
    const number = moves.before.size + 1;
    moves.before.set(index!, number);
    moves.after.set(other, number);
  }
  return moves;
}

function placesOf(keys: readonly string[], without: ReadonlySet<number>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    if (without.has(index)) continue;
    const known = places.get(key);
    if (known) known.push(index);
    else places.set(key, [index]);
  }
  return places;
}

import { diff3Merge } from 'node-diff3';

/** Two people changed the same: what each made of it. */
export interface Clash<Part> {
  readonly mine: Part;
  readonly theirs: Part;
}
/** What both agree on, and where they clash, in order. */
export type Merged<Part> = readonly (Part | Clash<Part>)[];

export const isClash = <Part>(part: Part | Clash<Part>): part is Clash<Part> =>
  typeof part === 'object' && part !== null && 'mine' in part && 'theirs' in part;

/** Takes over what only one of two has changed in a list of blocks since they parted. */
export function mergeBlocks(
  mine: readonly string[],
  base: readonly string[],
  theirs: readonly string[],
): Merged<string[]> {
  const regions = diff3Merge([...mine], [...base], [...theirs], { excludeFalseConflicts: true });
  return regions.flatMap(({ ok, conflict }) => (ok ? [ok] : blockByBlock(conflict!)));
}

/** Neighbours that each somebody else changed are no clash, as long as it is known which is which. */
function blockByBlock({
  a: mine,
  o: base,
  b: theirs,
}: {
  a: string[];
  o: string[];
  b: string[];
}): Merged<string[]> {
  if (mine.length !== base.length || theirs.length !== base.length) return [{ mine, theirs }];
  return base.map((block, at) => {
    const [one, other] = [mine[at]!, theirs[at]!];
    if (one === block) return [other];
    return other === block || one === other ? [one] : { mine: [one], theirs: [other] };
  });
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

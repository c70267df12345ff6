import { z } from 'zod';
import { commonTokens, Effort } from './common-tokens.js';

export const change = z.enum(['same', 'removed', 'added']);
type Change = z.infer<typeof change>;

/** A stretch of plain text that stayed, went or came. */
export const WordDifference = z.strictObject({ change, text: z.string() }).meta({
  id: 'WordDifference',
  description:
    'A stretch of text. All that is `same` or `removed`, put together, is the text before; `same` and `added` the text after.',
});
export type WordDifference = z.infer<typeof WordDifference>;

// A number is one word with the signs inside it, since half of a changed price, hour or date misreads; so is a Han character.
const TOKEN =
  /\p{N}+(?:[.,:\/]\p{N}+)*[\p{L}\p{M}\p{N}]*|[\p{L}&&\p{Script=Han}]\p{M}*|(?:[\p{L}--\p{Script=Han}][\p{M}\p{N}]*)+|\s+|[^]\p{M}*/gv;
const WORD = /^[\p{L}\p{N}]/u;

/** A piece of text under one key: two with the same key are the same. */
export interface Token {
  readonly key: string;
  readonly text: string;
}

/** The words, numbers, white space and single signs that a text is made of; put together they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** The words and numbers alone, by which texts are found alike. */
export function wordsOf(text: string): string[] {
  return tokensOf(text).filter((token) => WORD.test(token));
}

/**
 * The difference of two plain texts by words (in Vietnamese, syllables), with what stands between them. Texts that are
 * too long and too different to compare at all come out with their middle replaced. Pure: the same for the same texts.
 */
export function differenceOfTexts(before: string, after: string, effort = new Effort()): WordDifference[] {
  const token = (text: string): Token => ({ key: text, text });
  return differenceOfTokens(tokensOf(before).map(token), tokensOf(after).map(token), effort).map(
    ({ change: what, tokens }) => ({ change: what, text: tokens.map(({ text }) => text).join('') }),
  );
}

export interface Stretch<T extends Token> {
  readonly change: Change;
  readonly tokens: readonly T[];
}

interface Stretches<T> {
  readonly same: readonly T[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** Stretches in reading order, none of them empty; where both stand in one place, what was removed comes first. */
export function differenceOfTokens<T extends Token>(
  before: readonly T[],
  after: readonly T[],
  effort: Effort,
): Stretch<T>[] {
  return withoutIslands(matched(before, after, effort)).flatMap((part) =>
    (['same', 'removed', 'added'] as const)
      .map((what) => ({ change: what, tokens: part[what] }))
      .filter(({ tokens }) => tokens.length > 0),
  );
}

/**
 * Words are matched alone, so that no space or comma is kept at the price of a word; what stands between two matched words
 * is then the same as far as it is from either side. Each part begins with what is the same.
 */
function matched<T extends Token>(before: readonly T[], after: readonly T[], effort: Effort): Stretches<T>[] {
  const wordsBefore = placesOfWords(before);
  const wordsAfter = placesOfWords(after);
  const matches = commonTokens(
    wordsBefore.map((place) => before[place]!.key),
    wordsAfter.map((place) => after[place]!.key),
    effort,
  ).map(([i, j]) => [wordsBefore[i]!, wordsAfter[j]!] as const);
  const parts: { same: T[]; removed: T[]; added: T[] }[] = [{ same: [], removed: [], added: [] }];
  let [from, to] = [0, 0];
  for (const [i, j] of [...matches, [before.length, after.length] as const]) {
    const gap = commonEnds(before.slice(from, i), after.slice(to, j));
    append(parts.at(-1)!.same, gap.start);
    if (gap.removed.length + gap.added.length > 0) {
      // Nothing can have changed in this part yet: each change begins a new one after it.
      Object.assign(parts.at(-1)!, { removed: gap.removed, added: gap.added });
      parts.push({ same: [], removed: [], added: [] });
    }
    append(parts.at(-1)!.same, gap.end, after.slice(j, j + 1));
    [from, to] = [i + 1, j + 1];
  }
  return parts;
}

const placesOfWords = (tokens: readonly Token[]): number[] =>
  [...tokens.keys()].filter((place) => WORD.test(tokens[place]!.text));

function commonEnds<T extends Token>(before: readonly T[], after: readonly T[]) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]!.key === after[start]!.key) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end)!.key === after.at(-1 - end)!.key) end += 1;
  return {
    start: after.slice(0, start),
    removed: before.slice(start, before.length - end),
    added: after.slice(start, after.length - end),
    end: after.slice(after.length - end),
  };
}

/** A word or two that happened to stay between two rewritten stretches, each twice as long, only make them hard to read. */
function withoutIslands<T extends Token>(parts: readonly Stretches<T>[]): Stretches<T>[] {
  const changed = ({ removed, added }: Stretches<T>): number => Math.max(count(removed), count(added));
  const kept: { same: T[]; removed: T[]; added: T[] }[] = [];
  for (const [index, part] of parts.entries()) {
    const last = kept.at(-1);
    const around = index === 0 ? 0 : Math.min(changed(parts[index - 1]!), changed(part));
    if (last && 2 * count(part.same) <= around && count(part.same) <= 2 && around > 0) {
      append(last.removed, part.same, part.removed);
      append(last.added, part.same, part.added);
    } else kept.push({ same: [...part.same], removed: [...part.removed], added: [...part.added] });
  }
  return kept;
}

const count = (tokens: readonly Token[]): number => tokens.filter(({ text }) => WORD.test(text)).length;

/** As many as there are: what is spread into a call has to fit on the stack. */
function append<T>(list: T[], ...more: readonly (readonly T[])[]): void {
  for (const some of more) for (const each of some) list.push(each);
}

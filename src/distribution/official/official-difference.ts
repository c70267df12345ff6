import {
  differenceOfTokens,
  Effort,
  fold,
  normalise,
  type Token,
  tokensOf,
  type WordDifference,
  wordsOf,
  writtenAlike,
} from '../../platform/text/index.js';

/** A stretch of text; of a long one only its ends, and how many words were left out between them. */
export interface Stretch extends WordDifference {
  readonly omitted?: number;
}

/** What became of a release's words in another text. */
export interface TextDifference {
  /** What was not looked at, since the other text does not have it: without marks, or all in capitals. */
  readonly ignored?: 'marks' | 'case';
  /** The two share one passage, word for word, and nothing was changed within it. */
  readonly unchanged: boolean;
  /** Words of the release that the text has, that it lacks, and words of its own. */
  readonly same: number;
  readonly leftOut: number;
  readonly added: number;
  readonly differences: readonly Stretch[];
}

/** About a tenth of a second at worst; see `Effort`. */
const EFFORT = 200_000;
const MOST_STRETCHES = 200;
/** Of stretches that are longer than both ends together, these many words of either are shown. */
const SHOWN = 40;

/** The difference between what a release says and a text, word for word and in that order. */
export function differenceFrom(release: string, text: string): TextDifference {
  const ignored = ignoredBy(text, release);
  const [before, after] = [tokens(release, ignored), tokens(text, ignored)];
  const passage = within(before, after, 'removed') ?? within(after, before, 'added');
  const stretches = passage ?? differenceOfTokens(before, after, new Effort(EFFORT));
  const all = stretches.map(({ change, tokens: some }) => ({
    change,
    text: some.map(({ text: token }) => token).join(''),
  }));
  const count = (what: WordDifference['change']): number =>
    all
      .filter(({ change }) => change === what)
      .reduce((sum, { text: words }) => sum + wordsOf(words).length, 0);
  return {
    ...(ignored && { ignored }),
    unchanged: passage !== undefined,
    same: count('same'),
    leftOut: count('removed'),
    added: count('added'),
    differences: all.slice(0, MOST_STRETCHES).map(shorten),
  };
}

function ignoredBy(text: string, release: string): TextDifference['ignored'] {
  const letters = normalise(text).replace(/\P{L}/gu, '');
  const hasMarks = (some: string): boolean => /[\p{M}đ]/iu.test(normalise(some).normalize('NFD'));
  if (hasMarks(release) && !hasMarks(text)) return 'marks';
  return letters !== '' && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
    ? 'case'
    : undefined;
}

/** Words come again and again, and each is brought into its form once. */
function tokens(text: string, ignored: TextDifference['ignored']): Token[] {
  const keys = new Map<string, string>();
  return tokensOf(normalise(text).trim()).map((token) => {
    const key = keys.get(token) ?? keyOf(token, ignored);
    keys.set(token, key);
    return { key, text: token };
  });
}

function keyOf(token: string, ignored: TextDifference['ignored']): string {
  if (/^\s/u.test(token)) return ' ';
  if (ignored === 'marks') return fold(token);
  const key = writtenAlike(token);
  return ignored === 'case' ? key.toLowerCase() : key;
}

/** The one text as a passage of the other one, if it is one; what stands around it is then `around`. */
function within(whole: readonly Token[], part: readonly Token[], around: 'removed' | 'added') {
  // White space between words is a token of its own, so that words are compared as wholes.
  const line = (some: readonly Token[]): string => `\0${some.map(({ key }) => key).join('\0')}\0`;
  const text = line(whole);
  const found = text.indexOf(line(part));
  if (found < 0 || part.length === 0) return undefined;
  const from = text.slice(0, found + 1).split('\0').length - 2;
  return [
    { change: around, tokens: whole.slice(0, from) },
    { change: 'same' as const, tokens: whole.slice(from, from + part.length) },
    { change: around, tokens: whole.slice(from + part.length) },
  ].filter(({ tokens: some }) => some.length > 0);
}

function shorten(stretch: WordDifference): Stretch {
  const words = stretch.text.split(/(?<=\s)(?=\S)/u);
  if (words.length <= 2 * SHOWN) return stretch;
  return {
    change: stretch.change,
    text: `${words.slice(0, SHOWN).join('')}… ${words.slice(-SHOWN).join('')}`,
    omitted: words.length - 2 * SHOWN,
  };
}

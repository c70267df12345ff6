import { fold, marked, syllables } from '../../platform/text/index.js';

/** Vietnamese has some seven thousand syllables; the rest is names, numbers and other languages. */
const MOST_KNOWN = 20_000;
/** Nobody looks for a longer one by its end. */
const LONGEST_SYLLABLE = 40;
const MOST_READ = 200;
/** PostgreSQL holds one MiB of lexemes a row; what comes after so many bytes of a text is not found by its words. */
const MOST_BYTES = 900_000;
/** What stands before lexemes of the title. No syllable begins so. */
const TITLE = '^';

/** A syllable in the two forms in which it is looked for. */
export interface Syllable {
  /** As it stands in the text. */
  readonly text: string;
  readonly folded: string;
  readonly marked: string;
}
export type Form = 'folded' | 'marked';

const known = new Map<string, Syllable>();

/** The syllables of a text, in order. */
export function syllablesOf(text: string): Syllable[] {
  const found: Syllable[] = [];
  for (const each of syllables(text)) {
    const syllable = known.get(each) ?? syllableOf(each);
    if (syllable.folded !== '') found.push(syllable);
  }
  return found;
}

function syllableOf(text: string): Syllable {
  const start = text.slice(0, MOST_READ);
  const cut = (form: string): string => Array.from(form).slice(0, LONGEST_SYLLABLE).join('');
  // A mark in front belongs to a sign before it, with which it may be one character.
  const bare = marked(start).replace(/^\p{M}+/u, '');
  const syllable = { text, folded: cut(fold(start)), marked: cut(bare) };
  // All at once, since whoever makes up words makes up many; the usual ones are soon known again.
  if (known.size >= MOST_KNOWN) known.clear();
  if (start === text) known.set(text, syllable);
  return syllable;
}

/** Each syllable with the next one; a single one by itself. */
export function pairsOf(some: readonly Syllable[], form: Form): string[] {
  const [only, ...more] = some;
  if (only && more.length === 0) return [only[form]];
  return more.map((second, index) => `${some[index]![form]} ${second[form]}`);
}

export const inTitle = (lexeme: string): string => TITLE + lexeme;

/** A lexeme as PostgreSQL reads it in a tsvector or tsquery. */
export const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

/**
 * The tsvector of a text: every syllable and every two neighbours of a line, folded and marked (one where there is no
 * difference), those of titles once more as such, and what it is filed under. No positions, no dictionary.
 */
export function vectorOf(
  titles: readonly string[],
  lines: readonly string[],
  filed: readonly string[],
): string {
  const lexemes = new Set(filed);
  let bytes = 0;
  const add = (lexeme: string): void => {
    if (lexemes.has(lexeme) || bytes > MOST_BYTES) return;
    lexemes.add(lexeme);
    bytes += Buffer.byteLength(lexeme);
  };
  const addLine = (line: string, lexemeOf: (lexeme: string) => string): void => {
    let before: Syllable | undefined;
    for (const syllable of syllablesOf(line)) {
      for (const form of ['folded', 'marked'] as const) {
        add(lexemeOf(syllable[form]));
        if (before) add(lexemeOf(`${before[form]} ${syllable[form]}`));
      }
      before = syllable;
    }
  };
  for (const title of titles) addLine(title, inTitle);
  for (const line of [...titles, ...lines]) addLine(line, (lexeme) => lexeme);
  return [...lexemes].map(quoted).join(' ');
}

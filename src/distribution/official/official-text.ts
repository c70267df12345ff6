import { fold, wordsAsWritten } from '../../platform/text/index.js';
import { unescapeHtml } from '../article.js';
import type { SearchableDocument } from '../search/searchable.js';

/** Words that follow in a text; it goes on behind whichever of them stands there, or without any if they are optional. */
interface Piece {
  readonly either: readonly (readonly string[])[];
  readonly optional: boolean;
}

const BULLETS = ['-', '•', '*', '+', '·'];
/** Before a number some of them would change it. */
const BULLETS_OF_NUMBERS = ['•', '*', '·'];
const BEGINS_WITH_NUMBER = /^(?:<[^>]*>|\s)*\p{N}/u;
/** Behind a digit what stands high or low would be one more digit of that number, if it were written beside it. */
const HIGH_OR_LOW = /(?<=\d(?:<[^>]*>)*)<su[bp]>(?=\d)/g;
const BETWEEN = new Set('p h2 h3 ul ol li blockquote table tr td th figure br'.split(' '));

/** As one number is compared with another: "Số 05/TB-UBND" and "05 / tb-ubnd" are one. */
export const numberKey = (number: string): string =>
  fold(number)
    .replace(/^\s*so\s*:?\s*/u, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s/gu, '');

/**
 * Whether these words (see `wordsAsWritten`) are the release, all of it and nothing else: its body, with or without title,
 * summary, quotes and captions, and with whatever signs a program writes before the items of a list.
 */
export function isWhole(document: SearchableDocument, words: readonly string[]): boolean {
  let reached = new Set([0]);
  // A title is not what it stands over.
  let hasBody = false;
  for (const { either, optional } of piecesOf(document)) {
    hasBody ||= !optional;
    const next = new Set(optional ? reached : []);
    for (const from of reached)
      for (const some of either)
        if (some.every((word, at) => words[from + at] === word)) next.add(from + some.length);
    if (next.size === 0) return false;
    reached = next;
  }
  return hasBody && reached.has(words.length);
}

function* piecesOf({ content, files = [] }: SearchableDocument): Generator<Piece> {
  const { title, summary, body, quotes = [] } = content;
  yield maybe(title);
  yield maybe(summary);
  yield* piecesOfBody(body, files);
  // Whole or not at all: else the words of one could be put into the mouth of another.
  for (const { text, name, position } of quotes) {
    const speakers = [name, ...(position ? [`${name}, ${position}`, `${name} ${position}`] : [])];
    yield maybe(
      ...speakers
        .flatMap((speaker) => [speaker, `- ${speaker}`])
        .flatMap((speaker) => [`${text} ${speaker}`, `"${text}" ${speaker}`]),
    );
  }
}

/** The body is canonical, so it needs no parser. */
function* piecesOfBody(body: string, files: SearchableDocument['files'] = []): Generator<Piece> {
  /** How many items each list around has had; undefined where they have no numbers. */
  const lists: (number | undefined)[] = [];
  let text = '';
  const plain = body.replace(HIGH_OR_LOW, '^');
  for (const found of plain.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    const [tag, end, name = '', rest = '', more = ''] = found;
    text += more;
    if (tag === more || !BETWEEN.has(name)) continue;
    if (text.trim() !== '') yield { either: [wordsAsWritten(unescapeHtml(text))], optional: false };
    text = '';
    if (name === 'ul' || name === 'ol') {
      if (end) lists.pop();
      else lists.push(name === 'ol' ? 0 : undefined);
    }
    if (name === 'li' && !end) {
      const count = lists.pop();
      lists.push(count === undefined ? undefined : count + 1);
      const isNumber = BEGINS_WITH_NUMBER.test(plain.slice(found.index + tag.length));
      yield maybe(
        ...(isNumber ? BULLETS_OF_NUMBERS : BULLETS),
        ...(count === undefined ? [] : [`${count + 1}.`, `${count + 1})`]),
      );
    }
    const file = files.find(({ sha256 }) => sha256 && rest.includes(sha256));
    if (file && !end) for (const said of [file.alt, file.caption, file.credit]) if (said) yield maybe(said);
  }
  if (text.trim() !== '') yield { either: [wordsAsWritten(unescapeHtml(text))], optional: false };
}

const maybe = (...either: readonly string[]): Piece => ({
  either: either.map(wordsAsWritten).filter(({ length }) => length > 0),
  optional: true,
});

/** What a document says, to be held beside a text: title, summary, body and quotes, a paragraph a line. */
export function textOf(document: SearchableDocument): string {
  const { title, summary, quotes = [] } = document.content;
  return [
    title,
    summary,
    ...bodyOf(document).split('\n'),
    ...quotes.flatMap(({ text, name, position }) => [text, [name, position].filter(Boolean).join(', ')]),
  ]
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** A block a line. */
export const bodyOf = ({ content }: SearchableDocument): string =>
  unescapeHtml(
    content.body
      .replace(HIGH_OR_LOW, '^')
      .replace(/<(?:br|\/?t[dh])[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, ''),
  );

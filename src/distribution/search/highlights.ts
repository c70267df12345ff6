import { type Form, type Syllable, syllablesOf } from './lexemes.js';
import type { SearchQuery } from './search-query.js';

/** A piece of a text; `hit` where it is what was asked for. */
export interface Piece {
  readonly text: string;
  readonly hit?: true;
}

type Needles = ReturnType<SearchQuery['needles']>[number];

/** Characters of a text that are shown around the first hit, and before it. */
const LENGTH = 240;
const BEFORE = 60;
const LONGEST_WORD = 40;

/** The line in pieces, by the first of the needles that are in it; undefined if none are. */
export function highlight(line: string, needles: readonly Needles[]): Piece[] | undefined {
  for (const each of needles) {
    const hits = hitsIn(line, each);
    if (hits.length > 0) return piecesOf(line, hits);
  }
  return undefined;
}

/** An excerpt around the first hit of the best needles that are in any of the lines. */
export function excerpt(lines: readonly string[], needles: readonly Needles[]): Piece[] | undefined {
  for (const each of needles)
    for (const line of lines) {
      const hits = hitsIn(line, each);
      if (hits.length > 0) return cut(line, hits);
    }
  return undefined;
}

/** Whether these syllables stand in a line one after another, with their marks or without. */
export function holdsPhrase(lines: readonly string[], phrase: readonly Syllable[], form: Form): boolean {
  const wanted = ` ${phrase.map((syllable) => syllable[form]).join(' ')} `;
  return lines.some((line) =>
    ` ${syllablesOf(line)
      .map((syllable) => syllable[form])
      .join(' ')} `.includes(wanted),
  );
}

interface Hit {
  readonly from: number;
  readonly to: number;
}

/** Where the needles are, in order; hits with nothing but a space between them are one. */
function hitsIn(line: string, { form, lexemes }: Needles): Hit[] {
  const hits: { from: number; to: number }[] = [];
  const add = (from: number, to: number): void => {
    const last = hits.at(-1);
    if (last && from <= last.to + 1) last.to = to;
    else hits.push({ from, to });
  };
  let before: (Hit & { readonly syllable: Syllable }) | undefined;
  let end = 0;
  for (const syllable of syllablesOf(line)) {
    const from = line.indexOf(syllable.text, end);
    end = from + syllable.text.length;
    if (before && lexemes.has(`${before.syllable[form]} ${syllable[form]}`)) add(before.from, end);
    else if (lexemes.has(syllable[form])) add(from, end);
    before = { from, to: end, syllable };
  }
  return hits;
}

function piecesOf(line: string, hits: readonly Hit[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of hits) {
    if (from > end) pieces.push({ text: line.slice(end, from) });
    pieces.push({ text: line.slice(from, to), hit: true });
    end = to;
  }
  if (end < line.length) pieces.push({ text: line.slice(end) });
  return pieces;
}

function cut(line: string, hits: readonly Hit[]): Piece[] {
  const [first] = hits as readonly [Hit];
  const start = line.length <= LENGTH ? 0 : wordBefore(line, first.from - BEFORE);
  const stop = wordBefore(line, start + LENGTH);
  const shown = hits
    .filter(({ from }) => from < stop)
    .map(({ from, to }) => ({ from: from - start, to: Math.min(to, stop) - start }));
  return [
    ...(start > 0 ? [{ text: '…' }] : []),
    ...piecesOf(line.slice(start, stop).toWellFormed(), shown),
    ...(stop < line.length ? [{ text: '…' }] : []),
  ];
}

/** Where a word begins, at this place or some characters before it; the place itself if no word does. */
function wordBefore(line: string, place: number): number {
  if (place <= 0) return 0;
  if (place >= line.length) return line.length;
  const space = line.lastIndexOf(' ', place);
  return place - space > LONGEST_WORD ? place : space + 1;
}

import { type Syllable, syllablesOf } from './lexemes.js';
import type { Needles, Wanted } from './search-query.js';

/** A piece of a text; `hit` where it is what was asked for. */
export interface Piece {
  readonly text: string;
  readonly hit?: true;
}

/** Characters of a text that are shown around the first hit, and before it. */
const LENGTH = 240;
const BEFORE = 60;
const LONGEST_WORD = 40;
/** Characters of a text that are read for an excerpt: twenty texts are, while somebody waits. */
const MOST_READ = 2500;

/** The line in pieces, by the first of the needles that are in it; undefined if none are. */
export function highlight(line: string, { needles, starts }: Wanted): Piece[] | undefined {
  const best = bestHits(line, needles, starts);
  return best && piecesOf(line, best.hits);
}

/** An excerpt around the first hit of the best needles that are in any of the lines. */
export function excerpt(lines: Iterable<string>, { needles, starts }: Wanted): Piece[] | undefined {
  let found: { line: string; hits: readonly Hit[] } | undefined;
  let worse = needles;
  let read = 0;
  for (const line of lines) {
    const best = bestHits(line, worse, starts);
    if (best) {
      found = { line, hits: best.hits };
      worse = needles.slice(0, needles.indexOf(best.needles));
    }
    read += line.length;
    if (worse.length === 0 || read > MOST_READ) break;
  }
  return found && cut(found.line, found.hits);
}

function bestHits(
  line: string,
  needles: readonly Needles[],
  starts: Wanted['starts'],
): { needles: Needles; hits: readonly Hit[] } | undefined {
  const read = line.slice(0, MOST_READ);
  const syllables = syllablesOf(read);
  // Most lines of most texts have none of it.
  if (!syllables.some(({ folded }) => starts.has(folded))) return undefined;
  for (const each of needles) {
    const marks = marksIn(syllables, each);
    if (marks) return { needles: each, hits: hitsAt(read, syllables, marks) };
  }
  return undefined;
}

/** Which of the syllables are hits; undefined if none are. */
function marksIn(syllables: readonly Syllable[], { form, singles, pairs }: Needles): Set<number> | undefined {
  let marks: Set<number> | undefined;
  let seconds: ReadonlySet<string> | undefined;
  for (let index = 0; index < syllables.length; index += 1) {
    const word = syllables[index]![form];
    if (seconds?.has(word)) (marks ??= new Set()).add(index - 1).add(index);
    if (singles.has(word)) (marks ??= new Set()).add(index);
    seconds = pairs.get(word);
  }
  return marks;
}

/** Places of the marked syllables in a line, in order; with nothing but a space between them they are one hit. */
function hitsAt(line: string, syllables: readonly Syllable[], marks: ReadonlySet<number>): Hit[] {
  const hits: { from: number; to: number }[] = [];
  let to = 0;
  for (const [index, { text }] of syllables.entries()) {
    const from = line.indexOf(text, to);
    to = from + text.length;
    if (!marks.has(index)) continue;
    const last = hits.at(-1);
    if (last && from <= last.to + 1) last.to = to;
    else hits.push({ from, to });
  }
  return hits;
}

/** Whether these syllables stand in a line one after another, be it with other marks. */
export function holdsPhrase(lines: readonly string[], phrase: readonly Syllable[]): boolean {
  const folded = (syllables: readonly Syllable[]) => ` ${syllables.map((each) => each.folded).join(' ')} `;
  const wanted = folded(phrase);
  return lines.some((line) => folded(syllablesOf(line)).includes(wanted));
}

interface Hit {
  readonly from: number;
  readonly to: number;
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

import { normalise } from '../text/index.js';
import type { Run } from './model.js';

export type Marks = Omit<Run, 'text'>;

const INVISIBLE_ONLY = /^[\s\u200B-\u200D\u2060]*$/;

/**
 * The one list of runs for the same paragraph: neighbours with equal marks joined, white space collapsed across them, none
 * around breaks or at either end, no marks on white space alone, NFC. Empty if nothing could be read in it.
 */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const trimmed = trim(collapse(joinRuns(runs)));
  if (trimmed.every(({ text }) => INVISIBLE_ONLY.test(text))) return [];
  const plain = trimmed.map((run) => (/^\s+$/.test(run.text) ? { text: run.text } : run));
  return joinRuns(plain).map((run) => ({ ...run, text: normalise(run.text) }));
}

/** The same runs, neighbours with equal marks joined, and none of them empty. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last && sameMarks(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

function sameMarks(a: Marks, b: Marks): boolean {
  return (
    a.href === b.href && a.lang === b.lang && a.strong === b.strong && a.em === b.em && a.script === b.script
  );
}

function collapse(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  let before = '\n';
  for (const run of runs) {
    let text = run.text.replace(/ {2,}/g, ' ').replace(/ ?\n ?/g, '\n');
    if (text.startsWith(' ') && /[ \n]$/.test(before)) text = text.slice(1);
    if (text.startsWith('\n') && before.endsWith(' ')) {
      const last = kept.pop()!;
      if (last.text !== ' ') kept.push({ ...last, text: last.text.slice(0, -1) });
    }
    if (text === '') continue;
    kept.push({ ...run, text });
    before = text;
  }
  return kept;
}

function trim(runs: readonly Run[]): Run[] {
  const first = runs.findIndex(({ text }) => /\S/.test(text));
  if (first < 0) return [];
  const last = runs.findLastIndex(({ text }) => /\S/.test(text));
  return runs.slice(first, last + 1).map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === last - first ? start.trimEnd() : start };
  });
}

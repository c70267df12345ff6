import { z } from 'zod';
import { forbiddenCharacters, normalise } from './characters.js';

interface Lengths {
  /** Least number of UTF-16 code units after normalisation, default 1. */
  readonly min?: number;
  readonly max: number;
}

const SHOWN = 5;

/** One line of plain text (a name, a title): normalised, white space collapsed, forbidden characters refused. */
export const lineOfText = ({ min = 1, max }: Lengths) =>
  z
    .string()
    .overwrite((text) =>
      normalise(text)
        .replace(/[ \n]+/g, ' ')
        .trim(),
    )
    .min(min)
    .max(max)
    .superRefine(refuseForbidden);

/** Plain text of several lines: normalised, no spaces at the end of a line, at most one empty line between two others. */
export const linesOfText = ({ min = 1, max }: Lengths) =>
  z
    .string()
    .overwrite((text) =>
      normalise(text)
        .split('\n')
        // Not one pattern over the whole text: /[ ]+\n/ is quadratic in a run of spaces.
        .map((line) => line.trimEnd())
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .min(min)
    .max(max)
    .superRefine(refuseForbidden);

function refuseForbidden(text: string, context: z.RefinementCtx): void {
  const found = forbiddenCharacters(text);
  if (found.length === 0) return;
  const list = (at: string) =>
    found
      .slice(0, SHOWN)
      .map(({ codePoint, position }) => `${codePoint} ${at} ${position}`)
      .join(', ') + (found.length > SHOWN ? ` … (${found.length})` : '');
  const en = `Contains characters that are not allowed: ${list('at position')}.`;
  const vi = `Có ký tự không được phép: ${list('ở vị trí')}.`;
  context.addIssue({ code: 'custom', message: en, params: { vi, en } });
}

import { normalise } from './characters.js';
import { withOneTonePlace } from './vietnamese.js';

const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const SINGLE_QUOTES = /[\u2018-\u201B\u2032]/g;
const DOUBLE_QUOTES = /[\u201C-\u201F\u2033\u00AB\u00BB]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * A text as it is told from another one: what programs change by themselves is one (composition, the place of a tone, signs
 * that are not seen, quotes and dashes), what people change is not. Case counts: MW is not mW, and Hoa is not hoa.
 * Idempotent.
 */
export function writtenAlike(text: string): string {
  return withOneTonePlace(normalise(text.replace(INVISIBLE, '')))
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replaceAll('…', '...');
}

/** The same by words, with the signs that stand at them: how much white space there is between them is no difference. */
export const wordsAsWritten = (text: string): string[] => writtenAlike(text).split(/\s+/u).filter(Boolean);

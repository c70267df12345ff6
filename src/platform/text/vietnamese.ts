import { withBoundedMarks } from './characters.js';

const FINAL_TONE_OLD =
  /(?<first>o(?=[\u0300\u0301\u0303\u0309\u0323][ae])|u(?=[\u0300\u0301\u0303\u0309\u0323]y))(?<tone>.)(?<second>[aey])(?![\p{L}\p{M}])/giu;

/** Without marks and in lower case, `đ` as `d`: "Hà Giang", "ha giang" and "HA GIANG" are one. Idempotent. */
export function fold(text: string): string {
  return withBoundedMarks(text)
    .normalize('NFD')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd');
}

/** What is looked for, word by word. */
export const foldedWords = (text: string): string[] => fold(text).split(/\s+/).filter(Boolean);

/**
 * With marks, in the one form that is compared and indexed: NFC, lower case, and the tone of a syllable that ends in
 * oa, oe or uy on its second vowel ("hoà", "khoẻ", "thuý"): both spellings are in use, even in official names.
 * Idempotent; never changes what `fold` makes of a text.
 */
export function marked(text: string): string {
  return withOneTonePlace(withBoundedMarks(text).normalize('NFD').toLowerCase());
}

/** The same as written, upper case and all. */
export function withOneTonePlace(text: string): string {
  return withBoundedMarks(text)
    .normalize('NFD')
    .replace(FINAL_TONE_OLD, '$<first>$<second>$<tone>')
    .normalize('NFC');
}

/**
 * The words of a text as search sees them: runs of letters, marks and digits; a Han character is a word by itself.
 * Vietnamese writes each syllable apart, so for it these are syllables. Keeps order, case and marks.
 */
export function syllables(text: string): string[] {
  return text.match(/[\p{L}&&\p{Script=Han}]|[[\p{L}\p{M}\p{N}]--[\p{L}&&\p{Script=Han}]]+/gv) ?? [];
}

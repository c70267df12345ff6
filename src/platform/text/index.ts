export { align, type Alignable, type Step } from './align.js';
export {
  forbiddenCharacters,
  normalise,
  withoutForbiddenCharacters,
  type ForbiddenCharacter,
} from './characters.js';
export { Effort } from './common-tokens.js';
export {
  continuesLetter,
  fromLegacy,
  isSurelyUnicode,
  legacyFont,
  type LegacyEncoding,
  type LegacyFont,
  recogniseLegacy,
} from './legacy.js';
export { wordsAsWritten, writtenAlike } from './as-written.js';
export { lineOfText, linesOfText } from './schemas.js';
export { fingerprints, fingerprintsOf, likeness, shingles } from './shingles.js';
export { fold, foldedWords, marked, syllables } from './vietnamese.js';
export {
  change,
  differenceOfTexts,
  differenceOfTokens,
  tokensOf,
  type Token,
  WordDifference,
  wordsOf,
} from './words.js';

/** A character that no stored text may hold, and where: `position` counts characters from 1. */
export interface ForbiddenCharacter {
  readonly kind: 'control' | 'direction' | 'surrogate' | 'noncharacter';
  /** As people write it: `U+202E`. */
  readonly codePoint: string;
  readonly position: number;
}

const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** UAX #15, 13: no language needs more than 30 in a row. */
const overlongMarks = /(\p{M}{30})\p{M}+/gu;
const directionOverrides = /[\u202A-\u202E\u2066-\u2069]/u;
const forbidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * One form of the same text: NFC, lines ended by LF whatever ended them before, tabs as spaces, no byte order mark, at
 * most 30 marks in a row. Changes nothing else; idempotent. What must not be in a text at all is for `forbiddenCharacters` to say.
 */
export function normalise(text: string): string {
  return (
    text
      .replace(/^\uFEFF+/, '')
      .replace(lineBreaks, '\n')
      .replaceAll('\t', ' ')
      .replace(overlongMarks, '$1')
      .normalize('NFC')
      // Some marks decompose into two.
      .replace(overlongMarks, '$1')
  );
}

/** The text with at most 30 marks in a row: sorting them is quadratic in every normaliser, so more would be a weapon. */
export function withBoundedMarks(text: string): string {
  return text.replace(overlongMarks, '$1');
}

/**
 * Every character of a normalised text that may not stay: controls but LF (XML 1.0 and terminals choke on them),
 * embeddings, overrides and isolates of direction (they make text read as something else than it says, UTR 36),
 * lone surrogates and noncharacters (they have no UTF-8 or no meaning).
 */
export function forbiddenCharacters(text: string): ForbiddenCharacter[] {
  const found: ForbiddenCharacter[] = [];
  if (!new RegExp(forbidden.source, 'u').test(text.replaceAll('\n', ''))) return found;
  let position = 0;
  for (const character of text) {
    position += 1;
    if (character !== '\n' && isForbidden(character)) {
      found.push({ kind: kindOf(character), codePoint: codePointOf(character), position });
    }
  }
  return found;
}

/** The text without its forbidden characters: for machine-made markup, where refusing would help nobody. */
export function withoutForbiddenCharacters(text: string): string {
  return text.replace(forbidden, (character) => (character === '\n' ? character : ''));
}

function isForbidden(character: string): boolean {
  forbidden.lastIndex = 0;
  return forbidden.test(character);
}

function kindOf(character: string): ForbiddenCharacter['kind'] {
  if (directionOverrides.test(character)) return 'direction';
  if (/\p{Cc}/u.test(character)) return 'control';
  return /\p{Cs}/u.test(character) ? 'surrogate' : 'noncharacter';
}

function codePointOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

import { isVietnameseSyllable } from './syllable.js';

/**
 * The two encodings in which most Vietnamese offices wrote before Unicode. Their texts live on as Latin letters that only
 * a font of that encoding shows as Vietnamese: `tcvn3` (also "ABC") has one byte a letter, `vni` a letter and its marks.
 */
export type LegacyEncoding = 'tcvn3' | 'vni';

export interface LegacyFont {
  readonly encoding: LegacyEncoding;
  /** The font shows every letter as a capital, whatever was typed. */
  readonly capitals: boolean;
}

const TCVN3: readonly (readonly [first: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];
/** Tones in the order of the marks that stand for them: grave, acute, hook, tilde, dot. */
const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const VNI_MARKS: readonly (readonly [bases: string, added: string, alone: string, marks: string])[] = [
  ['aeou', '', '', 'øùûõï'],
  ['aeo', '\u0302', 'â', 'àáåãä'],
  ['a', '\u0306', 'ê', 'èéúüë'],
  ['y', '', '', 'øùûõ'],
  ['ôö', '', '', 'øùûõï'],
];
const VNI_LETTERS = new Map(
  Object.entries({ ô: 'ơ', ö: 'ư', ñ: 'đ', ì: 'ì', í: 'í', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }),
);

const tcvn3 = new Map(
  TCVN3.flatMap(([first, letters]) =>
    Array.from(letters, (letter, index) => [String.fromCharCode(first + index), letter] as const),
  ),
);
const vni = vniTable();
const LETTER_OF_UNICODE = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]|[\u0300-\u036F]/;
/** How fonts with a symbol character set have their codes stored. */
const SYMBOL_CODES = /[\uF020-\uF0FF]/g;

/** What a font's name says of the encoding of what is set in it: `.VnTime`, `.VnTimeH` (capitals), `VNI-Times`. */
export function legacyFont(name: string): LegacyFont | undefined {
  const font = name.trim();
  if (/^\.vn/i.test(font)) return { encoding: 'tcvn3', capitals: font.endsWith('H') };
  return /^vni-/i.test(font) ? { encoding: 'vni', capitals: false } : undefined;
}

/**
 * Text of a legacy font in Unicode (NFC). A text that has a letter which only Unicode knows was never in a legacy
 * encoding, whatever its font says: it comes back as it is.
 */
export function fromLegacy(text: string, { encoding, capitals }: LegacyFont): string {
  if (isSurelyUnicode(text)) return text;
  const bytes = text.replace(SYMBOL_CODES, (code) => String.fromCharCode(code.charCodeAt(0) - 0xf000));
  const converted = encoding === 'tcvn3' ? bytes.replace(/[\u00A1-\u00FE]/g, fromTcvn3) : fromVni(bytes);
  return (capitals ? converted.toUpperCase() : converted).normalize('NFC');
}

/** Whether a text has a Vietnamese letter that no legacy encoding could have put there. */
export function isSurelyUnicode(text: string): boolean {
  return LETTER_OF_UNICODE.test(text);
}

/** Whether this, at the beginning of a text, is the mark of a letter that the text before it ends with. */
export function continuesLetter(before: string, after: string): boolean {
  return vni.has((before.at(-1) ?? '') + (after[0] ?? ''));
}

const FEWEST_WORDS = 10;
const FEWEST_IMPOSSIBLE = 3;
const SHARE = 0.9;
const WORDS: Readonly<Record<LegacyEncoding, RegExp>> = {
  tcvn3: /[A-Za-z\u00A1-\u00FE]+/g,
  vni: /[A-Za-z\u00C0-\u00FF]+/g,
};
/** What no language writes within a word. */
const IMPOSSIBLE: Readonly<Record<LegacyEncoding, RegExp>> = {
  tcvn3:
    /[A-Za-z][\u00A1-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF]|[\u00A1-\u00A9\u00AC-\u00B4\u00B6-\u00B9\u00BC-\u00BE][a-z]/,
  vni: /[aeouôöy][øùûõåäïëü](?![aeiouy]{2})|ñ[aeiouöô]|ö[ôi]/i,
};

/**
 * The legacy encoding of a text whose fonts say nothing, or undefined. Says so only of enough words that are Vietnamese
 * syllables if they are read that way, some of which could be no word at all otherwise; never of a text with a letter that
 * only Unicode knows.
 */
export function recogniseLegacy(text: string): LegacyEncoding | undefined {
  if (isSurelyUnicode(text)) return undefined;
  return (['tcvn3', 'vni'] as const).find((encoding) => {
    const words = text.match(WORDS[encoding])?.filter((word) => /[^A-Za-z]/.test(word)) ?? [];
    if (words.length < FEWEST_WORDS) return false;
    const read = words.map((word) => fromLegacy(word, { encoding, capitals: false }));
    const impossible = words.filter((word) => IMPOSSIBLE[encoding].test(word));
    return (
      impossible.length >= FEWEST_IMPOSSIBLE &&
      read.filter(isVietnameseSyllable).length >= SHARE * words.length
    );
  });
}

function fromTcvn3(code: string): string {
  return tcvn3.get(code) ?? code;
}

function fromVni(text: string): string {
  let converted = '';
  for (let at = 0; at < text.length; at += 1) {
    const pair = vni.get(text.slice(at, at + 2));
    converted += pair ?? vni.get(text[at]!) ?? text[at]!;
    if (pair !== undefined) at += 1;
  }
  return converted;
}

/** Letters with their marks (two characters) and letters alone; a capital may carry a small mark. */
function vniTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const add = (code: string, letter: string): void => {
    table.set(code, letter);
    table.set(code.toUpperCase(), letter.toUpperCase());
    if (code.length > 1) table.set(code[0]!.toUpperCase() + code[1]!, letter.toUpperCase());
  };
  for (const [code, letter] of VNI_LETTERS) add(code, letter);
  for (const [bases, added, alone, marks] of VNI_MARKS) {
    for (const base of bases) {
      const letter = (VNI_LETTERS.get(base) ?? base) + added;
      if (alone) add(base + alone, letter.normalize('NFC'));
      Array.from(marks, (mark, index) => add(base + mark, (letter + TONES[index]!).normalize('NFC')));
    }
  }
  return table;
}

import { createRequire } from 'node:module';
import { openSync } from 'fontkit';

const require = createRequire(import.meta.url);

/** Tinos has the widths of Times New Roman, which the decree asks for, so what is measured here also holds in Word. */
export const fontFiles = {
  normal: require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  italics: require.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bolditalics: require.resolve('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'),
} as const;

type Font = ReturnType<typeof openSync>;
const opened = new Map<string, Font>();

function font(bold: boolean): Font {
  const file = bold ? fontFiles.bold : fontFiles.normal;
  const known = opened.get(file) ?? openSync(file);
  opened.set(file, known);
  return known;
}

/** How long a line of text is, in points. */
export function lengthOf(text: string, size: number, bold = false): number {
  const measured = font(bold);
  return (measured.layout(text).advanceWidth / measured.unitsPerEm) * size;
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
/** Joiners, variation selectors, soft hyphens: they are not drawn. */
const invisible = /[\p{Cf}\p{Variation_Selector}\s]/u;

const isDrawable = (grapheme: string): boolean =>
  Array.from(grapheme).every(
    (character) => invisible.test(character) || font(false).hasGlyphForCodePoint(character.codePointAt(0)!),
  );

/** Almost all text holds nothing else: ASCII, Latin, dashes and quotation marks. */
const surelyDrawable = /^[\n\u0020-\u007E\u00A0-\u017F\u1E00-\u1EFF\u2013-\u2026]*$/;

/** What a reader sees as characters and the font cannot draw, each once, in order. */
export function charactersWithoutGlyph(text: string): string[] {
  if (surelyDrawable.test(text)) return [];
  const found = Array.from(graphemes.segment(text), ({ segment }) => segment);
  return [...new Set(found.filter((grapheme) => !isDrawable(grapheme)))];
}

/** The text with one square for each character that the font cannot draw, so that it is seen that something is missing. */
export function drawable(text: string): string {
  if (surelyDrawable.test(text)) return text;
  const marked = Array.from(graphemes.segment(text), ({ segment }) => (isDrawable(segment) ? segment : '□'));
  return marked.join('');
}

/** Shorter ones fit everywhere. */
const longWord = /\S{20,}/g;

/** What can be drawn of the text; words longer than a line may be divided anywhere. */
export function fitted(text: string, size: number, width: number): string {
  return drawable(text).replace(longWord, (word) => {
    if (lengthOf(word, size, true) < width) return word;
    return Array.from(graphemes.segment(word), ({ segment }, index) =>
      index % 4 === 3 ? `${segment}\u200B` : segment,
    ).join('');
  });
}

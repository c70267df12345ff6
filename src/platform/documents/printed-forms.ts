import type { OfficialDocument } from './document.js';
import { toDocx } from './docx.js';
import { charactersWithoutGlyph } from './fonts.js';
import { toPdf } from './pdf.js';
import { toPlainText } from './plain-text.js';

export interface PrintedForms {
  readonly docx: Uint8Array;
  /** Absent if the font can't draw the document's script: a page of squares helps nobody. */
  readonly pdf?: Uint8Array;
}

/** More of a text than this in characters that the font lacks is another script, not a symbol here and there. */
const FEW = 0.05;
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Word and, where the font has the letters, paper. Takes up to seconds without a pause. */
export async function printedForms(document: OfficialDocument): Promise<PrintedForms> {
  const docx = await toDocx(document);
  return isDrawable(document) ? { docx, pdf: await toPdf(document) } : { docx };
}

function isDrawable(document: OfficialDocument): boolean {
  const text = toPlainText(document);
  const missing = new Set(charactersWithoutGlyph(text));
  if (missing.size === 0) return true;
  const all = Array.from(graphemes.segment(text), ({ segment }) => segment).filter((each) => each.trim());
  return all.filter((each) => missing.has(each)).length <= all.length * FEW;
}

import { type IParagraphOptions, Paragraph, TextRun } from 'docx';
import type { Composed } from './compose.js';
import { halfPoints, twips } from './docx-units.js';
import { body, size } from './form.js';

const paragraph = (children: TextRun[], more: Partial<IParagraphOptions> = {}): Paragraph =>
  new Paragraph({
    alignment: 'both',
    indent: { firstLine: twips(body.firstLine) },
    spacing: { after: twips(body.paragraphGap) },
    children,
    ...more,
  });

/** Text with its line feeds as breaks. */
export function broken(
  text: string,
  style: { bold?: boolean; italics?: boolean; size?: number; color?: string } = {},
): TextRun[] {
  return text.split('\n').map((part, index) => {
    const { size: points, ...marks } = style;
    return new TextRun({
      text: part,
      ...marks,
      ...(points !== undefined && { size: halfPoints(points) }),
      ...(index > 0 && { break: 1 }),
    });
  });
}

export function summary({ summary: text }: Composed): Paragraph[] {
  return text ? [paragraph(broken(text, { italics: true }))] : [];
}

export function eventLines({ event }: Composed): Paragraph[] {
  return event.map(({ label, text }) => paragraph([...broken(`${label} `, { bold: true }), ...broken(text)]));
}

export function quotations({ quotes }: Composed): Paragraph[] {
  const indent = { left: twips(body.firstLine), right: twips(body.firstLine) };
  return quotes.flatMap(({ text, name, position }) => [
    paragraph(broken(text, { italics: true }), {
      indent,
      keepNext: true,
      spacing: { before: twips(2), after: twips(3) },
    }),
    paragraph([...broken(name, { bold: true }), ...broken(position ? `, ${position}` : '')], {
      alignment: 'right',
      indent,
      spacing: { after: twips(body.paragraphGap + 2) },
    }),
  ]);
}

export function contactLines({ contact, words }: Composed): Paragraph[] {
  if (contact.length === 0) return [];
  const lines = [
    broken(words.contact, { bold: true }),
    ...contact.map(({ label, text }) => broken(`${label} ${text}`.trim())),
  ];
  return lines.map((runs, index) =>
    paragraph(runs, {
      alignment: 'left',
      indent: { left: twips(body.firstLine) },
      keepNext: true,
      spacing: { before: index === 0 ? twips(4) : 0, after: 0 },
    }),
  );
}

/** The size of what is smaller than the text. */
export const small = halfPoints(size.caption);

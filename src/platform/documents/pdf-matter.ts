import type { Content, ContentText } from 'pdfmake/interfaces.js';
import type { Composed } from './compose.js';
import { drawable, fitted } from './fonts.js';
import { body, size, textWidth } from './form.js';

/** As much as can be kept together with what follows without leaving half a page empty. */
const SHORT = 900;

const paragraph = (text: ContentText['text'], more: Partial<ContentText> = {}): ContentText => ({
  text,
  fontSize: size.body,
  alignment: 'justify',
  leadingIndent: body.firstLine,
  margin: [0, 0, 0, body.paragraphGap],
  ...more,
});

const inLines = (text: string): string => fitted(text, size.body, textWidth - 2 * body.firstLine);

export function summary({ summary: text }: Composed): Content[] {
  return text ? [paragraph(inLines(text), { italics: true })] : [];
}

export function eventLines({ event }: Composed): Content[] {
  if (event.length === 0) return [];
  const lines = event.map(({ label, text }) =>
    paragraph([{ text: `${label} `, bold: true }, { text: inLines(text) }]),
  );
  // When and where are read together.
  return [{ stack: lines, unbreakable: true }];
}

export function quotations({ quotes }: Composed): Content[] {
  return quotes.map(({ text, name, position }) => ({
    stack: [
      { text: inLines(text), italics: true, alignment: 'justify', margin: [0, 0, 0, 3] },
      {
        text: [{ text: drawable(name), bold: true }, position ? `, ${drawable(position)}` : ''],
        alignment: 'right',
      },
    ],
    margin: [body.firstLine, 2, body.firstLine, body.paragraphGap + 2],
    unbreakable: text.length < SHORT,
  }));
}

export function contactLines({ contact, words }: Composed): Content[] {
  if (contact.length === 0) return [];
  const lines = contact.map(({ label, text }): Content =>
    label === '' ? { text: drawable(text) } : { text: `${label} ${drawable(text)}` },
  );
  return [
    {
      stack: [{ text: words.contact, bold: true }, ...lines],
      margin: [body.firstLine, 4, 0, body.paragraphGap],
      unbreakable: true,
    },
  ];
}

/** Who signs is never alone on a page: the last lines of the text go with him. */
export function keepTogether(matter: readonly Content[], closing: Content): Content[] {
  const last = matter.at(-1);
  if (last === undefined || !isShort(last)) return [...matter, closing];
  return [...matter.slice(0, -1), { stack: [last, closing], unbreakable: true }];
}

export function isShort(content: Content): boolean {
  return wordsIn(content) < SHORT;
}

/** How much is written in it; endless if it holds what is not only words. */
function wordsIn(content: Content | undefined): number {
  if (typeof content === 'string') return content.length;
  if (Array.isArray(content)) return content.reduce<number>((total, each) => total + wordsIn(each), 0);
  if (typeof content !== 'object') return 0;
  if ('text' in content) return wordsIn(content.text);
  if ('stack' in content) return wordsIn(content.stack);
  return Number.POSITIVE_INFINITY;
}

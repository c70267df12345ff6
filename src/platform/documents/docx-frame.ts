import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import QRCode from 'qrcode';
import type { Composed, Mark } from './compose.js';
import { broken } from './docx-matter.js';
import { exactly, lineSpacing, pixels, twips } from './docx-units.js';
import { lengthOf } from './fonts.js';
import { foot, head as halves, ruleLength, size, stamp, textWidth } from './form.js';
import { inHead } from './line-breaks.js';

type Style = Parameters<typeof broken>[1];

const centred = (text: string, points: number, style: Style = {}, before = 0): Paragraph =>
  new Paragraph({
    alignment: 'center',
    spacing: { ...lineSpacing(1), before: twips(before) },
    children: broken(text, { ...style, size: points }),
  });

const line = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

/** An empty paragraph so narrow that its upper border is the line. */
const rule = (length: number, available: number, before = 4, after = 0): Paragraph => {
  const indent = twips((available - length) / 2);
  return new Paragraph({
    border: { top: { ...line, space: 2 } },
    indent: { left: indent, right: indent },
    spacing: { ...exactly(2), before: twips(before), after: twips(after) },
  });
};

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = { top: none, bottom: none, left: none, right: none };

function plainGrid(widths: readonly number[], rows: readonly (readonly (Paragraph | Table)[])[][]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(textWidth), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                children: children.length > 0 ? children : [new Paragraph({})],
                width: { size: twips(widths[index]!), type: WidthType.DXA },
                borders,
              }),
          ),
        }),
    ),
  });
}

export function head(composed: Composed): Table {
  const { words, superior, organisations, number, placeAndDate, marks } = composed;
  const bold = { bold: true };
  const names = organisations.flatMap((name) => inHead(name, true));
  const issuer = [
    ...inHead(superior, false).map((name) => centred(name, size.organisation)),
    ...names.map((name) => centred(name, size.organisation, bold)),
    rule(ruleLength(lengthOf(names.at(-1) ?? '', size.organisation, true), halves.left), halves.left),
  ];
  const nation = [
    centred(words.nationalName, size.nationalName, bold),
    centred(words.motto, size.motto, bold),
    rule(lengthOf(words.motto, size.motto, true), halves.right),
  ];
  return plainGrid(
    [halves.left, halves.right],
    [
      [issuer, nation],
      [
        number ? [centred(number, size.number, {}, 4)] : [],
        [centred(placeAndDate, size.placeAndDate, { italics: true }, 4)],
      ],
      ...marks.map((mark) => [[framed(mark)], []]),
    ],
  );
}

function framed({ text, stamp: isStamp }: Mark): Paragraph {
  const length = lengthOf(text, size.mark, true) + 10;
  const width = isStamp ? Math.max(length, stamp.width) : length;
  const color = isStamp ? stamp.colour.slice(1) : line.color;
  const indent = twips((halves.left - width) / 2);
  const side = { ...line, color, space: 3 };
  return new Paragraph({
    alignment: 'center',
    border: { top: side, bottom: side, left: side, right: side },
    indent: { left: indent, right: indent },
    spacing: { ...lineSpacing(1), before: twips(10), after: twips(4) },
    children: broken(text, { bold: true, size: size.mark, color }),
  });
}

export function subject({ kind, title }: Composed): Paragraph[] {
  const length = lengthOf(title, size.title, true);
  return [
    centred(kind, size.kind, { bold: true }, 18),
    new Paragraph({ heading: HeadingLevel.HEADING_1, alignment: 'center', children: broken(title) }),
    rule(ruleLength(length, textWidth), textWidth, 7, 10),
  ];
}

export async function closing(composed: Composed): Promise<(Paragraph | Table)[]> {
  const { words, recipients, authority, signatory, address } = composed;
  const left: (Paragraph | Table)[] = [];
  if (recipients.length > 0) {
    const word = { bold: true, italics: true, size: size.recipientsWord };
    left.push(new Paragraph({ spacing: lineSpacing(1), children: broken(words.recipients, word) }));
    for (const name of recipients)
      left.push(
        new Paragraph({ spacing: lineSpacing(1), children: broken(name, { size: size.recipients }) }),
      );
  }
  if (address) left.push(...(await code(words.check, address)));
  const right = authority.map((text) => centred(text, size.signatory, { bold: true }));
  if (signatory) right.push(centred(signatory, size.signatory, { bold: true }, foot.signature));
  const gap = new Paragraph({ keepNext: true, spacing: exactly(8) });
  // Word wants a paragraph after a table; it must not need a page of its own.
  const end = new Paragraph({ spacing: exactly(1) });
  return [gap, plainGrid([foot.left, foot.right], [[left, right]]), end];
}

async function code(words: string, address: string): Promise<(Paragraph | Table)[]> {
  const data = await QRCode.toBuffer(address, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  const side = pixels(foot.code);
  const image = new ImageRun({
    type: 'png',
    data,
    transformation: { width: side, height: side },
    altText: { id: '1', name: 'QR', title: 'QR', description: address },
  });
  const told = [
    new Paragraph({ spacing: lineSpacing(1), children: broken(words, { italics: true, size: size.check }) }),
    new Paragraph({
      spacing: { ...lineSpacing(1), before: 40 },
      children: [new ExternalHyperlink({ link: address, children: broken(address, { size: size.check }) })],
    }),
  ];
  const width = foot.left - 12;
  const beside = width - foot.code - 6;
  const grid = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: [twips(foot.code + 6), twips(beside)],
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    margins: { left: 0, right: 0 },
    rows: [
      new TableRow({
        children: [
          new TableCell({
            borders,
            children: [new Paragraph({ spacing: lineSpacing(1), children: [image] })],
          }),
          new TableCell({ borders, verticalAlign: 'center', children: told }),
        ],
      }),
    ],
  });
  const gap = new Paragraph({ spacing: exactly(6) });
  return [gap, grid, new Paragraph({ spacing: exactly(1) })];
}

import QRCode from 'qrcode';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Composed, Mark } from './compose.js';
import { drawable, lengthOf } from './fonts.js';
import { balanced, inHead } from './line-breaks.js';
import { foot, head as halves, ruleLength, size, stamp, textWidth } from './form.js';

/** Height of a line of Tinos, in its size. */
const LINE = 1.15;

const centred = (text: string, fontSize: number, bold = false): Content => ({
  text: drawable(text),
  fontSize,
  bold,
  alignment: 'center',
  lineHeight: 1,
});

const rule = (length: number, above = 1): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.75 }],
  alignment: 'center',
  margin: [0, above, 0, 0],
});

const plainGrid = (widths: number[], body: TableCell[][], dontBreakRows = true): Content => ({
  table: { widths, body, dontBreakRows },
  layout: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  },
});

/** Fields 1 to 4 of the decree's plan: who issues to the left, the national name to the right, number and date on one line. */
export function head(composed: Composed): Content {
  const { words, superior, organisations, number, placeAndDate, marks } = composed;
  const last = inHead(organisations.at(-1), true).at(-1) ?? '';
  const issuer: Content[] = [
    ...inHead(superior, false).map((name) => centred(name, size.organisation)),
    ...organisations
      .flatMap((name) => inHead(name, true))
      .map((name) => centred(name, size.organisation, true)),
    rule(ruleLength(lengthOf(last, size.organisation, true), halves.left), 2),
  ];
  const nation: Content[] = [
    centred(words.nationalName, size.nationalName, true),
    centred(words.motto, size.motto, true),
    rule(lengthOf(words.motto, size.motto, true)),
  ];
  const date: Content = {
    text: drawable(placeAndDate),
    fontSize: size.placeAndDate,
    italics: true,
    alignment: 'center',
    lineHeight: 1,
  };
  const rows: TableCell[][] = [
    [{ stack: issuer }, { stack: nation }],
    [
      { stack: [number ? centred(number, size.number) : ''], margin: [0, 6, 0, 0] },
      { stack: [date], margin: [0, 6, 0, 0] },
    ],
    ...marks.map((mark): TableCell[] => [{ stack: [framed(mark)], margin: [0, 6, 0, 0] }, '']),
  ];
  return plainGrid([halves.left, halves.right], rows);
}

function framed({ text, stamp: isStamp }: Mark): Content {
  const length = lengthOf(text, size.mark, true) + 16;
  const width = isStamp ? Math.max(length, stamp.width) : length;
  const colour = isStamp ? stamp.colour : 'black';
  const padding = isStamp ? (stamp.height - size.mark * LINE) / 2 : 2;
  const layout = {
    hLineWidth: () => 0.75,
    vLineWidth: () => 0.75,
    hLineColor: () => colour,
    vLineColor: () => colour,
    paddingLeft: () => 6,
    paddingRight: () => 6,
    paddingTop: () => padding,
    paddingBottom: () => padding,
  };
  const mark = { ...(centred(text, size.mark, true) as object), color: colour } as Content;
  return {
    columns: [
      { width: '*', text: '' },
      { width, table: { widths: [width - 13], body: [[mark]] }, layout },
      { width: '*', text: '' },
    ],
  };
}

/** Field 5a: the kind, what it is about, and a line. */
export function subject({ kind, title }: Composed): Content[] {
  const lines = balanced(title, size.title, true, textWidth);
  return [
    { stack: [centred(kind, size.kind, true)], margin: [0, 18, 0, 2] },
    ...lines.map((line) => centred(line, size.title, true)),
    {
      stack: [rule(ruleLength(lengthOf(lines.at(-1)!, size.title, true), textWidth), 5)],
      margin: [0, 0, 0, 12],
    },
  ];
}

/** Recipients and code to the left, who signs to the right (fields 7 and 9b). */
export async function closing(composed: Composed): Promise<Content> {
  const { words, recipients, authority, signatory, address } = composed;
  const left: Content[] = [];
  if (recipients.length > 0) {
    left.push({
      text: words.recipients,
      fontSize: size.recipientsWord,
      bold: true,
      italics: true,
      lineHeight: 1,
    });
    for (const name of recipients)
      left.push({ text: drawable(name), fontSize: size.recipients, lineHeight: 1, margin: [0, 1, 0, 0] });
  }
  if (address) left.push(await code(words.check, address, left.length > 0));
  const right: Content[] = authority.map((text) => centred(text, size.signatory, true));
  if (signatory)
    right.push({
      ...(centred(signatory, size.signatory, true) as object),
      margin: [0, foot.signature, 0, 0],
    } as Content);
  const grid = plainGrid(
    [foot.left, foot.right],
    [[{ stack: left, margin: [0, 0, 6, 0] }, { stack: right }]],
    // What could be longer than a page has to be breakable.
    recipients.length < 30,
  );
  return { stack: [grid], margin: [0, 12, 0, 0] };
}

async function code(words: string, address: string, isBelow: boolean): Promise<Content> {
  const svg = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return {
    columns: [
      { width: foot.code, svg, fit: [foot.code, foot.code] },
      {
        width: '*',
        stack: [
          { text: words, italics: true },
          { text: drawable(address), link: address, margin: [0, 2, 0, 0] },
        ],
        fontSize: size.check,
        lineHeight: 1,
        margin: [0, 5, 0, 0],
      },
    ],
    columnGap: 6,
    margin: [-4, isBelow ? 8 : 0, 0, 0],
  };
}

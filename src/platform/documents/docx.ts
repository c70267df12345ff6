import {
  Document,
  Footer,
  Header,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { compose, type Composed } from './compose.js';
import type { OfficialDocument } from './document.js';
import { DocxBody } from './docx-body.js';
import { closing, head, subject } from './docx-frame.js';
import { contactLines, eventLines, quotations, summary } from './docx-matter.js';
import { FONT, halfPoints, lineSpacing, twips, wordLanguage } from './docx-units.js';
import { repacked } from './fixed-zip.js';
import { body, page, size } from './form.js';
import { dashes } from './lists.js';
import { readyPictures } from './pictures.js';

const NO_DATE = '2000-01-01';

/** The document for Word, in the form of Decree 30/2020/NĐ-CP. The same bytes for the same document. */
export async function toDocx(document: OfficialDocument): Promise<Buffer> {
  const composed = compose(document);
  const written = new DocxBody(await readyPictures(document), composed.words);
  const children = [
    head(composed),
    ...subject(composed),
    ...summary(composed),
    ...written.blocks(composed.body),
    ...eventLines(composed),
    ...quotations(composed),
    ...contactLines(composed),
    ...(await closing(composed)),
  ];
  const made = new Document({
    title: composed.title,
    subject: composed.kind,
    creator: composed.organisations.join(' '),
    lastModifiedBy: 'Khen',
    description: '',
    styles: { default: styles(composed.lang) },
    // A line that ends with a break is not stretched.
    compatibility: { doNotExpandShiftReturn: true },
    numbering: { config: numbering },
    sections: [{ properties: section, ...headersAndFooters(composed), children }],
  });
  const date = `${document.date ?? NO_DATE}T00:00:00Z`;
  return repacked(await Packer.toBuffer(made), fixedParts(date));
}

const section = {
  titlePage: true,
  page: {
    size: { width: twips(page.width), height: twips(page.height) },
    margin: {
      top: twips(page.top),
      bottom: twips(page.bottom),
      left: twips(page.left),
      right: twips(page.right),
      header: twips(page.number),
      footer: twips(page.number),
    },
  },
};

function headersAndFooters({ note }: Composed): object {
  const number = new Paragraph({
    alignment: 'center',
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(size.pageNumber) })],
  });
  const headers = {
    first: new Header({ children: [new Paragraph({})] }),
    default: new Header({ children: [number] }),
  };
  if (!note) return { headers };
  const footer = (): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment: 'center',
          children: [new TextRun({ text: note, italics: true, size: halfPoints(10) })],
        }),
      ],
    });
  return { headers, footers: { first: footer(), default: footer() } };
}

function styles(lang: string): object {
  const heading = { font: FONT, size: halfPoints(size.body), bold: true, color: '000000' };
  const spacing = { before: twips(4), after: twips(body.paragraphGap) };
  return {
    document: {
      run: { font: FONT, size: halfPoints(size.body), language: { value: wordLanguage(lang) } },
      paragraph: { spacing: lineSpacing(body.lineHeight) },
    },
    heading1: {
      run: { ...heading, size: halfPoints(size.title) },
      paragraph: { alignment: 'center', spacing: lineSpacing(1), keepNext: true },
    },
    heading2: {
      run: heading,
      paragraph: { spacing, indent: { firstLine: twips(body.firstLine) }, keepNext: true },
    },
    heading3: {
      run: { ...heading, italics: true },
      paragraph: { spacing, indent: { firstLine: twips(body.firstLine) }, keepNext: true },
    },
    hyperlink: { run: { color: '000000', underline: { type: 'single' } } },
  };
}

/** Items begin like paragraphs, after their sign and a space. */
const numbering = [
  {
    reference: 'dashes',
    levels: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({
      level,
      format: LevelFormat.BULLET,
      text: dashes[Math.min(level, dashes.length - 1)]!,
      suffix: LevelSuffix.SPACE,
      style: { run: { font: FONT }, paragraph: { indent: { left: 0, firstLine: twips(body.firstLine) } } },
    })),
  },
  {
    reference: 'numbers',
    levels: [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: '%1.',
        suffix: LevelSuffix.SPACE,
        style: { paragraph: { indent: { left: 0, firstLine: twips(body.firstLine) } } },
      },
    ],
  },
];

/** Puts the document's date where the time of writing was, and counted names where random ones were. */
function fixedParts(date: string): (name: string, bytes: Buffer) => Buffer {
  const ids = new Map<string, string>();
  const counted = (id: string): string => {
    if (!ids.has(id)) ids.set(id, `rIdLink${ids.size + 1}`);
    return ids.get(id)!;
  };
  return (name, bytes) => {
    if (name === 'docProps/core.xml') {
      const xml = bytes.toString().replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`);
      return Buffer.from(xml);
    }
    if (!/^word\/(_rels\/)?document\.xml/.test(name)) return bytes;
    return Buffer.from(bytes.toString().replace(/(?<=(?:r:id|Id)=")rId[a-z0-9_-]{21}(?=")/g, counted));
  };
}

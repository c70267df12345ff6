import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { compose } from './compose.js';
import type { OfficialDocument } from './document.js';
import { fontFiles } from './fonts.js';
import { body, page, size } from './form.js';
import { justifyBetweenWordsOnly } from './justification.js';
import { PdfBody } from './pdf-body.js';
import { closing, head, subject } from './pdf-frame.js';
import { contactLines, eventLines, keepTogether, quotations, summary } from './pdf-matter.js';
import { readyPictures } from './pictures.js';

const ours = new Set<string>(Object.values(fontFiles));
pdfmake.setFonts({ Tinos: fontFiles });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => ours.has(path));
justifyBetweenWordsOnly();

/** A document without a date has this one inside: what is stored under its digest must come out the same every time. */
const NO_DATE = '2000-01-01';

/** The document on paper: A4 in the form of Decree 30/2020/NĐ-CP. The same bytes for the same document. */
export async function toPdf(document: OfficialDocument): Promise<Buffer> {
  const composed = compose(document);
  const pictures = await readyPictures(document);
  const matter = [
    ...summary(composed),
    ...new PdfBody(pictures, composed.words).blocks(composed.body),
    ...eventLines(composed),
    ...quotations(composed),
    ...contactLines(composed),
  ];
  const { note } = composed;
  const definition: TDocumentDefinitions = {
    content: [head(composed), ...subject(composed), ...keepTogether(matter, await closing(composed))],
    pageSize: { width: page.width, height: page.height },
    pageMargins: [page.left, page.top, page.right, page.bottom],
    header: (current) =>
      current === 1
        ? null
        : {
            text: String(current),
            alignment: 'center',
            fontSize: size.pageNumber,
            margin: [page.left, page.number, page.right, 0],
          },
    ...(note && {
      footer: {
        text: note,
        alignment: 'center',
        italics: true,
        fontSize: 10,
        margin: [page.left, 14, page.right, 0],
      },
    }),
    defaultStyle: { font: 'Tinos', fontSize: size.body, lineHeight: body.lineHeight, color: 'black' },
    info: {
      title: composed.title,
      author: composed.organisations.join(' '),
      subject: composed.kind,
      creator: 'Khen',
      producer: 'Khen',
      creationDate: new Date(`${document.date ?? NO_DATE}T00:00:00Z`),
    },
    language: composed.lang,
    displayTitle: true,
    version: '1.7',
  };
  const made = await pdfmake.createPdf(definition).getBuffer();
  return Buffer.from(made);
}

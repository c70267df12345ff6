import { setImmediate } from 'node:timers/promises';
import { legacyFont } from '../../text/index.js';
import type { Numbered } from './numbering.js';
import { type Opened, Reader } from './reader.js';
import { Runs } from './runs.js';
import type { Properties } from './styles.js';
import { wordError } from './word.errors.js';
import { escapeXml, localName } from './xml.js';

const ROOT =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"' +
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>';
const BLOCKS_AT_ONCE = 50;

/**
 * Writes the body of a document anew, with nothing in it but what a release can have: styles resolved into headings, bold
 * and italics, lists counted, tracked changes settled, text boxes taken out of their frames, everything else omitted and
 * listed. A reader that gets this needs no other part of the file but the pictures. Lets others run between blocks.
 * Throws `word.too-long` once it is longer than `most` characters.
 */
export async function rewriteBody(reader: Reader, most: number): Promise<string> {
  const blocks = new Blocks(reader);
  let length = 0;
  const whole: string[] = [];
  for (let token = reader.next(); ; token = reader.next()) {
    if (token.kind === 'open' && localName(token.name) === 'body') break;
    if (token.kind === 'open' && localName(token.name) !== 'document') reader.skip(token);
  }
  for (let count = 1; ; count += 1) {
    const token = reader.next();
    if (token.kind === 'close') break;
    if (token.kind !== 'open') continue;
    const written = reader.apart(() => blocks.block(token));
    whole.push(written);
    length += written.length;
    if (length > most) throw wordError('too-long');
    if (count % BLOCKS_AT_ONCE === 0) await setImmediate();
  }
  return `${ROOT}${whole.join('')}</w:body></w:document>`;
}

class Blocks {
  private readonly runs: Runs;

  constructor(private readonly reader: Reader) {
    this.runs = new Runs(reader, this.block);
  }

  readonly block = (token: Opened): void => {
    if (this.reader.unwrap(token, this.block)) return;
    switch (localName(token.name)) {
      case 'p':
        return this.paragraph();
      case 'tbl':
        return this.table();
      case 'altChunk':
        return this.reader.omit(token, 'embedded-document');
      default:
        return this.reader.skip(token);
    }
  };

  private paragraph(): void {
    const { reader } = this;
    const around = reader.after;
    reader.after = [];
    let properties: Properties = new Map();
    let style: string | undefined;
    let heading: ReturnType<typeof reader.styles.heading>;
    const content = reader.apart(() =>
      reader.each((token) => {
        if (localName(token.name) !== 'pPr')
          return this.runs.inline(token, {
            style,
            isHeading: heading !== undefined && heading !== 'subtitle',
          });
        properties = reader.properties(token);
        style = properties.get('pStyle')?.get('val');
        heading = reader.styles.heading(style) ?? outline(properties);
      }),
    );
    const after = reader.after.join('');
    reader.after = around;
    const merged = properties.has('del');
    // Empty lines part nothing: a list goes on after them.
    if (/<w:(t|drawing|sym|fldChar)[ />]/.test(content) || merged) {
      reader.countElement();
      const numbered = merged ? undefined : this.number(properties, style, heading !== undefined);
      reader.out.push(this.written(content, properties, numbered, heading));
    }
    reader.out.push(after);
  }

  private written(
    content: string,
    properties: Properties,
    numbered: Numbered | undefined,
    heading: string | number | undefined,
  ): string {
    const align = properties.get('jc')?.get('val');
    const style = { title: 'Title', subtitle: 'Subtitle' }[heading ?? ''] ?? `Heading${heading}`;
    const item = numbered?.kind === 'item' ? numbered : undefined;
    const looks =
      (heading === undefined ? '' : `<w:pStyle w:val="${style}"/>`) +
      (item
        ? `<w:numPr><w:ilvl w:val="${item.level}"/><w:numId w:val="${item.ordered ? 2 : 1}"/></w:numPr>`
        : '') +
      (align === 'center' ? '<w:jc w:val="center"/>' : '') +
      (properties.has('del') ? '<w:rPr><w:del/></w:rPr>' : '');
    const label = numbered?.kind === 'label' ? numbered.label : undefined;
    return `<w:p><w:pPr>${looks}</w:pPr>${label === undefined ? '' : this.label(label, properties)}${content}</w:p>`;
  }

  /** A number in words stands in the font of its paragraph, in legacy letters if that is one of theirs. */
  private label(label: string, properties: Properties): string {
    const fonts =
      properties.get('rFonts') ??
      this.reader.styles.find('paragraph', properties.get('pStyle')?.get('val'), 'rFonts');
    const font = fonts?.get('hAnsi') ?? fonts?.get('ascii') ?? '';
    const looks = legacyFont(font) ? `<w:rPr><w:rFonts w:ascii="${escapeXml(font)}"/></w:rPr>` : '';
    return `<w:r>${looks}<w:t>${escapeXml(label)} </w:t></w:r>`;
  }

  private number(
    properties: Properties,
    style: string | undefined,
    isHeading: boolean,
  ): Numbered | undefined {
    const { styles, numbering } = this.reader;
    const of = (property: string): string | undefined =>
      (properties.get(property) ?? styles.find('paragraph', style, property))?.get('val');
    const list = of('numId');
    if (list === undefined || list === '0') return numbering.interrupt();
    return numbering.next(list, Number(of('ilvl') ?? 0), !isHeading);
  }

  private table(): void {
    const { reader } = this;
    reader.numbering.interrupt();
    const row = (token: Opened): void => {
      if (reader.unwrap(token, row)) return;
      if (localName(token.name) === 'tr') this.row();
      else reader.skip(token);
    };
    const rows = reader.apart(() => reader.each(row));
    reader.numbering.interrupt();
    reader.out.push(`<w:tbl>${rows}</w:tbl>`);
  }

  private row(): void {
    const { reader } = this;
    let properties: Properties = new Map();
    const cell = (token: Opened): void => {
      const name = localName(token.name);
      if (name === 'trPr') properties = reader.properties(token);
      else if (name === 'tc') this.cell();
      else if (!reader.unwrap(token, cell)) reader.skip(token);
    };
    const cells = reader.apart(() => reader.each(cell));
    if (properties.has('del')) return reader.dropped.add('omitted', 'deletion');
    const looks = properties.has('tblHeader') ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    reader.out.push(`<w:tr>${looks}${cells}</w:tr>`);
  }

  private cell(): void {
    const { reader } = this;
    let properties: Properties = new Map();
    reader.countElement();
    const blocks = reader.apart(() =>
      reader.each((token) => {
        if (localName(token.name) === 'tcPr') properties = reader.properties(token);
        else this.block(token);
      }),
    );
    reader.numbering.interrupt();
    const span = properties.get('gridSpan')?.get('val') ?? '';
    const merge = properties.get('vMerge');
    const looks =
      (/^\d{1,2}$/.test(span) ? `<w:gridSpan w:val="${span}"/>` : '') +
      (merge ? `<w:vMerge w:val="${merge.get('val') === 'restart' ? 'restart' : 'continue'}"/>` : '');
    reader.out.push(`<w:tc><w:tcPr>${looks}</w:tcPr>${blocks}</w:tc>`);
  }
}

function outline(properties: Properties): number | undefined {
  const level = properties.get('outlineLvl')?.get('val') ?? '';
  return /^[0-8]$/.test(level) ? Number(level) + 1 : undefined;
}

import { ZipFile } from 'yazl';

/** Parts by name; a text is stored as UTF-8. */
export type Parts = Readonly<Record<string, string | Buffer | undefined>>;

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
/** The namespaces as Word declares them. */
const namespaces = Object.entries({
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: office,
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  o: 'urn:schemas-microsoft-com:office:office',
  v: 'urn:schemas-microsoft-com:vml',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  dgm: 'http://schemas.openxmlformats.org/drawingml/2006/diagram',
})
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

export const relationship = (id: string, type: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
export const relationships = (...all: string[]): string =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

interface Word {
  /** What stands in `w:body`. */
  readonly body?: string;
  readonly styles?: string;
  readonly numbering?: string;
  /** Relationships of the main part beside those of styles and numbering. */
  readonly links?: readonly string[];
  readonly contentTypes?: string;
  /** Further parts, or others in place of the usual; undefined takes one out. */
  readonly parts?: Parts;
}

/** The parts of a document as Word lays them out. */
export function wordParts({
  body = '',
  styles = '',
  numbering = '',
  links = [],
  contentTypes = '',
  parts = {},
}: Word): Parts {
  const wml = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const part = (name: string, inside: string): string =>
    `${xml}<w:${name}${namespaces}>${inside}</w:${name}>`;
  return {
    '[Content_Types].xml':
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
      `<Override PartName="/word/document.xml" ContentType="${wml}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${wml}.styles+xml"/>${contentTypes}</Types>`,
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': part(
      'document',
      `<w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`,
    ),
    'word/_rels/document.xml.rels': relationships(
      relationship('rIdStyles', 'styles', 'styles.xml'),
      relationship('rIdNumbering', 'numbering', 'numbering.xml'),
      ...links,
    ),
    'word/styles.xml': part('styles', styles),
    'word/numbering.xml': part('numbering', numbering),
    ...parts,
  };
}

export async function wordFile(word: Word): Promise<Buffer> {
  return zipped(wordParts(word));
}

export async function zipped(parts: Parts, { compress = true } = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    if (content !== undefined) zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run, with properties as they stand in `w:rPr`. */
export const run = (text: string, properties = ''): string =>
  `<w:r w:rsidRPr="00A77B3E"><w:rPr>${properties}<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
/** A paragraph of runs (or, for short, of a text), with properties as they stand in `w:pPr`. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr>${properties}<w:rPr><w:sz w:val="28"/></w:rPr></w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;
export const font = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`;
export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/></w:tblGrid>${rows
    .map(
      (cells) =>
        `<w:tr>${cells.map((cell) => (cell.startsWith('<w:tc>') ? cell : `<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>${cell}</w:tc>`)).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;
export const centred = '<w:jc w:val="center"/>';
export const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;
/** Styles under the identifiers that a Vietnamese Word gives them; their names are the same in every language. */
export const vietnameseStyles =
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Binhthng"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Tiu"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Tiuphu"><w:name w:val="Subtitle"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="u2"><w:name w:val="heading 2"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="MucNho"><w:name w:val="Mục nhỏ"/><w:basedOn w:val="u2"/></w:style>' +
  '<w:style w:type="character" w:styleId="Manh"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>';

import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { DroppedList } from '../../html/index.js';
import type { WordNode } from './draft.js';
import { partOf, type Relationship } from './word-safety.js';
import type { WordPackage } from './word-package.js';
import { escapeXml } from './xml.js';

export interface WordPicture {
  /** Lower-case hexadecimal SHA-256 of the bytes: what the body's figure names. */
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** What the document says for those who don't see it; may be empty. */
  readonly alt: string;
}

interface Input {
  readonly parts: WordPackage;
  readonly main: string;
  readonly relationships: readonly Relationship[];
  /** The body as `rewriteBody` wrote it. */
  readonly body: string;
  readonly dropped: DroppedList;
  /** Changes the document before it becomes HTML. */
  readonly transform: (document: WordNode) => WordNode;
}

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const above = (level: number): string => 'ul|ol > li > '.repeat(level - 1);
const STYLE_MAP = [
  'p.Title => h1:fresh',
  ...LEVELS.map((level) => `p.Heading${level} => h${level === 1 ? 2 : 3}:fresh`),
  ...LEVELS.slice(0, 5).flatMap((level) =>
    ['ul', 'ol'].map(
      (list) =>
        `p:${list === 'ul' ? 'unordered' : 'ordered'}-list(${level}) => ${above(level)}${list} > li:fresh`,
    ),
  ),
];
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** List 1 has bullets, list 2 numbers. */
const NUMBERING = `<w:numbering ${NAMESPACE}>${[1, 2]
  .map((id) => {
    const format = id === 1 ? 'bullet' : 'decimal';
    const levels = LEVELS.map(
      (level) => `<w:lvl w:ilvl="${level - 1}"><w:numFmt w:val="${format}"/></w:lvl>`,
    );
    return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
  })
  .join(
    '',
  )}${[1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`;

/**
 * HTML of a rewritten body, and the pictures in it. The converter sees a package made for it, of which nothing but words,
 * addresses and the bytes of pictures comes from the file.
 */
export async function convert({ parts, main, relationships, body, dropped, transform }: Input) {
  // As many modules as a tenth of the server, for the few who bring a Word file.
  const { default: mammoth } = await import('mammoth');
  const files = new Map([
    ['word/document.xml', body],
    ['word/_rels/document.xml.rels', relationshipsXml(relationships)],
    ['word/numbering.xml', NUMBERING],
  ]);
  const media = new Map(
    relationships.map(({ id, type, target }) => [
      `word/media/${id}`,
      type === 'image' ? partOf(main, target) : '',
    ]),
  );
  const file = {
    exists: (name: string): boolean => files.has(name),
    read: async (name: string, encoding?: string): Promise<string | Buffer> =>
      encoding ? (files.get(name) ?? '') : ((await parts.bytes(media.get(name) ?? '')) ?? Buffer.alloc(0)),
  };
  const pictures = new Map<string, WordPicture>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = await image.readAsBuffer();
    const mediaType = bytes.length > 0 ? await mediaTypeOf(bytes) : 'missing';
    if (!SHOWN.has(mediaType)) {
      dropped.add('omitted', `picture:${mediaType}`);
      return { src: '' };
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const alt = (image as { altText?: string | null }).altText ?? '';
    if (!pictures.has(sha256)) pictures.set(sha256, { sha256, bytes, mediaType, alt });
    return { src: sha256 };
  });
  const { value, messages } = await mammoth.convertToHtml({ file } as unknown as { buffer: Buffer }, {
    styleMap: STYLE_MAP,
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    transformDocument: transform,
    convertImage,
  });
  for (const { message } of messages) if (message.startsWith('A w:sym')) dropped.add('omitted', 'symbol');
  const html = value.replace(/<img [^>]*>/g, (tag) => {
    const sha256 = / src="([0-9a-f]{64})"/.exec(tag)?.[1];
    return sha256 ? `<figure data-file="${sha256}"></figure>` : '';
  });
  return { html, pictures: [...pictures.values()] };
}

async function mediaTypeOf(bytes: Buffer): Promise<string> {
  return (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
}

/** Links as they are, pictures under the name of their relationship. */
function relationshipsXml(relationships: readonly Relationship[]): string {
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const all = relationships.flatMap(({ id, type, target }) => {
    if (type !== 'image' && type !== 'hyperlink') return [];
    const to = type === 'image' ? `media/${id}` : target;
    return [`<Relationship Id="${escapeXml(id)}" Type="${base}/${type}" Target="${escapeXml(to)}"/>`];
  });
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

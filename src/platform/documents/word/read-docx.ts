import { createHash } from 'node:crypto';
import { clean, type Dropped, DroppedList } from '../../html/index.js';
import { lineOfText, type LegacyEncoding, withoutForbiddenCharacters } from '../../text/index.js';
import { convert, type WordPicture } from './convert.js';
import type { WordNode } from './draft.js';
import { convertLegacyText } from './legacy-text.js';
import { levelHeadings, takeFrame, takeSummary, takeTitle } from './letterhead.js';
import { Numbering } from './numbering.js';
import { rewriteBody } from './blocks.js';
import { Reader } from './reader.js';
import { Styles } from './styles.js';
import { MOST_SETTINGS, openPackage, type WordPackage } from './word-package.js';
import { checkPackage, partOf, readRelationships, relationshipsOf } from './word-safety.js';
import { wordError } from './word.errors.js';
import { decodeXml, localName, xmlTokens } from './xml.js';

export interface WordDocument {
  /** SHA-256 of the file itself. */
  readonly sha256: string;
  /** In the grammar of official text; a figure names a picture by its digest. */
  readonly html: string;
  /** Empty if nothing in the document is clearly its title. */
  readonly title: string;
  /** Empty unless something is styled as a subtitle. */
  readonly summary: string;
  readonly pictures: readonly WordPicture[];
  readonly dropped: readonly Dropped[];
  /** The encodings from before Unicode in which some of it was written. */
  readonly converted: readonly LegacyEncoding[];
}

interface Limits {
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** Longest body, in characters of HTML. */
  readonly html: number;
}

/** What stands in a rewritten body beside the words is at most about five times as long. */
const MARKUP = 6;

/**
 * Reads a Word document (.docx) that somebody sent. What its words don't need is left out and listed: the frame of an
 * official document, changes that were struck out, comments, notes, page headers, drawings. Legacy Vietnamese becomes
 * Unicode. Refuses what is no such document, what is dangerous and what is too long, each with a `word.…` error that says
 * what to do.
 */
export async function readDocx(source: AsyncIterable<Uint8Array>, limits: Limits): Promise<WordDocument> {
  const bytes = await receive(source, limits.bytes);
  const parts = await openPackage(bytes);
  const main = await checkPackage(parts);
  const dropped = new DroppedList();
  const xml = (await parts.xml(main)) ?? '';
  const relationships = readRelationships(await parts.xml(relationshipsOf(main)));
  const related = (type: string): Promise<string | undefined> => {
    const target = relationships.find((each) => each.type === type)?.target;
    return target === undefined ? Promise.resolve(undefined) : parts.xml(partOf(main, target), MOST_SETTINGS);
  };
  const styles = new Styles(await related('styles'));
  const numbering = new Numbering(await related('numbering'), styles);
  const identifiers = new Set(relationships.map(({ id }) => id));
  const reader = new Reader(xmlTokens(xml), styles, numbering, dropped, identifiers);
  const body = await rewriteBody(reader, limits.html * MARKUP);
  await notePageMargins(parts, dropped);

  const found = { title: '', summary: '', converted: [] as LegacyEncoding[] };
  const transform = (document: WordNode): WordNode => {
    const blocks = document.children ?? [];
    found.converted = convertLegacyText(document);
    takeFrame(blocks, dropped);
    found.title = oneLine(takeTitle(blocks, dropped));
    found.summary = oneLine(takeSummary(blocks));
    levelHeadings(document);
    return document;
  };
  const { html, pictures } = await convert({ parts, main, relationships, body, dropped, transform });
  const cleaned = clean(html);
  if (cleaned.html.length > limits.html) throw wordError('too-long');
  return {
    ...found,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    html: cleaned.html,
    pictures: pictures.filter(({ sha256 }) => cleaned.files.includes(sha256)),
    dropped: [...dropped.list(), ...cleaned.dropped],
  };
}

async function receive(source: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length > most) throw wordError('too-large', { most: Math.ceil(most / 100_000) / 10 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Lists headers and footers that say something; a page number says nothing. */
async function notePageMargins(parts: WordPackage, dropped: DroppedList): Promise<void> {
  for (const name of parts.names) {
    const kind = /(?:^|\/)(header|footer)\d*\.xml$/i.exec(name)?.[1]?.toLowerCase();
    if (kind === undefined) continue;
    let [words, within] = ['', ''];
    for (const token of xmlTokens((await parts.xml(name)) ?? '')) {
      within = token.kind === 'open' ? localName(token.name) : within;
      if (token.kind === 'text' && within === 't') words += decodeXml(token.raw);
    }
    if (/\p{L}/u.test(words)) dropped.add('omitted', `page-${kind}`);
  }
}

const line = lineOfText({ min: 0, max: 1000 });
function oneLine(text: string): string {
  return line.safeParse(withoutForbiddenCharacters(text)).data ?? '';
}

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { isDomainError } from '../../errors/index.js';
import { wordError } from './word.errors.js';

/** The parts of a Word file, inflated when they are read. Names are told apart without regard to case, as in the format. */
export interface WordPackage {
  readonly names: readonly string[];
  bytes(name: string): Promise<Buffer | undefined>;
  /** An XML part; `word.entities` if it has a document type, `word.damaged` if it is not UTF-8. */
  xml(name: string, most?: number): Promise<string | undefined>;
}

const MOST_ENTRIES = 2000;
const MOST_INSIDE = 100_000_000;
const MOST_XML = 16_000_000;
const MOST_XML_PART = 8_000_000;
/** Styles, lists and relationships are read in one go. */
export const MOST_SETTINGS = 2_000_000;
/** XML shrinks to a twentieth; pictures hardly. What is tiny may shrink as it likes. */
const MOST_RATIO = 100;
const RATIO_FROM = 20_000_000;
const OLD_FORMAT = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export const isXml = (name: string): boolean => /\.(xml|rels|vml|svg)$/i.test(name);

/**
 * Opens a Word file without inflating anything. What its directory says of sizes is checked here and enforced while a part
 * is inflated. Throws `word.not-word`, `word.old-format`, `word.encrypted`, `word.damaged`, `word.too-large-inside`,
 * `word.unsafe-name`.
 */
export async function openPackage(bytes: Buffer): Promise<WordPackage> {
  if (bytes.subarray(0, 8).equals(OLD_FORMAT)) {
    throw wordError(bytes.includes('EncryptedPackage', 0, 'utf16le') ? 'encrypted' : 'old-format');
  }
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) throw wordError('not-word');
  const zip = await orDamaged(() => fromBufferPromise(bytes, { lazyEntries: true }));
  if (zip.entryCount > MOST_ENTRIES) throw wordError('too-large-inside');
  const entries = await readDirectory(zip);
  checkSizes([...entries.values()], bytes.length);
  const read = async (name: string): Promise<Buffer | undefined> => {
    const entry = entries.get(name.toLowerCase());
    return entry && orDamaged(() => inflate(zip, entry));
  };
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    bytes: read,
    xml: async (name, most = MOST_XML_PART) => {
      const part = await read(name);
      if (part && part.length > most) throw wordError('too-large-inside');
      return part && decode(part);
    },
  };
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  await orDamaged(async () => {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw wordError('encrypted');
      if (entry.fileName.endsWith('/')) continue;
      const name = entry.fileName.toLowerCase();
      // Two parts of one name: which of them a reader takes is anybody's guess.
      if (entries.has(name)) throw wordError('unsafe-name', { name: shown(entry.fileName) });
      entries.set(name, entry);
    }
  });
  return entries;
}

function checkSizes(entries: readonly Entry[], packed: number): void {
  const sum = (some: readonly Entry[]): number =>
    some.reduce((total, each) => total + each.uncompressedSize, 0);
  const xml = entries.filter(({ fileName }) => isXml(fileName));
  const inside = sum(entries);
  const tooLarge =
    inside > MOST_INSIDE ||
    sum(xml) > MOST_XML ||
    xml.some(({ uncompressedSize }) => uncompressedSize > MOST_XML_PART) ||
    (inside > RATIO_FROM && inside > packed * MOST_RATIO);
  if (tooLarge) throw wordError('too-large-inside');
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function decode(part: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(part);
  } catch (error) {
    throw wordError('damaged', {}, { cause: error });
  }
  // Anywhere, even in a comment: Word writes neither, and `<` within words is escaped.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw wordError('entities');
  return text;
}

async function orDamaged<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isDomainError(error)) throw error;
    const { message } = error as Error;
    const name = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)/s.exec(
      message,
    )?.[1];
    if (name !== undefined) throw wordError('unsafe-name', { name: shown(name) }, { cause: error });
    throw wordError('damaged', {}, { cause: error });
  }
}

/** A name from the file as it may be shown: short, and nothing invisible in it. */
export function shown(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, ' ').slice(0, 100);
}

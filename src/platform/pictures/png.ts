import { crc32, inflateSync } from 'node:zlib';
import { bounded, type CleanPicture, Sayings, slice } from './container.js';
import { pictureError } from './picture.errors.js';
import { decodeText, type PictureWords } from './words.js';

// W3C PNG, 3rd edition. Moving ones are not taken, so their chunks are not either.
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const KEPT = new Set(
  'IHDR PLTE tRNS IDAT IEND gAMA cHRM sRGB iCCP cICP mDCV mDCv cLLI cLLi sBIT bKGD pHYs'.split(' '),
);
const XMP_NAME = 'XML:com.adobe.xmp';
const MOST_TEXT = 1_048_576;

/** The chunks that make the pixels and colours, as they were; words as XMP; nothing else, and nothing after the end. */
export function cleanPng(bytes: Buffer): CleanPicture {
  const sayings = new Sayings();
  const kept: Buffer[] = [];
  for (const { type, whole, body } of bounded(chunks(bytes))) {
    if (KEPT.has(type)) kept.push(whole);
    else if (type === 'eXIf') sayings.readExif(body);
    else if (type in texts) readText(type as keyof typeof texts, body, sayings);
  }
  const [header, ...rest] = kept;
  if (!header) throw pictureError('broken');
  const { words, newExif, newXmp } = sayings;
  const added = [
    ...(newExif ? [chunk('eXIf', newExif)] : []),
    ...(newXmp ? [chunk('iTXt', Buffer.from(`${XMP_NAME}\0\0\0\0\0`), newXmp)] : []),
  ];
  return { pieces: [SIGNATURE, header, ...added, ...rest], words };
}

function* chunks(bytes: Buffer) {
  if (!slice(bytes, 0, 8).equals(SIGNATURE)) throw pictureError('broken');
  for (let at = 8, type = ''; type !== 'IEND';) {
    const length = slice(bytes, at, at + 8).readUInt32BE();
    type = bytes.toString('latin1', at + 4, at + 8);
    const whole = slice(bytes, at, at + 12 + length);
    yield { type, whole, body: whole.subarray(8, 8 + length) };
    at += whole.length;
  }
}

/** The three forms of a text, by what comes after its keyword. */
const texts = {
  tEXt: (body: Buffer, end: number) => body.subarray(end + 1),
  zTXt: (body: Buffer, end: number) => inflate(body.subarray(end + 2)),
  iTXt: international,
};

function readText(type: keyof typeof texts, body: Buffer, sayings: Sayings): void {
  const end = body.indexOf(0);
  if (end < 0) return;
  const keyword = body.toString('latin1', 0, end);
  const text = texts[type](body, end);
  if (keyword === XMP_NAME) sayings.readXmp(text);
  else sayings.read(named(keyword, text));
}

function named(keyword: string, text: Buffer): PictureWords {
  const value = decodeText(text.subarray(0, MOST_TEXT));
  if (keyword === 'Description') return { caption: value };
  if (keyword === 'Title') return { headline: value };
  if (keyword === 'Author') return { bylines: [value] };
  if (keyword === 'Copyright') return { copyright: value };
  return {};
}

/** After the keyword: whether it is compressed, how, a language, the keyword in that language, the text. */
function international(body: Buffer, end: number): Buffer {
  const language = body.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : body.indexOf(0, language + 1);
  if (translated < 0) return Buffer.alloc(0);
  const text = body.subarray(translated + 1);
  return body[end + 1] === 1 ? inflate(text) : text;
}

function inflate(text: Buffer): Buffer {
  try {
    return inflateSync(text, { maxOutputLength: MOST_TEXT });
  } catch {
    return Buffer.alloc(0);
  }
}

function chunk(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), ...parts]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

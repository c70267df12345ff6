import { bounded, type CleanPicture, Sayings, slice } from './container.js';
import { readIptc, writeIptc } from './iptc.js';
import { pictureError } from './picture.errors.js';
import { hasWords } from './words.js';

// ITU-T T.81, annex B.
const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda];
const [JFIF, EXIF_OR_XMP, COLOURS, IPTC, ADOBE] = [0xe0, 0xe1, 0xe2, 0xed, 0xee];
const XMP_NAME = 'http://ns.adobe.com/xap/1.0/\0';

/**
 * The same compressed pixels between segments that were looked at one by one: tables, colour profile and density stay,
 * words are written anew, everything else goes, and so does what follows the end of the picture.
 */
export function cleanJpeg(bytes: Buffer): CleanPicture {
  const sayings = new Sayings();
  const kept: Buffer[] = [];
  let jfif: Buffer | undefined;
  for (const { marker, whole, body } of bounded(segments(bytes))) {
    if (marker === undefined || isOfThePicture(marker)) kept.push(whole);
    else if (marker === JFIF) jfif ??= density(body);
    else if (marker === COLOURS && startsWith(body, 'ICC_PROFILE\0')) kept.push(whole);
    else if (marker === ADOBE && startsWith(body, 'Adobe')) kept.push(segment(ADOBE, body.subarray(0, 12)));
    else if (marker === IPTC) sayings.read(readIptc(body));
    else if (marker === EXIF_OR_XMP && startsWith(body, 'Exif\0')) sayings.readExif(body);
    else if (marker === EXIF_OR_XMP && startsWith(body, XMP_NAME))
      sayings.readXmp(body.subarray(XMP_NAME.length));
  }
  const { words, newExif, newXmp } = sayings;
  const head = [
    Buffer.from([0xff, SOI]),
    ...(jfif ? [jfif] : []),
    ...(newExif ? [segment(EXIF_OR_XMP, Buffer.from('Exif\0\0'), newExif)] : []),
    ...(newXmp ? [segment(EXIF_OR_XMP, Buffer.from(XMP_NAME), newXmp)] : []),
    ...(hasWords(words) ? [segment(IPTC, writeIptc(words))] : []),
  ];
  return { pieces: [...head, ...kept, Buffer.from([0xff, EOI])], words };
}

interface Segment {
  /** Undefined for the compressed pixels themselves. */
  readonly marker?: number;
  readonly whole: Buffer;
  readonly body: Buffer;
}

function* segments(bytes: Buffer): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw pictureError('broken');
  for (let at = nextMarker(bytes, 2); bytes[at + 1] !== EOI; at = nextMarker(bytes, at)) {
    const marker = bytes[at + 1]!;
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    const end = alone ? at + 2 : at + 2 + slice(bytes, at + 2, at + 4).readUInt16BE();
    const whole = slice(bytes, at, end);
    if (!alone) yield { marker, whole, body: slice(bytes, at + 4, end) };
    at = end;
    if (marker !== SOS) continue;
    at = endOfScan(bytes, end);
    yield { whole: bytes.subarray(end, at), body: Buffer.alloc(0) };
  }
}

/** Where the next marker is; what is none before it, and bytes that fill, are passed over. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (at + 1 < bytes.length && bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff) return at;
  }
  throw pictureError('broken');
}

/** Within compressed pixels, 0xff is followed by 0 or is a restart marker. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = nextMarker(bytes, from); ; at = nextMarker(bytes, at + 2)) {
    if (!(bytes[at + 1]! >= 0xd0 && bytes[at + 1]! <= 0xd7)) return at;
  }
}

/** Frames, tables, scans; neither applications (0xe0 to 0xef), comments, nor what is reserved. */
function isOfThePicture(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xdf && marker !== SOI && marker !== 0xc8;
}

/** JFIF without its thumbnail, which may show what was cut off. */
function density(body: Buffer): Buffer | undefined {
  if (!startsWith(body, 'JFIF\0') || body.length < 12) return undefined;
  return segment(JFIF, body.subarray(0, 12), Buffer.from([0, 0]));
}

function segment(marker: number, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 2);
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), ...parts]);
}

function startsWith(body: Buffer, name: string): boolean {
  return body.toString('latin1', 0, name.length) === name;
}

import { decodeText, type PictureWords } from './words.js';

// IPTC-NAA Information Interchange Model 4.2, within the image resources of Photoshop. Of record 2 these stay; where,
// when and with what the picture was taken goes.
const RESOURCES = Buffer.from('Photoshop 3.0\0');
const IPTC = 0x0404;
const HEADLINE = 105;
const CAPTION = 120;
const BYLINE = 80;
const CREDIT = 110;
const SOURCE = 115;
const COPYRIGHT = 116;
const KEYWORD = 25;
const MOST_SETS = 1000;

/** The words in a segment APP13 of a JPEG file; what can't be read is left out. */
export function readIptc(segment: Buffer): PictureWords {
  const block = iptcBlock(segment);
  const found = new Map<number, string[]>();
  for (const [dataset, value] of datasets(block)) {
    found.set(dataset, [...(found.get(dataset) ?? []), decodeText(value)]);
  }
  const first = (dataset: number): string | undefined => found.get(dataset)?.[0];
  return {
    caption: first(CAPTION),
    headline: first(HEADLINE),
    bylines: found.get(BYLINE),
    credit: first(CREDIT),
    source: first(SOURCE),
    copyright: first(COPYRIGHT),
    keywords: found.get(KEYWORD),
  };
}

/** The body of a segment APP13 that holds the words, in UTF-8. */
export function writeIptc(words: PictureWords): Buffer {
  const sets: [number, string | undefined][] = [
    ...(words.keywords ?? []).map((keyword): [number, string] => [KEYWORD, keyword]),
    ...(words.bylines ?? []).map((byline): [number, string] => [BYLINE, byline]),
    [HEADLINE, words.headline],
    [CREDIT, words.credit],
    [SOURCE, words.source],
    [COPYRIGHT, words.copyright],
    [CAPTION, words.caption],
  ];
  const utf8 = Buffer.from([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47]);
  const version = Buffer.from([0x1c, 2, 0, 0, 2, 0, 4]);
  const block = Buffer.concat([utf8, version, ...sets.flatMap(([dataset, text]) => dataSet(dataset, text))]);
  const head = Buffer.alloc(12);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(IPTC, 4);
  head.writeUInt32BE(block.length, 8);
  return Buffer.concat([RESOURCES, head, block, Buffer.alloc(block.length % 2)]);
}

function dataSet(dataset: number, text: string | undefined): Buffer[] {
  if (text === undefined) return [];
  const value = Buffer.from(text);
  return [Buffer.from([0x1c, 2, dataset, value.length >> 8, value.length & 0xff]), value];
}

function iptcBlock(segment: Buffer): Buffer {
  let at = segment.subarray(0, RESOURCES.length).equals(RESOURCES) ? RESOURCES.length : segment.length;
  while (at + 12 <= segment.length && segment.toString('latin1', at, at + 4) === '8BIM') {
    const name = segment[at + 6]! + 1;
    const size = at + 6 + name + (name % 2);
    if (size + 4 > segment.length) break;
    const start = size + 4;
    const length = segment.readUInt32BE(size);
    if (segment.readUInt16BE(at + 4) === IPTC) return segment.subarray(start, start + length);
    at = start + length + (length % 2);
  }
  return Buffer.alloc(0);
}

function* datasets(block: Buffer): Generator<[dataset: number, value: Buffer]> {
  for (let at = 0, count = 0; at + 5 <= block.length && block[at] === 0x1c && count < MOST_SETS; count += 1) {
    const length = block.readUInt16BE(at + 3);
    // A length of more than 32 kB has another form; none of these texts is that long.
    if (length >= 0x8000) return;
    if (block[at + 1] === 2) yield [block[at + 2]!, block.subarray(at + 5, at + 5 + length)];
    at += 5 + length;
  }
}

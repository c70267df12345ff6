import { type Box, boxes } from './boxes.js';
import { type CleanPicture, Sayings } from './container.js';
import { type Extent, type Item, readItems } from './items.js';
import { pictureError } from './picture.errors.js';
import type { PictureWords } from './words.js';
import { writeXmp } from './xmp.js';

const FILE = new Set(['ftyp', 'meta', 'mdat']);
const PIXELS = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap']);
const META = new Set(['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'idat', 'dinf', 'grpl']);
const PROPERTIES = new Set(
  'ispe pixi colr av1C a1op a1lx lsel auxC irot imir clap pasp clli mdcv cclv amve'.split(' '),
);
/** A directory without entries, after the place where it begins. */
const NO_EXIF = Buffer.from('\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0', 'latin1');

/**
 * Places in this container are counted from its beginning, so nothing is moved: what does not make the pixels or colours
 * is overwritten where it stands, and what follows the end is cut off. XMP is written anew if it fits where XMP was.
 */
export function cleanAvif(bytes: Buffer): CleanPicture {
  const top = [...boxes(bytes, 0, bytes.length)];
  const meta = top.find(({ type }) => type === 'meta');
  if (top[0]?.type !== 'ftyp' || !meta) throw pictureError('broken');
  if (top.some(({ type }) => type === 'moov')) throw pictureError('moving-avif');
  const children = [...boxes(bytes, meta.body + 4, meta.end)];
  const items = readItems(bytes, children);
  const sayings = new Sayings();
  for (const item of items) readWords(bytes, item, sayings);
  const { words } = sayings;
  const anew = items.flatMap((item) => newContent(item, words));

  const inside = children.filter(({ type }) => type === 'idat');
  for (const box of [...top.filter(({ type }) => type === 'mdat'), ...inside]) keepPixels(bytes, box, items);
  for (const { start, content } of anew) content.copy(bytes, start);
  for (const box of children) if (!META.has(box.type)) empty(bytes, box);
  for (const box of properties(bytes, children)) if (!PROPERTIES.has(box.type)) empty(bytes, box);
  for (const box of top) if (!FILE.has(box.type)) empty(bytes, box);

  const last = top.findLast(({ type }) => FILE.has(type))!;
  const end = last.open ? Math.max(last.body, ...items.flatMap(endsOf)) : last.end;
  const isSaid = anew.some(({ isXmp }) => isXmp);
  return { pieces: [bytes.subarray(0, end)], words: isSaid ? words : {} };
}

const isPicture = ({ type, thumbnail }: Item): boolean => PIXELS.has(type) && !thumbnail;
const holdsXmp = ({ type, contentType }: Item): boolean =>
  type === 'mime' && contentType === 'application/rdf+xml';

function readWords(bytes: Buffer, item: Item, sayings: Sayings): void {
  const isXmp = holdsXmp(item);
  if (!isXmp && item.type !== 'Exif') return;
  const content = Buffer.concat(item.extents.map(({ start, end }) => bytes.subarray(start, end)));
  if (isXmp) sayings.readXmp(content);
  else if (content.length > 4) sayings.readExif(content.subarray(4 + content.readUInt32BE()));
}

/** What an item of metadata holds from now on, if that fits: else it stays overwritten. */
function newContent(item: Item, words: PictureWords): { start: number; content: Buffer; isXmp: boolean }[] {
  const [place, ...others] = item.extents;
  const isXmp = holdsXmp(item);
  const text = isXmp ? writeXmp(words) : NO_EXIF;
  if ((!isXmp && item.type !== 'Exif') || !place || others.length > 0) return [];
  const room = place.end - place.start;
  if (text.length > room) return [];
  const content = Buffer.alloc(room, isXmp ? ' ' : 0);
  text.copy(content);
  return [{ start: place.start, content, isXmp }];
}

/** Overwrites what lies in the box and belongs to no part of the picture. */
function keepPixels(bytes: Buffer, box: Box, items: readonly Item[]): void {
  const kept = items
    .filter(isPicture)
    .flatMap(({ extents }) => extents)
    .toSorted((a, b) => a.start - b.start);
  let at = box.body;
  for (const { start, end } of kept) {
    if (start > at) bytes.fill(0, at, Math.min(start, box.end));
    at = Math.min(Math.max(at, end), box.end);
  }
  bytes.fill(0, at, box.end);
}

function properties(bytes: Buffer, children: readonly Box[]): Box[] {
  return children
    .filter(({ type }) => type === 'iprp')
    .flatMap(({ body, end }) => [...boxes(bytes, body, end)])
    .filter(({ type }) => type === 'ipco')
    .flatMap(({ body, end }) => [...boxes(bytes, body, end)]);
}

/** The box stays where it is, as one that means nothing. */
function empty(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1');
  bytes.fill(0, box.body, box.end);
}

const endsOf = ({ extents }: Item): number[] => extents.map(({ end }: Extent) => end);

import { type Box, boxes, Cursor } from './boxes.js';
import { pictureError } from './picture.errors.js';

/** Part of a file, in bytes from its beginning. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** What an AVIF file holds: the picture, its parts, its metadata (ISO/IEC 23008-12, 14496-12 8.11). */
export interface Item {
  readonly type: string;
  readonly contentType: string;
  readonly extents: readonly Extent[];
  readonly thumbnail: boolean;
}

const MOST_ITEMS = 10_000;
const MOST_SHARED = 4;

/** Every item that a box `meta` lists. `children` are the boxes in it. */
export function readItems(bytes: Buffer, children: readonly Box[]): Item[] {
  const find = (type: string) => children.find((box) => box.type === type);
  const [infos, places] = [find('iinf'), find('iloc')];
  if (!infos || !places) throw pictureError('broken');
  const located = locations(bytes, places, find('idat'));
  const references = find('iref');
  const thumbnails = references ? fromItems(bytes, references, 'thmb') : new Set<number>();
  return kinds(bytes, infos).map(({ id, type, contentType }) => ({
    type,
    contentType,
    extents: located.get(id) ?? [],
    thumbnail: thumbnails.has(id),
  }));
}

function kinds(bytes: Buffer, box: Box) {
  const version = bytes[box.body]!;
  const found: { id: number; type: string; contentType: string }[] = [];
  for (const { type: name, body, end } of boxes(bytes, box.body + (version === 0 ? 6 : 8), box.end)) {
    if (name !== 'infe' || found.length >= MOST_ITEMS) continue;
    const cursor = new Cursor(bytes, body, end);
    const wide = cursor.number(1) > 2;
    cursor.number(3);
    const id = cursor.number(wide ? 4 : 2);
    cursor.number(2);
    const type = cursor.fourcc();
    cursor.text();
    found.push({ id, type, contentType: type === 'mime' ? cursor.text() : '' });
  }
  return found;
}

function locations(bytes: Buffer, box: Box, inside: Box | undefined): Map<number, Extent[]> {
  const cursor = new Cursor(bytes, box.body, box.end);
  const version = cursor.number(1);
  cursor.number(3);
  const [sizes, more] = [cursor.number(1), cursor.number(1)];
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4];
  const indexSize = version > 0 ? more & 15 : 0;
  const idSize = version < 2 ? 2 : 4;
  const count = cursor.number(idSize);
  if (count > MOST_ITEMS) throw pictureError('broken');
  const found = new Map<number, Extent[]>();
  let total = 0;
  for (let item = 0; item < count; item += 1) {
    const id = cursor.number(idSize);
    const method = version > 0 ? cursor.number(2) & 15 : 0;
    const elsewhere = cursor.number(2);
    const base = cursor.number(baseSize) + (method === 1 ? (inside?.body ?? Number.NaN) : 0);
    const extents: Extent[] = [];
    for (let left = cursor.number(2); left > 0; left -= 1) {
      cursor.number(indexSize);
      const start = base + cursor.number(offsetSize);
      const end = start + cursor.number(lengthSize);
      // Whole files, other files and items within items: nobody writes pictures like that.
      if (method > 1 || elsewhere > 0 || !(end > start && end <= bytes.length)) throw pictureError('broken');
      // Two items may share their bytes; a file that names them over and over is made to exhaust.
      total += end - start;
      if (total > bytes.length * MOST_SHARED) throw pictureError('broken');
      extents.push({ start, end });
    }
    found.set(id, extents);
  }
  return found;
}

/** The items from which references of that type go out. */
function fromItems(bytes: Buffer, box: Box, type: string): Set<number> {
  const wide = bytes[box.body]! > 0;
  const all = [...boxes(bytes, box.body + 4, box.end)].filter((each) => each.type === type);
  return new Set(all.map(({ body, end }) => new Cursor(bytes, body, end).number(wide ? 4 : 2)));
}

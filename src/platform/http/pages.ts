import { z } from 'zod';
import { httpError } from './errors.js';

/** Query members of every list: how many, and where to go on. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'How many items at most.' }),
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'Where to go on: `next` of the page before. Opaque.' }),
};

/** One page of a list by keyset; without `next` it is the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** The schema of a page of something. */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().optional().meta({ description: 'Cursor of the next page; absent on the last.' }),
    })
    .meta({ id });
}

/** Reads a cursor made by `writeCursor`; throws a field error if somebody wrote it by hand. */
export function readCursor<Key>(schema: z.ZodType<Key>, cursor: string | undefined): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    // PostgreSQL's texts hold no NUL.
    if (text.includes('\\u0000')) throw new TypeError('NUL');
    return schema.parse(JSON.parse(text));
  } catch {
    throw httpError(
      'invalid',
      {},
      {
        fields: [
          {
            pointer: '/cursor',
            detail: { vi: 'Con trỏ trang không hợp lệ.', en: 'This is not a cursor of this list.' },
          },
        ],
      },
    );
  }
}

/** The cursor that `readCursor` reads as this key. */
export const writeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** A page out of `limit + 1` rows: the extra row only tells that there is more. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => unknown,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    ...(rows.length > limit && last !== undefined && { next: writeCursor(keyOf(last)) }),
  };
}

/** The `Link` header (RFC 8288) to the next page of the list at this address. */
export function nextLink(url: string, next: string): string {
  const address = new URL(url, 'http://list.invalid');
  address.searchParams.set('cursor', next);
  return `<${address.pathname}${address.search}>; rel="next"`;
}

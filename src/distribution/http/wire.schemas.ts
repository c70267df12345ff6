import { z } from 'zod';
import { languageTagSchema } from '../../platform/i18n/index.js';
import { CanonicalDocument, NoticeDocument } from './schemas.js';

const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const link = z.string();

export const WireQuery = z.strictObject({
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .meta({ description: 'Index of the first entry to look at: `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'How many items at most.' }),
  topic: z.uuid().optional().meta({ description: 'Only releases that were ever filed under this topic.' }),
  organisation: z
    .uuid()
    .optional()
    .meta({ description: 'Only releases that this organisation ever issued, alone or with others.' }),
  lang: languageTagSchema
    .optional()
    .meta({ description: 'Only releases that were ever public in this language.' }),
  include: z
    .literal('document')
    .optional()
    .meta({ description: 'With the documents themselves; the page is then never kept by a cache.' }),
  imported: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'With what was taken over from an older portal.' }),
  log: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Name of the log that you follow: 409 if this is another one.' }),
});

const WireEntry = z
  .looseObject({
    format: z.string(),
    act: z.string(),
    at: instant,
    for: z.string().optional(),
    on: z.looseObject({ type: z.string(), id: z.string(), version: z.int().optional() }),
    documents: z.array(z.looseObject({ type: z.string(), lang: z.string(), sha256, change: z.string() })),
    previous: z.int().optional(),
    audit: sha256,
    detail: z.looseObject({ minor: z.boolean().optional() }),
  })
  .meta({ id: 'LedgerEntry', description: 'The entry as the log holds it (`khen.entry/1`).' });

const WireItem = z
  .strictObject({
    index: z.int().meta({ description: 'Place in the log: unique, rising, for ever.' }),
    act: z.string(),
    at: instant,
    release: z.uuid(),
    version: z.int(),
    entry: WireEntry,
    links: z.strictObject({
      release: link,
      documents: z
        .array(z.strictObject({ type: z.string(), lang: z.string(), sha256, document: link, proof: link }))
        .meta({
          description: 'All that the act made public. An address answers 410 once it was taken back.',
        }),
    }),
    documents: z
      .array(
        z.strictObject({
          type: z.string(),
          lang: z.string(),
          sha256,
          document: z.union([CanonicalDocument, NoticeDocument]).optional(),
          gone: z.literal(true).optional().meta({ description: 'It was retracted or erased since.' }),
        }),
      )
      .optional()
      .meta({ description: 'With `include=document` only.' }),
  })
  .meta({ id: 'WireItem', description: 'One act; it never changes.' });

export const WirePage = z
  .strictObject({
    log: z.string().meta({ description: 'Name of the log.' }),
    items: z.array(WireItem),
    next: z.int().meta({ description: 'Where to go on; moves even when nothing matched.' }),
    more: z
      .boolean()
      .meta({ description: 'True: go on at once. False: this is the end for now, ask again later.' }),
  })
  .meta({ id: 'WirePage' });

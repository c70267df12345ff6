import { z } from 'zod';
import { canonicalJson } from '../platform/canonical/index.js';
import { checkDetail } from './acts.js';
import { ledgerError } from './ledger.errors.js';

export const ENTRY_FORMAT = 'khen.entry/1';
/** Canonical bytes of one entry at most. */
export const ENTRY_LIMIT = 8192;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant as entries write it: UTC, always with milliseconds. */
const instant = z.string().refine((text) => {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}, 'must be like 2026-11-23T07:27:03.123Z');

const members = {
  format: z.literal(ENTRY_FORMAT),
  act: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/),
  at: instant,
  for: z.string().min(1).optional(),
  audit: sha256,
  previous: z.int().min(0).optional(),
};
const on = { type: z.string().min(1), id: z.string().min(1), version: z.int().min(1).optional() };
const document = {
  type: z.string().min(1),
  lang: z.string().min(1),
  sha256,
  change: z.enum(['new', 'changed', 'same']),
};

/** What this version of Khen writes: nothing but these members. */
const written = z.strictObject({
  ...members,
  on: z.strictObject(on),
  documents: z.array(z.strictObject(document)),
  detail: z.record(z.string(), z.unknown()),
});

/** What a reader may meet: acts and members of later versions as well. */
const read = z.looseObject({
  ...members,
  on: z.looseObject(on),
  documents: z.array(z.looseObject({ ...document, change: z.string() })),
  detail: z.looseObject({}),
});

/** One act as the log keeps it (`khen.entry/1`): organisations, objects and digests, no persons, no free text. */
export type Entry = z.infer<typeof written>;
/** An entry that was read, whoever wrote it. */
export type ReadEntry = z.infer<typeof read>;

/** The canonical bytes (RFC 8785) of an entry. Throws for a wrong form, and `ledger.too-large` above 8 KB. */
export function writeEntry(entry: Entry): Buffer {
  const checked = written.parse({ ...entry, detail: checkDetail(entry.act, entry.detail) });
  const bytes = Buffer.from(canonicalJson(checked));
  if (bytes.length > ENTRY_LIMIT) throw ledgerError('too-large', { bytes: bytes.length, limit: ENTRY_LIMIT });
  return bytes;
}

/** Checks a parsed entry; undefined if it has not the form of `khen.entry/1`. */
export function readEntry(value: unknown): ReadEntry | undefined {
  return read.safeParse(value).data;
}

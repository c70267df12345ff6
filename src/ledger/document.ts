import { z } from 'zod';
import { canonicalJson, sha256Hex } from '../platform/canonical/index.js';

export const DOCUMENT_FORMAT = 'khen.document/1';

/** What every official document has, whatever it is about; the rest belongs to its type. */
export const documentEnvelope = z.looseObject({
  format: z.literal(DOCUMENT_FORMAT),
  /** Origin of the log in which it is published. */
  log: z.string().min(1),
  type: z.string().min(1),
  id: z.string().min(1),
  version: z.int().min(1),
  lang: z.string().min(1),
  /** 128 random bits: what was erased can't be guessed from its digest. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/),
});
export type DocumentEnvelope = z.infer<typeof documentEnvelope>;

/** A document in the one form in which it is hashed, kept and published. */
export interface SealedDocument {
  readonly bytes: Buffer;
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
}

/**
 * The canonical bytes (RFC 8785) of a document. Throws a TypeError that names the member at fault: for null and undefined
 * (what is absent is left out), text that is not NFC or has characters that hide or reorder, numbers that are not
 * integers, and an envelope that is not complete.
 */
export function sealDocument(document: DocumentEnvelope): SealedDocument {
  check(document, '');
  const envelope = documentEnvelope.safeParse(document);
  if (!envelope.success)
    throw new TypeError(`The document has no envelope: ${z.prettifyError(envelope.error)}`);
  const bytes = Buffer.from(canonicalJson(document));
  return { bytes, sha256: sha256Hex(bytes) };
}

// Control characters but the line feed, and those that override the direction of text (Unicode, annex 9).
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function check(value: unknown, at: string): void {
  const refuse = (why: string): never => {
    throw new TypeError(`${at || '/'} ${why}.`);
  };
  if (value === null || value === undefined) refuse('is absent: leave it out');
  else if (typeof value === 'string') checkText(value, refuse);
  else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) refuse('is not an integer');
  } else if (typeof value === 'object') {
    for (const [member, inner] of Object.entries(value)) {
      checkText(member, refuse);
      check(inner, `${at}/${member}`);
    }
  } else if (typeof value !== 'boolean') refuse('has no JSON form');
}

function checkText(text: string, refuse: (why: string) => never): void {
  if (!text.isWellFormed()) refuse('has half a character');
  if (text !== text.normalize('NFC')) refuse('is not in Unicode normal form C');
  if (HIDDEN.test(text.replaceAll('\n', ''))) refuse('has control or direction characters');
}

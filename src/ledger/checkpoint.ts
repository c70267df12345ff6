import { strictBase64 } from './base64.js';
import { HASH_BYTES, type Hash } from './merkle/hashing.js';
import type { NoteSigner } from './note/key.js';
import { type Note, parseNote, signNote } from './note/note.js';

/** The head of a log at one size (C2SP tlog-checkpoint). */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A checkpoint as it was read, with the note it came in. Not to be believed before its note is verified. */
export interface Checkpoint extends TreeHead {
  readonly note: Note;
}

/** The signed text of a tree head. */
export function signCheckpoint({ origin, size, root }: TreeHead, signer: NoteSigner): string {
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, signer);
}

/** Reads a checkpoint; undefined unless it has exactly the specified form. Extension lines are passed over. */
export function parseCheckpoint(message: string): Checkpoint | undefined {
  const note = parseNote(message);
  if (!note) return undefined;
  const lines = note.text.slice(0, -1).split('\n');
  const [origin = '', size = '', root = ''] = lines;
  const hash = strictBase64(root);
  if (lines.some((line) => line === '') || hash?.length !== HASH_BYTES) return undefined;
  const count = parseDecimal(size);
  return count === undefined ? undefined : { origin, size: count, root: hash, note };
}

/** An ASCII decimal without leading zeroes, as far as it can be counted exactly; undefined for anything else. */
export function parseDecimal(text: string): number | undefined {
  const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

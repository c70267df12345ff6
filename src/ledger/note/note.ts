import { strictBase64 } from '../base64.js';
import { isKeyName, type NoteKey, type NoteSigner } from './key.js';

const MOST_SIGNATURES = 100;
const ID_BYTES = 4;
// A signature line: em dash, space, name, space, base64.
const LINE = /^\u2014 (\S+) (\S+)$/u;

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** Eight lower-case hexadecimal digits. */
  readonly id: string;
  readonly signature: Buffer;
}

/** A text with the signatures under it (C2SP signed-note). Not to be believed before `verifyNote`. */
export interface Note {
  /** With its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Reads a note; undefined unless it has exactly the specified form. */
export function parseNote(message: string): Note | undefined {
  if (!message.isWellFormed() || !message.endsWith('\n') || hasControlCharacters(message)) return undefined;
  const border = message.lastIndexOf('\n\n');
  if (border < 0) return undefined;
  const signatures = message
    .slice(border + 2, -1)
    .split('\n')
    .map(parseLine);
  if (signatures.length > MOST_SIGNATURES || !signatures.every((signature) => signature !== undefined))
    return undefined;
  return { text: message.slice(0, border + 1), signatures };
}

/**
 * Which of these keys signed the note. Signatures of other keys are passed over, as the specification asks; a signature
 * that bears the name and id of one of these keys and does not verify spoils the whole note: then it is nobody's.
 */
export function verifyNote(note: Note, keys: readonly NoteKey[]): NoteKey[] {
  const signers = new Set<NoteKey>();
  for (const { name, id, signature } of note.signatures) {
    const key = keys.find((each) => each.name === name && each.id === id);
    if (!key) continue;
    if (!key.verifies(note.text, signature)) return [];
    signers.add(key);
  }
  return [...signers];
}

/** The text with one signature under it. Throws for a text that can't be one of a note. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n') || !text.isWellFormed() || hasControlCharacters(text)) {
    throw new Error('This text can not be signed as a note.');
  }
  const signature = Buffer.concat([Buffer.from(signer.public.id, 'hex'), signer.sign(text)]);
  return `${text}\n\u2014 ${signer.name} ${signature.toString('base64')}\n`;
}

function parseLine(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? [];
  const bytes = strictBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length <= ID_BYTES) return undefined;
  return { name, id: bytes.toString('hex', 0, ID_BYTES), signature: bytes.subarray(ID_BYTES) };
}

function hasControlCharacters(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return /[\0-\x09\x0b-\x1f]/.test(text);
}

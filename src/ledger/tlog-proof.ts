import { strictBase64 } from './base64.js';
import { type Checkpoint, parseCheckpoint, parseDecimal } from './checkpoint.js';
import { HASH_BYTES, type Hash } from './merkle/hashing.js';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves has paths of at most 53 hashes. */
const LONGEST_PATH = 53;

/** That an entry is in a log, to be checked without asking anybody (C2SP tlog-proof). */
export interface TlogProof {
  /** Not authenticated by anything. */
  readonly extra?: Buffer;
  readonly index: number;
  readonly path: readonly Hash[];
  readonly checkpoint: Checkpoint;
}

/** The proof's text; `checkpoint` is the signed text, verbatim. */
export function writeTlogProof(index: number, path: readonly Hash[], checkpoint: string): string {
  const hashes = path.map((hash) => `${hash.toString('base64')}\n`).join('');
  return `${FIRST_LINE}\nindex ${index}\n${hashes}\n${checkpoint}`;
}

/** Reads a proof; undefined unless it has exactly the specified form. */
export function parseTlogProof(text: string): TlogProof | undefined {
  const border = text.indexOf('\n\n');
  if (border < 0) return undefined;
  const [first, ...lines] = text.slice(0, border).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? strictBase64(lines.shift()!.slice('extra '.length)) : null;
  const index = lines[0]?.startsWith('index ')
    ? parseDecimal(lines.shift()!.slice('index '.length))
    : undefined;
  const path = lines.map(strictBase64);
  const checkpoint = parseCheckpoint(text.slice(border + 2));
  if (first !== FIRST_LINE || extra === undefined || index === undefined || !checkpoint) return undefined;
  if (path.length > LONGEST_PATH || !path.every((hash) => hash?.length === HASH_BYTES)) return undefined;
  return { ...(extra && { extra }), index, path: path as Hash[], checkpoint };
}

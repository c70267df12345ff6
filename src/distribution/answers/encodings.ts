import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

export type Encoding = 'br' | 'gzip';
/** By preference, where the client has none. */
const encodings: readonly Encoding[] = ['br', 'gzip'];

/** Below this a coding saves no packet. */
const TINY = 1024;
/** What compresses well enough while a reader waits; the highest takes a hundred times as long. */
const BROTLI_QUALITY = 5;

const inGzip = promisify(gzip);
const inBrotli = promisify<Buffer, object, Buffer>(brotliCompress);

/** The bytes in a content coding, made outside the event loop. */
export function compress(encoding: Encoding, bytes: Buffer): Promise<Buffer> {
  if (encoding === 'gzip') return inGzip(bytes);
  return inBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** The codings that a client takes, best first; `undefined` stands for none, the bytes as they are. */
export type Accepted = readonly (Encoding | undefined)[];

const PLAIN: Accepted = [undefined];
/** Clients send few different headers, and short ones. */
const known = new LRUCache<string, Accepted>({ max: 200 });
const LONGEST_KNOWN = 200;

/**
 * Reads Accept-Encoding (RFC 9110, 12.5.3) for an answer of this many bytes. Never empty: who refuses everything, also
 * the bytes as they are, gets those, as one who said nothing.
 */
export function acceptedEncodings(header: string | undefined, length: number): Accepted {
  if (header === undefined) return PLAIN;
  let accepted = known.get(header);
  if (!accepted) {
    accepted = parse(header);
    if (header.length <= LONGEST_KNOWN) known.set(header, accepted);
  }
  return length < TINY && accepted.includes(undefined) ? PLAIN : accepted;
}

function parse(header: string): Accepted {
  const weights = new Map<string, number>();
  for (const each of header.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = each.split(';').map((part) => part.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(coding === 'x-gzip' ? 'gzip' : coding, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const others = weights.get('*');
  const weigh = (coding: string): number => weights.get(coding) ?? others ?? 0;
  const codings = encodings
    .map((coding) => [coding, weigh(coding)] as const)
    .filter(([, weight]) => weight > 0)
    .toSorted(([, a], [, b]) => b - a);
  // What is not spoken of may be sent as it is; a client that weighs it higher than any coding means it.
  const asItIs = weights.get('identity') ?? (others === 0 ? 0 : undefined);
  const accepted: (Encoding | undefined)[] = codings.map(([coding]) => coding);
  if (asItIs === undefined) accepted.push(undefined);
  else if (asItIs > 0) accepted.splice(codings.filter(([, weight]) => weight >= asItIs).length, 0, undefined);
  return accepted.length > 0 ? accepted : PLAIN;
}

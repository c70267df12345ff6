import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type PublicAnswer, publicAnswer } from '../distribution/index.js';

/** A file that pages ask for, under an address that changes with its bytes. */
interface Asset {
  readonly address: string;
  /** To be kept for ever by whoever asks for these very bytes. */
  readonly answer: PublicAnswer;
}

function asset(name: string, path: string, mediaType: string): Asset {
  const bytes = readFileSync(new URL(path, import.meta.url));
  const version = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
  const headers = { 'content-type': mediaType, 'cache-control': 'public, max-age=31536000, immutable' };
  return { address: `/${name}?v=${version}`, answer: publicAnswer(bytes, headers) };
}

export const weave = asset('weave.svg', 'styles/weave.svg', 'image/svg+xml');
export const sign = asset('khen.svg', 'styles/khen.svg', 'image/svg+xml');
export const script = asset('portal.js', 'portal.js', 'text/javascript; charset=utf-8');

/** The same for an address that names other bytes, or none: ask again each time. */
export function answerFor({ address, answer }: Asset, url: string): PublicAnswer {
  if (url === address) return answer;
  const { 'cache-control': _, ...headers } = answer.headers;
  return { ...answer, headers };
}

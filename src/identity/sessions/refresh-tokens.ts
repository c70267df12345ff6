import { createHash, createHmac } from 'node:crypto';
import type { Ids } from '../../platform/ids/index.js';

const BYTES = 32;

/** The first token of a session: 256 random bits. */
export const firstToken = (ids: Ids): Buffer => ids.bytes(BYTES);

/** What makes the next token out of one; stands in the database, where it is worth nothing without the token. */
export const newNonce = (ids: Ids): Buffer => ids.bytes(BYTES);

/** The one token that follows this one: the same for everybody who holds this one. */
export function successorOf(token: Buffer, nonce: Buffer): Buffer {
  return createHmac('sha256', token).update('khen.identity.refresh').update(nonce).digest();
}

/** Under which a token is kept. */
export function tokenHash(token: Buffer): Buffer {
  return createHash('sha256').update(token).digest();
}

export const writeToken = (token: Buffer): string => token.toString('base64url');

/** Undefined for a text that can't be a token. */
export function readToken(text: string): Buffer | undefined {
  return /^[A-Za-z0-9_-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
}

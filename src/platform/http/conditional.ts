import type { FastifyReply } from 'fastify';
import { httpError } from './errors.js';

/** The strong entity tag of one revision of a row (RFC 9110, 8.8.3). */
export const revisionTag = (id: string, revision: number): string => `"${id}.${revision}"`;

/** The revision that the caller read, or undefined if the tag speaks of another row. */
function revisionIn(tag: string, id: string): number | undefined {
  const match = /^"([0-9a-f-]{36})\.(\d{1,9})"$/.exec(tag);
  return match?.[1] === id ? Number(match[2]) : undefined;
}

/** Throws 412 unless the tag is exactly this revision of this row. */
export function expectRevision(ifMatch: string, id: string, revision: number): void {
  if (revisionIn(ifMatch, id) !== revision) throw httpError('stale');
}

/** True if one of the tags of If-None-Match is this one; weak comparison, as RFC 9110, 13.1.2 asks. */
export function matchesAny(ifNoneMatch: string | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === opaque);
}

/** What is made for one person is not kept by any cache. */
export function privateAnswer(reply: FastifyReply): void {
  void reply.header('cache-control', 'private, no-store');
}

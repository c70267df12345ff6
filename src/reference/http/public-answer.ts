import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256Hex } from '../../platform/canonical/index.js';
import { matchesAny, nextLink, type Page } from '../../platform/http/index.js';

/** Names change rarely and are no official word: caches may keep a list as long as anything public, and not longer. */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=10, stale-while-revalidate=10';

/** Sends one page of a public list: the same bytes for everyone, with their digest as tag; 304 for who has them. */
export function answerPage<Item>(request: FastifyRequest, reply: FastifyReply, page: Page<Item>): void {
  const body = JSON.stringify(page);
  const tag = `"${sha256Hex(body)}"`;
  void reply.header('etag', tag).header('cache-control', CACHE_CONTROL);
  if (page.next !== undefined) void reply.header('link', nextLink(request.url, page.next));
  if (matchesAny(request.headers['if-none-match'], tag)) void reply.status(304).send();
  else void reply.header('content-type', 'application/json; charset=utf-8').send(body);
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../errors/index.js';
import { callerOf, signedIn } from './caller.js';
import { privateAnswer } from './conditional.js';
import { httpError } from './errors.js';
import { nextLink, type Page } from './pages.js';
import type { Caller, Principal } from './principal.js';
import { requestLanguage } from './problem.filter.js';

/** Who reads: what they may do is said in their language. */
export interface Reader {
  readonly principal: Principal;
  /** Of the interface, for reasons and labels. */
  readonly language: Language;
}

/** One exchange with somebody at the desk: who asks, what they had read, and how they are answered. */
export interface Desk extends Reader {
  /** On whose behalf a use case runs; asking for it reads the Idempotency-Key. */
  readonly caller: Caller;
  /** The tag that a change must carry; asking for it throws 428 if there is none. */
  readonly ifMatch: string;
  /** Notes the entity tag of what is answered, for If-Match. */
  tag(etag: string): void;
  /** Says where what was made is found. */
  location(path: string): void;
  /** Answers with a page and the link to the next one. */
  page<Item>(page: Page<Item>): Page<Item>;
}

/** The exchange of a route at the desk, whose answer no cache may keep. */
export const CurrentDesk = createParamDecorator((_: unknown, context: ExecutionContext): Desk => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  const reply = http.getResponse<FastifyReply>();
  const principal = signedIn(request);
  privateAnswer(reply);
  return {
    principal,
    language: requestLanguage(request),
    get caller() {
      return callerOf(request);
    },
    get ifMatch() {
      const tag = request.headers['if-match'];
      if (!tag) throw httpError('if-match-required');
      return tag;
    },
    tag: (etag) => void reply.header('etag', etag),
    location: (path) => void reply.header('location', path),
    page: (page) => {
      if (page.next) void reply.header('link', nextLink(request.url, page.next));
      return page;
    },
  };
});

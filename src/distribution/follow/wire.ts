import { z } from 'zod';
import { languageTag } from '../../platform/i18n/index.js';
import type { FollowedServer } from './server.js';
import { FollowError } from './words.js';

const PAGE_LIMIT = 8 * 1024 * 1024;
const USUAL_POLL_S = 5;

// Everything here was written by others, and some of it becomes names of files.
const path = z
  .string()
  .max(500)
  .regex(/^\/[^/\\]/);
const word = z.string().regex(/^[a-z][a-z.-]{0,60}$/);
const Item = z.object({
  index: z.int().min(0),
  act: word,
  at: z.string().max(40),
  release: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  version: z.int().min(1).max(1_000_000),
  entry: z.looseObject({
    documents: z.array(z.looseObject({ sha256: z.string() })).max(500),
    detail: z.looseObject({}),
  }),
  links: z.object({
    documents: z
      .array(
        z.object({
          type: z.enum(['release', 'notice']),
          lang: z.string().refine((tag) => languageTag(tag) === tag),
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          document: path,
          proof: path,
        }),
      )
      .max(500),
  }),
});
const Page = z.object({
  log: z.string().min(1).max(200),
  items: z.array(Item).max(100),
  next: z.int().min(0),
  more: z.boolean(),
});

export type FollowedItem = z.infer<typeof Item>;
export type FollowedDocument = FollowedItem['links']['documents'][number];
export type FollowedPage = z.infer<typeof Page> & { readonly pollSeconds: number };

/** Reads the wire, and believes nothing of it that does not fit. */
export class Wire {
  private tail: { readonly path: string; readonly etag: string } | undefined;
  private pollSeconds = USUAL_POLL_S;

  constructor(
    private readonly server: FollowedServer,
    private readonly filter: Readonly<Record<string, string>>,
  ) {}

  /** The page at an index. Throws `log-replaced`, and `wrong-answer` for what is no page of the wire. */
  async page(from: number, log: string | undefined): Promise<FollowedPage> {
    const query = new URLSearchParams({
      from: String(from),
      limit: '100',
      ...this.filter,
      ...(log !== undefined && { log }),
    });
    const asked = `/api/v1/wire?${query.toString()}`;
    const known = this.tail?.path === asked ? this.tail.etag : undefined;
    const { status, headers, bytes } = await this.server.get(asked, PAGE_LIMIT, {
      statuses: [304, 409],
      headers: known === undefined ? {} : { 'if-none-match': known },
    });
    this.pollSeconds = secondsIn(headers.get('x-poll-interval')) ?? this.pollSeconds;
    const { pollSeconds } = this;
    if (status === 409) throw new FollowError('log-replaced', { why: titleOf(bytes) });
    if (status === 304) return { log: log ?? '', items: [], next: from, more: false, pollSeconds };
    const page = this.check(asked, from, log, bytes);
    const etag = headers.get('etag');
    this.tail = page.next === from && etag !== null ? { path: asked, etag } : undefined;
    return { ...page, pollSeconds };
  }

  private check(asked: string, from: number, log: string | undefined, bytes: Buffer): z.infer<typeof Page> {
    const wrong = (why: string) =>
      new FollowError('wrong-answer', { place: `${this.server.address}${asked}`, why });
    const read = Page.safeParse(json(bytes));
    if (!read.success) throw wrong(z.prettifyError(read.error));
    const page = read.data;
    if (log !== undefined && page.log !== log) throw new FollowError('log-replaced', { why: page.log });
    let last = from - 1;
    for (const { index } of page.items) {
      if (index <= last) throw wrong(`entry ${index} after ${last}`);
      last = index;
    }
    if (page.next <= last && page.next !== from) throw wrong(`next is ${page.next}`);
    if (page.more && page.next <= from) throw wrong(`next is ${page.next}`);
    return page;
  }
}

const secondsIn = (text: string | null): number | undefined => {
  const seconds = Number(text);
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600 ? seconds : undefined;
};

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function titleOf(bytes: Buffer): string {
  const title = (json(bytes) as { title?: unknown } | null | undefined)?.title;
  return typeof title === 'string' ? title : 'HTTP 409';
}

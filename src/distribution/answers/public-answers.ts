import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { matchesAny } from '../../platform/http/index.js';
import { Freshness } from './freshness.js';

/** Bytes for everybody, with what they are. */
export interface PublicAnswer {
  readonly bytes: Buffer;
  /** Strong: digest of these very bytes. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When what it tells of changed last, for those who can't ask by tag. */
  readonly modified?: Date;
}

const BUDGET_BYTES = 64 * 1024 * 1024;
const ROUGH_OVERHEAD = 1024;
/** Ten seconds in a shared cache, ten more while it asks again: well inside the 30 s for a retraction to be everywhere. */
export const CACHE_CONTROL = 'public, max-age=0, s-maxage=10, stale-while-revalidate=10';

/** What the public is told, made once and kept until something public changes. Bounded; the same for every caller. */
@Injectable()
export class PublicAnswers {
  private readonly kept = new LRUCache<string, { value: object; bytes: number }>({
    maxSize: BUDGET_BYTES,
    sizeCalculation: ({ bytes }) => bytes + ROUGH_OVERHEAD,
  });
  private readonly underWay = new Map<string, Promise<object>>();
  private generation = 0;

  constructor(private readonly freshness: Freshness) {
    freshness.onChange(() => {
      this.generation += 1;
      this.kept.clear();
      this.underWay.clear();
    });
  }

  /**
   * The value under this key, from memory if nothing has changed since it was made. Many callers of a cold key share one
   * making. Errors are not kept. Throws 503 when the database can't be asked for what may have changed.
   */
  async remember<Value extends object>(key: string, make: () => Promise<Value>): Promise<Value> {
    await this.freshness.confirm();
    const known = this.kept.get(key);
    if (known) return known.value as Value;
    const running = this.underWay.get(key);
    if (running) return running as Promise<Value>;
    const { generation } = this;
    const making = make().then((value) => {
      // What was read before a change may be older than the change: it answers this request and is not kept.
      if (generation === this.generation) {
        const { bytes } = value as Partial<PublicAnswer>;
        this.kept.set(key, { value, bytes: bytes?.length ?? 0 });
      }
      return value;
    });
    const forgotten = making.finally(() => {
      if (this.underWay.get(key) === forgotten) this.underWay.delete(key);
    });
    this.underWay.set(key, forgotten);
    return forgotten;
  }
}

export const json = { 'content-type': 'application/json; charset=utf-8' };

/** An answer out of bytes; `headers` beside, or instead of, the usual ones. */
export function publicAnswer(bytes: Buffer, headers: Readonly<Record<string, string>>): PublicAnswer {
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`, headers };
}

/** Sends the bytes, or 304 to whoever has them already. */
export function send(answer: PublicAnswer, request: FastifyRequest, reply: FastifyReply): void {
  const modified = settled(answer.modified);
  void reply.headers({
    'cache-control': CACHE_CONTROL,
    ...answer.headers,
    etag: answer.etag,
    ...(modified && { 'last-modified': modified.toUTCString() }),
  });
  if (isKnown(request.headers, answer.etag, modified)) void reply.status(304).send();
  else void reply.send(answer.bytes);
}

/** RFC 9110, 13.2.2: the date counts only for those who sent no tag. */
function isKnown(
  { 'if-none-match': tags, 'if-modified-since': since }: FastifyRequest['headers'],
  etag: string,
  modified: Date | undefined,
): boolean {
  if (tags !== undefined) return matchesAny(tags, etag);
  const known = Date.parse(since ?? '');
  return modified !== undefined && Math.floor(modified.getTime() / 1000) * 1000 <= known;
}

const SETTLED_MS = 5000;

/**
 * A date in whole seconds tells two changes within one second apart only when that second is over; the margin is for
 * clocks that differ. Until then there is only the tag.
 */
function settled(modified: Date | undefined): Date | undefined {
  return modified && Date.now() - modified.getTime() > SETTLED_MS ? modified : undefined;
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asked, matchesAny } from '../../platform/http/index.js';
import { acceptedEncodings, compress, type Encoding } from './encodings.js';
import type { PublicAnswer, ReadyAnswer } from './public-answers.js';

/** Ten seconds in a shared cache, ten more while it asks again: well inside the 30 s for a retraction to be everywhere. */
export const CACHE_CONTROL = 'public, max-age=0, s-maxage=10, stale-while-revalidate=10';

/** An address with its headers is longer than this only when somebody makes it so. */
const LONGEST_QUESTION = 1000;

/**
 * Sends the bytes in the coding that the client likes best, or 304 to whoever has them already in one that it takes. What
 * is answered may depend on nothing but what makes up a question (see `questionOf`), with all headers in `answer`, and is for
 * everybody.
 */
export function send(answer: PublicAnswer, request: FastifyRequest, reply: FastifyReply): void {
  const { vary } = answer.headers;
  const modified = settled(answer.modified);
  const ready: ReadyAnswer = {
    route: request.routeOptions.url ?? 'unknown',
    answer,
    accepted: acceptedEncodings(request.headers['accept-encoding'], answer.bytes.length),
    headers: {
      'cache-control': CACHE_CONTROL,
      ...answer.headers,
      vary: vary ? `accept-encoding, ${vary}` : 'accept-encoding',
      ...(modified && { 'last-modified': modified.toUTCString() }),
    },
  };
  const question = questionOf(request);
  if (modified === answer.modified && question.length <= LONGEST_QUESTION)
    answer.keepReady?.(question, ready);
  sendReady(ready, request, reply);
}

/** All of a request on which a public answer may depend, beside what the client has already. */
export const questionOf = ({ url, headers, protocol, host }: Asked): string =>
  // The last two are the base of addresses in it, where no other is known.
  `${url}\n${headers.accept}\n${headers['accept-language']}\n${headers['accept-encoding']}\n${protocol}\n${host}`;

/** The coding to answer in, with the tag of the bytes in it, and whether the client has just these already. */
export function chooseForm({ answer, accepted, headers }: ReadyAnswer, asked: Asked['headers']) {
  const known = accepted.findIndex((encoding) =>
    hasAlready(asked, tagOf(answer, encoding), headers['last-modified']),
  );
  const encoding = accepted[Math.max(known, 0)];
  return { encoding, etag: tagOf(answer, encoding), isKnown: known >= 0 };
}

function sendReady(ready: ReadyAnswer, request: FastifyRequest, reply: FastifyReply): void {
  const { encoding, etag, isKnown } = chooseForm(ready, request.headers);
  void reply.headers(ready.headers).header('etag', etag);
  if (isKnown) void reply.status(304).send();
  else if (!encoding) void reply.send(ready.answer.bytes);
  else void sendEncoded(ready.answer, encoding, reply);
}

/** Never rejects, since nobody waits for it: what can't be encoded is sent as it is. */
async function sendEncoded(answer: PublicAnswer, encoding: Encoding, reply: FastifyReply): Promise<void> {
  let { bytes } = answer;
  try {
    const made = answer.encoded?.(encoding) ?? compress(encoding, bytes);
    bytes = Buffer.isBuffer(made) ? made : await made;
    void reply.header('content-encoding', encoding);
  } catch (error) {
    reply.log.warn({ err: error }, `no ${encoding} could be made`);
    void reply.header('etag', answer.etag);
  }
  void reply.send(bytes);
}

/** Each coding has a tag of its own, which is known without encoding. */
const tagOf = ({ etag }: PublicAnswer, encoding: Encoding | undefined): string =>
  encoding ? `${etag.slice(0, -1)}-${encoding}"` : etag;

/**
 * RFC 9110, 13.2.2: the date counts only for those who sent no tag. Neither `*` nor a date that is still to come says that
 * somebody has these bytes, and a 304, which costs nothing, is for those who have.
 */
function hasAlready(
  { 'if-none-match': tags, 'if-modified-since': since }: FastifyRequest['headers'],
  etag: string,
  modified: string | undefined,
): boolean {
  if (tags !== undefined) return tags.trim() !== '*' && matchesAny(tags, etag);
  if (since === undefined || modified === undefined) return false;
  const known = Date.parse(since);
  return known <= Date.now() && Date.parse(modified) <= known;
}

const SETTLED_MS = 5000;

/**
 * A date in whole seconds tells two changes within one second apart only when that second is over; the margin is for
 * clocks that differ. Until then there is only the tag.
 */
function settled(modified: Date | undefined): Date | undefined {
  return modified && Date.now() - modified.getTime() > SETTLED_MS ? modified : undefined;
}

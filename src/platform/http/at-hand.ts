import type { IncomingMessage, ServerResponse } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/index.js';
import type { RequestLimit } from './rate-limit.js';

/** A whole answer that needs nothing but to be sent. */
export interface AnswerAtHand {
  /** The route that made it, as it is counted and logged. */
  readonly route: string;
  readonly status: 200 | 304;
  /** Beside, or instead of, those of every answer. The same object each time, so that it is looked through only once. */
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  /** Of the bytes, if they are in one. */
  readonly encoding: string | undefined;
  readonly bytes: Buffer | undefined;
}

/** What an answer may depend on. */
export type Asked = Pick<FastifyRequest, 'url' | 'headers' | 'protocol' | 'host'>;

/** What is done for every request, whoever answers it. */
export interface Surroundings {
  readonly headers: Readonly<Record<string, string>>;
  readonly nextId: () => string;
  readonly limit: RequestLimit;
}

/** What is counted and logged of an answer. */
export interface Answered {
  readonly id: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/**
 * Sends what `find` has at hand before Fastify looks at the request: with the headers, the limit, the log and the metrics
 * that every answer has. Everything else, and whoever has asked too often or must first be looked up, goes the usual way.
 */
export function answerAtHand(
  app: NestFastifyApplication,
  config: Pick<Config, 'trustedProxies'>,
  { headers: common, nextId, limit }: Surroundings,
  observe: (answered: Answered) => void,
  find: (asked: Asked) => AnswerAtHand | undefined,
): void {
  const server = app.getHttpAdapter().getInstance();
  const { toAsked, addressOf } = readers(config);
  const lines = new WeakMap<AnswerAtHand['headers'], readonly string[]>();
  /** Names and values in turn. */
  const linesOf = (headers: AnswerAtHand['headers']): readonly string[] => {
    let made = lines.get(headers);
    if (!made) lines.set(headers, (made = Object.entries({ ...common, ...headers }).flat()));
    return made;
  };
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });

  const answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    const { method, headers } = request;
    if (closing || (method !== 'GET' && method !== 'HEAD')) return false;
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
    const began = performance.now();
    const found = find(toAsked(request));
    const counted = found && limit.count(addressOf(request), headers.authorization, found.status === 304);
    if (!counted) return false;
    const { route, status, etag, encoding, bytes } = found;
    const id = nextId();
    const own = ['x-request-id', id, 'etag', etag];
    if (encoding) own.push('content-encoding', encoding);
    if (bytes) own.push('content-length', String(bytes.length));
    response.writeHead(status, [...linesOf(found.headers), ...own, ...counted]);
    response.end(method === 'HEAD' ? undefined : bytes);
    response.once('close', () =>
      observe({ id, method, route, status, milliseconds: performance.now() - began }),
    );
    return true;
  };

  const [usual] = server.server.listeners('request') as [
    (...either: [IncomingMessage, ServerResponse]) => void,
  ];
  server.server.removeListener('request', usual).on('request', (request, response) => {
    try {
      if (answer(request, response)) return;
    } catch (error) {
      // Here nobody would catch it, and the whole process would end.
      server.log.error({ err: error }, 'What was at hand could not be sent.');
      if (response.headersSent) {
        response.destroy();
        return;
      }
    }
    usual(request, response);
  });
}

/** How Fastify reads a request: what it says of where it came from is believed from a trusted proxy only. */
function readers({ trustedProxies }: Pick<Config, 'trustedProxies'>) {
  const isTrusted = trustedProxies.length > 0 ? proxyAddress.compile([...trustedProxies]) : () => false;
  const toAsked = ({ url = '', headers, socket }: IncomingMessage): Asked => {
    const isForwarded = isTrusted(socket.remoteAddress ?? '', 0);
    const told = (name: string) => isForwarded && lastOf(headers[name]);
    return {
      url,
      headers,
      protocol: (told('x-forwarded-proto') || 'http') as Asked['protocol'],
      host: told('x-forwarded-host') || headers.host || '',
    };
  };
  const addressOf = (request: IncomingMessage): string | undefined =>
    request.socket.remoteAddress && proxyAddress(request, isTrusted);
  return { toAsked, addressOf };
}

/** Where a header is there more than once, the last proxy wrote the last one. */
const lastOf = (header: string | string[] | undefined): string =>
  String(header ?? '')
    .split(',')
    .at(-1)!
    .trim();

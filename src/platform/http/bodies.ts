import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { httpError } from './errors.js';

/** Makes of the arriving bytes what the route's controller gets as its body; rejects with what is answered. */
type BodyReader = (request: FastifyRequest, payload: IncomingMessage) => Promise<unknown>;

const readers = new WeakMap<FastifyInstance, Map<string, BodyReader>>();

/**
 * Lets the routes at this path, and no others, receive a body of another type than JSON. Elsewhere the answer stays 415, so
 * that no odd Content-Type gets a body past its schema.
 */
export function acceptOtherBodies(server: FastifyInstance, path: string, reader: BodyReader): void {
  const known = readers.get(server);
  if (known) {
    known.set(path, reader);
    return;
  }
  const byPath = new Map([[path, reader]]);
  readers.set(server, byPath);
  server.addContentTypeParser(
    /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/,
    async (request: FastifyRequest, payload: IncomingMessage) => {
      const read = byPath.get(request.routeOptions.url ?? '');
      if (!read) throw httpError('unsupported-media-type');
      return read(request, payload);
    },
  );
}

/** Reads a form (application/x-www-form-urlencoded) of at most `most` bytes, as it was sent. */
export const formOf =
  (most: number): BodyReader =>
  async (request, payload) => {
    if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      throw httpError('unsupported-media-type');
    }
    const parts: Buffer[] = [];
    let bytes = 0;
    // What is refused half read must not break the connection on which the refusal goes back.
    for await (const part of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > most) throw httpError('too-large');
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  };

import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { acceptOtherBodies, httpError } from '../http/index.js';

const paths = new Set<string>();

/** Declares a path whose body is a file: it arrives as a stream, whatever its type. Answers with the path. */
export function takesUpload<const Path extends string>(path: Path): Path {
  paths.add(path);
  return path;
}

/**
 * Lets the upload routes receive a body of any type as the stream that it is. An upload that is refused before it has
 * arrived ends its connection.
 */
export function acceptUploads(server: FastifyInstance): void {
  for (const path of paths) acceptOtherBodies(server, path, (_, payload) => Promise.resolve(payload));
  server.addHook('onSend', (request, reply, payload, done) => {
    // What is still on its way would have to be read to its end before the connection could carry another request.
    if (paths.has(request.routeOptions.url ?? '') && !request.raw.complete)
      void reply.header('connection', 'close');
    done(null, payload);
  });
}

/** The file that a request brings. Throws for what another parser has read already, such as JSON. */
export function uploadOf({ body }: FastifyRequest): Readable {
  if (typeof (body as { pipe?: unknown } | null | undefined)?.pipe !== 'function')
    throw httpError('unsupported-media-type');
  return body as Readable;
}

import type { FastifyInstance } from 'fastify';
import { httpError } from '../http/index.js';

export const UPLOAD_PATH = '/api/v1/desk/files';

/**
 * Lets the upload route, and no other, receive a body of any type as the stream that it is. Other routes keep answering
 * 415, so that no odd Content-Type gets a body past their schema. An upload that is refused before it has arrived ends
 * its connection.
 */
export function acceptUploads(server: FastifyInstance): void {
  server.addContentTypeParser(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/, (request, payload, done) => {
    if (request.routeOptions.url === UPLOAD_PATH) done(null, payload);
    else done(httpError('unsupported-media-type'));
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    // What is still on its way would have to be read to its end before the connection could carry another request.
    if (request.routeOptions.url === UPLOAD_PATH && !request.raw.complete)
      void reply.header('connection', 'close');
    done(null, payload);
  });
}

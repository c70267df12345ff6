// The control: a bare Fastify that sends bytes from memory, without guards, limits, logs or metrics. Started by start.ts.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { Answer } from './start.js';

const server = fastify();
const json = { 'content-type': 'application/json; charset=utf-8' };
const [stored] = (await once(process, 'message')) as [readonly Answer[]];
const answers = new Map(
  stored.map(
    ({ key, bytes, etag, headers = json }) => [key, { bytes: Buffer.from(bytes), etag, headers }] as const,
  ),
);

server.get('/*', (request, reply) => {
  const { bytes, etag, headers } = answers.get(request.url)!;
  void reply.header('etag', etag);
  if (request.headers['if-none-match'] === etag) void reply.status(304).send();
  else void reply.headers(headers).send(bytes);
});

server.listen({ host: '127.0.0.1', port: 0 }, () => {
  process.send?.((server.server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());

// The control: a bare Fastify that sends bytes from memory, without guards, limits, logs or metrics. Started by start.ts.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

const server = fastify();
const [stored] = (await once(process, 'message')) as [{ path: string; text: string; etag: string }[]];
const answers = new Map(
  stored.map(({ path, text, etag }) => [path, { bytes: Buffer.from(text), etag }] as const),
);

server.get('/*', (request, reply) => {
  const { bytes, etag } = answers.get(request.url)!;
  void reply.header('etag', etag);
  if (request.headers['if-none-match'] === etag) void reply.status(304).send();
  else void reply.header('content-type', 'application/json; charset=utf-8').send(bytes);
});

server.listen({ host: '127.0.0.1', port: 0 }, () => {
  process.send?.((server.server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());

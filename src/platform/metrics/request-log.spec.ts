import { Writable } from 'node:stream';
import { expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { pino } from 'pino';
import { Metrics } from './metrics.js';
import { observeRequests } from './request-log.js';

it('every answer is a line by its route, some together; failures at once, and all by the end', async () => {
  const written: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  const logger = pino({ base: null, formatters: { level: (label) => ({ level: label }) } }, stream);
  const server = fastify({ genReqId: () => 'req-1' });
  const metrics = new Metrics();
  const app = { getHttpAdapter: () => ({ getInstance: () => server }) } as unknown as NestFastifyApplication;
  const observe = observeRequests(app, metrics, logger);
  server.get('/releases/:id', () => 'x');
  server.get('/broken', (_, reply) => reply.status(500).send());
  await server.inject('/releases/one');
  await server.inject('/releases/two');
  observe({ id: 'req-2', method: 'GET', route: '/wire', status: 304, milliseconds: 1.6 });
  expect(written).toEqual([]);
  await server.inject('/broken');
  expect(written).toHaveLength(1);
  await server.close();
  expect(written).toHaveLength(2);
  const lines = written.join('').trimEnd().split('\n');
  const time = expect.anything();
  const read = { level: 'info', time, reqId: 'req-1', method: 'GET', route: '/releases/:id', status: 200 };
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    { ...read, level: 'warn', route: '/broken', status: 500, ms: expect.any(Number), msg: 'answered' },
    { ...read, ms: expect.any(Number), msg: 'answered' },
    { ...read, ms: expect.any(Number), msg: 'answered' },
    { ...read, reqId: 'req-2', route: '/wire', status: 304, ms: 2, msg: 'answered' },
  ]);
  expect(lines[1]).toMatch(/"time":"\d{4}-\d\d-\d\dT[\d:.]+Z"/);
  expect(await metrics.registry.metrics()).toContain(
    'khen_http_request_seconds_count{method="GET",route="/releases/:id",status="200"} 2',
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { gunzipSync } from 'node:zlib';
import { type PublicAnswer, publicAnswer } from './public-answers.js';
import { send } from './send.js';

describe('a public answer', () => {
  const modified = new Date('2026-07-01T08:00:00Z');
  const plain: PublicAnswer = { ...publicAnswer(Buffer.alloc(5000, 'Mèo Vạc '), {}), modified };
  const impossible = () => Promise.reject(new Error('no memory'));
  const server = fastify();
  beforeAll(async () => {
    server.get('/plain', (request, reply) => send(plain, request, reply));
    server.get('/impossible', (request, reply) => send({ ...plain, encoded: impossible }, request, reply));
    await server.ready();
  });
  afterAll(() => server.close());
  const ask = (url: string, headers: Record<string, string>) => server.inject({ url, headers });

  it.each([
    ['its tag', 304, { 'if-none-match': `"other", ${plain.etag}` }],
    ['its date', 304, { 'if-modified-since': modified.toUTCString() }],
    [
      'another tag, though the date is right',
      200,
      { 'if-none-match': '"other"', 'if-modified-since': modified.toUTCString() },
    ],
    ['an earlier date', 200, { 'if-modified-since': 'Tue, 30 Jun 2026 08:00:00 GMT' }],
    ['a date that is still to come', 200, { 'if-modified-since': 'Fri, 01 Jan 2100 08:00:00 GMT' }],
    ['no date', 200, { 'if-modified-since': 'yesterday' }],
    ['that anything will do', 200, { 'if-none-match': ' * ' }],
  ])('to somebody who says %s is a %i', async (_, status, headers) => {
    const { statusCode, rawPayload } = await ask('/plain', headers);
    expect([statusCode, rawPayload]).toEqual([status, status === 304 ? Buffer.alloc(0) : plain.bytes]);
  });

  it('is sent in a coding with a tag of its own', async () => {
    const { headers, rawPayload } = await ask('/plain', { 'accept-encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', etag: plain.etag.replace(/"$/, '-gzip"') });
    expect(gunzipSync(rawPayload)).toEqual(plain.bytes);
  });

  it('that can not be encoded is sent as it is', async () => {
    const { headers, rawPayload } = await ask('/impossible', { 'accept-encoding': 'br' });
    expect(headers).toMatchObject({ etag: plain.etag });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(rawPayload).toEqual(plain.bytes);
  });
});

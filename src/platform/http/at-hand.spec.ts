import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { type AnswerAtHand, answerAtHand, type Asked } from './at-hand.js';

const hello: AnswerAtHand = {
  route: '/hello',
  status: 200,
  headers: { 'content-type': 'text/plain', 'x-frame-options': 'SAMEORIGIN' },
  etag: '"1"',
  encoding: 'identity',
  bytes: Buffer.from('at hand'),
};

describe('an answer at hand', () => {
  const server = () => fastify({ forceCloseConnections: true });
  let usual: ReturnType<typeof server>;
  let find: (asked: Asked) => AnswerAtHand | undefined;
  let counted: readonly (string | undefined)[][];
  let isSpent: boolean;
  let observed: object[];

  beforeEach(async () => {
    [find, counted, isSpent, observed] = [() => hello, [], false, []];
    usual = server();
    usual.all('/*', (_, reply) => reply.send('the usual way'));
    const app = { getHttpAdapter: () => ({ getInstance: () => usual }) } as unknown as NestFastifyApplication;
    answerAtHand(
      app,
      { trustedProxies: ['127.0.0.1', '10.0.0.0/8'] },
      {
        headers: { 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' },
        nextId: () => 'req-1',
        limit: {
          count: (address, authorization) => {
            counted = [...counted, [address, authorization]];
            return isSpent ? undefined : ['ratelimit-remaining', '9'];
          },
        },
      },
      (answer) => observed.push(answer),
      (asked) => find(asked),
    );
    await usual.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => usual.close());

  const ask = (init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${(usual.server.address() as AddressInfo).port}/hello`, init);

  it('has the headers of every answer, unless it has its own, and is counted, named and observed', async () => {
    const { status, headers } = await ask();
    expect([status, Object.fromEntries(headers)]).toEqual([
      200,
      expect.objectContaining({
        'content-encoding': 'identity',
        'content-length': '7',
        'content-type': 'text/plain',
        etag: '"1"',
        'ratelimit-remaining': '9',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'SAMEORIGIN',
        'x-request-id': 'req-1',
      }),
    ]);
    await usual.close();
    expect(counted).toEqual([['127.0.0.1', undefined]]);
    expect(observed).toEqual([
      { id: 'req-1', method: 'GET', route: '/hello', status: 200, milliseconds: expect.any(Number) },
    ]);
  });

  it.each([
    ['for what changes something', { method: 'DELETE' }],
    ['for what brings a body', { method: 'POST', body: 'x' }],
  ])('is not used %s', async (_, init) => {
    expect(await (await ask(init)).text()).toBe('the usual way');
  });

  it('is not used for who may ask no more, and ends nothing when it can not be sent', async () => {
    isSpent = true;
    expect(await (await ask()).text()).toBe('the usual way');
    isSpent = false;
    find = () => ({ ...hello, headers: { broken: 'two\nlines' } });
    expect(await (await ask()).text()).toBe('the usual way');
    find = () => {
      throw new Error('unexpected');
    };
    expect(await (await ask()).text()).toBe('the usual way');
    find = () => hello;
    expect(await (await ask()).text()).toBe('at hand');
  });

  it('reads where a request came from as Fastify does', async () => {
    const asked: Asked[] = [];
    find = (each) => {
      asked.push(each);
      return hello;
    };
    const seen: object[] = [];
    const forwarded = {
      'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.0.0.9',
      'x-forwarded-host': 'evil.example, khen.example',
      'x-forwarded-proto': 'http, https',
    };
    const behind = fastify({ trustProxy: ['127.0.0.1', '10.0.0.0/8'] });
    behind.get('/hello', ({ ip, host, protocol }, reply) => {
      seen.push({ ip, host, protocol });
      return reply.send();
    });
    await ask({ headers: forwarded });
    await behind.inject({ url: '/hello', headers: forwarded });
    const [{ host, protocol }] = asked as [Asked];
    expect(seen).toEqual([{ ip: counted[0]![0], host, protocol }]);
    expect([counted[0]![0], host, protocol]).toEqual(['203.0.113.7', 'khen.example', 'https']);
    await behind.close();
  });
});

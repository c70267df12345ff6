import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Header, HttpCode, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { loadConfig } from '../config/index.js';
import { httpAdapter, prepareServer } from './index.js';
import { ProblemFilter } from './problem.filter.js';
import type { MachineOf } from './rate-limit.js';

@Controller()
class PagesController {
  @Get('plain')
  plain(): string {
    return 'plain';
  }

  @Get('page')
  @Header('content-security-policy', "script-src 'self'")
  page(): string {
    return 'page';
  }

  @Get('unchanged')
  @HttpCode(304)
  unchanged(): void {
    // Whoever asks has it.
  }

  @Get('broken')
  broken(): never {
    throw new Error('broken');
  }
}

@Module({
  controllers: [PagesController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
class PagesModule {}

async function start(
  publicUrl: string,
  environment: Record<string, string> = {},
  machineOf?: MachineOf,
): Promise<NestFastifyApplication> {
  const config = loadConfig({ PUBLIC_URL: publicUrl, ...environment });
  const adapter = httpAdapter(config, pino({ level: 'silent' }));
  const app = await NestFactory.create<NestFastifyApplication>(PagesModule, adapter, { logger: false });
  await prepareServer(app, config, machineOf);
  await app.init();
  return app;
}

describe('every answer', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await start('https://khen.example');
  });
  afterAll(() => app.close());

  it.each([
    ['/plain', 200],
    ['/broken', 500],
    ['/nowhere', 404],
    ['/%', 400],
  ])('tells browsers to run, frame and guess nothing (%s)', async (url, status) => {
    const { statusCode, headers } = await app.inject(url);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; frame-ancestors 'none';/),
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('has the content policy of its route where that has one', async () => {
    const { headers } = await app.inject('/page');
    expect(headers['content-security-policy']).toBe("script-src 'self'");
  });

  it('names its request, never with the same name, and never with the one that the caller wishes', async () => {
    const ask = async () => {
      const { headers } = await app.inject({
        url: '/plain',
        headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
      });
      return headers['x-request-id'];
    };
    const ids = [await ask(), await ask(), await ask()];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^req-[\w-]{12}-\w+$/);
  });
});

it('does not bind browsers to https where the public comes by http', async () => {
  const app = await start('http://khen.example');
  const { headers } = await app.inject('/plain');
  expect(headers).not.toHaveProperty('strict-transport-security');
  await app.close();
});

describe('the demonstration', () => {
  it('answers at the names of this machine only, whatever name a page of the web gave to its address', async () => {
    const app = await start('http://127.0.0.1:3000');
    const status = async (host: string) =>
      (await app.inject({ url: '/plain', headers: { host } })).statusCode;
    expect(await status('evil.example:3000')).not.toBe(200);
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) expect(await status(host)).toBe(200);
    await app.close();
  });
});

describe('the rate limit', () => {
  const LIMIT = 10;
  let app: NestFastifyApplication;
  let checked: number;
  beforeEach(async () => {
    checked = 0;
    const machineOf: MachineOf = (authorization) => {
      checked += 1;
      return Promise.resolve(/^Bearer token of (\w+)/.exec(authorization)?.[1]);
    };
    const environment = { RATE_LIMIT: String(LIMIT), TRUSTED_PROXIES: '10.0.0.0/8' };
    app = await start('http://127.0.0.1:3000', environment, machineOf);
  });
  afterEach(() => app.close());

  /** How many of so many requests are let through. */
  async function passed(asked: number, ask: (index: number) => object): Promise<number> {
    let count = 0;
    for (let index = 0; index < asked; index += 1) {
      const { statusCode } = await app.inject({ url: '/plain', ...ask(index) });
      if (statusCode !== 429) count += 1;
    }
    return count;
  }

  it('counts addresses that are none as well, in one account with the others', async () => {
    expect(await passed(LIMIT / 2, () => ({ url: '/nowhere' }))).toBe(LIMIT / 2);
    expect(await passed(LIMIT, () => ({}))).toBe(LIMIT / 2);
    for (const url of ['/nowhere', '/health/nowhere', '/%', `/${'a'.repeat(300)}`])
      expect([url, await passed(LIMIT, () => ({ url }))]).toEqual([url, 0]);
  });

  it('tells in headers what is left, and when to ask again', async () => {
    const first = await app.inject('/plain');
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '10',
      'ratelimit-remaining': '9',
      'ratelimit-reset': expect.stringMatching(/^\d+$/),
    });
    await passed(LIMIT, () => ({}));
    expect((await app.inject('/plain')).headers['retry-after']).toMatch(/^\d+$/);
  });

  it('is not used up by who has everything already, unless by a flood', async () => {
    const free = 10 * LIMIT;
    expect(await passed(free, () => ({ url: '/unchanged' }))).toBe(free);
    expect(await passed(2 * LIMIT, () => ({ url: '/unchanged' }))).toBe(LIMIT);
    expect(await passed(1, () => ({}))).toBe(0);
  });

  it('holds for a whole network of IPv6', async () => {
    const ask = (index: number) => ({ remoteAddress: `2001:db8:1:2300::${index}` });
    expect(await passed(2 * LIMIT, ask)).toBe(LIMIT);
    expect(await passed(1, () => ({ remoteAddress: '2001:db8:1:4500::1' }))).toBe(1);
  });

  it('believes X-Forwarded-For from a trusted proxy, and from nobody else', async () => {
    const forwarded = (remoteAddress: string) => (index: number) => ({
      remoteAddress,
      headers: { 'x-forwarded-for': `203.0.113.${index}` },
    });
    expect(await passed(2 * LIMIT, forwarded('10.0.0.5'))).toBe(2 * LIMIT);
    expect(await passed(2 * LIMIT, forwarded('198.51.100.7'))).toBe(LIMIT);
  });

  it('knows a machine by its token from wherever it asks, and by nothing that is not proved', async () => {
    const bearer = (authorization: string, index = 0) => ({
      remoteAddress: `198.51.100.${index}`,
      headers: { authorization },
    });
    expect(await passed(2 * LIMIT, (index) => bearer('Bearer token of one', index))).toBe(LIMIT);
    expect(await passed(2 * LIMIT, (index) => bearer(`Bearer ${index}`, 99))).toBe(LIMIT);
    // Its network has used up everything, but not the machine that was known before.
    await passed(1, () => bearer('Bearer token of two', 98));
    expect(await passed(1, () => bearer('Bearer token of two', 99))).toBe(1);
    // Nor a machine that was not, unless somebody beside it guesses at tokens.
    expect(await passed(2 * LIMIT, () => ({ remoteAddress: '198.51.100.97' }))).toBe(LIMIT);
    expect(await passed(1, () => bearer('Bearer token of three', 97))).toBe(1);
  });

  it('checks no more tokens from a network that has sent too many worthless ones', async () => {
    await passed(5 * LIMIT, (index) => ({ headers: { authorization: `Bearer ${index}` } }));
    expect(checked).toBe(LIMIT);
  });

  it('does not look at what a caller writes into its request', async () => {
    const ask = (index: number) => ({
      method: 'POST',
      url: `/nowhere?email=${index}`,
      headers: { 'user-agent': `${index}`, 'x-real-ip': `203.0.113.${index}`, 'x-api-key': `${index}` },
      payload: { email: `${index}@example.vn` },
    });
    expect(await passed(2 * LIMIT, ask)).toBe(LIMIT);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { loadConfig } from '../config/index.js';
import { httpAdapter, prepareServer } from './index.js';

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

  @Get('broken')
  broken(): never {
    throw new Error('broken');
  }
}

@Module({ controllers: [PagesController] })
class PagesModule {}

async function start(
  publicUrl: string,
  environment: Record<string, string> = {},
): Promise<NestFastifyApplication> {
  const config = loadConfig({ PUBLIC_URL: publicUrl, ...environment });
  const adapter = httpAdapter(config, pino({ level: 'silent' }));
  const app = await NestFactory.create<NestFastifyApplication>(PagesModule, adapter, { logger: false });
  await prepareServer(app, config);
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
  it('counts addresses that are none as well', async () => {
    const app = await start('http://127.0.0.1:3000', { RATE_LIMIT: '10' });
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await app.inject('/nowhere')).statusCode);
    expect(statuses.slice(0, 10).every((status) => status === 404)).toBe(true);
    expect(statuses.slice(10)).not.toContain(404);
    await app.close();
  });
});

import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createTestDatabase, temporaryFolder, type TestDatabase } from '../../../test/support/index.js';
import { type Config, loadConfig } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { Authenticator, httpAdapter, prepareServer, Principal } from '../../platform/http/index.js';
import { PlatformModule } from '../../platform/index.js';
import { AuditTrail } from '../audit.js';
import { leafHash } from '../merkle/hashing.js';
import { tilesOf, tilePath } from '../merkle/tiles.js';
import { Ledger } from '../ledger.js';
import { LedgerModule } from '../ledger.module.js';
import { createLedgerKey } from '../signing.js';
import { Tiles } from '../tiles.js';
import { verifyCommand } from '../verify/command.js';

const MINE = '0198c0de-0000-7000-8000-00000000000a';
const FOREIGN = '0198c0de-0000-7000-8000-00000000000b';
const PERSON = '0198c0de-0000-7000-8000-00000000000c';
const PUBLISHED = 300;

/** Stands in for the module above that knows who sends a request: here the header says it. */
const authenticator: Authenticator = {
  authenticate: (context) => {
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>();
    const grants = headers['x-grant'] ? new Map([[headers['x-grant'], [MINE]]]) : undefined;
    return Promise.resolve(grants && new Principal(PERSON, undefined, MINE, grants));
  },
  machineOf: () => Promise.resolve(undefined),
};
@Global()
@Module({ providers: [{ provide: Authenticator, useValue: authenticator }], exports: [Authenticator] })
class CallerModule {}

describe('the ledger over HTTP', () => {
  const folder = temporaryFolder();
  let database: TestDatabase;
  let config: Config;
  let app: NestFastifyApplication;
  let key: string;
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    database = await createTestDatabase();
    config = loadConfig({
      DATABASE_URL: database.url,
      DATA_DIR: folder.path,
      KEYS_DIR: join(folder.path, 'keys'),
      PUBLIC_URL: 'http://khen.test',
      LEDGER_ORIGIN: 'khen.test/ledger',
      DATABASE_POOL: '4',
      RATE_LIMIT: '1000000',
      LOG_LEVEL: 'silent',
    });
    key = await createLedgerKey(config.keysDir, config.ledgerOrigin);
    @Module({ imports: [PlatformModule.for(config), CallerModule, LedgerModule] })
    class House {}
    app = await NestFactory.create<NestFastifyApplication>(
      House,
      httpAdapter(config, pino({ level: 'silent' })),
      { logger: false, abortOnError: false },
    );
    await prepareServer(app, config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const [ledger, audit] = [app.get(Ledger), app.get(AuditTrail)];
    for (let i = 0; i < PUBLISHED; i += 1) {
      await app.get(Database).transaction(async (tx) => {
        const organisation = i % 10 === 0 ? FOREIGN : MINE;
        const object = { type: 'release', id: `r${i % 20}` };
        const at = new Date(Date.UTC(2026, 10, 23, 7, i));
        const { digest } = await audit.record(tx, {
          actor: { kind: 'person', id: PERSON },
          actingFor: organisation,
          at,
          verb: 'publish',
          object,
          from: 'approved',
          to: 'published',
          changes: [{ field: 'title', before: 'Cũ', after: 'Mới' }],
        });
        await ledger.append(tx, {
          act: 'release.published',
          for: organisation,
          on: { ...object, version: Math.floor(i / 20) + 1 },
          documents: [],
          audit: digest,
          detail: {},
        });
      });
    }
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    folder.remove();
  });

  it('verifies as a whole, with the pinned key, by the very command that everybody uses', async () => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const io = {
      stdout: say,
      stderr: say,
      readFile: () => Promise.reject(new Error('no files')),
      fetch: async (address: string | URL | Request) => {
        const { statusCode, rawPayload } = await get(
          new URL(address instanceof Request ? address.url : address).pathname,
        );
        return new Response(new Uint8Array(rawPayload), { status: statusCode });
      },
    };
    expect([await verifyCommand(['http://khen.test/ledger/', '--key', key], io), lines.at(-1)]).toEqual([
      0,
      expect.stringContaining(`GENUINE: all ${PUBLISHED + 1} entries`),
    ]);
    expect(await verifyCommand(['http://khen.test/ledger/'], io)).toBe(3);
  });

  it('serves the checkpoint and the key as text that is soon stale', async () => {
    const checkpoint = await get('/ledger/checkpoint');
    expect(checkpoint.body.split('\n').slice(0, 2)).toEqual(['khen.test/ledger', String(PUBLISHED + 1)]);
    expect(checkpoint.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=2',
    });
    const served = await get('/ledger/key');
    expect(served.body).toBe(`${key}\n`);
    expect(served.headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('serves tiles as they are computed: full ones for ever, partial ones for a while', async () => {
    const reader = app.get(Tiles).reader();
    for (const { level, index, width } of tilesOf(PUBLISHED + 1)) {
      const { statusCode, rawPayload, headers } = await get(`/ledger/${tilePath({ level, index, width })}`);
      expect([
        statusCode,
        rawPayload.equals(Buffer.from(await reader.readTile(level, index, width))),
      ]).toEqual([200, true]);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['cache-control']).toBe(
        width === 256 ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    }
    const bundle = await get('/ledger/tile/entries/001.p/5');
    const first = bundle.rawPayload.subarray(2, 2 + bundle.rawPayload.readUInt16BE(0));
    const leaves = await reader.readTile(0, 1, 5);
    expect(leafHash(first).equals(leaves.subarray(0, 32))).toBe(true);
    expect((await get('/ledger/tile/0/000.p/255')).rawPayload).toHaveLength(255 * 32);
  });

  it('has nothing beyond the log, and nothing at addresses that no tile has', async () => {
    for (const path of [
      '0/001.p/46',
      '0/001',
      '0/002.p/1',
      '1/000',
      '1/000.p/2',
      '2/000.p/1',
      'entries/001',
      'entries/001.p/46',
      '0/0',
      '0/000.p/0',
      'x/000',
      '0/x001/000',
      '64/000',
      '0/000/',
      '0/%30%30%30/..',
      '',
    ]) {
      const { statusCode, headers } = await get(`/ledger/tile/${path}`);
      expect([path, statusCode]).toEqual([path, 404]);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('shows auditors the records of their organisations only, page by page, and nobody else', async () => {
    expect((await get('/api/v1/desk/audit')).statusCode).toBe(401);
    expect((await get('/api/v1/desk/audit', { 'x-grant': 'releases.read' })).statusCode).toBe(403);
    const auditor = { 'x-grant': 'audit.read' };
    const seen: string[] = [];
    // With the salt, one could guess what the digests stand for.
    const shown = ['actingFor', 'actor', 'at', 'changes', 'digest', 'from', 'id', 'object', 'to', 'verb'];
    for (let url: string | undefined = '/api/v1/desk/audit?limit=100'; url;) {
      const page: Awaited<ReturnType<typeof get>> = await get(url, auditor);
      expect(page.headers['cache-control']).toBe('private, no-store');
      const { items } = page.json<{ items: { id: string; actingFor: string; changes: object[] }[] }>();
      for (const item of items) {
        expect(Object.keys(item).toSorted()).toEqual(shown);
        expect(Object.keys(item.changes[0]!).toSorted()).toEqual(['after', 'before', 'field']);
      }
      expect(new Set(items.map(({ actingFor }) => actingFor))).toEqual(new Set([MINE]));
      seen.push(...items.map(({ id }) => id));
      url = /<(.*)>; rel="next"/.exec(String(page.headers['link']))?.[1];
    }
    expect(new Set(seen).size).toBe(PUBLISHED * 0.9);
    const count = async (query: string) => {
      const { statusCode, body } = await get(`/api/v1/desk/audit?limit=100&${query}`, auditor);
      return statusCode === 200 ? (JSON.parse(body) as { items: object[] }).items.length : statusCode;
    };
    expect(await count('objectType=release&objectId=r3')).toBe(15);
    expect(await count('objectType=release&objectId=r3&verb=publish')).toBe(15);
    expect(await count('verb=retract')).toBe(0);
    expect(await count(`actor=${MINE}`)).toBe(0);
    expect(await count(`organisation=${FOREIGN}`)).toBe(0);
    expect(await count('from=2026-11-23T14:00:00%2B07:00&to=2026-11-23T07:10:00Z')).toBe(9);
    expect(await count('objectType=release')).toBe(400);
    expect(await count('sort=verb')).toBe(400);
    expect(await count('cursor=e30')).toBe(400);
  });

  it('refers from each entry to the audit record of its act', async () => {
    const { entry } = await app.get(Ledger).entry(2);
    const { items } = (
      await get('/api/v1/desk/audit?objectType=release&objectId=r1&limit=100', { 'x-grant': 'audit.read' })
    ).json<{ items: { digest: string }[] }>();
    expect(items.at(-1)!.digest).toBe(entry.audit);
  });
});

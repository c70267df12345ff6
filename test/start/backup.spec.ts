import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demonstrationFolder } from '../support/demonstration.js';
import { lastBackup } from '../../src/platform/backup/index.js';
import { createEmptyDatabase, temporaryFolder } from '../support/index.js';
import { endAll, khen, type KhenProcess } from './khen.js';

const folder = temporaryFolder();
const path = (name: string) => join(folder.path, name);
const settings = (name: string) => ({ DATA_DIR: path(name), PORT: '0' });

const publicReleases = async (server: KhenProcess): Promise<string> =>
  (await server.get('/api/v1/releases?limit=100')).text;
const checkpoint = async (server: KhenProcess): Promise<string> =>
  (await server.get('/ledger/checkpoint')).text;

describe('a backup of a running server', () => {
  let server: KhenProcess;
  let releases: string;
  let log: string;

  beforeAll(async () => {
    await demonstrationFolder(path('data'));
    server = khen(['start'], settings('data'));
    releases = await publicReleases(server);
    log = await checkpoint(server);
    const backup = khen(['backup', path('backup')], settings('data'));
    expect([await backup.ended, backup.output]).toEqual([0, expect.stringContaining('backup')]);
    expect((await lastBackup(path('data')))?.getTime()).toBeGreaterThan(Date.now() - 120_000);
    cpSync(path('data/keys'), path('keys'), { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await endAll();
    folder.remove();
  });

  it('restored into an empty server has the same releases and the same ledger, which verifies', async () => {
    const restore = khen(['restore', path('backup'), '--keys', path('keys')], settings('restored'));
    expect([await restore.ended, restore.output]).toEqual([0, expect.stringContaining('ledger is whole')]);
    const again = khen(['start'], settings('restored'));
    expect(await publicReleases(again)).toBe(releases);
    expect(await checkpoint(again)).toBe(log);
    const key = (await again.get('/ledger/key')).text.trim();
    const verify = khen(['verify', `${await again.address()}/ledger/`, '--key', key], {});
    expect([await verify.ended, verify.output]).toEqual([0, expect.stringMatching(/\d+ entries/)]);
    again.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  it('can be restored into an outside database as well', async () => {
    const { url, drop } = await createEmptyDatabase();
    const restore = khen(['restore', path('backup')], {
      ...settings('outside'),
      DATABASE_URL: url,
      KEYS_DIR: path('keys'),
      LEDGER_ORIGIN: log.split('\n')[0]!,
      PUBLIC_URL: 'https://khen.example.gov.vn',
    });
    expect([await restore.ended, restore.output]).toEqual([0, expect.stringContaining('ledger is whole')]);
    await drop();
  });

  it('is not restored over a server that holds something, nor without the keys', async () => {
    const over = khen(['restore', path('backup')], settings('data'));
    expect([await over.ended, over.output]).toEqual([1, expect.stringContaining('empty database only')]);
    const keyless = khen(['restore', path('backup')], settings('keyless'));
    expect([await keyless.ended, keyless.output]).toEqual([1, expect.stringContaining('--keys FOLDER')]);
    expect(await publicReleases(server)).toBe(releases);
  });
});

import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder, type TemporaryFolder } from '../test/support/index.js';
import { checkKeys, closeKeys, makeKeys } from './keys.js';
import { StartError } from './platform/errors/index.js';

let folder: TemporaryFolder;
let keys = '';
let key = '';

beforeEach(async () => {
  folder = temporaryFolder();
  keys = join(folder.path, 'keys');
  key = join(keys, 'ledger.key');
  await makeKeys(keys, 'log.example/ledger');
});
afterEach(() => folder.remove());

const modes = process.platform === 'win32' ? describe.skip : describe;
modes('keys', () => {
  it('pass as they are made, and so does a folder that is missing', async () => {
    expect(await checkKeys(keys)).toEqual([]);
    expect(await checkKeys(join(folder.path, 'missing'))).toEqual([]);
  });

  it.each([0o620, 0o602])('that others can write stop the start: mode %o', async (mode) => {
    chmodSync(key, mode);
    const refused = checkKeys(keys);
    await expect(refused).rejects.toBeInstanceOf(StartError);
    await expect(refused).rejects.toThrow(`write to ${key}`);
  });

  it('in a folder to which others could add some stop the start', async () => {
    chmodSync(keys, 0o777);
    await expect(checkKeys(keys)).rejects.toThrow(`write to ${keys}`);
  });

  it.each([0o640, 0o604])('that others can read are told of: mode %o', async (mode) => {
    chmodSync(key, mode);
    expect(await checkKeys(keys)).toEqual([expect.stringContaining(key), expect.stringContaining(key)]);
  });

  it('that were copied are closed to others', async () => {
    chmodSync(keys, 0o777);
    chmodSync(key, 0o666);
    mkdirSync(join(keys, 'old'), { mode: 0o755 });
    writeFileSync(join(keys, 'old', 'token.pem'), '', { mode: 0o644 });
    await closeKeys(keys);
    const found = [keys, key, join(keys, 'old'), join(keys, 'old', 'token.pem')];
    expect(found.map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600, 0o700, 0o600]);
    expect(await checkKeys(keys)).toEqual([]);
  });
});

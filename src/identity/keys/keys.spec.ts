import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder, type TemporaryFolder } from '../../../test/support/index.js';
import { type Config, loadConfig } from '../../platform/config/index.js';
import { Ids } from '../../platform/ids/index.js';
import { makeMissingIdentityKeys, makeTokenKey } from './key-folder.js';
import { SecretBox } from './secret-box.js';
import { TokenKeys } from './token-keys.js';

let folder: TemporaryFolder;
let config: Config;
const ids = new Ids();
beforeEach(() => {
  folder = temporaryFolder();
  config = loadConfig({ KEYS_DIR: join(folder.path, 'keys') });
});
afterEach(() => folder.remove());
const files = () => readdirSync(config.keysDir).toSorted();

describe('the folder of keys', () => {
  it('gets what it lacks, for its owner alone, and loses nothing', () => {
    makeMissingIdentityKeys(config.keysDir, ids);
    const before = files();
    expect(before.map((name) => name.split('-')[0])).toEqual(['secret', 'token']);
    for (const name of before) expect(statSync(join(config.keysDir, name)).mode & 0o077).toBe(0);
    makeMissingIdentityKeys(config.keysDir, ids);
    expect(files()).toEqual(before);
    rmSync(join(config.keysDir, before[1]!));
    makeMissingIdentityKeys(config.keysDir, ids);
    expect(files()).toHaveLength(2);
    expect(files()[0]).toBe(before[0]);
  });

  it('says what to do when it is empty or not there', () => {
    expect(() => new TokenKeys(config).newest()).toThrow(/keygen/);
    mkdirSync(config.keysDir);
    expect(() => new SecretBox(config, ids).check()).toThrow(/keygen/);
  });

  it('is refused with a key that can not be used', () => {
    mkdirSync(config.keysDir);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    writeFileSync(join(config.keysDir, 'token-1.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(config.keysDir, 'secret-1.key'), 'abc');
    expect(() => new TokenKeys(config).newest()).toThrow(/P-256/);
    expect(() => new SecretBox(config, ids).check()).toThrow(/32 bytes/);
  });
});

describe('keys of access tokens', () => {
  it('sign with the newest and know the others', () => {
    mkdirSync(config.keysDir);
    makeTokenKey(config.keysDir, ids);
    const first = new TokenKeys(config).newest();
    makeTokenKey(config.keysDir, ids);
    const keys = new TokenKeys(config);
    expect(keys.newest().kid > first.kid).toBe(true);
    expect(keys.find(first.kid)?.equals(first.key.publicKey)).toBe(true);
    expect(keys.find('other')).toBeUndefined();
    expect(JSON.stringify(keys.jwks())).not.toContain('"d"');
  });
});

describe('a sealed secret', () => {
  beforeEach(() => makeMissingIdentityKeys(config.keysDir, ids));

  it('opens for its owner, and differs each time', () => {
    const box = new SecretBox(config, ids);
    const sealed = box.seal('bí mật', 'lan');
    expect(box.open(sealed, 'lan')).toBe('bí mật');
    expect(box.seal('bí mật', 'lan').bytes.equals(sealed.bytes)).toBe(false);
    expect(() => box.open(sealed, 'mai')).toThrow(/authenticate/);
  });

  it('does not open with any bit changed, or cut', () => {
    const box = new SecretBox(config, ids);
    const { keyId, bytes } = box.seal('JBSWY3DPEHPK3PXP', 'lan');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => box.open({ keyId, bytes: changed }, 'lan')).toThrow(/authenticate/);
    }
    expect(() => box.open({ keyId, bytes: bytes.subarray(0, 20) }, 'lan')).toThrow(/authentication tag/);
  });

  it('opens after another key was added, and not after its own was removed', () => {
    const sealed = new SecretBox(config, ids).seal('x', 'lan');
    const [name] = files();
    writeFileSync(join(config.keysDir, 'secret-zzz.key'), 'ab'.repeat(32));
    const later = new SecretBox(config, ids);
    expect(later.seal('x', 'lan').keyId).toBe('zzz');
    expect(later.open(sealed, 'lan')).toBe('x');
    rmSync(join(config.keysDir, name!));
    expect(() => new SecretBox(config, ids).open(sealed, 'lan')).toThrow(/not in .* any more/);
  });

  it('has nothing to do with the tokens made from the same key', () => {
    const box = new SecretBox(config, ids);
    expect(box.tokensFor('a')).toHaveLength(1);
    expect(box.tokensFor('a')[0]!.equals(box.tokensFor('b')[0]!)).toBe(false);
    expect(box.tokensFor('a')).toEqual(new SecretBox(config, ids).tokensFor('a'));
    expect(readFileSync(join(config.keysDir, files()[0]!), 'utf8')).not.toContain(
      box.tokensFor('a')[0]!.toString('hex'),
    );
  });
});

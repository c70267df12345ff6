import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../platform/errors/index.js';
import type { Ids } from '../../platform/ids/index.js';

/** Private keys that sign access tokens: `token-<kid>.pem`, PKCS #8, P-256. */
export const TOKEN_KEYS = /^token-([0-9A-Za-z_-]{1,64})\.pem$/;
/** What seals second-factor secrets and makes the tokens of mails: `secret-<kid>.key`, 32 bytes in hexadecimal. */
export const SECRET_KEYS = /^secret-([0-9A-Za-z_-]{1,64})\.key$/;

interface KeyFile {
  readonly kid: string;
  readonly content: string;
}

/** The keys of one kind, newest first: ids sort by the time they were made. Throws `StartError` if there is none. */
export function readKeys(folder: string, kind: RegExp): KeyFile[] {
  const keys = (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap((name) => {
      const kid = kind.exec(name)?.[1];
      return kid === undefined ? [] : [{ kid, name }];
    })
    .toSorted((a, b) => (a.kid < b.kid ? 1 : -1))
    .map(({ kid, name }) => ({ kid, content: readFileSync(join(folder, name), 'utf8').trim() }));
  if (keys.length === 0) {
    const name = kind.source.slice(1).split('-')[0];
    throw new StartError(
      `${folder} holds no ${name} key: put it back from its copy; on a first installation make one with: npm run khen -- keygen ${folder} --origin LEDGER_ORIGIN`,
      `${folder} không có khóa ${name}: hãy chép lại từ bản lưu; nếu cài đặt lần đầu, hãy tạo khóa bằng lệnh: npm run khen -- keygen ${folder} --origin LEDGER_ORIGIN`,
    );
  }
  return keys;
}

/** Makes whatever key of this module the folder lacks; existing ones stay. Readable by the owner alone. */
export function makeMissingIdentityKeys(folder: string, ids: Ids): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = readdirSync(folder);
  if (!names.some((name) => TOKEN_KEYS.test(name))) makeTokenKey(folder, ids);
  if (!names.some((name) => SECRET_KEYS.test(name))) makeSecretKey(folder, ids);
}

/** A new signing key: it signs from the next start or re-reading on, the older ones go on verifying until they are removed. */
export function makeTokenKey(folder: string, ids: Ids): void {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  write(
    join(folder, `token-${ids.uuid()}.pem`),
    privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  );
}

function makeSecretKey(folder: string, ids: Ids): void {
  write(join(folder, `secret-${ids.uuid()}.key`), `${ids.bytes(32).toString('hex')}\n`);
}

function write(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
}

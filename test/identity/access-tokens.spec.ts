import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, exportJWK, type JWTPayload, SignJWT } from 'jose';
import { makeTokenKey } from '../../src/identity/keys/key-folder.js';
import { Ids } from '../../src/platform/ids/index.js';
import { type IdentityServer, startIdentity } from './support.js';

let server: IdentityServer;
let good: string;
beforeAll(async () => {
  server = await startIdentity();
  const organisation = await server.organisation('ubnd');
  await server.account('lan@khen.test', { organisation, role: 'maker' });
  good = await server.token('lan@khen.test');
});
afterAll(() => server.close());

const statusOf = async (token: string) => (await server.ask('GET', '/api/v1/me', { token })).status;
const keyFiles = () =>
  readdirSync(server.config.keysDir)
    .filter((name) => name.startsWith('token-'))
    .toSorted();
const newestPem = () => readFileSync(join(server.config.keysDir, keyFiles().at(-1)!), 'utf8');
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The good token's header and claims with some of them replaced, signed anew. */
async function forged(
  key: KeyObject | Uint8Array,
  header: Record<string, unknown> = {},
  claims: Record<string, unknown> = {},
): Promise<string> {
  const payload: JWTPayload = { ...decodeJwt(good), ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ ...decodeProtectedHeader(good), alg: 'ES256', ...header })
    .sign(key);
}
const ours = () => createPrivateKey(newestPem());

describe('an access token', () => {
  it('is taken as it was made, and so is the same made again with our key', async () => {
    expect(await statusOf(good)).toBe(200);
    expect(await statusOf(await forged(ours()))).toBe(200);
  });

  it('is refused without a signature, whatever its header says', async () => {
    const [, payload] = good.split('.');
    for (const alg of ['none', 'None', 'NONE', 'ES256']) {
      expect(await statusOf(`${encode({ ...decodeProtectedHeader(good), alg })}.${payload}.`)).toBe(401);
    }
    expect(await statusOf(good.split('.').slice(0, 2).join('.'))).toBe(401);
  });

  it('is refused with one bit changed', async () => {
    const [header, payload, signature] = good.split('.') as [string, string, string];
    const flipped = Buffer.from(signature, 'base64url');
    flipped[10]! ^= 1;
    expect(await statusOf(`${header}.${payload}.${flipped.toString('base64url')}`)).toBe(401);
    const claims = { ...decodeJwt(good), sub: '0193c0de-0000-7000-8000-000000000001' };
    expect(await statusOf(`${header}.${encode(claims)}.${signature}`)).toBe(401);
  });

  it('is refused when our public key was used as a shared secret', async () => {
    const spki = createPublicKey(ours()).export({ type: 'spki', format: 'pem' }) as string;
    for (const secret of [spki, spki.trim(), JSON.stringify(await exportJWK(createPublicKey(ours())))]) {
      expect(await statusOf(await forged(Buffer.from(secret), { alg: 'HS256' }))).toBe(401);
    }
  });

  it('is refused when signed with a key that is not in our folder, whatever the header offers', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = await exportJWK(publicKey);
    const attempts = [
      {},
      { kid: 'unknown' },
      { kid: '../../../etc/passwd' },
      { kid: undefined },
      { jwk },
      { jku: 'https://evil.example/jwks.json' },
      { x5u: 'https://evil.example/x.pem' },
    ];
    for (const header of attempts) expect(await statusOf(await forged(privateKey, header))).toBe(401);
  });

  it('is refused when it is another kind of token, for somebody else or from somebody else', async () => {
    expect(await statusOf(await forged(ours(), { typ: 'JWT' }))).toBe(401);
    expect(await statusOf(await forged(ours(), { typ: undefined }))).toBe(401);
    expect(await statusOf(await forged(ours(), {}, { aud: 'urn:other' }))).toBe(401);
    expect(await statusOf(await forged(ours(), {}, { iss: 'https://other.test' }))).toBe(401);
  });

  it('is refused when it names no session, no end, or the session of another account', async () => {
    expect(await statusOf(await forged(ours(), {}, { sid: undefined }))).toBe(401);
    expect(await statusOf(await forged(ours(), {}, { exp: undefined }))).toBe(401);
    expect(await statusOf(await forged(ours(), {}, { sub: '0193c0de-0000-7000-8000-000000000001' }))).toBe(
      401,
    );
  });

  it('ends after five minutes, though the session goes on', async () => {
    const token = await server.token('lan@khen.test');
    server.clock.advance(299_000);
    expect(await statusOf(token)).toBe(200);
    server.clock.advance(1_000);
    const answer = await server.ask('GET', '/api/v1/me', { token });
    expect(answer.status).toBe(401);
    expect(answer.body.type).toBe('urn:khen:error:identity.token-refused');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('makes each of many requests at once its own sender, the refused ones too', async () => {
    const organisation = await server.organisation('song-song');
    const tokens = new Map<string, string>();
    for (const email of ['a@khen.test', 'b@khen.test', 'c@khen.test']) {
      await server.account(email, { organisation, role: 'maker' });
      tokens.set(await server.token(email), email);
    }
    const asked = Array.from({ length: 10 }, () => ['not.a.token', ...tokens.keys()]).flat();
    const answers = await Promise.all(asked.map((token) => server.ask('GET', '/api/v1/me', { token })));
    expect(answers.map(({ body }) => body.email)).toEqual(asked.map((token) => tokens.get(token)));
  });

  it('is needed only where somebody must be known, and refused elsewhere only if it is read', async () => {
    expect((await server.ask('GET', '/api/v1/organisations')).status).toBe(200);
    expect((await server.ask('GET', '/api/v1/me')).status).toBe(401);
    for (const authorization of ['Bearer', 'Bearer ', 'Basic bGFuOmxhbg==', 'bearer x.y.z', good]) {
      expect((await server.ask('GET', '/api/v1/me', { headers: { authorization } })).status).toBe(401);
    }
  });
});

describe('the keys of access tokens', () => {
  const published = async () =>
    (await server.ask('GET', '/.well-known/jwks.json')).body.keys as Record<string, string>[];

  it('are published without their private part', async () => {
    const [key] = await published();
    expect(key).toMatchObject({
      kty: 'EC',
      crv: 'P-256',
      use: 'sig',
      alg: 'ES256',
      kid: decodeProtectedHeader(good).kid,
    });
    expect(Object.keys(key!).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('rotate: a newer one signs, both verify on every server, until the older file is removed', async () => {
    const before = await server.token('lan@khen.test');
    makeTokenKey(server.config.keysDir, new Ids());
    const other = await startIdentity({}, { beside: server });
    try {
      const after = await other.token('lan@khen.test');
      expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
      expect((await other.ask('GET', '/api/v1/me', { token: before })).status).toBe(200);
      // This one looks into the folder again, though not for every token with an unknown key.
      while ((await statusOf(after)) !== 200) await sleep(200);
      expect((await published()).map(({ kid }) => kid)).toHaveLength(2);
    } finally {
      await other.close();
    }
    rmSync(join(server.config.keysDir, keyFiles()[0]!));
    const third = await startIdentity({}, { beside: server });
    try {
      expect((await third.ask('GET', '/api/v1/me', { token: before })).status).toBe(401);
    } finally {
      await third.close();
    }
  });
});

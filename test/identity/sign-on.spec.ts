import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { statement } from '../../src/platform/database/index.js';
import { Authenticator } from './authenticator.js';
import { type Identity, IdentityProvider } from './identity-provider.js';
import { type Answer, type IdentityServer, PASSWORD, startIdentity } from './support.js';

let provider: IdentityProvider;
let server: IdentityServer;
let organisation: string;
let made = 0;
let email: string;
let id: string;
let person: Identity;

beforeAll(async () => {
  provider = await IdentityProvider.start('https://khen.test');
  server = await startIdentity({ ...provider.environment, TOTP_MANDATORY: 'yes' });
  organisation = await server.organisation('ubnd');
});
beforeEach(async () => {
  made += 1;
  email = `maker-${made}@khen.test`;
  id = await server.account(email, { organisation, role: 'maker' });
  // Providers write addresses as people do.
  person = { sub: `person-${made}`, email: `Maker-${made}@khen.test` };
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const typeOf = ({ status, body }: Answer) => `${status} ${body?.type?.slice(15) ?? ''}`;
const path = '/api/v1/session/sign-on';

interface Begun {
  readonly url: string;
  /** What the browser keeps. */
  readonly cookie: string;
}
async function begin(): Promise<Begun> {
  const { body, headers } = await server.ask('POST', `${path}/begin`);
  const [cookie] = String(headers['set-cookie']).split(';');
  return { url: body.url, cookie: cookie! };
}
const comeBack = (query: string, cookie?: string) =>
  server.ask('POST', path, { body: { query }, ...(cookie && { headers: { cookie } }) });
async function signIn(as: Identity = person): Promise<Answer> {
  const { url, cookie } = await begin();
  return comeBack(await provider.visit(url, as), cookie);
}
const me = async (answer: Answer) =>
  (await server.ask('GET', '/api/v1/me', { token: answer.body.accessToken })).body;

describe('single sign-on', () => {
  it('is told of by its name, and asks the provider for a code with PKCE, state and nonce', async () => {
    const { body } = await server.ask('GET', '/api/v1/session/ways');
    expect(body).toEqual({ signOn: { name: 'Cổng dịch vụ công tỉnh' } });
    const { searchParams } = new URL((await begin()).url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid email',
      redirect_uri: 'https://khen.test/app/sign-in/sign-on',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/.{40,}/);
  });

  it('lets in whoever has an account under the address that the provider has verified', async () => {
    const opened = await signIn();
    expect(opened.status).toBe(200);
    expect((await me(opened)).id).toBe(id);
    expect(new URL(opened.body.signOutUrl).searchParams.get('post_logout_redirect_uri')).toBe(
      'https://khen.test/app/sign-in',
    );
    const verbs = await server.database.query(audited, [email]);
    expect(verbs.map(({ verb }) => verb)).toEqual(['add', 'bind-sign-on']);
  });

  it('knows people by the name that the provider gives them from then on, and not by their address', async () => {
    await signIn();
    expect((await me(await signIn({ ...person, email: 'married@khen.test' }))).id).toBe(id);
    // The address of somebody who left was given to somebody else.
    expect(typeOf(await signIn({ ...person, sub: 'successor' }))).toBe('401 sign-on.no-account');
  });

  it('makes nobody an account, believes no address that is not verified, and lets no suspended account in', async () => {
    expect(typeOf(await signIn({ sub: 'x', email: 'nobody@khen.test' }))).toBe('401 sign-on.no-account');
    expect(typeOf(await signIn({ ...person, verified: false }))).toBe('401 sign-on.email-unverified');
    await signIn();
    await server.database.query(suspend, [id]);
    expect(typeOf(await signIn())).toBe('401 sign-on.no-account');
  });

  it('accepts an invitation that is still good, for whom the provider says it was meant', async () => {
    const top = `top-${made}@khen.test`;
    await server.account(top, { organisation, role: 'administrator' });
    const { secret } = await server.secondFactor(await server.token(top));
    server.clock.advance(30_000);
    const invite = async (name: string) => {
      const token = await server.token(top, await server.code(secret));
      const body = { email: name, name: 'Lan', lang: 'vi', memberships: [{ organisation, role: 'maker' }] };
      expect((await server.ask('POST', '/api/v1/desk/accounts', { token, body })).status).toBe(201);
      server.clock.advance(30_000);
    };
    const [lan, mai] = [`lan-${made}@khen.test`, `mai-${made}@khen.test`];
    await invite(lan);
    const opened = await signIn({ sub: lan, email: lan });
    expect((await me(opened)).email).toBe(lan);
    expect((await server.signIn(lan)).status).toBe(401);
    await invite(mai);
    server.clock.advance(8 * 24 * 3_600_000);
    expect(typeOf(await signIn({ sub: mai, email: mai }))).toBe('401 sign-on.no-account');
  });

  it('stands for a second factor only by a word of which the operator says so', async () => {
    const chief = `chief-${made}@khen.test`;
    await server.account(chief, { organisation, role: 'chief' });
    const as = { sub: chief, email: chief };
    const may = async (answer: Answer) =>
      (await server.ask('GET', '/api/v1/desk/toys/approved', { token: answer.body.accessToken })).status;
    const weak = await signIn({ ...as, amr: ['pwd'] });
    expect([weak.body.mustSetUpSecondFactor, await may(weak)]).toEqual([true, 403]);
    const strong = await signIn({ ...as, amr: ['pwd', 'otp'] });
    expect([strong.body.mustSetUpSecondFactor, await may(strong)]).toEqual([false, 200]);
  });

  it('is no way round the second factor that somebody has here', async () => {
    const token = await server.token(email);
    const { body } = await server.ask('POST', '/api/v1/me/passkeys', { token, body: { password: PASSWORD } });
    const credential = new Authenticator().create(body.options);
    const added = { challenge: body.id, name: 'Máy', credential };
    expect((await server.ask('POST', '/api/v1/me/passkeys/confirm', { token, body: added })).status).toBe(
      201,
    );
    expect(typeOf(await signIn())).toBe('401 sign-on.second-factor');
    expect((await signIn({ ...person, amr: ['hwk'] })).status).toBe(200);
  });

  it('comes back to the browser that began, once, within ten minutes, with what belongs together', async () => {
    const refused = '401 sign-on.refused';
    const [mine, other] = [await begin(), await begin()];
    const query = await provider.visit(mine.url, person);
    expect(typeOf(await comeBack(query))).toBe(refused);
    expect(typeOf(await comeBack(query, other.cookie))).toBe(refused);
    expect(typeOf(await comeBack(query, `${mine.cookie.slice(0, -3)}AAA`))).toBe(refused);
    const changed = query.replace(/code=[^&]{5}/, 'code=AAAAA');
    expect(typeOf(await comeBack(changed, mine.cookie))).toBe(refused);
    for (const wrong of [
      '',
      'error=access_denied',
      query.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Felsewhere'),
    ])
      expect(typeOf(await comeBack(wrong, mine.cookie))).toBe(refused);
    const done = await comeBack(query, mine.cookie);
    expect(done.status).toBe(200);
    expect(String(done.headers['set-cookie'])).toContain('khen_sign_on=;');
    expect(typeOf(await comeBack(query, mine.cookie))).toBe(refused);
    const late = await begin();
    const found = await provider.visit(late.url, person);
    server.clock.advance(10 * 60_000);
    expect(typeOf(await comeBack(found, late.cookie))).toBe(refused);
  });
});

describe('a provider that', () => {
  it('is away, or does not answer, keeps nobody waiting for long', async () => {
    const held: Socket[] = [];
    const silent = createServer((socket) => held.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const environment = { ...provider.environment, OIDC_ISSUER: `http://127.0.0.1:${port}` };
    const cut = await startIdentity(environment, { beside: server });
    const begun = performance.now();
    const waited = await cut.ask('POST', `${path}/begin`);
    expect([typeOf(waited), waited.headers['retry-after']]).toEqual(['503 sign-on.away', '5']);
    expect(performance.now() - begun).toBeLessThan(10_000);
    for (const socket of held) socket.destroy();
    silent.close();
    expect(typeOf(await cut.ask('POST', `${path}/begin`))).toBe('503 sign-on.away');
    await cut.close();
  });

  it('there is not, is not offered', async () => {
    const plain = await startIdentity({}, { beside: server });
    expect((await plain.ask('GET', '/api/v1/session/ways')).body).toEqual({});
    expect(typeOf(await plain.ask('POST', `${path}/begin`))).toBe('400 sign-on.off');
    await plain.close();
  });
});

const audited = statement<{ verb: string }>(
  'test.audit-of-signed-on',
  `select verb from ledger.audit where object_type = 'account'
     and object_id = (select id::text from identity.account where email = $1) order by at, id`,
);
const suspend = statement('test.suspend', `update identity.account set state = 'suspended' where id = $1`);

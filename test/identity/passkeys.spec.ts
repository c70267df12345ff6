import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
import { Authenticator } from './authenticator.js';
import { type Answer, type IdentityServer, PASSWORD, startIdentity } from './support.js';

let server: IdentityServer;
let organisation: string;
let made = 0;
let email: string;
let key: Authenticator;

beforeAll(async () => {
  server = await startIdentity({ TOTP_MANDATORY: 'yes' });
  organisation = await server.organisation('ubnd');
});
beforeEach(async () => {
  made += 1;
  email = `chief-${made}@khen.test`;
  key = new Authenticator();
  await server.account(email, { organisation, role: 'chief' });
});
afterAll(() => server.close());

const mine = '/api/v1/me/passkeys';
const typeOf = ({ status, body }: Answer) => `${status} ${body?.type?.slice(15) ?? ''}`;
const begin = (token: string, proof: object = {}) =>
  server.ask('POST', mine, { token, body: { password: PASSWORD, ...proof } });
const confirm = (token: string, challenge: string, credential: object) =>
  server.ask('POST', `${mine}/confirm`, { token, body: { challenge, name: 'Máy ở cơ quan', credential } });
const beginSignIn = () => server.ask('POST', '/api/v1/session/passkey/begin');
const show = (challenge: string, credential: object, ip?: string) =>
  server.ask('POST', '/api/v1/session/passkey', { body: { challenge, credential }, ...(ip && { ip }) });

/** Adds a passkey to the account of the test; answers its id. */
async function add(to: string, authenticator = key, manners = {}): Promise<string> {
  const { body } = await begin(to);
  const added = await confirm(to, body.id, authenticator.create(body.options, manners));
  if (added.status !== 201) throw new Error(JSON.stringify(added.body));
  return added.body.id;
}
async function signIn(manners = {}, authenticator = key): Promise<Answer> {
  const { body } = await beginSignIn();
  return show(body.id, authenticator.get(body.options, manners));
}

describe('a passkey', () => {
  it('is added by whoever proves themselves, and from then on stands for both factors', async () => {
    const token = await server.token(email);
    expect((await server.ask('GET', '/api/v1/me', { token })).body.mustSetUpSecondFactor).toBe(true);
    await add(token);
    // Who has just shown it has passed the second factor in this session, too.
    expect((await server.ask('GET', '/api/v1/desk/toys/approved', { token })).status).toBe(200);
    const opened = await signIn();
    expect([opened.status, opened.body.mustSetUpSecondFactor]).toEqual([200, false]);
    expect([opened.cookie?.length, opened.device?.length]).toEqual([43, 43]);
    const again = { token: opened.body.accessToken };
    expect((await server.ask('GET', '/api/v1/desk/toys/approved', again)).status).toBe(200);
    const { body } = await server.ask('GET', '/api/v1/me', again);
    expect([body.secondFactor, body.mustSetUpSecondFactor]).toEqual([false, false]);
    const { items } = (await server.ask('GET', mine, again)).body;
    expect(items).toMatchObject([{ name: 'Máy ở cơ quan', synced: false, copied: false }]);
    expect(items[0].lastUsedAt).toBeDefined();
  });

  it('is asked for with the person verified, and kept by the authenticator under a name that tells nothing', async () => {
    const token = await server.token(email);
    const { options } = (await begin(token)).body;
    expect(options).toMatchObject({
      rp: { id: 'khen.test' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await add(token);
    const next = (await begin(token)).body.options;
    expect(next.excludeCredentials.map(({ id }: { id: string }) => id)).toEqual([key.id]);
    const asked = (await beginSignIn()).body.options;
    expect(asked).toMatchObject({ rpId: 'khen.test', userVerification: 'required' });
    expect(asked.allowCredentials ?? []).toEqual([]);
    expect(JSON.stringify(asked)).not.toContain(key.id);
  });

  it('takes the password, and the code where there is one', async () => {
    const token = await server.token(email);
    expect(typeOf(await begin(token, { password: 'wrong' }))).toBe('403 identity.password-wrong');
    const { secret } = await server.secondFactor(token);
    server.clock.advance(30_000);
    expect(typeOf(await begin(token))).toBe('403 identity.code-wrong');
    expect((await begin(token, { code: await server.code(secret) })).status).toBe(201);
  });

  it('does not make the password alone worth more: what is added beside it, or taken away, takes the passkey', async () => {
    const id = await add(await server.token(email));
    const byPassword = await server.token(email);
    const refused = '403 passkey.required';
    expect(typeOf(await begin(byPassword))).toBe(refused);
    const totp = await server.ask('POST', '/api/v1/me/totp', {
      token: byPassword,
      body: { password: PASSWORD },
    });
    expect(typeOf(totp)).toBe(refused);
    const path = `${mine}/${id}`;
    const body = { password: PASSWORD };
    expect(typeOf(await server.ask('DELETE', path, { token: byPassword, body }))).toBe(refused);
    const token = (await signIn()).body.accessToken;
    await add(token, new Authenticator());
    expect((await server.ask('DELETE', path, { token, body })).status).toBe(204);
    expect(typeOf(await signIn())).toBe('401 passkey.refused');
    expect(typeOf(await server.ask('DELETE', path, { token, body }))).toBe('404 http.not-found');
  });

  it('can not be added by what was begun without it', async () => {
    const [token, early] = [await server.token(email), await server.token(email)];
    const { body } = await begin(early);
    await add(token);
    const late = await confirm(early, body.id, new Authenticator().create(body.options));
    expect(typeOf(late)).toBe('403 passkey.required');
  });

  it('answers a challenge once, within five minutes, and nobody else’s', async () => {
    const first = (await begin(await server.token(email))).body;
    server.clock.advance(5 * 60_000);
    const token = await server.token(email);
    expect(typeOf(await confirm(token, first.id, key.create(first.options)))).toBe('410 passkey.too-late');
    const second = (await begin(token)).body;
    const other = `other-${made}@khen.test`;
    await server.account(other, { organisation, role: 'maker' });
    const stolen = await confirm(await server.token(other), second.id, key.create(second.options));
    expect(typeOf(stolen)).toBe('410 passkey.too-late');
    // One that was asked of whoever comes adds nothing.
    const third = (await beginSignIn()).body;
    const mixed = { ...second.options, challenge: third.options.challenge };
    expect(typeOf(await confirm(token, third.id, key.create(mixed)))).toBe('410 passkey.too-late');
    expect((await confirm(token, second.id, key.create(second.options))).status).toBe(201);

    const asked = (await beginSignIn()).body;
    const shown = key.get(asked.options);
    expect((await show(asked.id, shown)).status).toBe(200);
    expect(typeOf(await show(asked.id, shown))).toBe('410 passkey.too-late');
    const late = (await beginSignIn()).body;
    server.clock.advance(5 * 60_000);
    expect(typeOf(await show(late.id, key.get(late.options)))).toBe('410 passkey.too-late');
  });

  it('is refused from elsewhere, unverified, or made for another challenge, and the challenge is used up', async () => {
    const token = await server.token(email);
    const wrong = [{ origin: 'https://khen.test.example' }, { rpId: 'example' }, { verified: false }];
    for (const manners of wrong) {
      const { body } = await begin(token);
      const credential = key.create(body.options, manners);
      expect(typeOf(await confirm(token, body.id, credential))).toBe('400 passkey.unfit');
      expect(typeOf(await confirm(token, body.id, key.create(body.options)))).toBe('410 passkey.too-late');
    }
    await add(token);
    for (const manners of [...wrong, { userHandle: 'AAAA' }])
      expect(typeOf(await signIn(manners))).toBe('401 passkey.refused');
    const [one, two] = [(await beginSignIn()).body, (await beginSignIn()).body];
    expect(typeOf(await show(one.id, key.get(two.options)))).toBe('401 passkey.refused');
    const third = (await beginSignIn()).body;
    const shown = key.get(third.options);
    const another = new Authenticator();
    another.create({ ...third.options, rp: { id: 'khen.test' }, user: { id: shown.response.userHandle } });
    const forged = { ...another.get(third.options), id: key.id, rawId: key.id };
    expect(typeOf(await show(third.id, forged))).toBe('401 passkey.refused');
    expect(typeOf(await signIn({}, another))).toBe('401 passkey.refused');
    expect((await signIn()).status).toBe(200);
  });

  it('is blocked once its counter goes back: of a passkey and its copy neither opens anything any more', async () => {
    const token = await server.token(email);
    await add(token, key, { counter: 7 });
    expect((await signIn({ counter: 9 })).status).toBe(200);
    expect(typeOf(await signIn({ counter: 9 }))).toBe('401 passkey.copied');
    expect(typeOf(await signIn({ counter: 10 }))).toBe('401 passkey.copied');
    const { items } = (await server.ask('GET', mine, { token })).body;
    expect(items).toMatchObject([{ copied: true }]);
    const verbs = await server.database.query(audited, [email]);
    expect(verbs.map(({ verb }) => verb)).toEqual([
      'add',
      'begin-passkey',
      'add-passkey',
      'block-copied-passkey',
    ]);
    // What is blocked does not keep its owner from beginning anew.
    const asked = { token: await server.token(email), body: { password: PASSWORD } };
    expect((await server.ask('DELETE', `${mine}/${items[0].id}`, asked)).status).toBe(204);
  });

  it('need not count', async () => {
    await add(await server.token(email), key, { counter: 0 });
    for (let times = 0; times < 2; times += 1) expect((await signIn({ counter: 0 })).status).toBe(200);
  });

  it('signs in once when it is shown twice at the same time', async () => {
    await add(await server.token(email));
    const [one, two] = [(await beginSignIn()).body, (await beginSignIn()).body];
    const shown = [key.get(one.options, { counter: 5 }), key.get(two.options, { counter: 5 })];
    const answers = await Promise.all([show(one.id, shown[0]!), show(two.id, shown[1]!)]);
    expect(answers.map(typeOf).toSorted()).toEqual(['200 ', '401 passkey.copied']);
  });

  it('belongs to one account, once', async () => {
    const token = await server.token(email);
    await add(token);
    const { body } = await begin(token);
    expect(typeOf(await confirm(token, body.id, key.create(body.options)))).toBe('409 passkey.known');
    const other = `other-${made}@khen.test`;
    await server.account(other, { organisation, role: 'maker' });
    const theirs = await server.token(other);
    const id = (await server.ask('GET', mine, { token })).body.items[0].id;
    const taken = await server.ask('DELETE', `${mine}/${id}`, {
      token: theirs,
      body: { password: PASSWORD },
    });
    expect(typeOf(taken)).toBe('404 http.not-found');
    expect((await server.ask('GET', mine, { token: theirs })).body.items).toEqual([]);
  });

  it('goes when an administrator removes the second factor of somebody who lost it, and is no use when suspended', async () => {
    const top = `top-${made}@khen.test`;
    await server.account(top, { organisation, role: 'administrator' });
    const administrator = new Authenticator();
    await add(await server.token(top), administrator);
    const token = (await signIn({}, administrator)).body.accessToken;
    await add(await server.token(email));
    const { id } = (await server.ask('GET', '/api/v1/me', { token: (await signIn()).body.accessToken })).body;
    const path = `/api/v1/desk/accounts/${id}`;
    const reason = { reason: 'Mất điện thoại.' };
    const seen = await server.ask('GET', path, { token });
    expect(seen.body.secondFactor).toBe(true);
    const done = await server.ask('POST', `${path}/remove-second-factor`, {
      token,
      body: reason,
      ifMatch: seen.etag,
    });
    expect([done.status, done.body.secondFactor]).toEqual([200, false]);
    expect(typeOf(await signIn())).toBe('401 passkey.refused');
    await add(await server.token(email), (key = new Authenticator()));
    const { etag } = await server.ask('GET', path, { token });
    await server.ask('POST', `${path}/suspend`, { token, body: reason, ifMatch: etag });
    expect(typeOf(await signIn())).toBe('401 passkey.refused');
  });

  it('lets its owner in whatever others in the same network try, who are slowed down', async () => {
    await add(await server.token(email));
    const ip = '203.0.113.9';
    const stranger = new Authenticator();
    stranger.create({ challenge: '', rp: { id: 'khen.test' }, user: { id: 'AAAA' } });
    const tried: string[] = [];
    for (let times = 0; times < 62; times += 1) {
      const { body } = await beginSignIn();
      tried.push(typeOf(await show(body.id, stranger.get(body.options), ip)));
    }
    expect(tried.filter((each) => each === '401 passkey.refused').length).toBeLessThan(62);
    expect(tried.at(-1)).toBe('429 identity.too-many-attempts');
    const { body } = await beginSignIn();
    expect((await show(body.id, key.get(body.options), ip)).status).toBe(200);
  });
});

const audited = statement<{ verb: string }>(
  'test.audit-of-account',
  `select verb from ledger.audit where object_type = 'account'
     and object_id = (select id::text from identity.account where email = $1) order by at, id`,
);

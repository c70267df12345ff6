import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
import { type IdentityServer, PASSWORD, startIdentity, statuses } from './support.js';

let server: IdentityServer;
let organisation: string;
let made = 0;
let email: string;
beforeAll(async () => {
  server = await startIdentity({ TOTP_MANDATORY: 'yes' });
  organisation = await server.organisation('ubnd');
});
beforeEach(async () => {
  made += 1;
  email = `maker-${made}@khen.test`;
  await server.account(email, { organisation, role: 'maker' });
});
afterAll(() => server.close());

const step = () => server.clock.advance(30_000);
const typeOf = ({ status, body }: { status: number; body: { type?: string } }) =>
  `${status} ${body?.type?.slice(15) ?? ''}`;

describe('a second factor', () => {
  it('is asked for after the password, once it is confirmed', async () => {
    const token = await server.token(email);
    const begun = await server.ask('POST', '/api/v1/me/totp', { token, body: { password: PASSWORD } });
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Khen:.*secret=[A-Z2-7]{32}/);
    expect((await server.signIn(email)).status).toBe(200);
    const body = { code: await server.code(begun.body.secret) };
    const confirmed = await server.ask('POST', '/api/v1/me/totp/confirm', { token, body });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    step();
    expect(typeOf(await server.signIn(email))).toBe('401 identity.code-required');
    expect(typeOf(await server.signIn(email, { password: 'wrong' }))).toBe('401 identity.sign-in-refused');
    const code = await server.code(begun.body.secret);
    expect(typeOf(await server.signIn(email, { password: 'wrong', code }))).toBe(
      '401 identity.sign-in-refused',
    );
    expect((await server.signIn(email, { code })).status).toBe(200);
  });

  it('is not turned on by a code of another secret, and ends the sessions that have not passed it', async () => {
    const token = await server.token(email);
    const elsewhere = await server.token(email);
    const { body } = await server.ask('POST', '/api/v1/me/totp', { token, body: { password: PASSWORD } });
    const confirm = async (secret: string) =>
      server.ask('POST', '/api/v1/me/totp/confirm', { token, body: { code: await server.code(secret) } });
    expect(typeOf(await confirm('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'))).toBe('403 identity.code-wrong');
    expect((await server.ask('GET', '/api/v1/me', { token: elsewhere })).status).toBe(200);
    expect((await confirm(body.secret)).status).toBe(200);
    expect((await server.ask('GET', '/api/v1/me', { token: elsewhere })).status).toBe(401);
    expect((await server.ask('GET', '/api/v1/me', { token })).body.secondFactor).toBe(true);
    step();
    expect(typeOf(await confirm(body.secret))).toBe('409 identity.totp-not-begun');
    expect(typeOf(await server.ask('POST', '/api/v1/me/totp', { token, body: { password: PASSWORD } }))).toBe(
      '409 identity.totp-already-on',
    );
  });

  it('takes no code twice, not even one that is still good or two at the same time', async () => {
    const { secret } = await server.secondFactor(await server.token(email));
    const used = await server.code(secret);
    expect(typeOf(await server.signIn(email, { code: used }))).toBe('401 identity.sign-in-refused');
    step();
    const code = await server.code(secret);
    await server.warm();
    const answers = await Promise.all(Array.from({ length: 4 }, () => server.signIn(email, { code })));
    expect(statuses(answers)).toEqual([200, 401, 401, 401]);
    step();
    expect((await server.signIn(email, { code })).status).toBe(401);
  });

  it('takes no older code once a newer one was used', async () => {
    const { secret } = await server.secondFactor(await server.token(email));
    step();
    const older = await server.code(secret);
    step();
    expect((await server.signIn(email, { code: await server.code(secret) })).status).toBe(200);
    expect((await server.signIn(email, { code: older })).status).toBe(401);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await server.secondFactor(await server.token(email));
    const [first, second] = recoveryCodes as [string, string];
    expect((await server.signIn(email, { code: first.toUpperCase().replaceAll('-', ' ') })).status).toBe(200);
    expect((await server.signIn(email, { code: first })).status).toBe(401);
    await server.warm();
    const both = await Promise.all([1, 2].map(() => server.signIn(email, { code: second })));
    expect(statuses(both)).toEqual([200, 401]);
  });

  it('can not be guessed from many networks by somebody who knows the password', async () => {
    await server.secondFactor(await server.token(email));
    const answered = [];
    for (let n = 0; n < 25; n += 1) {
      answered.push((await server.signIn(email, { code: '000000', ip: `198.51.100.${n}` })).status);
    }
    expect(answered.filter((status) => status === 401)).toHaveLength(20);
    expect(answered.at(-1)).toBe(429);
  });

  it('can be turned off with a password and a code, where no role demands it', async () => {
    const token = await server.token(email);
    const { secret, recoveryCodes } = await server.secondFactor(token);
    const off = (body: object) => server.ask('DELETE', '/api/v1/me/totp', { token, body });
    step();
    const code = await server.code(secret);
    expect(typeOf(await off({ password: 'wrong', code }))).toBe('403 identity.password-wrong');
    expect(typeOf(await off({ password: PASSWORD, code: '000000' }))).toBe('403 identity.code-wrong');
    expect((await off({ password: PASSWORD, code })).status).toBe(204);
    expect((await server.signIn(email)).status).toBe(200);
    expect(typeOf(await off({ password: PASSWORD, code }))).toBe('409 identity.totp-off');
    expect((await server.signIn(email, { code: recoveryCodes[0]! })).status).toBe(200);
  });

  it('gets new recovery codes, after which the old ones are worth nothing', async () => {
    const token = await server.token(email);
    const { secret, recoveryCodes } = await server.secondFactor(token);
    step();
    const body = { password: PASSWORD, code: await server.code(secret) };
    const renewed = await server.ask('POST', '/api/v1/me/recovery-codes', { token, body });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await server.signIn(email, { code: recoveryCodes[0]! })).status).toBe(401);
    expect((await server.signIn(email, { code: renewed.body.recoveryCodes[0] })).status).toBe(200);
  });

  it('leaves no secret or recovery code readable in the database', async () => {
    const { secret, recoveryCodes } = await server.secondFactor(await server.token(email));
    const rows = await server.database.query(
      statement<{ row: string }>(
        'test.secrets',
        `select encode(convert_from(convert_to(t::text, 'UTF8'), 'UTF8')::bytea, 'escape') as row from identity.totp t
         union all select c::text from identity.recovery_code c`,
      ),
    );
    const stored = rows.map(({ row }) => row).join('\n');
    for (const text of [secret, ...recoveryCodes, recoveryCodes[0]!.replaceAll('-', '')]) {
      expect(stored).not.toContain(text);
      expect(stored).not.toContain(Buffer.from(text).toString('hex'));
    }
  });
});

describe('a role that demands a second factor', () => {
  const chief = () => `chief-${made}@khen.test`;
  beforeEach(() => server.account(chief(), { organisation, role: 'administrator', scope: 'subtree' }));

  it('can do nothing before it is set up, and everything after', async () => {
    const opened = await server.signIn(chief());
    expect(opened.body.mustSetUpSecondFactor).toBe(true);
    const token = opened.body.accessToken;
    expect(typeOf(await server.ask('GET', '/api/v1/desk/accounts', { token }))).toBe(
      '403 identity.second-factor-required',
    );
    const me = await server.ask('GET', '/api/v1/me', { token });
    expect(me.body).toMatchObject({ mustSetUpSecondFactor: true, permissions: [] });
    const { secret } = await server.secondFactor(token);
    expect((await server.ask('GET', '/api/v1/desk/accounts', { token })).status).toBe(200);
    step();
    const again = await server.signIn(chief(), { code: await server.code(secret) });
    expect(again.body.mustSetUpSecondFactor).toBe(false);
    expect((await server.ask('GET', '/api/v1/desk/accounts', { token: again.body.accessToken })).status).toBe(
      200,
    );
  });

  it('is not reached through a session that somebody opened with the password alone', async () => {
    const thief = await server.token(chief());
    await server.secondFactor(await server.token(chief()));
    expect((await server.ask('GET', '/api/v1/desk/accounts', { token: thief })).status).toBe(401);
  });

  it('does not let it be turned off', async () => {
    const token = await server.token(chief());
    const { secret } = await server.secondFactor(token);
    step();
    const body = { password: PASSWORD, code: await server.code(secret) };
    expect(typeOf(await server.ask('DELETE', '/api/v1/me/totp', { token, body }))).toBe(
      '409 identity.totp-mandatory',
    );
  });

  it('holds back a session that was open when the role was granted', async () => {
    const { secret } = await server.secondFactor(await server.token(chief()));
    step();
    const admin = await server.token(chief(), await server.code(secret));
    const maker = await server.token(email);
    const { items } = (await server.ask('GET', '/api/v1/desk/accounts?limit=100', { token: admin })).body;
    const { id, etag } = items.find((item: { email: string }) => item.email === email);
    await server.ask('POST', `/api/v1/desk/accounts/${id}/memberships`, {
      token: admin,
      ifMatch: etag,
      body: { organisation, role: 'administrator' },
    });
    expect(typeOf(await server.ask('GET', '/api/v1/desk/accounts', { token: maker }))).toBe(
      '403 identity.second-factor-required',
    );
  });

  it('can be taken off somebody who lost it, by another administrator alone', async () => {
    const { secret } = await server.secondFactor(await server.token(chief()));
    const lost = await server.token(email);
    await server.secondFactor(lost);
    step();
    const token = await server.token(chief(), await server.code(secret));
    const { items } = (await server.ask('GET', '/api/v1/desk/accounts?limit=100', { token })).body;
    const find = (of: string) => items.find((item: { email: string }) => item.email === of);
    const remove = ({ id, etag }: { id: string; etag: string }) =>
      server.ask('POST', `/api/v1/desk/accounts/${id}/remove-second-factor`, {
        token,
        ifMatch: etag,
        body: { reason: 'Mất điện thoại.' },
      });
    expect(typeOf(await remove(find(chief())))).toBe('409 identity.own-account');
    expect((await remove(find(email))).body.secondFactor).toBe(false);
    expect((await server.ask('GET', '/api/v1/me', { token: lost })).status).toBe(401);
    expect((await server.signIn(email)).status).toBe(200);
  });
});

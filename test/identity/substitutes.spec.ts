import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
import { type Answer, type IdentityServer, startIdentity, statuses } from './support.js';

// culture: a chief, a maker; health: somebody else
const DAY = 86_400_000;
let server: IdentityServer;
let culture: string;
let health: string;
let province: string;
beforeAll(async () => {
  server = await startIdentity();
  province = await server.organisation('province');
  culture = await server.organisation('culture', province);
  health = await server.organisation('health', province);
  await server.account('admin@khen.test', {
    organisation: province,
    role: 'administrator',
    scope: 'subtree',
  });
});
afterAll(() => server.close());

let chief: { id: string; email: string };
let maker: { id: string; email: string };
let made = 0;
beforeEach(async () => {
  made += 1;
  const [chiefs, makers] = [`chief-${made}@khen.test`, `maker-${made}@khen.test`];
  chief = { email: chiefs, id: await server.account(chiefs, { organisation: culture, role: 'chief' }) };
  maker = { email: makers, id: await server.account(makers, { organisation: culture, role: 'maker' }) };
});

const codes = ({ status, body }: Answer) => [status, body?.type?.replace('urn:khen:error:', '')];
const as = async (email: string, method: string, path: string, body?: unknown, ifMatch?: string) =>
  server.ask(method, `/api/v1${path}`, {
    token: await server.token(email),
    body,
    ...(ifMatch !== undefined && { ifMatch }),
  });
const at = async (ms: number) => new Date((await server.clock.now()).getTime() + ms).toISOString();
const appoint = async (change: Record<string, unknown> = {}, who = chief.email) =>
  as(who, 'POST', '/me/substitutes', { email: maker.email, role: 'chief', to: await at(DAY), ...change });
const mayApprove = async (email = maker.email) =>
  (await as(email, 'GET', '/desk/toys/approved')).status === 200;
const me = async (email: string) => (await as(email, 'GET', '/me')).body;
const account = (id: string) => as('admin@khen.test', 'GET', `/desk/accounts/${id}`);
const grant = async (id: string, wish: Record<string, unknown>) => {
  const { etag } = await account(id);
  const body = { organisation: culture, role: 'chief', ...wish };
  return as('admin@khen.test', 'POST', `/desk/accounts/${id}/memberships`, body, etag);
};
const revoke = async (id: string, membership: string) => {
  const { etag } = await account(id);
  return as('admin@khen.test', 'DELETE', `/desk/accounts/${id}/memberships/${membership}`, undefined, etag);
};
const audited = statement<{ verb: string; reason: string | null; actor_id: string }>(
  'test.audited-account',
  `select verb, reason, actor_id from ledger.audit where object_type = 'account' and object_id = $1 order by at, id`,
);

describe('a substitute that an approver appoints', () => {
  it('may do what the approver may, between the dates alone', async () => {
    const answer = await appoint({ from: await at(DAY), to: await at(3 * DAY), reason: 'Đi công tác.' });
    expect(answer.status).toBe(201);
    const found: boolean[] = [];
    for (const step of [0, DAY - 1, 1, 2 * DAY - 1, 1, DAY]) {
      server.clock.advance(step);
      found.push(await mayApprove());
    }
    expect(found).toEqual([false, false, true, true, false, false]);
    expect(await mayApprove(chief.email)).toBe(true);
  });

  it('is asked at each request: a session that is open loses the role at the hour', async () => {
    await appoint({ to: await at(60_000) });
    const token = await server.token(maker.email);
    const asked = async () => (await server.ask('GET', '/api/v1/desk/toys/approved', { token })).status;
    expect(await asked()).toBe(200);
    server.clock.advance(59_999);
    expect(await asked()).toBe(200);
    server.clock.advance(1);
    expect(await asked()).toBe(403);
  });

  it('is shown to both, before, during and afterwards', async () => {
    const { id } = (await appoint({ to: await at(DAY) })).body;
    const expected = { id, organisation: culture, role: 'chief', from: await at(0), to: await at(DAY) };
    server.clock.advance(2 * DAY);
    expect((await me(chief.email)).substitutes).toEqual([
      { ...expected, account: maker.id, name: expect.any(String) },
    ]);
    expect((await me(maker.email)).substitutesFor).toEqual([
      { ...expected, account: chief.id, name: expect.any(String) },
    ]);
    const { body } = await account(maker.id);
    expect(body.memberships.find((each: { id: string }) => each.id === id)).toEqual({
      id,
      organisation: culture,
      role: 'chief',
      scope: 'own',
      validFrom: expected.from,
      validTo: expected.to,
      substitutesFor: chief.id,
    });
  });

  it('is ended by the approver before the time, and kept as history if it had begun', async () => {
    const [running, ahead] = [
      (await appoint({ to: await at(DAY) })).body.id,
      (await appoint({ from: await at(2 * DAY), to: await at(3 * DAY) })).body.id,
    ];
    server.clock.advance(1000);
    expect(await mayApprove()).toBe(true);
    const end = (id: string, who = chief.email) => as(who, 'DELETE', `/me/substitutes/${id}`);
    expect((await end(running, maker.email)).status).toBe(404);
    expect(statuses([await end(running), await end(ahead)])).toEqual([204, 204]);
    expect(await mayApprove()).toBe(false);
    expect(codes(await end(running))).toEqual([409, 'identity.over-already']);
    expect((await end(ahead)).status).toBe(404);
    expect((await me(chief.email)).substitutes.map(({ to }: { to: string }) => to)).toEqual([await at(0)]);
    const verbs = (await server.database.query(audited, [maker.id])).map(({ verb, actor_id }) => [
      verb,
      actor_id,
    ]);
    expect(verbs.slice(-4)).toEqual([
      ['appoint-substitute', chief.id],
      ['appoint-substitute', chief.id],
      ['end-substitution', chief.id],
      ['end-substitution', chief.id],
    ]);
  });

  it('is appointed once, however often the request is sent', async () => {
    const token = await server.token(chief.email);
    const body = { email: maker.email, role: 'chief', to: await at(DAY) };
    const send = () =>
      server.ask('POST', '/api/v1/me/substitutes', { token, body, headers: { 'idempotency-key': 'once' } });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(codes(await appoint())).toEqual([409, 'identity.membership-exists']);
  });

  it('is somebody of the same organisation, for 90 days at most, from now on', async () => {
    await server.account(`far-${made}@khen.test`, { organisation: health, role: 'maker' });
    for (const email of [`far-${made}@khen.test`, 'nobody@khen.test', 'admin@khen.test'])
      expect(codes(await appoint({ email }))).toEqual([409, 'identity.unknown-colleague']);
    expect(codes(await appoint({ email: chief.email }))).toEqual([409, 'identity.own-account']);
    const dates = [
      { to: await at(90 * DAY + 1) },
      { to: await at(0) },
      { from: await at(-1000) },
      { from: await at(2 * DAY), to: await at(DAY) },
      { from: await at(400 * DAY), to: await at(401 * DAY) },
    ];
    for (const wrong of dates)
      expect(codes(await appoint(wrong))).toEqual([400, 'identity.substitution-dates']);
    expect((await appoint({ email: maker.email.toUpperCase(), to: await at(90 * DAY) })).status).toBe(201);
  });

  it('gets a role that the approver has in this organisation in their own right, and may pass it on to nobody', async () => {
    expect(codes(await appoint({ role: 'maker' }))).toEqual([403, 'identity.not-substitutable']);
    expect(codes(await appoint({ role: 'administrator' }))).toEqual([403, 'identity.not-substitutable']);
    expect(codes(await appoint({ email: chief.email }, maker.email))).toEqual([
      403,
      'identity.not-substitutable',
    ]);
    expect((await appoint()).status).toBe(201);
    expect(await mayApprove()).toBe(true);
    await server.account(`third-${made}@khen.test`, { organisation: culture, role: 'reader' });
    const passedOn = await appoint({ email: `third-${made}@khen.test` }, maker.email);
    expect(codes(passedOn)).toEqual([403, 'identity.not-substitutable']);
  });

  it('stands in for no longer than the approver has the role', async () => {
    const own = await grant(maker.id, { validTo: await at(2 * DAY) });
    expect(own.status).toBe(200);
    const another = `colleague-${made}@khen.test`;
    await server.account(another, { organisation: culture, role: 'maker' });
    const until = async (ms: number) =>
      codes(await appoint({ email: another, to: await at(ms) }, maker.email));
    expect(await until(3 * DAY)).toEqual([403, 'identity.not-substitutable']);
    expect(await until(2 * DAY - 60_000)).toEqual([201, undefined]);
  });

  it('loses the role with the approver', async () => {
    await appoint({ to: await at(10 * DAY) });
    await appoint({ from: await at(20 * DAY), to: await at(30 * DAY) });
    server.clock.advance(1000);
    expect(await mayApprove()).toBe(true);
    await grant(chief.id, { role: 'reader' });
    const { body } = await account(chief.id);
    const own = body.memberships.find(({ role }: { role: string }) => role === 'chief');
    expect((await revoke(chief.id, own.id)).status).toBe(200);
    expect(await mayApprove()).toBe(false);
    expect((await me(maker.email)).substitutesFor.map(({ to }: { to: string }) => to)).toEqual([await at(0)]);
  });
});

describe('a role between dates that an administrator gives', () => {
  it('counts between them, in somebody else’s stead or not', async () => {
    const plain = await grant(maker.id, { validFrom: await at(1000), validTo: await at(2000) });
    const instead = await grant(maker.id, { validTo: await at(500), substitutesFor: chief.id });
    expect(statuses([plain, instead])).toEqual([200, 200]);
    const found: boolean[] = [];
    for (const step of [0, 499, 1, 500, 999, 1]) {
      server.clock.advance(step);
      found.push(await mayApprove());
    }
    expect(found).toEqual([true, true, false, true, true, false]);
  });

  it('can be given again once it is over, not twice at the same time', async () => {
    const first = { validFrom: await at(0), validTo: await at(1000) };
    expect((await grant(maker.id, first)).status).toBe(200);
    expect(codes(await grant(maker.id, { validFrom: await at(999), validTo: await at(5000) }))).toEqual([
      409,
      'identity.membership-exists',
    ]);
    expect(codes(await grant(maker.id, {}))).toEqual([409, 'identity.membership-exists']);
    expect((await grant(maker.id, { validFrom: await at(1000), validTo: await at(2000) })).status).toBe(200);
    expect((await grant(maker.id, { validFrom: await at(2000) })).status).toBe(200);
  });

  it('is refused when it would never count, or nobody is there to be stood in for', async () => {
    expect(codes(await grant(maker.id, { validTo: await at(0) }))).toEqual([409, 'identity.over-already']);
    for (const substitutesFor of [maker.id, '0193c0de-0000-7000-8000-000000000001']) {
      const wish = { validTo: await at(1000), substitutesFor };
      expect(codes(await grant(maker.id, wish))).toEqual([409, 'identity.not-their-role']);
    }
    expect((await grant(maker.id, { substitutesFor: chief.id })).status).toBe(400);
    expect((await grant(maker.id, { validFrom: await at(10), validTo: await at(10) })).status).toBe(400);
    const there = { organisation: health, validTo: await at(1000), substitutesFor: chief.id };
    expect(codes(await grant(maker.id, there))).toEqual([409, 'identity.not-their-role']);
  });

  it('is ended by a revocation and stays as history, which can not be revoked', async () => {
    await grant(maker.id, { validTo: await at(DAY) });
    server.clock.advance(1000);
    const dated = async () =>
      (await account(maker.id)).body.memberships.find((each: { role: string }) => each.role === 'chief');
    const { id } = await dated();
    expect((await revoke(maker.id, id)).status).toBe(200);
    expect((await dated()).validTo).toBe(await at(0));
    expect(await mayApprove()).toBe(false);
    expect(codes(await revoke(maker.id, id))).toEqual([409, 'identity.over-already']);
  });

  it('is no membership any more for the rules about the only one, and about work elsewhere', async () => {
    const email = `short-${made}@khen.test`;
    const id = await server.account(email, { organisation: culture, role: 'maker' });
    await grant(id, { validTo: await at(1000) });
    await grant(id, { organisation: health, role: 'maker', validTo: await at(1000) });
    server.clock.advance(1000);
    const { body } = await account(id);
    const own = body.memberships.find(
      ({ role, organisation }: { role: string; organisation: string }) =>
        role === 'maker' && organisation === culture,
    );
    expect(codes(await revoke(id, own.id))).toEqual([409, 'identity.last-membership']);
    await server.account(`local-${made}@khen.test`, { organisation: culture, role: 'administrator' });
    const seen = await as(`local-${made}@khen.test`, 'GET', `/desk/accounts/${id}`);
    const suspended = await as(
      `local-${made}@khen.test`,
      'POST',
      `/desk/accounts/${id}/suspend`,
      { reason: 'Nghỉ việc.' },
      seen.etag,
    );
    expect(suspended.status).toBe(200);
  });

  it('does not make up for the last administrator who has no end', async () => {
    const top = await server.organisation(`top-${made}`);
    const lasting = await server.account(`lasting-${made}@khen.test`, {
      organisation: top,
      role: 'administrator',
    });
    const passing = await server.account(`passing-${made}@khen.test`, { organisation: top, role: 'maker' });
    const asLasting = async (method: string, path: string, body?: unknown, ifMatch?: string) =>
      as(`lasting-${made}@khen.test`, method, path, body, ifMatch);
    const { etag } = await asLasting('GET', `/desk/accounts/${passing}`);
    const wish = { organisation: top, role: 'administrator', validTo: await at(1000) };
    expect((await asLasting('POST', `/desk/accounts/${passing}/memberships`, wish, etag)).status).toBe(200);
    const seen = await as(`passing-${made}@khen.test`, 'GET', `/desk/accounts/${lasting}`);
    const suspended = await as(
      `passing-${made}@khen.test`,
      'POST',
      `/desk/accounts/${lasting}/suspend`,
      { reason: 'Nghỉ việc.' },
      seen.etag,
    );
    expect(codes(suspended)).toEqual([409, 'identity.last-administrator']);
  });
});

describe('where a second factor is mandatory', () => {
  it('a substitute needs it as long as they stand in, and the approver to appoint one', async () => {
    const strict = await startIdentity({ TOTP_MANDATORY: 'yes' }, { beside: server });
    try {
      const send = async (token: string, body: unknown) =>
        strict.ask('POST', '/api/v1/me/substitutes', { token, body });
      const body = { email: maker.email, role: 'chief', to: await at(DAY) };
      const bare = await strict.token(chief.email);
      expect(codes(await send(bare, body))).toEqual([403, 'identity.second-factor-required']);
      await strict.secondFactor(bare);
      expect((await send(bare, body)).status).toBe(201);
      const theirs = await strict.token(maker.email);
      const toys = (path = '') => strict.ask('GET', `/api/v1/desk/toys${path}`, { token: theirs });
      expect(codes(await toys('/approved'))).toEqual([403, 'identity.second-factor-required']);
      await strict.secondFactor(theirs);
      expect((await toys('/approved')).status).toBe(200);
    } finally {
      await strict.close();
    }
  });

  it('whoever stood in needs it no more afterwards', async () => {
    await appoint({ to: await at(1000) });
    const strict = await startIdentity({ TOTP_MANDATORY: 'yes' }, { beside: server });
    try {
      const token = await strict.token(maker.email);
      const toys = async () => (await strict.ask('GET', '/api/v1/desk/toys', { token })).status;
      expect(await toys()).toBe(403);
      server.clock.advance(1000);
      expect(await toys()).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

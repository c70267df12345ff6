import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { statement } from '../../src/platform/database/index.js';
import { askToken, basic, Machines, post } from './machines.js';
import { type Answer, type IdentityServer, startIdentity, statuses } from './support.js';

// province ─┬─ agency, another (press agencies)
//           └─ culture
let server: IdentityServer;
let machines: Machines;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await startIdentity();
  ids['province'] = await server.organisation('province');
  ids['agency'] = await server.organisation('agency', ids['province'], 'press_agency');
  ids['another'] = await server.organisation('another', ids['province'], 'press_agency');
  ids['culture'] = await server.organisation('culture', ids['province']);
  await server.account('manager@khen.test', { organisation: ids['agency'], role: 'manager' });
  await server.account('other@khen.test', { organisation: ids['another'], role: 'manager' });
  machines = new Machines(server, 'manager@khen.test');
});
afterAll(() => server.close());

const whoami = (token: string, actingFor?: string) =>
  server.ask('GET', '/api/v1/whoami', { token, ...(actingFor !== undefined && { actingFor }) });
const tokenOf = async (machine: { id: string; secret: string }) => {
  const answer = await askToken(server, {}, { headers: basic(machine) });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.access_token as string;
};
const codes = ({ status, body }: Answer) => [status, body?.type?.replace('urn:khen:error:', '')];
const secretRows = statement<{ secrets: string }>(
  'test.client-secrets',
  `select string_agg(s::text, ' ') as secrets from identity.client_secret s`,
);
const renameClient = statement('test.rename-client', 'update identity.client set id = $2 where id = $1');

describe('a client', () => {
  it('is made without a secret, gets one that is shown once, and is known by it', async () => {
    const made = await machines.ask('POST', '', {
      organisation: ids['agency'],
      name: ' Hệ thống  tòa soạn ',
      scopes: ['early-access.read', 'early-access.read'],
    });
    expect([made.status, made.body.name, made.body.scopes, made.body.secrets]).toEqual([
      201,
      'Hệ thống tòa soạn',
      ['early-access.read'],
      [],
    ]);
    const added = await machines.change('POST', made.body.id, '/secrets', {});
    expect(added.body.clientSecret).toMatch(/^khen_[\w-]{70}$/);
    expect(added.headers['cache-control']).toBe('private, no-store');
    const machine = { id: made.body.id, secret: added.body.clientSecret };
    const { body } = await whoami(await tokenOf(machine));
    expect(body).toEqual({
      actor: { kind: 'client', id: machine.id },
      actingFor: ids['agency'],
      permissions: ['early-access.read'],
    });
    const seen = await machines.ask('GET', `/${machine.id}`);
    expect(JSON.stringify(seen.body)).not.toContain(machine.secret.slice(0, 40));
    const [stored] = await server.database.query(secretRows);
    expect(stored!.secrets).not.toContain(machine.secret.slice(5));
    expect(stored!.secrets).not.toContain(Buffer.from(machine.secret).toString('hex'));
  });

  it('is made once, however often the request is sent; a secret is not shown again', async () => {
    const body = { organisation: ids['agency'], name: 'Một', scopes: ['early-access.read'] };
    const token = await server.token('manager@khen.test');
    const headers = { 'idempotency-key': 'one-client' };
    const create = () => server.ask('POST', '/api/v1/desk/clients', { token, body, headers });
    const [first, second] = [await create(), await create()];
    expect(second.body.id).toBe(first.body.id);
    const add = () =>
      server.ask('POST', `/api/v1/desk/clients/${first.body.id}/secrets`, {
        token,
        body: {},
        ifMatch: first.etag,
        headers,
      });
    expect(statuses([await add(), await add()])).toEqual([201, 412]);
  });

  it('has scopes that its organisation can have, and no others', async () => {
    const asked = (organisation: string, scope: string) =>
      machines.ask('POST', '', { organisation, name: 'X', scopes: [scope] });
    for (const scope of ['toys.read', 'clients.write', 'early-access.accept', 'x'])
      expect(codes(await asked(ids['agency']!, scope))).toEqual([409, 'client.scope-not-here']);
    expect((await asked(ids['another']!, 'early-access.read')).status).toBe(400);
    expect(
      (await machines.ask('POST', '', { organisation: ids['agency'], name: 'X', scopes: [] })).status,
    ).toBe(400);
    await server.account('admin@khen.test', {
      organisation: ids['province']!,
      role: 'administrator',
      scope: 'subtree',
    });
    const above = new Machines(server, 'admin@khen.test');
    const inCulture = { organisation: ids['culture'], name: 'X', scopes: ['early-access.read'] };
    expect(codes(await above.ask('POST', '', inCulture))).toEqual([409, 'client.scope-not-here']);
    expect((await above.ask('POST', '', { ...inCulture, organisation: ids['agency'] })).status).toBe(201);
  });

  it('is not there for those who look after others', async () => {
    const machine = await machines.create(ids['agency']!);
    const strangers = new Machines(server, 'other@khen.test');
    expect((await strangers.ask('GET', `/${machine.id}`)).status).toBe(404);
    expect((await strangers.ask('POST', `/${machine.id}/secrets`, {}, '"x"')).status).toBe(404);
    expect((await strangers.ask('GET', '')).body.items).toEqual([]);
  });

  it('can not do what is for people: their own account, sessions, password', async () => {
    const token = await tokenOf(await machines.create(ids['agency']!));
    const asked = [
      ['GET', '/api/v1/me'],
      ['GET', '/api/v1/me/sessions'],
      ['DELETE', '/api/v1/session'],
      ['POST', '/api/v1/me/substitutes'],
    ] as const;
    for (const [method, path] of asked) {
      const body =
        method === 'POST' ? { email: 'a@b.vn', role: 'chief', to: '2026-12-01T00:00:00Z' } : undefined;
      expect(codes(await server.ask(method, path, { token, body }))).toEqual([403, 'http.people-only']);
    }
    expect((await server.ask('GET', '/api/v1/desk/clients', { token })).status).toBe(403);
    expect((await server.ask('GET', '/api/v1/desk/toys', { token })).status).toBe(403);
  });

  it('acts for its own organisation and no other', async () => {
    const token = await tokenOf(await machines.create(ids['agency']!));
    expect((await whoami(token, ids['agency'])).status).toBe(200);
    expect((await whoami(token, ids['agency']!.toUpperCase())).status).toBe(200);
    for (const other of ['province', 'another'])
      expect(codes(await whoami(token, ids[other]))).toEqual([403, 'identity.acting-for-refused']);
    expect((await whoami(token, 'everybody')).status).toBe(400);
  });
});

describe('the secrets of a client', () => {
  it('rotate: two live at once, a third does not; the first is revoked and its tokens end at once', async () => {
    const first = await machines.create(ids['agency']!);
    const second = await machines.withSecret(first.id);
    expect(codes(await machines.change('POST', first.id, '/secrets', {}))).toEqual([
      409,
      'client.enough-secrets',
    ]);
    const [before, after] = [await tokenOf(first), await tokenOf(second)];
    expect(statuses([await whoami(before), await whoami(after)])).toEqual([200, 200]);
    const revoked = await machines.change('DELETE', first.id, `/secrets/${first.secretId}`);
    expect(
      revoked.body.secrets.map(({ revokedAt }: { revokedAt?: string }) => revokedAt !== undefined),
    ).toEqual([false, true]);
    expect((await whoami(before)).status).toBe(401);
    expect((await whoami(after)).status).toBe(200);
    expect((await askToken(server, post(first))).status).toBe(401);
    expect((await askToken(server, post(second))).status).toBe(200);
    expect(codes(await machines.change('DELETE', first.id, `/secrets/${first.secretId}`))).toEqual([
      409,
      'client.secret-over',
    ]);
    expect((await machines.change('POST', first.id, '/secrets', {})).status).toBe(201);
  });

  it('are never more than two alive, also when many are asked for at once', async () => {
    const { id } = await machines.create(ids['agency']!);
    await server.warm();
    const { etag } = await machines.ask('GET', `/${id}`);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => machines.ask('POST', `/${id}/secrets`, {}, etag)),
    );
    expect(statuses(answers)).toEqual([201, 412, 412, 412, 412, 412]);
  });

  it('expire when they were told to, and so do their tokens', async () => {
    const made = await machines.ask('POST', '', {
      organisation: ids['agency'],
      name: 'Ngắn hạn',
      scopes: ['early-access.read'],
    });
    const now = new Date(await server.clock.now());
    const in2 = new Date(now.getTime() + 120_000).toISOString();
    expect(
      codes(await machines.change('POST', made.body.id, '/secrets', { expiresAt: now.toISOString() })),
    ).toEqual([400, 'client.expires-already']);
    const machine = await machines.withSecret(made.body.id, { expiresAt: in2 });
    const token = await tokenOf(machine);
    server.clock.advance(119_000);
    expect((await whoami(token)).status).toBe(200);
    server.clock.advance(1_000);
    expect((await whoami(token)).status).toBe(401);
    expect((await askToken(server, post(machine))).status).toBe(401);
  });

  it('of one client are worth nothing for another', async () => {
    const [one, two] = [await machines.create(ids['agency']!), await machines.create(ids['agency']!)];
    expect((await askToken(server, { client_id: one.id, client_secret: two.secret })).status).toBe(401);
    const strangers = await machines.change('DELETE', one.id, `/secrets/${two.secretId}`);
    expect(strangers.status).toBe(404);
  });

  it('are noted when used, once a minute at most', async () => {
    const machine = await machines.create(ids['agency']!);
    const lastUsed = async () => {
      const { body } = await machines.ask('GET', `/${machine.id}`);
      return [body.lastUsedAt, body.secrets[0].lastUsedAt];
    };
    expect(await lastUsed()).toEqual([undefined, undefined]);
    const started = new Date(await server.clock.now()).toISOString();
    const token = await tokenOf(machine);
    expect(await lastUsed()).toEqual([started, started]);
    server.clock.advance(59_000);
    await whoami(token);
    expect(await lastUsed()).toEqual([started, started]);
    server.clock.advance(1_000);
    await Promise.all(Array.from({ length: 5 }, () => whoami(token)));
    const later = new Date(await server.clock.now()).toISOString();
    expect(await lastUsed()).toEqual([later, later]);
  });
});

describe('what a token of a client is good for', () => {
  it('ends with the client, its organisation, and its scopes; at the next request', async () => {
    const machine = await machines.create(ids['agency']!);
    const token = await tokenOf(machine);
    expect((await machines.change('POST', machine.id, '/disable', { reason: 'Lộ mã.' })).body.state).toBe(
      'disabled',
    );
    expect((await whoami(token)).status).toBe(401);
    expect((await askToken(server, post(machine))).status).toBe(401);
    expect(codes(await machines.change('POST', machine.id, '/secrets', {}))).toEqual([
      409,
      'client.client-state',
    ]);
    expect((await machines.change('POST', machine.id, '/enable')).status).toBe(200);
    expect((await whoami(token)).status).toBe(200);
    const renamed = await machines.change('PATCH', machine.id, '', { name: 'Tên khác' });
    expect([renamed.body.name, renamed.body.scopes]).toEqual(['Tên khác', ['early-access.read']]);
    const { etag } = await server.ask('GET', `/api/v1/desk/organisations/${ids['agency']}`, {
      token: await server.token('admin@khen.test'),
    });
    const close = await server.ask('POST', `/api/v1/desk/organisations/${ids['agency']}/close`, {
      token: await server.token('admin@khen.test'),
      ifMatch: etag,
    });
    expect(close.status).toBe(200);
    expect((await whoami(token)).status).toBe(401);
    const reopened = await server.ask('POST', `/api/v1/desk/organisations/${ids['agency']}/reopen`, {
      token: await server.token('admin@khen.test'),
      ifMatch: close.etag,
    });
    expect(reopened.status).toBe(200);
    expect((await whoami(token)).status).toBe(200);
  });

  it('ends after five minutes', async () => {
    const token = await tokenOf(await machines.create(ids['agency']!));
    server.clock.advance(299_000);
    expect((await whoami(token)).status).toBe(200);
    server.clock.advance(1_000);
    expect((await whoami(token)).status).toBe(401);
  });

  it('is never what a token of a person is good for, nor the other way round', async () => {
    const machine = await machines.create(ids['agency']!);
    const [theirs, ours] = [await tokenOf(machine), await server.token('manager@khen.test')];
    const folder = server.config.keysDir;
    const pem = readdirSync(folder).find((name) => name.startsWith('token-'))!;
    const key = createPrivateKey(readFileSync(join(folder, pem), 'utf8'));
    const dressed = (token: string, typ: string, claims = {}) =>
      new SignJWT({ ...decodeJwt(token), ...claims })
        .setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'ES256', typ })
        .sign(key);
    const attempts = [
      await dressed(theirs, 'at+jwt'),
      await dressed(theirs, 'at+jwt', { sid: decodeJwt(ours)['sid'] }),
      await dressed(theirs, 'JWT'),
      await dressed(ours, 'client-at+jwt'),
      await dressed(ours, 'client-at+jwt', {
        client_id: decodeJwt(ours).sub,
        secret: machine.secretId,
        scope: 'early-access.read',
      }),
      await dressed(theirs, 'client-at+jwt', { sid: decodeJwt(ours)['sid'] }),
      await dressed(theirs, 'client-at+jwt', { sub: decodeJwt(ours).sub }),
    ];
    for (const token of attempts) {
      expect((await whoami(token)).status).toBe(401);
      expect((await server.ask('GET', '/api/v1/me', { token })).status).toBe(401);
    }
    const more = await dressed(theirs, 'client-at+jwt', {
      scope: 'early-access.read clients.read toys.read',
    });
    expect((await whoami(more)).body.permissions).toEqual(['early-access.read']);
    expect((await whoami(await dressed(theirs, 'client-at+jwt'))).status).toBe(200);
  });

  it('is that of the client, even were its id the id of an account', async () => {
    await server.account('doi@khen.test', { organisation: ids['agency']!, role: 'manager' });
    const person = await server.token('doi@khen.test');
    const id = decodeJwt(person).sub!;
    const made = await machines.ask('POST', '', {
      organisation: ids['agency'],
      name: 'Tòa soạn',
      scopes: ['early-access.read'],
    });
    await server.database.query(renameClient, [made.body.id, id]);
    const token = await tokenOf(await machines.withSecret(id));
    expect((await whoami(token)).body.permissions).toEqual(['early-access.read']);
    expect(codes(await server.ask('GET', '/api/v1/me', { token }))).toEqual([403, 'http.people-only']);
    // And the end of one is not the end of the other.
    expect((await machines.change('POST', id, '/disable', { reason: 'Lộ mã.' })).status).toBe(200);
    expect((await whoami(token)).status).toBe(401);
    expect((await whoami(person)).status).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationsRepository } from '../../src/identity/organisations.repository.js';
import { statement } from '../../src/platform/database/index.js';
import { type IdentityServer, startIdentity } from './support.js';

// province ─── culture ─── geopark      agency
let server: IdentityServer;
let [province, culture, geopark, agency] = ['', '', '', ''];
let chief: string;
let chiefId: string;
beforeAll(async () => {
  server = await startIdentity({}, { work: true });
  province = await server.organisation('province');
  culture = await server.organisation('culture', province);
  geopark = await server.organisation('geopark', culture);
  agency = await server.organisation('agency');
  chiefId = await server.account('chief@khen.test', {
    organisation: province,
    role: 'administrator',
    scope: 'subtree',
  });
  chief = await server.token('chief@khen.test');
});
afterAll(() => server.close());

const desk = '/api/v1/desk/accounts';
const typeOf = ({ status, body }: { status: number; body: { type?: string } }) =>
  `${status} ${body?.type?.slice(15) ?? ''}`;
let made = 0;
async function account(...memberships: { organisation: string; role: string; scope?: 'own' | 'subtree' }[]) {
  made += 1;
  const email = `nguoi-${made}@khen.test`;
  return { email, id: await server.account(email, ...memberships) };
}
async function change(token: string, id: string, path: string, body?: object, method = 'POST') {
  const { etag } = await server.ask('GET', `${desk}/${id}`, { token });
  return server.ask(method, `${desk}/${id}${path}`, {
    token,
    ifMatch: etag || `"${id}.1"`,
    ...(body && { body }),
  });
}
const grant = (token: string, id: string, organisation: string, role: string, scope = 'own') =>
  change(token, id, '/memberships', { organisation, role, scope });
async function revoke(token: string, id: string, role?: string) {
  const { body } = await server.ask('GET', `${desk}/${id}`, { token });
  const membership = body.memberships?.find((each: { role: string }) => !role || each.role === role);
  return change(token, id, `/memberships/${membership?.id ?? id}`, undefined, 'DELETE');
}

describe('granting roles', () => {
  it('gives them at the next request of a session that is open', async () => {
    const { id, email } = await account({ organisation: culture, role: 'reader' });
    const token = await server.token(email);
    expect((await server.ask('GET', '/api/v1/desk/toys/made', { token })).status).toBe(403);
    const granted = await grant(chief, id, culture, 'maker');
    expect(granted.body.memberships.map(({ role }: { role: string }) => role)).toEqual(['reader', 'maker']);
    expect((await server.ask('GET', '/api/v1/desk/toys/made', { token })).status).toBe(200);
    expect((await revoke(chief, id, 'maker')).status).toBe(200);
    expect((await server.ask('GET', '/api/v1/desk/toys/made', { token })).status).toBe(403);
  });

  it('goes no further than the administrator reaches', async () => {
    const local = await account({ organisation: culture, role: 'administrator', scope: 'own' });
    const wide = await account({ organisation: culture, role: 'administrator', scope: 'subtree' });
    const [localToken, wideToken] = [await server.token(local.email), await server.token(wide.email)];
    const { id } = await account({ organisation: culture, role: 'reader' });
    expect(typeOf(await grant(localToken, id, province, 'maker'))).toBe('403 http.forbidden');
    expect(typeOf(await grant(localToken, id, geopark, 'maker'))).toBe('403 http.forbidden');
    expect(typeOf(await grant(localToken, id, agency, 'maker'))).toBe('403 http.forbidden');
    expect(typeOf(await grant(localToken, id, culture, 'maker', 'subtree'))).toBe(
      '403 identity.beyond-scope',
    );
    expect(typeOf(await grant(wideToken, id, province, 'maker'))).toBe('403 http.forbidden');
    expect((await grant(localToken, id, culture, 'maker')).status).toBe(200);
    expect((await grant(wideToken, id, geopark, 'maker', 'subtree')).status).toBe(200);
  });

  it('is refused for a role that there is not or that the account has', async () => {
    const { id } = await account({ organisation: culture, role: 'reader' });
    expect(typeOf(await grant(chief, id, culture, 'emperor'))).toBe('400 identity.unknown-role');
    expect(typeOf(await grant(chief, id, culture, 'constructor'))).toBe('400 identity.unknown-role');
    expect(typeOf(await grant(chief, id, culture, 'reader', 'subtree'))).toBe(
      '409 identity.membership-exists',
    );
  });

  it('is for others: nobody changes their own roles or state', async () => {
    expect(typeOf(await grant(chief, chiefId, culture, 'maker'))).toBe('409 identity.own-account');
    expect(typeOf(await change(chief, chiefId, '/suspend', { reason: 'x' }))).toBe(
      '409 identity.own-account',
    );
    expect(typeOf(await revoke(chief, chiefId))).toBe('409 identity.own-account');
  });

  it('needs the state that was read', async () => {
    const { id } = await account({ organisation: culture, role: 'reader' });
    const { etag } = await server.ask('GET', `${desk}/${id}`, { token: chief });
    const body = { organisation: culture, role: 'maker' };
    const ask = (ifMatch?: string) =>
      server.ask('POST', `${desk}/${id}/memberships`, { token: chief, body, ...(ifMatch && { ifMatch }) });
    expect((await ask()).status).toBe(428);
    expect((await ask(etag)).status).toBe(200);
    expect((await ask(etag)).status).toBe(412);
  });

  it('is recorded with who, for whom and what, without names', async () => {
    const { id } = await account({ organisation: culture, role: 'reader' });
    await grant(chief, id, culture, 'maker', 'subtree');
    const [record] = await server.database.query(
      statement<Record<string, unknown>>(
        'test.last-audit',
        `select actor_id, organisation_id, verb, object_type, changes from ledger.audit
         where object_id = $1 order by at desc, id desc limit 1`,
      ),
      [id],
    );
    expect(record).toEqual({
      actor_id: chiefId,
      organisation_id: province,
      verb: 'grant',
      object_type: 'account',
      changes: [{ field: `membership:maker:subtree:${culture}` }],
    });
  });
});

describe('the last administrator', () => {
  it('of an organisation at the top can be neither suspended nor stripped of the role', async () => {
    const top = await server.organisation(`top-${(made += 1)}`);
    const first = await account({ organisation: top, role: 'administrator', scope: 'subtree' });
    const second = await account(
      { organisation: top, role: 'administrator', scope: 'own' },
      { organisation: top, role: 'maker' },
    );
    await account({ organisation: top, role: 'maker' });
    const weaker = await server.token(second.email);
    expect(typeOf(await change(weaker, first.id, '/suspend', { reason: 'x' }))).toBe(
      '409 identity.last-administrator',
    );
    expect(
      (await revoke(weaker, first.id)).body.reasons.map(({ type }: { type: string }) => type.slice(15)),
    ).toEqual(['identity.last-membership', 'identity.last-administrator']);
    const { body } = await server.ask('GET', `${desk}/${first.id}`, { token: weaker });
    const suspend = body.actions.find(({ verb }: { verb: string }) => verb === 'suspend');
    expect(suspend.reasons[0].title).toContain('last administrator');
    const token = await server.token(first.email);
    expect((await revoke(token, second.id, 'administrator')).status).toBe(200);
  });

  it('remains when two suspend each other at once', async () => {
    const top = await server.organisation(`top-${(made += 1)}`);
    const role = { organisation: top, role: 'administrator', scope: 'subtree' as const };
    const [a, b] = [await account(role), await account(role)];
    const [tokenA, tokenB] = [await server.token(a.email), await server.token(b.email)];
    await server.warm();
    const answers = await Promise.all([
      change(tokenA, b.id, '/suspend', { reason: 'x' }),
      change(tokenB, a.id, '/suspend', { reason: 'x' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('may go once there is another who is active', async () => {
    const top = await server.organisation(`top-${(made += 1)}`);
    const role = { organisation: top, role: 'administrator', scope: 'subtree' as const };
    const [a, b] = [await account(role), await account(role)];
    const token = await server.token(a.email);
    expect((await change(token, b.id, '/suspend', { reason: 'Nghỉ hưu.' })).body.state).toBe('suspended');
    const weaker = await account({ organisation: top, role: 'administrator' });
    const weakerToken = await server.token(weaker.email);
    expect(typeOf(await change(weakerToken, a.id, '/suspend', { reason: 'x' }))).toBe(
      '409 identity.last-administrator',
    );
  });
});

describe('accounts', () => {
  it('are seen by those who reach one of their organisations, and by nobody else', async () => {
    const { id } = await account(
      { organisation: culture, role: 'reader' },
      { organisation: agency, role: 'maker' },
    );
    const foreign = await account({ organisation: agency, role: 'maker' });
    const seen = await server.ask('GET', `${desk}/${id}`, { token: chief });
    expect(seen.body.memberships.map(({ organisation }: { organisation: string }) => organisation)).toEqual([
      culture,
    ]);
    expect(seen.body.worksElsewhere).toBe(true);
    expect((await server.ask('GET', `${desk}/${foreign.id}`, { token: chief })).status).toBe(404);
    expect((await change(chief, foreign.id, '/suspend', { reason: 'x' })).status).toBe(404);
    expect((await revoke(chief, foreign.id)).status).toBe(404);
    const { items } = (await server.ask('GET', `${desk}?limit=100`, { token: chief })).body;
    expect(items.map((item: { id: string }) => item.id)).toContain(id);
    expect(items.map((item: { id: string }) => item.id)).not.toContain(foreign.id);
  });

  it('that work elsewhere too are not suspended from here, but lose their role here', async () => {
    const { id } = await account(
      { organisation: culture, role: 'reader' },
      { organisation: agency, role: 'maker' },
    );
    expect(typeOf(await change(chief, id, '/suspend', { reason: 'x' }))).toBe('409 identity.works-elsewhere');
    const others = await server.database.query(
      statement<{ id: string }>(
        'test.other-membership',
        'select id from identity.membership where account_id = $1 and organisation_id = $2',
      ),
      [id, agency],
    );
    expect((await change(chief, id, `/memberships/${others[0]!.id}`, undefined, 'DELETE')).status).toBe(404);
    expect((await revoke(chief, id)).status).toBe(404);
    expect((await server.ask('GET', `${desk}/${id}`, { token: chief })).status).toBe(404);
  });

  it('are shown with what may be done with them now', async () => {
    const { id } = await account({ organisation: culture, role: 'reader' });
    const { body } = await server.ask('GET', `${desk}/${id}`, { token: chief });
    const verbs = Object.fromEntries(
      body.actions.map((action: { verb: string; reasons: unknown[] }) => [
        action.verb,
        action.reasons.length,
      ]),
    );
    expect(verbs).toEqual({ grant: 0, revoke: 1, 'remove-second-factor': 0, suspend: 0 });
  });

  it('are shown to everybody at once, also while one of them or the structure is being changed', async () => {
    const { id } = await account({ organisation: culture, role: 'reader' });
    const lock = statement('test.lock-account', 'select id from identity.account where id = $1 for update');
    const status = await server.database.transaction(async (tx) => {
      await server.app.get(OrganisationsRepository, { strict: false }).lockStructure(tx);
      await tx.query(lock, [id]);
      return (await server.ask('GET', `${desk}/${id}`, { token: chief })).status;
    });
    expect(status).toBe(200);
  });

  it('have one e-mail address each, however it is written', async () => {
    const invite = (email: string) =>
      server.ask('POST', desk, {
        token: chief,
        body: { email, name: 'Trùng', memberships: [{ organisation: culture, role: 'reader' }] },
      });
    expect((await invite('trung@khen.test')).status).toBe(201);
    expect(typeOf(await invite('TRUNG@khen.test'))).toBe('409 identity.email-taken');
    expect(typeOf(await invite('không phải thư'))).toBe('400 http.invalid');
  });

  it('are invited only where the administrator reaches', async () => {
    const invite = (organisation: string, scope = 'own') =>
      server.ask('POST', desk, {
        token: chief,
        body: {
          email: `moi-${(made += 1)}@khen.test`,
          name: 'Mới',
          memberships: [{ organisation, role: 'reader', scope }],
        },
      });
    expect(typeOf(await invite(agency))).toBe('403 identity.beyond-scope');
    expect(typeOf(await invite('0193c0de-0000-7000-8000-000000000001'))).toBe('403 identity.beyond-scope');
    expect((await invite(geopark, 'subtree')).status).toBe(201);
  });

  it('are listed in pages, each once, and by state', async () => {
    const seen: string[] = [];
    for (let query: string | undefined = 'limit=4'; query;) {
      const { body }: Awaited<ReturnType<IdentityServer['ask']>> = await server.ask(
        'GET',
        `${desk}?${query}`,
        { token: chief },
      );
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      query = body.next && `limit=4&cursor=${body.next}`;
    }
    expect(seen.length).toBeGreaterThan(8);
    expect(new Set(seen).size).toBe(seen.length);
    const { items } = (await server.ask('GET', `${desk}?state=invited`, { token: chief })).body;
    expect(new Set(items.map(({ state }: { state: string }) => state))).toEqual(new Set(['invited']));
  });

  it('are found by words of name or address, without marks and in any order, page by page', async () => {
    for (const [email, name] of [
      ['do.thi-my@khen.test', 'Đỗ Thị Mỷ'],
      ['my_do@khen.test', 'Sùng Thị Mỷ'],
    ] as const) {
      const memberships = [{ organisation: culture, role: 'reader' }];
      await server.ask('POST', desk, { token: chief, body: { email, name, memberships } });
    }
    const found = async (q: string, rest = '') => {
      const query = `${desk}?q=${encodeURIComponent(q)}${rest}`;
      const { body } = await server.ask('GET', query, { token: chief });
      return { names: body.items.map(({ name }: { name: string }) => name), next: body.next };
    };
    expect((await found('my thi DO')).names).toEqual(['Sùng Thị Mỷ', 'Đỗ Thị Mỷ']);
    expect((await found('đỗ.thị')).names).toEqual(['Đỗ Thị Mỷ']);
    expect((await found('my_')).names).toEqual(['Sùng Thị Mỷ']);
    expect((await found('my%')).names).toEqual([]);
    expect((await found('my thi', '&state=active')).names).toEqual([]);
    const first = await found('thi my', '&limit=1');
    expect(first.names).toEqual(['Sùng Thị Mỷ']);
    expect(await found('thi my', `&limit=1&cursor=${first.next}`)).toEqual({ names: ['Đỗ Thị Mỷ'] });
    const bad = await server.ask('GET', `${desk}?q=${'x'.repeat(101)}`, { token: chief });
    expect(bad.status).toBe(400);
  });

  it('are not for those without the permission', async () => {
    const { email } = await account({ organisation: culture, role: 'maker' });
    const token = await server.token(email);
    expect(typeOf(await server.ask('GET', desk, { token }))).toBe('403 http.forbidden');
    expect((await server.ask('GET', desk)).status).toBe(401);
  });
});

describe('roles', () => {
  it('are listed with what each allows', async () => {
    const { body } = await server.ask('GET', '/api/v1/desk/roles', { token: chief });
    const administrator = body.items.find(({ key }: { key: string }) => key === 'administrator');
    expect(administrator.permissions).toContainEqual({
      key: 'accounts.read',
      text: 'See accounts and their roles',
      area: 'Organisations and people',
    });
  });
});

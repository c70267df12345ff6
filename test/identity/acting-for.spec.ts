import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityServer, startIdentity } from './support.js';

// province ─┬─ culture ─── geopark
//           └─ health
// agency
let server: IdentityServer;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await startIdentity();
  ids['province'] = await server.organisation('province');
  ids['culture'] = await server.organisation('culture', ids['province']);
  ids['geopark'] = await server.organisation('geopark', ids['culture']);
  ids['health'] = await server.organisation('health', ids['province']);
  ids['agency'] = await server.organisation('agency');
});
afterAll(() => server.close());

const names = (found: string[]) => Object.keys(ids).filter((name) => found.includes(ids[name]!));
async function person(email: string, ...memberships: [string, string, ('own' | 'subtree')?][]) {
  await server.account(
    email,
    ...memberships.map(([where, role, scope = 'own' as const]) => ({
      organisation: ids[where]!,
      role,
      scope,
    })),
  );
  return server.token(email);
}
async function rows(token: string, where?: string, path = '/api/v1/desk/toys') {
  const answer = await server.ask('GET', path, { token, ...(where && { actingFor: ids[where] ?? where }) });
  return answer.status === 200 ? names(answer.body.rows).join(' ') : answer.status;
}

describe('acting for an organisation', () => {
  it('needs no choice where there is one organisation', async () => {
    const token = await person('mot@khen.test', ['culture', 'maker']);
    expect(await rows(token)).toBe('culture');
    expect(await rows(token, 'culture')).toBe('culture');
  });

  it('asks for a choice where there are several, and names them', async () => {
    const token = await person('nhieu@khen.test', ['culture', 'maker'], ['health', 'maker']);
    const answer = await server.ask('GET', '/api/v1/desk/toys', { token });
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:khen:error:identity.acting-for-required']);
    expect(answer.body.title).toContain(`culture (${ids['culture']}), health (${ids['health']})`);
    expect(await rows(token, 'culture')).toBe('culture');
    expect(await rows(token, 'health')).toBe('health');
    const me = await server.ask('GET', '/api/v1/me', { token });
    expect(me.status).toBe(200);
    expect(me.body.actingFor).toBeUndefined();
    expect(me.body.organisations.map(({ code }: { code: string }) => code)).toEqual(['culture', 'health']);
  });

  it('is refused outside of one reach, and for what is no organisation', async () => {
    const token = await person('ngoai@khen.test', ['culture', 'maker'], ['health', 'maker', 'subtree']);
    for (const where of ['province', 'geopark', 'agency'])
      expect([where, await rows(token, where)]).toEqual([where, 403]);
    expect(await rows(token, '0193c0de-0000-7000-8000-000000000001')).toBe(403);
    expect(await rows(token, 'culture-of-course')).toBe(400);
    expect(await rows(token, `${ids['culture']}' or true`)).toBe(400);
    const me = await server.ask('GET', '/api/v1/me', { token, actingFor: ids['agency']! });
    expect(me.status).toBe(403);
  });

  it('reaches the rows of that organisation, and of all below it where the membership does', async () => {
    const token = await person('tinh@khen.test', ['province', 'maker', 'subtree']);
    expect(await rows(token)).toBe('province culture geopark health');
    expect(await rows(token, 'culture')).toBe('culture geopark');
    expect(await rows(token, 'geopark')).toBe('geopark');
    expect(await rows(token, 'agency')).toBe(403);
    const own = await person('rieng@khen.test', ['province', 'maker', 'own']);
    expect(await rows(own)).toBe('province');
    expect(await rows(own, 'culture')).toBe(403);
  });

  it('brings each role as far as its own membership goes', async () => {
    const token = await person('ghep@khen.test', ['province', 'reader', 'subtree'], ['culture', 'maker']);
    expect(await rows(token, 'culture')).toBe('culture geopark');
    expect(await rows(token, 'culture', '/api/v1/desk/toys/made')).toBe('culture');
    expect(await rows(token, 'geopark')).toBe('geopark');
    expect(await rows(token, 'geopark', '/api/v1/desk/toys/made')).toBe(403);
    expect(await rows(token, 'province', '/api/v1/desk/toys/made')).toBe(403);
  });

  it('gives nothing for a role that there is not, or none at all', async () => {
    const token = await person('khong@khen.test');
    expect(await rows(token)).toBe(403);
    const me = await server.ask('GET', '/api/v1/me', { token });
    expect(me.body).toMatchObject({ permissions: [], organisations: [] });
  });

  it('follows an organisation that moves, at the next request', async () => {
    const token = await person('theo@khen.test', ['health', 'maker', 'subtree']);
    const admin = await person('chuyen@khen.test', ['province', 'administrator', 'subtree']);
    expect(await rows(token)).toBe('health');
    const path = `/api/v1/desk/organisations/${ids['geopark']}`;
    const { etag } = await server.ask('GET', path, { token: admin });
    const moved = await server.ask('POST', `${path}/move`, {
      token: admin,
      ifMatch: etag,
      body: { parent: ids['health'] },
    });
    expect(await rows(token)).toBe('geopark health');
    await server.ask('POST', `${path}/move`, {
      token: admin,
      ifMatch: moved.etag,
      body: { parent: ids['culture'] },
    });
    expect(await rows(token)).toBe('health');
  });
});

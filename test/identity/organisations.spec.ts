import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Organisations } from '../../src/identity/index.js';
import { type IdentityServer, startIdentity } from './support.js';

let server: IdentityServer;
let top: string;
let token: string;
beforeAll(async () => {
  server = await startIdentity();
  top = await server.organisation('ubnd');
  await server.account('quan-tri@khen.test', { organisation: top, role: 'administrator', scope: 'subtree' });
  token = await server.token('quan-tri@khen.test');
});
afterAll(() => server.close());

const desk = '/api/v1/desk/organisations';
const typeOf = ({ status, body }: { status: number; body: { type?: string } }) =>
  `${status} ${body?.type?.slice(15) ?? ''}`;
const create = (code: string, parent = top, more: object = {}) =>
  server.ask('POST', desk, {
    token,
    body: { parent, code, kind: 'department', names: { vi: `Sở ${code}` }, ...more },
  });
async function made(code: string, parent = top): Promise<string> {
  const answer = await create(code, parent);
  expect(answer.status).toBe(201);
  return answer.body.id;
}
async function verb(id: string, name: string, body?: object) {
  const { etag } = await server.ask('GET', `${desk}/${id}`, { token });
  return server.ask('POST', `${desk}/${id}/${name}`, { token, ifMatch: etag, ...(body && { body }) });
}

describe('an organisation', () => {
  it('is added below another, with names in several languages', async () => {
    const answer = await create('xay-dung', top, {
      names: { vi: 'Sở Xây dựng', en: 'Department of Construction', HMN: 'Sở' },
    });
    expect(answer.body).toMatchObject({
      parent: top,
      state: 'active',
      names: { vi: 'Sở Xây dựng', en: 'Department of Construction', hmn: 'Sở' },
    });
    expect(answer.headers['location']).toBe(`${desk}/${answer.body.id}`);
    expect(answer.etag).toBe(answer.body.etag);
    const seen = await server.ask('GET', `${desk}/${answer.body.id}`, { token });
    expect(seen.body.actions.map((action: { verb: string }) => action.verb)).toEqual([
      'rename',
      'move',
      'close',
    ]);
  });

  it('needs a Vietnamese name, a plain code that is not taken, and a parent within reach', async () => {
    expect(typeOf(await create('a', top, { names: { en: 'A' } }))).toBe('400 http.invalid');
    expect(typeOf(await create('Hà Giang'))).toBe('400 http.invalid');
    expect(typeOf(await create('ubnd'))).toBe('409 identity.code-taken');
    const other = await server.organisation('ngoai');
    expect(typeOf(await create('b', other))).toBe('400 identity.unknown-organisation');
    expect(typeOf(await create('b', '0193c0de-0000-7000-8000-000000000001'))).toBe(
      '400 identity.unknown-organisation',
    );
  });

  it('is added once however often it is asked for', async () => {
    const ask = () =>
      server.ask('POST', desk, {
        token,
        headers: { 'idempotency-key': 'so-y-te' },
        body: { parent: top, code: 'y-te', kind: 'department', names: { vi: 'Sở Y tế' } },
      });
    const [first, second] = [await ask(), await ask()];
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
  });

  it('is renamed only by who read it as it is', async () => {
    const id = await made('doi-ten');
    const { etag } = await server.ask('GET', `${desk}/${id}`, { token });
    const rename = (ifMatch?: string) =>
      server.ask('POST', `${desk}/${id}/rename`, {
        token,
        ...(ifMatch && { ifMatch }),
        body: { names: { vi: 'Tên mới' } },
      });
    expect(typeOf(await rename())).toBe('428 http.if-match-required');
    expect((await rename(etag)).body.names).toEqual({ vi: 'Tên mới' });
    expect(typeOf(await rename(etag))).toBe('412 http.stale');
  });

  it('can stand neither below itself nor below its own parts', async () => {
    const a = await made('a1');
    const b = await made('b1', a);
    const c = await made('c1', b);
    for (const parent of [a, b, c])
      expect(typeOf(await verb(a, 'move', { parent }))).toBe('409 identity.below-itself');
    expect((await verb(c, 'move', { parent: top })).body.parent).toBe(top);
    expect((await verb(b, 'move', { parent: c })).body.parent).toBe(c);
    expect(typeOf(await verb(c, 'move', { parent: b }))).toBe('409 identity.below-itself');
  });

  it('stays in a tree even when two are moved below each other at once', async () => {
    const [a, b] = [await made('dong-1'), await made('dong-2')];
    await server.warm();
    const moved = await Promise.all([verb(a, 'move', { parent: b }), verb(b, 'move', { parent: a })]);
    expect(moved.map(typeOf).toSorted()).toEqual(['200 ', '409 identity.below-itself']);
  });

  it('is closed when all below it is, and reopened when what is above is open', async () => {
    const a = await made('a2');
    const b = await made('b2', a);
    expect(typeOf(await verb(a, 'close'))).toBe('409 identity.has-open-parts');
    expect((await verb(b, 'close')).body.state).toBe('closed');
    expect((await verb(a, 'close')).body.state).toBe('closed');
    expect(typeOf(await verb(b, 'reopen'))).toBe('409 identity.parent-closed');
    expect(typeOf(await create('c2', a))).toBe('409 identity.parent-closed');
    expect((await verb(a, 'reopen')).body.state).toBe('active');
    expect((await verb(b, 'reopen')).body.state).toBe('active');
  });

  it('that one acts for is neither closed nor moved', async () => {
    expect(typeOf(await verb(top, 'close'))).toBe('409 identity.acting-for-it');
    expect(typeOf(await verb(top, 'move', { parent: await made('a3') }))).toBe('409 identity.acting-for-it');
  });

  it('lets nobody act for it once it is closed', async () => {
    const id = await made('dong-cua');
    await server.account('cuoi@khen.test', { organisation: id, role: 'maker' });
    const last = await server.token('cuoi@khen.test');
    expect((await server.ask('GET', '/api/v1/desk/toys', { token: last })).status).toBe(200);
    await verb(id, 'close');
    expect((await server.ask('GET', '/api/v1/desk/toys', { token: last })).status).toBe(403);
    expect((await server.ask('GET', '/api/v1/desk/toys', { token: last, actingFor: id })).status).toBe(403);
  });

  it('out of reach is not found, and not listed', async () => {
    const other = await server.organisation('khac-tinh');
    for (const path of ['', '/close', '/rename']) {
      const method = path ? 'POST' : 'GET';
      const body = path === '/rename' ? { names: { vi: 'X' } } : undefined;
      const answer = await server.ask(method, `${desk}/${other}${path}`, {
        token,
        ifMatch: `"${other}.1"`,
        body,
      });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const { items } = (await server.ask('GET', `${desk}?limit=100`, { token })).body;
    expect(items.map(({ code }: { code: string }) => code)).not.toContain('khac-tinh');
  });
});

describe('the list of organisations', () => {
  it('is public, in pages, each organisation once', async () => {
    const codes: string[] = [];
    for (let path: string | undefined = '/api/v1/organisations?limit=3'; path;) {
      const { body, headers }: Awaited<ReturnType<IdentityServer['ask']>> = await server.ask('GET', path);
      codes.push(...body.items.map(({ code }: { code: string }) => code));
      expect(body.items.every((item: object) => !('etag' in item) && !('actions' in item))).toBe(true);
      expect(Boolean(headers['link'])).toBe(Boolean(body.next));
      path = body.next && `/api/v1/organisations?limit=3&cursor=${body.next}`;
    }
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(codes).toContain('ubnd');
    expect(codes).toContain('khac-tinh');
  });

  it('shows at the desk what stands below another, level by level and page by page, and how much is below that', async () => {
    const hub = await made('dau-moi');
    const parts: string[] = [];
    for (let n = 1; n <= 5; n += 1) parts.push(await made(`dau-moi-${n}`, hub));
    await made('dau-moi-1-a', parts[0]);
    const list = async (query: string, who = token) =>
      (await server.ask('GET', `${desk}?${query}`, { token: who })).body;
    const tops = await list('parent=none');
    expect(tops.items.map(({ id }: { id: string }) => id)).toEqual([top]);
    const seen: string[] = [];
    for (let query: string | undefined = `parent=${hub}&limit=2`; query;) {
      const { items, next } = await list(query);
      seen.push(...items.map(({ id, parts: below }: { id: string; parts: number }) => `${id} ${below}`));
      query = next && `parent=${hub}&limit=2&cursor=${next}`;
    }
    expect(seen).toEqual(parts.map((id, n) => `${id} ${n === 0 ? 1 : 0}`));
    // Who looks after a part alone sees it at the top, and nothing below what they do not reach.
    await server.account('phan@khen.test', { organisation: parts[0]!, role: 'administrator', scope: 'own' });
    const own = await server.token('phan@khen.test');
    expect((await list('parent=none', own)).items).toMatchObject([{ id: parts[0], parts: 0 }]);
    expect((await list(`parent=${parts[0]!}`, own)).items).toEqual([]);
  });

  it('is searched at the desk by words of code or names, kind and state', async () => {
    const names = { vi: 'Ủy ban nhân dân xã Đường Thượng', en: 'Duong Thuong Commune' };
    const { body: commune } = await create('xa-duong-thuong', top, { kind: 'locality', names });
    const found = async (query: string) =>
      (await server.ask('GET', `${desk}?${query}`, { token })).body.items.map(
        ({ code }: { code: string }) => code,
      );
    for (const q of ['đường thượng', 'thuong UY BAN', 'commune xa', 'xa-duong'])
      expect(await found(`q=${encodeURIComponent(q)}`)).toEqual(['xa-duong-thuong']);
    expect(await found('q=duong&kind=department')).toEqual([]);
    await verb(commune.id, 'close');
    expect(await found('q=duong&state=closed')).toEqual(['xa-duong-thuong']);
    expect(await found('q=duong&state=active')).toEqual([]);
  });

  it('refuses cursors and filters that nobody made', async () => {
    for (const query of ['cursor=x', 'limit=0', 'limit=1000', 'sort=code', 'cursor=e30']) {
      expect([query, (await server.ask('GET', `/api/v1/organisations?${query}`)).status]).toEqual([
        query,
        400,
      ]);
    }
  });
});

describe('what other modules ask of organisations', () => {
  it('is their name in the language at hand, else in Vietnamese', async () => {
    const organisations = server.app.get(Organisations);
    expect(await organisations.name(top, ['en', 'vi'])).toBe('Office ubnd');
    expect(await organisations.name(top, ['hmn', 'vi'])).toBe('Cơ quan ubnd');
    expect(await organisations.name(top, ['zh'])).toBe('Cơ quan ubnd');
    const unknown = '0193c0de-0000-7000-8000-000000000001';
    await expect(organisations.name(unknown, ['vi'])).rejects.toMatchObject({
      code: 'identity.unknown-organisation',
    });
    expect([await organisations.exists(top), await organisations.exists(unknown)]).toEqual([true, false]);
    expect(await organisations.idOf('ubnd')).toBe(top);
  });
});

describe('random moves', () => {
  it('never make a cycle or lose an organisation', async () => {
    const ids = [top];
    for (let n = 0; n < 6; n += 1) ids.push(await made(`ngau-nhien-${n}`, ids[n >> 1]));
    const all = new Set(await server.app.get(Organisations).subtree(top));
    const move = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }));
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 4 }), async (moves) => {
        await server.warm();
        await Promise.all(moves.map(([what, where]) => verb(ids[what]!, 'move', { parent: ids[where]! })));
        expect(new Set(await server.app.get(Organisations).subtree(top))).toEqual(all);
      }),
      { numRuns: 15 },
    );
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { RouteInventory, type Route } from '../../src/platform/http/index.js';
import type { Answer, Api, Ask } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { completeDraft, type Desk, type GivenRelease } from '../support/given.js';

const long = process.env['KHEN_LONG'] === '1';

let server: TestApplication;
let desk: Desk;
let release: GivenRelease;
let routes: readonly Route[];
let topic: string;

beforeAll(async () => {
  server = await startApplication({ environment: { LOG_LEVEL: 'error' } });
  const { given } = server;
  desk = await given.desk();
  release = await given.release({ state: 'draft', desk });
  topic = await given.topic();
  routes = server.app.get(RouteInventory, { strict: false }).routes();
});
afterAll(() => server.close());
afterEach(async () => {
  // Whatever was sent, nothing failed on our side, and the server answers.
  expect(server.log).toEqual([]);
  expect((await server.api.get('/health/live')).status).toBe(200);
});

/** The route's address, about the release that is there. */
const addressOf = ({ path }: Route): string =>
  path
    .replace(/^\/api\/v1\/desk\/releases\/:id/, `/api/v1/desk/releases/${release.id}`)
    .replace(':lang', 'vi')
    .replace(/:(\w+)/g, release.id)
    .replace('*path', '0/000');

const guarded = (): Route[] => routes.filter(({ access }) => access.kind !== 'public');

/** Everything that is no success and no failure of ours. */
const refused = ({ status }: Answer): boolean => status >= 400 && status < 500;

/** Ways to write an address that a careless guard would take for another one than the router does. */
function disguises(address: string): string[] {
  const [, first = '', ...rest] = address.split('/');
  const tail = rest.join('/');
  const encoded = (letter: string): string => `%${letter.charCodeAt(0).toString(16)}`;
  const last = address.at(-1)!;
  return [
    `/${encoded(first[0]!)}${first.slice(1)}/${tail}`,
    `/${first}/${encoded(tail[0] ?? 'a')}${tail.slice(1)}`,
    address.slice(0, -1) + encoded(last),
    address.slice(0, -1) + encoded(last).toUpperCase(),
    `/${first}%2f${tail}`,
    `/${first}%252f${tail}`,
    `${address}/`,
    `${address}//`,
    `/${address}`,
    `//${first}//${tail}`,
    `/./${first}/${tail}`,
    `/public/../${first}/${tail}`,
    `/public/%2e%2e/${first}/${tail}`,
    `${address};x=1`,
    `/${first};x=1/${tail}`,
    `${address}%00`,
    `${address}%20`,
    `${address}?`,
    `${address}#x`,
    address.toUpperCase(),
    `${address}.json`,
    `\\${first}\\${tail}`,
    `http://khen.test${address}`,
    `${address}%zz`,
    `${address}%ff`,
  ];
}

describe('an address that is disguised', () => {
  it('opens no guarded route, whatever the method', async () => {
    const opened: string[] = [];
    for (const route of guarded()) {
      for (const address of disguises(addressOf(route))) {
        const answer = await server.api.send(route.method, address);
        if (!refused(answer)) opened.push(`${route.method} ${address}: ${answer.status}`);
      }
    }
    expect(guarded().length).toBeGreaterThan(20);
    expect(opened).toEqual([]);
  });

  it('is refused to HEAD as it is to GET, and to methods that a route does not have', async () => {
    const opened: string[] = [];
    for (const route of guarded()) {
      for (const method of ['HEAD', 'OPTIONS', 'PUT', 'TRACE', 'PROPFIND', 'get']) {
        const answer = await server.api.send(method, addressOf(route));
        if (!refused(answer)) opened.push(`${method} ${route.path}: ${answer.status}`);
      }
    }
    expect(opened).toEqual([]);
    for (const route of routes.filter(({ method, access }) => method === 'GET' && access.kind === 'public')) {
      const [get, head] = await Promise.all(
        ['GET', 'HEAD'].map((method) => server.api.send(method, addressOf(route))),
      );
      expect([route.path, head!.status, head!.text]).toEqual([route.path, get!.status, '']);
    }
  });

  it('does not become a guarded one by headers that name another', async () => {
    const [route] = guarded();
    for (const name of [
      'x-original-url',
      'x-rewrite-url',
      'x-forwarded-uri',
      'x-http-method-override',
      'x-forwarded-host',
    ]) {
      const answer = await server.api.send('GET', '/api/v1/releases', {
        headers: { [name]: addressOf(route!) },
      });
      expect([name, answer.status]).toEqual([name, 200]);
    }
  });

  it.each([
    '',
    'null',
    'undefined',
    '*',
    '%',
    '[object Object]',
    '00000000-0000-0000-0000-000000000000',
    "' or 1=1 --",
  ])('with the id %j finds nothing and changes nothing', async (id) => {
    const { api } = desk.officer;
    for (const verb of ['submit', 'discard']) {
      const path = `/api/v1/desk/releases/${encodeURIComponent(id)}/versions/open/${verb}`;
      expect(refused(await api.post(path, { stateSecretConfirmed: true }, { ifMatch: release.etag }))).toBe(
        true,
      );
    }
    expect((await api.get(release.open)).etag).toBe(release.etag);
  });
});

describe('a question that everybody may ask without a limit', () => {
  it('costs the database next to nothing, however many ask', async () => {
    const query = jest.spyOn(server.database, 'query');
    const many = Array.from({ length: 300 }, (_, index) => (index % 2 ? '/health/ready' : '/health/live'));
    const answers = await Promise.all(many.map((path) => server.api.get(path)));
    const asked = query.mock.calls.filter(([{ name }]) => name === 'platform.ask-readiness');
    query.mockRestore();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // At most one a second; the others share its answer.
    expect(asked.length).toBeLessThan(many.length / 10);
  });
});

describe('a body', () => {
  const draft = (ask: Ask, api: Api = desk.officer.api): Promise<Answer<{ type: string }>> =>
    api.send('POST', '/api/v1/desk/releases', ask);
  const json = (): string => JSON.stringify(completeDraft(topic));

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/json/x',
    'json',
    'application',
    'application/',
    '/json',
    '"application/json"',
    'text/json',
    'application/json,text/plain',
    'application /json',
    'a\tapplication/json',
    'applicatio\u0000n/json',
    'application/ld+json',
    'application/problem+json',
    '*/*',
    '__proto__',
    'constructor',
    `a/${'b'.repeat(5000)}`,
  ])('of the type %j is not taken', async (type) => {
    const answer = await draft({ body: json(), headers: { 'content-type': type } });
    expect([400, 415]).toContain(answer.status);
  });

  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json;charset=utf-8',
    'application/json ; charset=UTF-8',
  ])('of the type %j goes past its schema as little as any other', async (type) => {
    const headers = { 'content-type': type };
    expect((await draft({ body: json(), headers })).status).toBe(201);
    expect((await draft({ body: json().replace('{', '{"unheardOf":1,'), headers })).status).toBe(400);
  });

  it.each([
    '{"__proto__":{"title":"x"}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"\\u005f_proto__":{}}',
    '{"contact":{"__proto__":{"name":"x"}}}',
    '{"contact":{"constructor":{"prototype":{}}}}',
    '{"kind":{"$ne":null}}',
    '{"title":{"toString":"x"}}',
    '{"topics":{"0":"x","length":1}}',
    '{"topics":[{"id":"x"}]}',
    '{"lang":["vi"]}',
    '[]',
    'null',
    '1',
    '"x"',
    'true',
    '',
    '{',
    '\u0000',
    '['.repeat(50_000),
    `${'{"a":'.repeat(20_000)}1`,
    '{"title":"\\ud800"}',
    '{"title":"x\\u0000y"}',
    '{"title":"\\u202ex"}',
    '{"kind":"notice","kind":"notice"',
  ])('that begins %.40j is refused and leaves nothing behind', async (text) => {
    const usual = json().slice(1);
    // Beside members that are right, where the text can stand there.
    const bodies = text.startsWith('{"') ? [text, text.replace(/^\{/, `{${usual.slice(0, -1)},`)] : [text];
    for (const body of bodies) {
      const answer = await draft({ body, headers: { 'content-type': 'application/json' } });
      expect(answer.status).toBe(400);
      expect(answer.body.type).toMatch(/^urn:khen:error:/);
    }
    expect(({} as Record<string, unknown>)['title']).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it('may be anything: it is answered, and never by a failure of ours', async () => {
    const { api } = desk.officer;
    const changing = routes.filter(({ method }) => method === 'POST' || method === 'PATCH');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.json({ maxDepth: 4 }),
        fc.option(fc.string()),
        async (which, body, ifMatch) => {
          const route = changing[which % changing.length]!;
          const headers = ifMatch === null ? {} : { 'if-match': encodeURIComponent(ifMatch) };
          const answer = await api.send(route.method, addressOf(route), { body, headers });
          expect([route.path, answer.status]).toEqual([route.path, Math.min(answer.status, 499)]);
        },
      ),
      { numRuns: long ? 20_000 : 300 },
    );
  });
});

describe('a query', () => {
  it('may be anything: it is answered, and never by a failure of ours', async () => {
    const { api } = desk.officer;
    const lists = routes.filter(({ method }) => method === 'GET');
    const names = [
      'limit',
      'cursor',
      'state',
      'lang',
      'topic',
      'place',
      'organisation',
      'kind',
      'on',
      'from',
      '__proto__',
      'x[y]',
    ];
    const cursor = fc.json().map((text) => Buffer.from(text).toString('base64url'));
    const value = fc.oneof(
      fc.string(),
      cursor,
      fc.constantFrom('-1', '1e9', 'NaN', "' or 1=1 --", '%00', '\uFFFD', '2026-02-31'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 }),
        async (which, members) => {
          const route = lists[which % lists.length]!;
          const query = members
            .map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`)
            .join('&');
          const answer = await api.send('GET', `${addressOf(route)}?${query}`);
          expect([route.path, query, answer.status]).toEqual([
            route.path,
            query,
            Math.min(answer.status, 499),
          ]);
        },
      ),
      { numRuns: long ? 20_000 : 300 },
    );
  });
});

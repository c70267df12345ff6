import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import fc from 'fast-check';
import { createTestDatabase, temporaryFolder, type TestDatabase } from '../../test/support/index.js';
import { createLedgerKey } from '../ledger/index.js';
import { loadConfig } from '../platform/config/index.js';
import { Database, statement } from '../platform/database/index.js';
import { Authenticator, httpAdapter, Principal } from '../platform/http/index.js';
import { createLogger } from '../platform/logging/index.js';
import { PlatformModule } from '../platform/index.js';
import { CreatePlace, CreateTopic, type NewPlace, Reference, ReferenceModule } from './index.js';

const clerk = new Principal(
  '01970000-0000-7000-8000-000000000001',
  undefined,
  '01970000-0000-7000-8000-000000000002',
  new Map([['reference.write', ['01970000-0000-7000-8000-000000000002']]]),
);
const reader = new Principal(clerk.accountId, undefined, clerk.actingFor, new Map());
const auditOf = statement<{ verb: string; actor_id: string; changes: { field: string; after?: string }[] }>(
  'test.audit-of',
  'select verb, actor_id, changes from ledger.audit where object_id = $1 order by at, id',
);
const changeSequence = statement<{ seq: string }>('test.change-sequence', 'select seq from platform.change');

/** Signs in whoever the test says: the edge, not our own code. */
class Somebody extends Authenticator {
  principal: Principal | undefined = clerk;
  authenticate(): Promise<Principal | undefined> {
    return Promise.resolve(this.principal);
  }
}
const somebody = new Somebody();

@Global()
@Module({ providers: [{ provide: Authenticator, useValue: somebody }], exports: [Authenticator] })
class SignInModule {}

const keys = temporaryFolder();
let testDatabase: TestDatabase;
let app: NestFastifyApplication;
let reference: Reference;
let createPlace: CreatePlace;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await createLedgerKey(keys.path, 'khen.example/ledger');
  const config = loadConfig({
    DATABASE_URL: testDatabase.url,
    PUBLIC_URL: 'https://khen.example',
    DATA_DIR: keys.path,
    KEYS_DIR: keys.path,
    LEDGER_ORIGIN: 'khen.example/ledger',
    LOG_LEVEL: 'silent',
  });
  const module = await Test.createTestingModule({
    imports: [PlatformModule.for(config), SignInModule, ReferenceModule],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(httpAdapter(config, createLogger('silent')), {
    logger: false,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  reference = app.get(Reference);
  createPlace = app.get(CreatePlace);
});

afterAll(async () => {
  await app?.close();
  await testDatabase?.drop();
  keys.remove();
});

interface Answer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Body;
}

interface Problem {
  readonly type: string;
  readonly reasons?: readonly { readonly type: string }[];
  readonly errors?: readonly { readonly pointer: string }[];
}

interface PlaceBody {
  readonly id: string;
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly parent?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
}

interface ListBody {
  readonly items: readonly PlaceBody[];
  readonly next?: string;
}

async function get<Body = ListBody>(
  url: string,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const answer = await app.inject({ method: 'GET', url, headers });
  return {
    status: answer.statusCode,
    headers: answer.headers as Record<string, string>,
    body: (answer.body === '' ? undefined : JSON.parse(answer.body)) as Body,
  };
}

async function post<Body = PlaceBody>(
  url: string,
  payload: object,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const answer = await app.inject({ method: 'POST', url, payload, headers });
  return {
    status: answer.statusCode,
    headers: answer.headers as Record<string, string>,
    body: JSON.parse(answer.body) as Body,
  };
}

const reasons = ({ body }: Answer<unknown>) => (body as Problem).reasons?.map(({ type }) => type);
const sequence = async () => Number((await app.get(Database).query(changeSequence))[0]!.seq);

let made = 0;
/** Records a place with a code of its own, through the use case. */
function aPlace(place: Partial<NewPlace> = {}): Promise<string> {
  made += 1;
  return createPlace.execute(
    { principal: clerk },
    {
      code: `P${String(made).padStart(5, '0')}`,
      kind: 'commune',
      parentId: null,
      names: { vi: `Xã ${made}` },
      validFrom: null,
      validTo: null,
      predecessors: [],
      ...place,
    },
  );
}

describe('topics', () => {
  it('are added and listed by code, page after page, with names in every language', async () => {
    for (const code of ['transport', 'health', 'education']) {
      const answer = await post('/api/v1/desk/topics', { code, names: { vi: `Chủ đề ${code}`, en: code } });
      expect(answer.status).toBe(201);
      expect(answer.headers['location']).toBe(`/api/v1/desk/topics/${answer.body.id}`);
      expect(answer.headers['cache-control']).toBe('private, no-store');
    }
    const first = await get('/api/v1/topics?limit=2');
    expect(first.body.items.map(({ code }) => code)).toEqual(['education', 'health']);
    expect(first.body.items[0]!.names).toEqual({ vi: 'Chủ đề education', en: 'education' });
    expect(first.headers['link']).toBe(`</api/v1/topics?limit=2&cursor=${first.body.next}>; rel="next"`);
    const second = await get(`/api/v1/topics?limit=2&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ items: [{ code: 'transport' }] });
    expect(second.body.next).toBeUndefined();
  });

  it('answer 304 to who has the list, until a name changes', async () => {
    const created = await post('/api/v1/desk/topics', { code: 'weather', names: { vi: 'Thời tiết' } });
    const { headers } = await get('/api/v1/topics');
    const seen = { 'if-none-match': headers['etag']! };
    expect((await get('/api/v1/topics', seen)).status).toBe(304);
    const before = await sequence();
    const renamed = await post(
      `/api/v1/desk/topics/${created.body.id}/rename`,
      { names: { vi: 'Thiên tai, thời tiết', en: 'Weather' } },
      { 'if-match': created.headers['etag']! },
    );
    expect(renamed.body.names).toEqual({ vi: 'Thiên tai, thời tiết', en: 'Weather' });
    expect(await sequence()).toBe(before + 1);
    expect((await get('/api/v1/topics', seen)).status).toBe(200);
  });

  it('have a code of their own', async () => {
    await post('/api/v1/desk/topics', { code: 'taken', names: { vi: 'Một' } });
    const before = await sequence();
    const answer = await post<Problem>('/api/v1/desk/topics', { code: 'taken', names: { vi: 'Hai' } });
    expect([answer.status, answer.body.type]).toEqual([409, 'urn:khen:error:reference.topic-code-taken']);
    expect(await sequence()).toBe(before);
  });

  it('have a Vietnamese name, and names only in languages', async () => {
    const unnamed = await post<Problem>('/api/v1/desk/topics', { code: 'x', names: { en: 'X' } });
    expect([unnamed.status, unnamed.body.errors?.[0]?.pointer]).toEqual([400, '/names/vi']);
    const strange = await post<Problem>('/api/v1/desk/topics', { code: 'x', names: { vi: 'X', '?': 'X' } });
    expect([strange.status, strange.body.errors?.[0]?.pointer]).toEqual([400, '/names/?']);
    const empty = await post<Problem>('/api/v1/desk/topics', { code: 'x', names: { vi: '  ' } });
    expect(empty.status).toBe(400);
  });

  it('are not renamed by who has not read the newest names', async () => {
    const { body, headers } = await post('/api/v1/desk/topics', { code: 'stale', names: { vi: 'Cũ' } });
    const rename = (vi: string, more: Record<string, string>) =>
      post(`/api/v1/desk/topics/${body.id}/rename`, { names: { vi } }, more);
    expect((await rename('Mới', {})).status).toBe(428);
    const both = await Promise.all([
      rename('Mới', { 'if-match': headers['etag']! }),
      rename('Khác', { 'if-match': headers['etag']! }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 412]));
  });

  it('leave a record of who changed what, without the words', async () => {
    const { body, headers } = await post('/api/v1/desk/topics', { code: 'audited', names: { vi: 'Bí mật' } });
    await post(
      `/api/v1/desk/topics/${body.id}/rename`,
      { names: { vi: 'Khác' } },
      { 'if-match': headers['etag']! },
    );
    const records = await app.get(Database).query(auditOf, [body.id]);
    expect(records.map(({ verb, actor_id }) => [verb, actor_id])).toEqual([
      ['create', clerk.accountId],
      ['rename', clerk.accountId],
    ]);
    expect(records.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      ['code', 'names'],
      ['names'],
    ]);
    expect(JSON.stringify(records)).not.toContain('Bí mật');
  });

  it('are made once, however often the request is sent', async () => {
    const send = () =>
      post('/api/v1/desk/topics', { code: 'once', names: { vi: 'Một lần' } }, { 'idempotency-key': 'abc' });
    const [first, again] = [await send(), await send()];
    expect(again.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
  });

  it('are changed only with the permission', async () => {
    somebody.principal = reader;
    const refused = await post('/api/v1/desk/topics', { code: 'no', names: { vi: 'Không' } });
    somebody.principal = undefined;
    const unknown = await post('/api/v1/desk/topics', { code: 'no', names: { vi: 'Không' } });
    const list = await get('/api/v1/topics');
    somebody.principal = clerk;
    expect([refused.status, unknown.status, list.status]).toEqual([403, 401, 200]);
  });

  it('are not found under ids that nobody has, nor under what is no id', async () => {
    const id = '01970000-0000-7000-8000-00000000dead';
    const unknown = await get<Problem>(`/api/v1/desk/topics/${id}`);
    expect([unknown.status, unknown.body.type]).toEqual([404, 'urn:khen:error:reference.topic-not-found']);
    expect((await get('/api/v1/desk/topics/weather')).status).toBe(400);
    expect((await get('/api/v1/topics?cursor=e30')).status).toBe(400);
    expect((await get('/api/v1/topics?colour=red')).status).toBe(400);
  });
});

describe('names for a reader', () => {
  it('are in the first language that has one, else Vietnamese, in the order asked', async () => {
    const create = app.get(CreateTopic);
    const both = await create.execute(
      { principal: clerk },
      { code: 'n-1', names: { vi: 'Chợ', en: 'Market' } },
    );
    const one = await create.execute({ principal: clerk }, { code: 'n-2', names: { vi: 'Đèo' } });
    expect(await reference.topics([one, both, one], ['zh', 'en'])).toEqual([
      { id: one, code: 'n-2', lang: 'vi', name: 'Đèo' },
      { id: both, code: 'n-1', lang: 'en', name: 'Market' },
      { id: one, code: 'n-2', lang: 'vi', name: 'Đèo' },
    ]);
    expect(await reference.topics([], ['en'])).toEqual([]);
  });

  it('are refused for ids that name nothing', async () => {
    const id = '01970000-0000-7000-8000-00000000dead';
    await expect(reference.topics([id], ['vi'])).rejects.toMatchObject({ code: 'reference.unknown-topic' });
    await expect(reference.places([id], ['vi'])).rejects.toMatchObject({ code: 'reference.unknown-place' });
  });

  it('are there for ended places too', async () => {
    const id = await aPlace({
      names: { vi: 'Huyện Cũ', en: 'Old' },
      kind: 'district',
      validTo: '2025-07-01',
    });
    expect(await reference.places([id], ['en'])).toMatchObject([
      { name: 'Old', lang: 'en', kind: 'district', validFrom: null, validTo: '2025-07-01' },
    ]);
  });
});

describe('places', () => {
  it('merge: the old ones end, children first, and the new one takes their code', async () => {
    const district = await aPlace({ kind: 'district', code: '026' });
    const [a, b] = [
      await post('/api/v1/desk/places', {
        code: '00715',
        kind: 'commune',
        names: { vi: 'Xã Lũng Cú' },
        parent: district,
      }),
      await aPlace({ code: '00718', parentId: district }),
    ];
    const end = (id: string, tag: string) =>
      post(`/api/v1/desk/places/${id}/end`, { validTo: '2025-07-01' }, { 'if-match': tag });
    const tagOf = async (id: string) => (await get(`/api/v1/desk/places/${id}`)).headers['etag']!;
    const tooEarly = await end(district, await tagOf(district));
    expect([tooEarly.status, reasons(tooEarly)]).toEqual([
      409,
      ['urn:khen:error:reference.children-still-there'],
    ]);
    for (const id of [a.body.id, b, district]) {
      const ended = await end(id, await tagOf(id));
      expect([ended.status, ended.body.validTo]).toEqual([200, '2025-07-01']);
    }
    const merged = await post('/api/v1/desk/places', {
      code: '00715',
      kind: 'commune',
      names: { vi: 'Xã Lũng Cú', en: 'Lung Cu Commune' },
      validFrom: '2025-07-01',
      predecessors: [a.body.id, b],
    });
    expect(merged.status).toBe(201);
    expect(merged.body.predecessors).toEqual([a.body.id, b]);
    expect((await get<PlaceBody>(`/api/v1/desk/places/${b}`)).body.successors).toEqual([merged.body.id]);

    const codes = async (query: string) =>
      (await get(`/api/v1/places?limit=100&${query}`)).body.items
        .filter(({ code }) => code.startsWith('007'))
        .map(({ id }) => id);
    expect(await codes('on=2025-06-30')).toEqual([a.body.id, b]);
    expect(await codes('on=2025-07-01')).toEqual([merged.body.id]);
    expect((await codes('')).toSorted()).toEqual([a.body.id, b, merged.body.id].toSorted());
    expect(await codes(`parent=${district}`)).toEqual([a.body.id, b]);
    expect(await codes('kind=ward')).toEqual([]);
  });

  it('divide, and are found again through all that came of them', async () => {
    const old = await aPlace({ validTo: '2010-01-01' });
    const middle = await aPlace({ validFrom: '2010-01-01', validTo: '2025-07-01', predecessors: [old] });
    const other = await aPlace({ validTo: '2025-07-01' });
    const one = await aPlace({ validFrom: '2025-07-01', predecessors: [middle, other] });
    const two = await aPlace({ validFrom: '2025-07-01', predecessors: [middle] });
    const related = async (id: string) => (await reference.relatedPlaces([id])).toSorted();
    expect(await related(old)).toEqual([old, middle, one, two].toSorted());
    expect(await related(one)).toEqual([old, middle, other, one].toSorted());
    expect(await related(two)).toEqual([old, middle, two].toSorted());
    expect(await reference.relatedPlaces([])).toEqual([]);
  });

  it('may end into a place that goes on', async () => {
    const lasting = await aPlace();
    const absorbed = await post('/api/v1/desk/places', {
      code: '99001',
      kind: 'ward',
      names: { vi: 'Phường' },
    });
    const ended = await post(
      `/api/v1/desk/places/${absorbed.body.id}/end`,
      { validTo: '2027-01-01', successors: [lasting] },
      { 'if-match': absorbed.headers['etag']! },
    );
    expect(ended.body.successors).toEqual([lasting]);
    const again = await post(
      `/api/v1/desk/places/${absorbed.body.id}/end`,
      { validTo: '2020-01-01', successors: [absorbed.body.id] },
      { 'if-match': ended.headers['etag']! },
    );
    expect(reasons(again)).toEqual([
      'urn:khen:error:reference.already-ended',
      'urn:khen:error:reference.successor-not-there',
    ]);
  });

  it('are refused with every reason at once', async () => {
    const parent = await aPlace({ kind: 'province', validTo: '2025-07-01' });
    const lasting = await aPlace({ code: '12345' });
    const refused = await post('/api/v1/desk/places', {
      code: '12345',
      kind: 'commune',
      names: { vi: 'Xã' },
      parent,
      predecessors: [lasting],
    });
    expect([refused.status, reasons(refused)]).toEqual([
      409,
      [
        'urn:khen:error:reference.place-code-taken',
        'urn:khen:error:reference.parent-not-there',
        'urn:khen:error:reference.predecessor-not-ended',
      ],
    ]);
    const unknown = await post<Problem>('/api/v1/desk/places', {
      code: '1',
      kind: 'ward',
      names: { vi: 'Phường' },
      parent: '01970000-0000-7000-8000-00000000dead',
    });
    expect([unknown.status, unknown.body.type]).toEqual([400, 'urn:khen:error:reference.unknown-place']);
    const backwards = {
      code: '2',
      kind: 'ward',
      names: { vi: 'P' },
      validFrom: '2025-01-02',
      validTo: '2025-01-02',
    };
    expect(reasons(await post('/api/v1/desk/places', backwards))).toEqual([
      'urn:khen:error:reference.ends-before-it-begins',
    ]);
  });

  it('are renamed without changing what they are', async () => {
    const { body, headers } = await post('/api/v1/desk/places', {
      code: '55555',
      kind: 'township',
      names: { vi: 'Thị trấn Phó Bảng' },
      validFrom: '1999-09-30',
    });
    const renamed = await post(
      `/api/v1/desk/places/${body.id}/rename`,
      { names: { vi: 'Thị trấn Phố Bảng', 'hmv-latn': 'Phố Bảng' } },
      { 'if-match': headers['etag']! },
    );
    expect(renamed.body).toEqual({
      ...body,
      names: { vi: 'Thị trấn Phố Bảng', 'hmv-Latn': 'Phố Bảng' },
    });
    expect(renamed.headers['etag']).not.toBe(headers['etag']);
  });

  it('never share a code, kind and day, in whatever order they are recorded', async () => {
    const year = fc.integer({ min: 2000, max: 2012 });
    const span = fc.record({
      from: fc.option(year),
      years: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(span, { minLength: 2, maxLength: 6 }), async (spans) => {
        run += 1;
        const code = `R${run}`;
        await Promise.allSettled(
          spans.map(({ from, years }) =>
            aPlace({
              code,
              validFrom: from === null ? null : `${from}-01-01`,
              validTo: years === null ? null : `${(from ?? 2000) + years}-01-01`,
            }),
          ),
        );
        for (let day = 1999; day <= 2020; day += 1) {
          const there = await reference.listPlaces(
            { on: `${day}-01-01` },
            [code, '00000000-0000-0000-0000-000000000000'],
            2,
          );
          expect(there.filter((place) => place.code === code).length).toBeLessThanOrEqual(1);
        }
        const all = await reference.listPlaces({}, [code, '00000000-0000-0000-0000-000000000000'], 10);
        expect(all.some((place) => place.code === code)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});

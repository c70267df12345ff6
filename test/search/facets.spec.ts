import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease } from '../support/given.js';
import { followUp, type FoundPage, importTexts } from './support.js';

interface Facet {
  readonly id: string;
  readonly name?: string;
  readonly endedOn?: string;
  readonly count: number;
}
interface Facets {
  readonly count: number;
  readonly complete: boolean;
  readonly kinds: readonly Facet[];
  readonly topics: readonly Facet[];
  readonly organisations: readonly Facet[];
  readonly places: readonly Facet[];
}
type Narrowing = Readonly<Record<string, string>>;

const groups = { kinds: 'kind', topics: 'topic', organisations: 'organisation', places: 'place' } as const;

let server: TestApplication;
let acts: Acts;
let desks: readonly Desk[];
beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
  desks = [await server.given.desk(), await server.given.desk()];
});
afterAll(() => server.close());

async function ask(q: string, more: Narrowing = {}): Promise<FoundPage & { readonly facets?: Facets }> {
  const query = new URLSearchParams({ q, limit: '100', ...more }).toString();
  const answer = await server.api.get<FoundPage & { readonly facets?: Facets }>(`/api/v1/search?${query}`);
  expectStatus(answer, 200);
  return answer.body;
}
const facetsOf = async (q: string, more: Narrowing = {}): Promise<Facets> =>
  (await ask(q, { ...more, facets: 'true' })).facets!;

/** What is told of a question is what each further question finds. */
async function expectTrue(q: string, narrowed: Narrowing): Promise<void> {
  const facets = await facetsOf(q, narrowed);
  expect([q, narrowed, facets.complete, facets.count]).toEqual([
    q,
    narrowed,
    true,
    (await ask(q, narrowed)).items.length,
  ]);
  for (const [group, member] of Object.entries(groups)) {
    const told = facets[group as keyof typeof groups];
    if (narrowed[member] !== undefined) expect(told).toEqual([]);
    for (const { id, count } of told) {
      const { items } = await ask(q, { ...narrowed, [member]: id });
      expect([q, narrowed, member, id, items.length]).toEqual([q, narrowed, member, id, count]);
    }
    const counts = told.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  }
}

describe('what narrows down a question', () => {
  it('is asked for by name, and counts what is found by it, whatever is chosen already', async () => {
    const { given } = server;
    const topics = [await given.topic(), await given.topic(), await given.topic()];
    const places = [await given.place(), await given.place()];
    const some = (ids: readonly string[]) => fc.subarray([...ids]);
    const drafts = fc.record({
      title: fc.constantFrom('Chợ phiên Phó Bảng', 'Cho phien Pho Bang', 'Phó Bảng mở chợ', 'Chợ phiên'),
      kind: fc.constantFrom('notice', 'statement', 'press release'),
      topics: some(topics),
      places: some(places),
    });
    for (const [number, draft] of fc.sample(drafts, { numRuns: 12, seed: 7 }).entries())
      await given.release({
        desk: desks[number % 2]!,
        coIssuers: number % 4 === 0 ? [desks[1]!] : [],
        draft: {
          ...draft,
          summary: 'Phiên đầu năm.',
          topics: draft.topics.length ? draft.topics : [topics[0]!],
        },
      });
    await followUp(server);
    expect(await ask('Phó Bảng')).not.toHaveProperty('facets');
    const day = '2030-01-01T00:00:00Z';
    const questions = ['Phó Bảng', 'pho bang', '"chợ phiên phó bảng"', 'chợ', 'Phó Bảng chợ mở'];
    const narrowings = fc.record(
      {
        kind: fc.constantFrom('notice', 'statement'),
        topic: fc.constantFrom(...topics),
        organisation: fc.constantFrom(...desks.map(({ organisation }) => organisation)),
        place: fc.constantFrom(...places),
        lang: fc.constantFrom('vi', 'en'),
        to: fc.constant(day),
      },
      { requiredKeys: [] },
    );
    for (const q of questions) await expectTrue(q, {});
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), narrowings, (q, narrowed) => expectTrue(q, narrowed)),
      { numRuns: 25 },
    );
  }, 120_000);

  it('does not count what was retracted or corrected, however late the index is', async () => {
    const titles = ['Đập Sông Chừng xả nước', 'Sông Chừng cấm đò', 'Sông Chừng cạn', 'Lũ trên sông Chừng'];
    const made: GivenRelease[] = [];
    for (const title of titles) made.push(await server.given.release({ desk: desks[0]!, draft: { title } }));
    await followUp(server);
    const count = async (q: string) => (await facetsOf(q)).count;
    expect(await count('sông chừng')).toBe(4);
    await acts.retract(made[0]!);
    expect(await count('sông chừng')).toBe(3);
    await acts.correct(made[1]!, { words: { title: 'Suối Vàng cấm đò' } });
    expect(await count('sông chừng')).toBe(2);
    await expectTrue('sông chừng', {});
    expect((await facetsOf('sông chừng')).organisations).toEqual([
      expect.objectContaining({ id: desks[0]!.organisation, count: 2 }),
    ]);
  });

  it('counts places under the names that their land had or has, as asking for them does', async () => {
    const { api } = await server.given.administrator();
    const place = async (code: string, name: string, more: object = {}) => {
      const body = { code, kind: 'commune', names: { vi: name, en: `${name} commune` }, ...more };
      const answer = await api.post<{ id: string }>('/api/v1/desk/places', body);
      expectStatus(answer, 201);
      return answer.body.id;
    };
    const old = await place('80001', 'Xã Ngàm La', { validFrom: '2001-01-01' });
    const publish = (title: string, places: string[]) =>
      server.given.release({ desk: desks[0]!, draft: { title, places } });
    await publish('Chè shan tuyết một', [old]);
    const { etag } = await api.get(`/api/v1/desk/places/${old}`);
    const end = { validTo: '2025-07-01' };
    expectStatus(await api.post(`/api/v1/desk/places/${old}/end`, end, { ifMatch: etag }), 200);
    const now = await place('80002', 'Xã Du Già', { validFrom: '2025-07-01', predecessors: [old] });
    await publish('Chè shan tuyết hai', [now]);
    await publish('Chè shan tuyết ba', [old, now]);
    await followUp(server);
    await expectTrue('shan tuyết', {});
    expect((await facetsOf('shan tuyết')).places).toEqual([
      { id: now, name: 'Xã Du Già', count: 3 },
      { id: old, name: 'Xã Ngàm La', count: 3, endedOn: '2025-07-01' },
    ]);
    expect((await facetsOf('shan tuyết', { lang: 'vi' })).places[0]!.name).toBe('Xã Du Già');
  });

  it('says how many there are at least, where there are more than it counts', async () => {
    const { body } = await server.api.get<{ items: { id: string; code: string }[] }>('/api/v1/topics');
    const { code, id } = body.items[0]!;
    const rows = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => ({
        key: `lua-${from + index}`,
        title: 'Giá lúa tẻ trong tuần',
        body: '<p>Không đổi.</p>',
        publishedAt: new Date(Date.UTC(2015, 0, 1 + from + index)).toISOString().slice(0, 10),
        topics: code,
      }));
    const everyKind = { id: 'notice', count: 400 };
    await importTexts(server, desks[1]!.organisation, rows(400, 0));
    await followUp(server);
    const all = await facetsOf('giá lúa tẻ');
    expect(all).toMatchObject({ count: 400, complete: true, kinds: [everyKind], places: [] });
    // Here every text has to be read.
    expect(await facetsOf('"giá lúa tẻ"')).toMatchObject({ count: 100, complete: false });
    await importTexts(server, desks[1]!.organisation, rows(1, 400));
    await followUp(server);
    const most = await facetsOf('giá lúa tẻ');
    expect(most).toMatchObject({
      count: 400,
      complete: false,
      kinds: [everyKind],
      topics: [{ id, count: 400 }],
    });
    expect(await facetsOf('giá lúa tẻ', { to: '2015-01-31T12:00:00Z' })).toMatchObject({
      count: 31,
      complete: true,
    });
  }, 60_000);

  it('is nothing where nothing is found or asked for', async () => {
    const nothing = { count: 0, complete: true, kinds: [], topics: [], organisations: [], places: [] };
    expect(await facetsOf('zzzkhongco')).toEqual(nothing);
    expect(await facetsOf('…')).toEqual(nothing);
    expect((await server.api.get('/api/v1/search?q=a&facets=false')).status).toBe(400);
  });
});

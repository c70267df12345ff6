import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followUp, importTexts } from '../search/support.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus } from '../support/given.js';
import { open, type Seen } from './page.js';

let server: TestApplication;
let desk: Desk;
let acts: Acts;
beforeAll(async () => {
  server = await startApplication();
  desk = await server.given.desk();
  acts = new Acts(server);
});
afterAll(() => server.close());

const see = (path: string, headers?: Record<string, string>) => open(server.api, path, headers);
const rows = ({ main }: Seen) => main.texts('h3');

/** Every page of a list, from its first on. */
async function pagesOf(path: string): Promise<Seen[]> {
  const pages = [await see(path)];
  for (let older; (older = pages.at(-1)!.main.links['Older'] ?? pages.at(-1)!.main.links['More results']);)
    pages.push(await see(older));
  return pages;
}

async function oldTexts(count: number, title: string, topic: string, key = title): Promise<void> {
  const { body } = await server.api.get<{ items: { id: string; code: string }[] }>(
    '/api/v1/topics?limit=100',
  );
  const topics = body.items.find(({ id }) => id === topic)!.code;
  const text = { body: '<p>Nội dung cũ.</p>', publishedAt: '2020-02-03', topics };
  await importTexts(
    server,
    desk.organisation,
    Array.from({ length: count }, (_, place) => ({
      ...text,
      key: `${key}-${place}`,
      title: `${title} ${place}`,
    })),
  );
}

const set = async (key: string, value: unknown) => {
  const { api } = await server.given.administrator();
  expectStatus(
    await api.post(`/api/v1/desk/settings/${key}`, { value, legalBasis: 'Quyết định 12/QĐ-UBND' }),
    201,
  );
};

describe('the first page', () => {
  it('leads with the newest, groups the rest by day, and tells of what was just mended', async () => {
    const [first, second] = [
      await server.given.release({ desk, draft: { title: 'Lịch tiêm chủng' } }),
      await server.given.release({ desk, draft: { title: 'Chợ phiên Cán Cấu' } }),
    ];
    const { main } = await see('/');
    expect(main.one('.lead').one('h2').text).toBe('Chợ phiên Cán Cấu');
    expect(rows(await see('/'))).toEqual(['Lịch tiêm chủng']);
    await acts.correct(first, { words: { title: 'Lịch tiêm chủng mới' } });
    await acts.retract(second);
    const after = await see('/');
    expect(after.main.one('.lead').text).toMatch(/^Corrected \d\d:\d\d, .* Lịch tiêm chủng mới/);
    expect(
      after.main
        .all('.is')
        .map(({ text }) => text)
        .slice(-2),
    ).toEqual(['Retraction', 'Correction']);
    expect(after.text).not.toContain('Cán Cấu');
  });

  it('begins with what is pinned, in that order, until it is unpinned or taken back', async () => {
    const pinned = [];
    for (const title of ['Ghim một', 'Ghim hai', 'Ghim ba', 'Không ghim'])
      pinned.push(await server.given.release({ desk, draft: { title } }));
    const [one, two, three] = pinned;
    const ids = [two!, one!, three!].map(({ id }) => id);
    await set('portal.pinned', ids);
    const { main } = await see('/');
    expect(main.one('.lead').one('h2').text).toBe('Ghim hai');
    expect(main.texts('h3').slice(0, 3)).toEqual(['Ghim một', 'Ghim ba', 'Không ghim']);
    expect(main.text.split('Ghim hai')).toHaveLength(2);
    await acts.retract(two!);
    expect((await see('/')).main.one('.lead').one('h2').text).toBe('Ghim một');
    await set('portal.pinned', []);
    expect((await see('/')).main.one('.lead').one('h2').text).toBe('Không ghim');
    const { api } = await server.given.administrator();
    for (const value of [['x'], Array.from({ length: 7 }, () => one!.id), 'x'])
      expect((await api.post('/api/v1/desk/settings/portal.pinned', { value })).status).toBe(400);
  });
});

describe('a list', () => {
  it('of a topic is read page by page, without loss or repetition, with a feed of its own', async () => {
    const topic = await server.given.topic();
    await oldTexts(45, 'Tin của chủ đề', topic);
    const pages = await pagesOf(`/topics/${topic}`);
    const seen = pages.flatMap(rows);
    expect([pages.length, seen.length, new Set(seen).size]).toEqual([3, 45, 45]);
    expect(pages[2]!.main.links['Back to the top of the list']).toBe(`/topics/${topic}`);
    const feeds = pages[0]!.page.all('link').filter((link) => link.attribute('type')?.includes('xml'));
    expect(feeds.map((link) => link.attribute('href'))).toEqual([
      `/feeds/atom.xml?topic=${topic}&lang=en`,
      `/feeds/rss.xml?topic=${topic}&lang=en`,
    ]);
    expect((await see(`/topics/${topic}?lang=vi`)).main.links['Tin cũ hơn']).toMatch(/lang=vi&cursor=/);
    expect((await see('/topics')).main.all('a').map((link) => link.attribute('href'))).toContain(
      `/topics/${topic}`,
    );
  });

  it('of an organisation tells its own, and what it issued with others', async () => {
    const other = await server.given.desk();
    await server.given.release({ desk: other, coIssuers: [desk], draft: { title: 'Hai cơ quan cùng nói' } });
    for (const { organisation } of [other, desk])
      expect(rows(await see(`/organisations/${organisation}`))).toContain('Hai cơ quan cùng nói');
    expect(rows(await see(`/organisations/${other.organisation}`))).toHaveLength(1);
    const { main } = await see('/organisations');
    expect(main.all('a').map((link) => link.attribute('href'))).toContain(
      `/organisations/${desk.organisation}`,
    );
  });

  it('of a place tells what the land was called before, and is called now', async () => {
    const { api } = await server.given.administrator();
    const made = async (code: string, name: string, more: object = {}) => {
      const body = { code, kind: 'commune', names: { vi: name }, ...more };
      const answer = await api.post<{ id: string }>('/api/v1/desk/places', body);
      expectStatus(answer, 201);
      return answer.body.id;
    };
    const end = async (id: string, more: object = {}) => {
      const at = `/api/v1/desk/places/${id}`;
      const { etag } = await api.get(at);
      const body = { validTo: '2025-07-01', ...more };
      expectStatus(await api.post(`${at}/end`, body, { ifMatch: etag }), 200);
    };
    const before = await made('90001', 'Xã Cũ', { validFrom: '2001-01-01' });
    await server.given.release({ desk, draft: { title: 'Tin của xã cũ', places: [before] } });
    await end(before);
    const now = await made('90002', 'Xã Mới', { validFrom: '2025-07-01', predecessors: [before] });
    await server.given.release({ desk, draft: { title: 'Tin của xã mới', places: [now] } });
    const [was, is] = [await see(`/places/${before}`), await see(`/places/${now}`)];
    expect(was.main.one('.lede').text).toMatch(/^Now: Xã Mới/);
    expect(is.main.one('.lede').text).toMatch(/^Before: Xã Cũ \(until 1 July 2025\)/);
    expect(was.main.one('.lede').links['Xã Mới']).toBe(`/places/${now}`);
    for (const page of [was, is]) expect(rows(page)).toEqual(['Tin của xã mới', 'Tin của xã cũ']);
    expect((await see('/places')).main.text).toMatch(/Xã Cũ \(until 1 July 2025\).*Xã Mới/);
    // One that went on, and was there before the other.
    const lasting = await made('90003', 'Xã Ở Lại', { validFrom: '1979-01-01' });
    const absorbed = await made('90004', 'Xã Nhập Vào', { validFrom: '2001-01-01' });
    await end(absorbed, { successors: [lasting] });
    expect((await see(`/places/${absorbed}`)).main.one('.lede').text).toMatch(/^Now: Xã Ở Lại/);
    expect((await see(`/places/${lasting}`)).main.one('.lede').text).toMatch(/^Before: Xã Nhập Vào/);
  });

  it('of nobody is a page that says so', async () => {
    for (const kind of ['topics', 'organisations', 'places', 'releases', 'r']) {
      const { status, main, headers } = await see(`/${kind}/${crypto.randomUUID()}`);
      expect([kind, status, main.one('h1').text]).toEqual([kind, 404, 'There is no such page']);
      expect(headers['cache-control']).toMatch(/no-store/);
      const program = await server.api.get(`/${kind}/${crypto.randomUUID()}`);
      expect([program.status, program.headers['content-type']]).toEqual([
        404,
        expect.stringContaining('application/problem+json'),
      ]);
    }
  });
});

describe('what was mended', () => {
  it('is told of whole, the newest first, page by page', async () => {
    const topic = await server.given.topic();
    await oldTexts(23, 'Tin bị thu hồi', topic, 'gone');
    const { body } = await server.api.get<{ items: { id: string }[] }>(
      `/api/v1/releases?topic=${topic}&limit=100`,
    );
    for (const { id } of body.items) await acts.retract({ id, desk, open: '', etag: '' });
    const pages = await pagesOf('/mended');
    const seen = pages.flatMap(({ main }) =>
      main
        .one('.rows')
        .all('li')
        .map(({ text }) => text),
    );
    const entries = seen.map((text) =>
      Number(/entry ([\d,.]+) of the public ledger/.exec(text)![1]!.replace(/\D/g, '')),
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(entries).toEqual(entries.toSorted((one, other) => other - one));
    expect(new Set(entries).size).toBe(entries.length);
    expect(seen.filter((text) => text.startsWith('Retraction A retracted release'))).toHaveLength(25);
    expect(pages.map(({ text }) => text).join()).not.toContain('Tin bị thu hồi');
  });
});

describe('the search', () => {
  it('finds with and without marks, marks what it found, and is narrowed by its address', async () => {
    const topic = await server.given.topic();
    await server.given.release({ desk, draft: { title: 'Khai mạc lễ hội Gầu Tào', topics: [topic] } });
    await server.given.release({ desk, draft: { title: 'Lễ hội Gầu Tào dời ngày', kind: 'statement' } });
    await followUp(server);
    const { main } = await see('/search?q=gau+tao');
    expect(rows(await see('/search?q=gau+tao'))).toHaveLength(2);
    expect(main.texts('mark')).toContain('Gầu Tào');
    expect(main.one('h1').text).toBe('Results for “gau tao”');
    const narrowed = async (query: string) => rows(await see(`/search?q=Gầu+Tào&${query}`));
    expect(await narrowed('kind=statement&topic=&organisation=&from=&to=')).toEqual([
      'Lễ hội Gầu Tào dời ngày',
    ]);
    expect(await narrowed(`topic=${topic}`)).toEqual(['Khai mạc lễ hội Gầu Tào']);
    const { organisation } = await server.given.desk();
    expect(await narrowed(`organisation=${organisation}`)).toEqual([]);
    expect(await narrowed(`organisation=${desk.organisation}`)).toHaveLength(2);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    expect(await narrowed(`from=${today}&to=${today}`)).toHaveLength(2);
    expect(await narrowed('to=2020-01-01')).toEqual([]);
    const form = (await see('/search?q=Gầu+Tào&kind=statement&from=2026-01-02')).main.one('.filters');
    const sent = form.all('input').map((input) => [input.attribute('name'), input.attribute('value')]);
    expect(sent).toEqual([
      ['q', 'Gầu Tào'],
      ['kind', 'statement'],
      ['from', '2026-01-02'],
      ['to', undefined],
    ]);
  });

  it('offers what narrows it down, each leads to as many as it says, and is taken away by one click', async () => {
    const [one, two, three] = [
      await server.given.topic(),
      await server.given.topic(),
      await server.given.topic(),
    ];
    const publish = (number: number, kind: string, topics: readonly string[]) =>
      server.given.release({ desk, draft: { title: `Nương lúa Tả Van ${number}`, kind, topics } });
    await publish(1, 'notice', [one, two]);
    await publish(2, 'notice', [one]);
    await publish(3, 'statement', [one, three]);
    await followUp(server);
    const first = await see('/search?q=Tả+Van&lang=vi');
    expect(first.main.texts('.day')).toEqual(['Kết quả 3 tin']);
    const groups = first.main.one('.narrow-down').all('section');
    // What everything comes from narrows nothing down: of organisations there is one.
    expect(groups.map((group) => group.one('h2').text)).toEqual(['Loại', 'Chủ đề']);
    for (const link of groups.flatMap((group) => group.all('a'))) {
      const [, name, count] = /^(.+) (\d+)$/.exec(link.text)!;
      const then = await see(link.attribute('href')!);
      expect([name, rows(then).length]).toEqual([name, Number(count)]);
      const [away, ...more] = then.main.one('.chosen').all('a');
      expect(away!.text).toMatch(new RegExp(`^Bỏ điều kiện (Loại|Chủ đề): ${name}$`));
      expect([more, away!.attribute('href')]).toEqual([[], '/search?q=T%E1%BA%A3+Van&lang=vi']);
    }
    const chosen = await see(`/search?q=Tả+Van&kind=notice&topic=${one}&from=2026-01-02&lang=en`);
    expect(chosen.main.one('.chosen').texts('a')).toEqual([
      'Remove the condition Kind: Notice',
      expect.stringMatching(/^Remove the condition Topic: \w/),
      'Remove the condition From 2 January 2026',
      'Remove all conditions',
    ]);
    expect(chosen.main.one('.chosen').links['Remove all conditions']).toBe(
      '/search?q=T%E1%BA%A3+Van&lang=en',
    );
    // Nothing is found, yet the day can be changed and what is chosen taken away.
    const none = await see('/search?q=Tả+Van&to=2020-01-01');
    expect(none.main.text).toContain('No release matches all that is chosen');
    expect(none.main.all('section')).toEqual([]);
    expect(none.main.one('#f-to').attribute('value')).toBe('2020-01-01');
    const unknown = crypto.randomUUID();
    for (const member of ['topic', 'organisation', 'place'])
      expect((await see(`/search?q=a&${member}=${unknown}`)).status).toBe(404);
  });

  it('folds away all but the eight most frequent of a group', async () => {
    const topics: string[] = [];
    for (let count = 0; count < 12; count += 1) topics.push(await server.given.topic());
    for (const some of [topics, topics.slice(0, 3), []])
      await server.given.release({
        desk,
        draft: { title: 'Bờ xôi ruộng mật', topics: some.length > 0 ? some : [topics[0]] },
      });
    await followUp(server);
    const group = (await see('/search?q=xôi+ruộng&lang=vi')).main.one('.narrow-down').one('section');
    const folded = group.one('details');
    expect([group.all('a').length, folded.all('a').length]).toEqual([12, 4]);
    expect(folded.one('summary').text).toBe('4 chủ đề khác');
    expect(group.texts('.num')).toEqual(['3', '2', '2', ...Array<string>(9).fill('1')]);
  });

  it('pages what it found, and goes on with the same question', async () => {
    const topic = await server.given.topic();
    await oldTexts(41, 'Phiên chợ Khau Vai', topic, 'khau');
    await followUp(server);
    const pages = await pagesOf('/search?q=Khau+Vai&kind=notice');
    expect(pages.map((page) => rows(page).length)).toEqual([20, 20, 1]);
    expect(new Set(pages.flatMap(rows)).size).toBe(41);
  });

  it('asked for nothing finds nothing; a question that is none is told so, to people and to programs', async () => {
    expect(rows(await see('/search'))).toEqual([]);
    expect(rows(await see('/search?q=++'))).toEqual([]);
    expect((await see('/search?q=zzzkhongco')).main.text).toContain('No release matches');
    for (const path of [
      '/search?q=a&cursor=x',
      '/search?q=a&from=yesterday',
      '/search?q=a&kind=poem',
      `/search?q=${'a'.repeat(201)}`,
      '/?cursor=e30',
      '/mended?cursor=-1',
      '/topics?cursor=e30',
      '/places?cursor=e30',
    ]) {
      const { status, main, headers } = await see(path);
      expect([path, status, main.one('h1').text]).toEqual([
        path,
        400,
        'Something in this address is not right',
      ]);
      expect(headers['content-language']).toBe('en');
      const program = await server.api.get<{ type: string }>(path);
      expect([path, program.status, program.headers['content-type']]).toEqual([
        path,
        400,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(program.body.type).toMatch(/^urn:khen:error:/);
    }
  });
});

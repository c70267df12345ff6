import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { searchColumns, SearchFollower, toSearchRows } from '../../src/distribution/index.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Desk } from '../support/given.js';
import { followUp, type Found, type FoundPage, importTexts, type Piece, search } from './support.js';

let server: TestApplication;
let acts: Acts;
let desk: Desk;
let topic: string;

beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
  desk = await server.given.desk();
  await server.given.topic();
  const { body } = await server.api.get<{ items: { code: string }[] }>('/api/v1/topics');
  topic = body.items[0]!.code;
});
afterAll(() => server.close());

const idsOf = ({ items }: FoundPage): string[] => items.map(({ id }) => id);
const find = async (q: string, more?: Readonly<Record<string, string>>): Promise<string[]> =>
  idsOf(await search(server.api, q, more));
const publish = (title: string, draft: object = {}) =>
  server.given.release({ desk, draft: { title, summary: 'Tóm tắt.', body: '<p>Nội dung.</p>', ...draft } });

let imported = 0;
const importAs = (title: string, publishedAt: string, body = '<p>Không có gì thêm.</p>') =>
  importTexts(server, desk.organisation, [
    { key: `${(imported += 1)}`, title, body, publishedAt, topics: topic },
  ]);

describe('the index of search', () => {
  it('takes in what is published, what is corrected and what is translated', async () => {
    const release = await publish('Ruộng bậc thang vào mùa nước đổ');
    expect(await find('ruộng bậc thang')).toEqual([]);
    await followUp(server);
    expect(await find('ruộng bậc thang')).toEqual([release.id]);
    await acts.correct(release, { words: { title: 'Nương ngô vào mùa bẻ bắp' } });
    // At once, although the index has not heard of it.
    expect(await find('ruộng bậc thang')).toEqual([]);
    await followUp(server);
    expect(await find('ruộng bậc thang')).toEqual([]);
    expect(await search(server.api, 'nương ngô')).toMatchObject({ items: [{ id: release.id, version: 2 }] });
    await acts.translate(release, 'en', {
      title: 'Maize is picked',
      body: '<p>On the fields of the hills.</p>',
    });
    await followUp(server);
    expect(await find('maize fields')).toEqual([release.id]);
    expect(await find('nương ngô')).toEqual([release.id]);
  });

  it('finds each release once, in the language that was asked in, or in the one that is wanted', async () => {
    const release = await publish('Chợ phiên Lùng Phình họp trở lại');
    await acts.translate(release, 'en', {
      title: 'The market of Lung Phinh is back',
      body: '<p>On Sundays.</p>',
    });
    await followUp(server);
    const shown = async (q: string, more = {}) =>
      (await search(server.api, q, more)).items.map(({ id, lang, title, links }) => [
        id,
        lang,
        title,
        links.self,
      ]);
    const [vi, en] = [
      [release.id, 'vi', 'Chợ phiên Lùng Phình họp trở lại', `/api/v1/releases/${release.id}?lang=vi`],
      [release.id, 'en', 'The market of Lung Phinh is back', `/api/v1/releases/${release.id}?lang=en`],
    ];
    expect(await shown('lung phinh')).toEqual([vi]);
    expect(await shown('market lung phinh')).toEqual([en]);
    expect(await shown('lung phinh', { lang: 'en' })).toEqual([en]);
    expect(await shown('market', { lang: 'vi' })).toEqual([]);
  });

  it('lets go of what is retracted at once, in every answer that was made before too', async () => {
    const [kept, gone] = [
      await publish('Thông báo về đập Thuỷ Lâm'),
      await publish('Vé vào cửa đập Thuỷ Lâm'),
    ];
    await followUp(server);
    expect(await find('đập Thủy Lâm')).toEqual([gone.id, kept.id]);
    await acts.retract(gone);
    expect(await find('đập Thủy Lâm')).toEqual([kept.id]);
    await followUp(server);
    expect(await find('đập Thủy Lâm')).toEqual([kept.id]);
    await acts.redact(gone, [{ version: 1, lang: 'vi' }]);
    await followUp(server);
    const rows = await onDatabase((client) =>
      client.query('select from distribution.search_text where release_id = $1', [gone.id]),
    );
    expect(rows.rowCount).toBe(0);
  });

  it('follows by itself while a server works, what other processes publish included', async () => {
    const environment = {
      DATABASE_URL: server.config.databaseUrl!,
      DATA_DIR: server.config.dataDir,
      KEYS_DIR: server.config.keysDir,
    };
    const working = await startApplication({ environment });
    working.app.get(SearchFollower).start();
    try {
      const { id } = await publish('Đàn dê núi đá được tiêm phòng');
      const until = Date.now() + 20_000;
      // Asked of both: the one that works, and one that only answers.
      for (const { api } of [working, server]) {
        let found: string[] = [];
        while (!found.includes(id) && Date.now() < until) {
          found = idsOf(await search(api, 'dê núi đá'));
          await sleep(20);
        }
        expect(found).toEqual([id]);
      }
    } finally {
      await working.close();
    }
  });

  it('keeps its parts small, and answers the same from however many', async () => {
    const titles = Array.from({ length: 30 }, (_, index) => `Bản tin thuỷ văn số ${index}`);
    for (const [index, title] of titles.entries())
      await importAs(title, `20${10 + Math.floor(index / 3)}-0${1 + (index % 3)}-01`);
    await followUp(server);
    const before = await find('thủy văn', { limit: '100' });
    expect(before.length).toBe(30);
    const parts = await onDatabase(async (client) => {
      // In the order in which it would happen, with parts of eight.
      for (let round = 0; round < 8; round += 1)
        await client.query(
          'select distribution.split_search(array(select at from distribution.search_text), 5, 8)',
        );
      const counted = await client.query<{ rows: number }>(
        `select (select count(*) from distribution.search_text t where t.tableoid = i.inhrelid)::integer as rows
         from pg_inherits i where inhparent = 'distribution.search_text'::regclass`,
      );
      return counted.rows.map(({ rows }) => rows);
    });
    expect(parts.length).toBeGreaterThan(5);
    expect(Math.max(...parts)).toBeLessThanOrEqual(8);
    expect(await find('thủy văn', { limit: '100', from: '2000-01-01T00:00:00Z' })).toEqual(before);
    const paged: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: FoundPage = await search(server.api, 'thủy văn', { limit: '4', ...(cursor && { cursor }) });
      paged.push(...idsOf(page));
      cursor = page.next;
    }
    expect(paged).toEqual(before);
    await importAs('Bản tin thuỷ văn bổ sung', '2012-02-01');
    await followUp(server);
    expect((await find('thủy văn', { limit: '100' })).length).toBe(31);
  });

  it('is made of rows that anybody can make who loads many', () => {
    const document = {
      lang: 'vi',
      issuer: { id: 'a', name: 'Sở' },
      content: { kind: 'notice', title: 'Một', summary: '', body: '' },
    };
    const [row] = toSearchRows({ id: 'x', version: 1, at: new Date(0), documents: [document] });
    expect(Object.keys(row!)).toEqual([...searchColumns]);
  });
});

async function onDatabase<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: server.config.databaseUrl! });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('what is found', () => {
  const textOf = (pieces: readonly Piece[] | undefined) => pieces?.map(({ text }) => text).join('');
  const hitsOf = (pieces: readonly Piece[] | undefined) =>
    pieces?.filter(({ hit }) => hit).map(({ text }) => text);

  it('is shown with the words that were found', async () => {
    const long = 'Đoàn khảo sát đã đi hết các thôn dọc sông. '.repeat(12);
    await publish('Cầu treo Bản Lắp & đường dẫn', {
      summary: 'Tóm tắt.',
      body: `<p>${long}</p>\n<p>${long}Nhịp <strong>cầu</strong> treo &lt;mới&gt; dài 90 m. ${long}</p>`,
    });
    await followUp(server);
    const [one] = (await search(server.api, 'cau treo')).items as [Found];
    expect(textOf(one.highlights.title)).toBe('Cầu treo Bản Lắp & đường dẫn');
    expect(hitsOf(one.highlights.title)).toEqual(['Cầu treo']);
    expect(hitsOf(one.highlights.text)).toEqual(['cầu treo']);
    const excerpt = textOf(one.highlights.text)!;
    expect(excerpt).toContain('cầu treo <mới> dài 90 m.');
    expect([excerpt.at(0), excerpt.at(-1), excerpt.length < 300]).toEqual(['…', '…', true]);
    const [apart] = (await search(server.api, 'khảo sát nhịp')).items as [Found];
    expect(hitsOf(apart.highlights.text)).toEqual([
      'khảo sát',
      ...Array<string>(hitsOf(apart.highlights.text)!.length - 1).fill('khảo sát'),
    ]);
    const [marked] = (await search(server.api, 'Bản')).items as [Found];
    expect(hitsOf(marked.highlights.title)).toEqual(['Bản']);
  });

  it('is the same bytes until something changes', async () => {
    const path = `/api/v1/search?q=${encodeURIComponent('cầu treo')}`;
    const first = await server.api.get(path);
    expect(first.headers['cache-control']).toContain('s-maxage');
    expect(first.headers['surrogate-key']).toBe('releases search places');
    expect((await server.api.send('GET', path, { headers: { 'if-none-match': first.etag } })).status).toBe(
      304,
    );
    // Asked in other words that mean the same.
    const same = await server.api.get(`/api/v1/search?q=${encodeURIComponent('  CẦU, treo! ')}`);
    expect(same.etag).toBe(first.etag);
    await publish('Cầu treo thứ hai');
    await followUp(server);
    expect((await server.api.get(path)).etag).not.toBe(first.etag);
  });

  it('is kept apart: whoever asks for many things pushes out nothing else', async () => {
    const made = async () =>
      Number(/^khen_answers_misses_total (\d+)/m.exec((await small.api.get('/metrics')).text)![1]);
    const { databaseUrl, dataDir, keysDir } = server.config;
    const small = await startApplication({
      environment: {
        DATABASE_URL: databaseUrl!,
        DATA_DIR: dataDir,
        KEYS_DIR: keysDir,
        ANSWER_CACHE_BYTES: '1048576',
      },
    });
    try {
      await small.api.get('/api/v1/releases');
      const before = await made();
      const ask = (count: number) =>
        search(small.api, 'thủy văn', { limit: '31', from: `2000-01-01T00:00:00.${100 + count}Z` });
      // More than all of the memory, were it not apart.
      const size = JSON.stringify(await ask(0)).length;
      const times = Math.ceil(1_048_576 / size);
      for (let count = 1; count < times; count += 1) await ask(count);
      const after = await made();
      expect(after - before).toBeGreaterThanOrEqual(times);
      await small.api.get('/api/v1/releases');
      expect(await made()).toBe(after);
      // Those that came first are forgotten: what is kept is bounded.
      await ask(0);
      expect(await made()).toBe(after + 1);
    } finally {
      await small.close();
    }
  });

  it('comes in pages that lose and repeat nothing while more is published', async () => {
    const words = ['hoa', 'hoả', 'hòa', 'đá', 'đa', 'dã'];
    const title = fc
      .array(fc.constantFrom(...words), { minLength: 2, maxLength: 4 })
      .map((some) => `Lan ${some.join(' ')}`);
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2019-05-${String(number).padStart(2, '0')}`);
    for (let count = 0; count < 25; count += 1)
      await importAs(fc.sample(title, 1)[0]!, fc.sample(day, 1)[0]!, `<p>${fc.sample(title, 1)[0]!}</p>`);
    await followUp(server);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('hoa đá', 'hoa da', 'lan', 'hòa', '"hoa đá"'),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.tuple(title, day), { maxLength: 2 }),
        async (q, limit, arriving) => {
          const before = await find(q, { limit: '100' });
          const paged: string[] = [];
          const more = [...arriving];
          for (let cursor: string | undefined = ''; cursor !== undefined;) {
            const page: FoundPage = await search(server.api, q, {
              limit: String(limit),
              ...(cursor && { cursor }),
            });
            paged.push(...idsOf(page));
            cursor = page.next;
            const next = more.pop();
            if (next) {
              await importAs(...next);
              await followUp(server);
            }
          }
          expect(new Set(paged).size).toBe(paged.length);
          expect(paged.filter((id) => before.includes(id))).toEqual(before);
        },
      ),
      { numRuns: process.env['KHEN_LONG'] ? 200 : 12 },
    );
  });
});

describe('suggestions', () => {
  const suggest = async (q: string, lang?: string) =>
    (
      await server.api.get<{ items: { title: string; id: string; links: { self: string } }[] }>(
        `/api/v1/search/suggestions?${new URLSearchParams({ q, ...(lang && { lang }) }).toString()}`,
      )
    ).body.items;
  const titles = async (q: string, lang?: string) => (await suggest(q, lang)).map(({ title }) => title);

  it('are titles that go on as it was begun, with the marks that were typed first, each once', async () => {
    const market = 'Phiên chợ trâu Cán Cấu họp sớm';
    await publish('Cán bộ thú y trực chợ trâu');
    const { id } = await publish(market);
    await publish(market);
    await importAs('Can bo tin dung', '2026-01-02');
    await followUp(server);
    expect(await titles('chợ tr')).toEqual([market, 'Cán bộ thú y trực chợ trâu']);
    expect(await titles('cho trau C')).toEqual([market]);
    expect(await titles('cán b')).toEqual(['Cán bộ thú y trực chợ trâu', 'Can bo tin dung']);
    expect(await titles('tin dung ')).toEqual(['Can bo tin dung']);
    expect(await titles('tin dun ')).toEqual([]);
    expect(await titles('c')).toEqual([]);
    expect(
      (await suggest('chợ trâu cán')).some(({ links }) => links.self === `/api/v1/releases/${id}?lang=vi`),
    ).toBe(false);
  });

  it('are in the language that is wanted, and go with what is retracted', async () => {
    const release = await publish('Đèn lồng thả trên sông Miện');
    await acts.translate(release, 'en', { title: 'Lanterns on the Mien river', body: '<p>At night.</p>' });
    await followUp(server);
    expect(await titles('mien r')).toEqual(['Lanterns on the Mien river']);
    expect(await titles('song mi', 'en')).toEqual([]);
    expect(await titles('song mi')).toEqual(['Đèn lồng thả trên sông Miện']);
    await acts.retract(release, { vi: 'Thu hồi.', en: 'Taken back.' });
    expect(await titles('song mi')).toEqual([]);
    expect(await titles('mien r')).toEqual([]);
  });
});

describe('whatever is asked', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            'đá',
            'hoa',
            'and',
            'Lan',
            '#lang',
            '^',
            '\ud800',
            'e\u0301',
            '荞麦',
            "''",
            '{}',
            '[1]',
            '\u0000',
          ].concat(Array.from('\'"\\&|!():*<->%$1-;”“ة\u202e'), '😀', ':*', '--'),
        ),
        { minLength: 1, maxLength: 60 },
      )
      .map((parts) => parts.join('').slice(0, 200)),
    fc.string({ unit: fc.constantFrom('a', ' ', '"'), minLength: 1, maxLength: 200 }),
  );
  const ask = (query: Readonly<Record<string, string>>) =>
    server.api.get<FoundPage>(`/api/v1/search?${new URLSearchParams(query).toString()}`);

  it('is answered, and finds what it finds', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (q) => {
        expect((await ask({ q })).status).toBe(200);
        const typed = `/api/v1/search/suggestions?${new URLSearchParams({ q }).toString()}`;
        expect((await server.api.get(typed)).status).toBe(200);
      }),
      { numRuns: process.env['KHEN_LONG'] ? 5000 : 150 },
    );
    for (const q of ['?!…', '😀😀', '\u0000', '"', '\u202e\u202e'])
      expect((await ask({ q })).body.items).toEqual([]);
  });

  it('is refused in words if it is too long, or nothing, or no cursor of ours', async () => {
    for (const query of [
      { q: 'a'.repeat(10_000) },
      { q: '' },
      { q: 'đá', kind: 'rumour' },
      { q: 'đá', from: 'yesterday' },
      { q: 'đá', cursor: 'x' },
      { q: 'đá', cursor: Buffer.from(JSON.stringify([1, 8.64e15, topicId()])).toString('base64url') },
      { q: 'đá', cursor: Buffer.from(JSON.stringify([9, 0, topicId()])).toString('base64url') },
      { q: 'đá', limit: '101' },
      { q: 'đá', sort: 'size' },
    ])
      expect([query, (await ask(query)).status]).toEqual([query, 400]);
    const odd = { q: 'đá', place: topicId(), from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' };
    expect((await ask(odd)).body.items).toEqual([]);
    const early = Buffer.from(JSON.stringify([0, Date.parse('0001-01-01'), topicId()])).toString('base64url');
    expect((await ask({ q: 'lan', cursor: early })).status).toBe(200);
  });

  const topicId = () => '0198b0f4-0000-7000-8000-000000000000';
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { GivenRelease } from '../support/given.js';
import { followUp } from '../search/support.js';
import { BROWSER, open } from './page.js';

let server: TestApplication;
let acts: Acts;
beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
});
afterAll(() => server.close());

const see = (path: string, headers?: Record<string, string>) => open(server.api, path, headers);

const LINES = ['Đoạn sạt lở tại km 12 đã dọn xong.', 'Xe qua lại từ 6 giờ.', 'Gọi 0219 000 0100 khi cần.'];
const body = (lines: readonly string[] = LINES) => lines.map((line) => `<p>${line}</p>`).join('');
const draft = {
  title: 'Mở lại đường lên Mèo Vạc',
  summary: 'Hai làn xe, không hạn chế tải trọng.',
  body: body(),
  event: { from: '2026-12-16T01:00:00Z', to: '2026-12-16T09:00:00Z' },
};

describe('the page of a release', () => {
  let release: GivenRelease;
  beforeAll(async () => {
    const place = await server.given.place();
    release = await server.given.release({ draft: { ...draft, places: [place] } });
  });

  it('says title, summary, text, who published it and when, what it is about and whom to call', async () => {
    const { status, main, title, page } = await see(`/releases/${release.id}`);
    expect(status).toBe(200);
    expect(title).toBe(`${draft.title} | Khen`);
    expect(main.texts('h1')).toEqual([draft.title]);
    expect(main.one('p.stand').text).toBe(draft.summary);
    expect(main.one('.read').texts('p')).toEqual([draft.summary, ...LINES]);
    expect(main.one('.rel-head').text).toMatch(/^Notice .*Published \d\d:\d\d, .*20\d\d/);
    const beside = main.one('.side').text;
    expect(beside).toContain('08:00');
    expect(beside).toContain('Vàng Thị Mỷ, Phó Chánh Văn phòng');
    expect(
      main
        .one('.side')
        .all('a')
        .map((link) => link.attribute('href')),
    ).toContain('tel:02190000100');
    expect(
      page
        .all('meta')
        .find((meta) => meta.attribute('name') === 'description')
        ?.attribute('content'),
    ).toBe(draft.summary);
  });

  it('says under which entry it stands in the log, and leads to its proof and its other forms', async () => {
    const { main } = await see(`/releases/${release.id}`);
    const { body: envelope } = await server.api.get<{ ledgerIndex: number }>(
      `/api/v1/releases/${release.id}`,
    );
    const proof = main.one('.proof');
    expect(proof.one('dd.num').text).toBe(String(envelope.ledgerIndex));
    const links = main.all('a').map((link) => link.attribute('href')!);
    // The pack waits for paper, which nobody prints here.
    const local = links.filter((href) => href.startsWith('/') && !/\/pack\b/.test(href));
    expect(local.length).toBeGreaterThan(2);
    for (const href of local) expect([href, (await server.api.get(href)).status]).toEqual([href, 200]);
    const found = await server.api.get<{ document: { content: object } }>(proof.links['Download the proof']!);
    expect(found.body.document.content).toMatchObject({ title: draft.title });
  });

  it('tells search engines the same as JSON-LD', async () => {
    const { text } = await see(`/releases/${release.id}`);
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)!;
    expect(JSON.parse(data!)).toMatchObject({
      '@type': 'NewsArticle',
      headline: draft.title,
      url: `http://khen.test/releases/${release.id}?lang=vi`,
    });
  });

  it('says above the text what a correction changed, and marks each paragraph that it changed', async () => {
    const changed = LINES.with(1, 'Xe qua lại từ 9 giờ.');
    await acts.correct(release, {
      words: { title: 'Mở lại đường lên Mèo Vạc từ 9 giờ', body: body(changed) },
    });
    const { main, title } = await see(`/releases/${release.id}`);
    expect(title).toBe('Mở lại đường lên Mèo Vạc từ 9 giờ (corrected) | Khen');
    const note = main.one('.note');
    expect(note.one('h2').text).toMatch(/^Corrected at \d\d:\d\d/);
    expect(note.texts('del')).toEqual(['6']);
    expect(note.texts('ins').join()).toContain('9');
    expect(note.text).toContain('2 things were changed');
    const marked = main.one('.read').all('.fixed');
    expect(marked.map(({ text }) => text)).toEqual(['Changed paragraph. Xe qua lại từ 9 giờ.']);
    expect((await see(note.one('a').attribute('href')!)).status).toBe(200);
  });

  it('keeps the replaced text readable, and says first that it was replaced', async () => {
    const { main } = await see(`/releases/${release.id}`);
    const old = main.one('.steps').links['Read the earlier text']!;
    const { main: earlier, page, status } = await see(old);
    expect(status).toBe(200);
    expect(earlier.text).toMatch(/^Earlier text, replaced This is version 1\. It is no longer in force\./);
    expect(earlier.texts('h1')).toEqual([draft.title]);
    expect(earlier.one('.read').texts('p')).toEqual([draft.summary, ...LINES]);
    expect(page.all('meta').some((meta) => meta.attribute('content') === 'noindex')).toBe(true);
    expect(earlier.links['Read the text in force']).toBe(`/releases/${release.id}?lang=vi&ui=en`);
  });

  it('shows every difference of two versions in reading order', async () => {
    const { main } = await see(`/releases/${release.id}/difference?from=1&to=2`);
    expect(main.texts('h1')).toEqual(['What changed from version 1 to 2']);
    expect(main.one('#noi-dung-sua').text).toBe('Body');
    expect(main.texts('del')).toEqual(['6']);
    expect(main.texts('ins')).toEqual(['từ 9 giờ', '9']);
    expect(main.all('.same').map(({ text }) => text)).toEqual([LINES[0], LINES[2]]);
    for (const query of ['?from=1&to=9', '?from=0&to=1', '?from=1', ''])
      expect((await see(`/releases/${release.id}/difference${query}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('answers a printed code with whether the paper still holds', async () => {
    const { main, headers, page } = await see(`/r/${release.id}`);
    expect(main.one('.state').text).toMatch(
      /^Official, corrected since: below is the text in force Version 2,/,
    );
    expect(headers['vary']).toMatch(/accept, accept-language/);
    expect(
      page
        .all('link')
        .find((link) => link.attribute('rel') === 'canonical')
        ?.attribute('href'),
    ).toBe(`http://khen.test/releases/${release.id}`);
    for (const accept of ['application/json', '*/*']) {
      const answer = await server.api.get<{ id: string }>(`/r/${release.id}`, { accept });
      expect(answer.body.id).toBe(release.id);
    }
    expect((await server.api.get<{ id: string }>(`/r/${release.id}`)).body.id).toBe(release.id);
    const fresh = await server.given.release();
    expect((await see(`/r/${fresh.id}`)).main.one('.state').text).toMatch(
      /^Official and in force Version 1,/,
    );
  });

  it('is the same whatever others hung on its address', async () => {
    const plain = await see(`/releases/${release.id}`);
    const tracked = await see(`/releases/${release.id}?fbclid=IwAR0&utm_source=zalo&q=<script>`);
    expect(tracked.bytes).toEqual(plain.bytes);
    expect((await see(`/releases/${release.id}?lang=<script>`)).text).toBe(plain.text);
  });

  it('of a retracted release gives the notice, and no word of what it said', async () => {
    const paths = (await see('/site-map')).main.all('a').map((link) => link.attribute('href')!);
    await acts.retract(release, {
      vi: 'Thu hồi vì sai tên đường.',
      en: 'Retracted: the road was named wrongly.',
    });
    await followUp(server);
    for (const path of [`/releases/${release.id}`, `/r/${release.id}`, `/releases/${release.id}?lang=vi`]) {
      const { status, main, text, page } = await see(path);
      expect(status).toBe(200);
      expect(main.text).toMatch(/Retracted, no longer valid|Đã thu hồi/);
      expect(main.text).toMatch(/the road was named wrongly|sai tên đường/);
      expect(main.one('.proof').all('a')).toHaveLength(2);
      expect(text).not.toMatch(/Mèo Vạc|Vàng Thị Mỷ|sạt lở|tải trọng/);
      expect(page.all('meta').some((meta) => meta.attribute('content') === 'noindex')).toBe(true);
    }
    for (const path of [
      `/releases/${release.id}/versions/1`,
      `/releases/${release.id}/versions/2`,
      `/releases/${release.id}/difference?from=1&to=2`,
      '/search?q=Mèo+Vạc',
      ...paths.filter((each) => each.startsWith('/') && each !== '/app'),
    ])
      expect([path, (await server.api.get(path, { accept: BROWSER })).text]).toEqual([
        path,
        expect.not.stringMatching(/lên Mèo Vạc|sạt lở tại km 12 đã dọn|tải trọng/),
      ]);
  });
});

describe('a release with gaps', () => {
  it('leads to no version that lacks the language, or was erased with another one', async () => {
    const release = await server.given.release({ draft: { title: 'Bốn lần nói' } });
    for (const times of ['hai', 'ba', 'bốn'])
      await acts.correct(release, { words: { title: `Bốn lần nói, lần ${times}` } });
    await acts.translate(release, 'en');
    await acts.redact(release, [
      { version: 1, lang: 'vi' },
      { version: 2, lang: 'vi' },
    ]);
    const leading = async (lang: string) => {
      const { main } = await see(`/releases/${release.id}?lang=${lang}`);
      const links = main.all('a').map((link) => link.attribute('href')!);
      const versions = links.filter((href) => /^\/releases\/.*(versions|difference)/.test(href));
      for (const href of versions) expect([href, (await see(href)).status]).toEqual([href, 200]);
      return versions.length;
    };
    // The note above and the list below lead to what the newest correction changed; one older text is left.
    expect(await leading('vi')).toBe(3);
    expect(await leading('en')).toBe(0);
  });
});

describe('a version that was erased by law', () => {
  it('is gone from its page, and the page in force says so', async () => {
    const words = { title: 'Danh sách đã rút gọn', body: '<p>Không còn tên riêng.</p>' };
    const release = await server.given.release({ draft: { title: 'Danh sách có tên riêng' } });
    await acts.correct(release, { words });
    await acts.redact(release, [{ version: 1, lang: 'vi' }]);
    const { main, status, text } = await see(`/releases/${release.id}`);
    expect([status, main.one('h1').text]).toEqual([200, words.title]);
    expect(main.one('.steps').text).toContain('Version 1 was erased by law');
    expect(main.one('.steps').links).not.toHaveProperty('Read the earlier text');
    expect(text).not.toContain('có tên riêng');
    const old = await see(`/releases/${release.id}/versions/1`);
    expect([old.status, old.main.one('h1').text]).toEqual([410, 'This text can no longer be read']);
    for (const path of [`/releases/${release.id}/difference?from=1&to=2`, '/mended', '/'])
      expect([path, (await see(path)).text]).toEqual([path, expect.not.stringContaining('có tên riêng')]);
    expect((await see('/mended')).main.text).toContain('Erasure by law');
  });
});

describe('what was not published', () => {
  it.each(['draft', 'in_review', 'approved', 'scheduled', 'discarded'] as const)(
    'is on no page: %s',
    async (state) => {
      const { id } = await server.given.release({
        state,
        draft: { title: 'Bimatkhong ai biet', summary: 'Bimatkhong', body: '<p>Bimatkhong gì cả ở đây.</p>' },
      });
      await followUp(server);
      for (const path of ['', '/versions/1', '/difference?from=1&to=2'])
        expect([path, (await see(`/releases/${id}${path}`)).status]).toEqual([path, 404]);
      expect((await see(`/r/${id}`)).status).toBe(404);
      const asked = { 'content-type': 'application/x-www-form-urlencoded' };
      const official = await server.api.post('/official', 'text=Bimatkhong+g%C3%AC+c%E1%BA%A3', {
        headers: asked,
      });
      const month = new Date().toISOString().slice(0, 7);
      const pages = await Promise.all(
        ['/', '/archive', `/archive?month=${month}`, '/mended', '/search?q=Bimat'].map((path) => see(path)),
      );
      expect(official.text).toContain('We have not published this');
      for (const { text } of pages) expect(text).not.toContain(id);
      for (const { text } of pages.slice(0, -1)) expect(text).not.toContain('Bimat');
    },
  );
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followUp } from '../search/support.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { expectStatus, type GivenRelease } from '../support/given.js';
import { open, type Part, type Seen } from './page.js';

let server: TestApplication;
let acts: Acts;
let both: GivenRelease;
let one: GivenRelease;
let topic: string;
let place: string;
beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
  [topic, place] = [await server.given.topic(), await server.given.place()];
  both = await server.given.release({ translation: 'reviewed', draft: { topics: [topic], places: [place] } });
  one = await server.given.release({ draft: { title: 'Lịch tiêm chủng' } });
});
afterAll(() => server.close());

const see = (path: string, headers?: Record<string, string>) => open(server.api, path, headers);
const vietnamese = { 'accept-language': 'vi' };
const langOf = (part: Part) => part.attribute('lang');
const linksIn = ({ page }: Seen, rel: string) =>
  page.all('link').filter((link) => link.attribute('rel') === rel);

describe('the language of a page', () => {
  it('is what the browser asks for, at an address that says so', async () => {
    for (const [accept, lang, title] of [
      ['en', 'en', 'Road to Lung Cu reopens'],
      ['vi', 'vi', 'Mở lại đường lên Lũng Cú'],
      ['fr, en;q=0.4', 'en', 'Road to Lung Cu reopens'],
    ] as const) {
      const { main, headers, page } = await see(`/releases/${both.id}`, { 'accept-language': accept });
      expect([main.one('h1').text, headers['content-language']]).toEqual([title, lang]);
      expect(headers['content-location']).toBe(`/releases/${both.id}?lang=${lang}`);
      expect(headers['vary']).toMatch(/accept-language/);
      expect(langOf(page)).toBe(lang);
    }
  });

  it('is that of the address, whatever the browser asks for', async () => {
    const asked = await see(`/releases/${both.id}?lang=en`, vietnamese);
    expect(asked.main.one('h1').text).toBe('Road to Lung Cu reopens');
    expect(asked.headers['vary']).not.toMatch(/accept-language/);
    expect(asked.headers).not.toHaveProperty('content-location');
    expect(asked.bytes).toEqual((await see(`/releases/${both.id}?lang=en`)).bytes);
    const home = await see('/?lang=en', vietnamese);
    expect(home.main.one('h1').text).toBe('Official information of Khen');
    expect(Object.values(home.main.links).filter((href) => href.startsWith('/releases/'))).toEqual(
      expect.arrayContaining([`/releases/${one.id}?lang=en`]),
    );
  });

  it('can be changed on every page, which names all that it can be read in', async () => {
    const seen = await see(`/releases/${both.id}`);
    expect(linksIn(seen, 'alternate').flatMap((link) => link.attribute('hreflang') ?? [])).toEqual(
      expect.arrayContaining(['vi', 'en', 'x-default']),
    );
    const only = linksIn(await see(`/releases/${one.id}`), 'alternate');
    expect(only.flatMap((link) => link.attribute('hreflang') ?? [])).toEqual(['vi', 'x-default']);
    expect(seen.page.one('.langs').links).toEqual({ 'Tiếng Việt': `/releases/${both.id}?lang=vi` });
    expect(seen.main.one('.tongues').links).toEqual({ 'Tiếng Việt': `/releases/${both.id}?lang=vi` });
    expect((await see('/search?q=đường&kind=notice')).page.one('.langs').links['Tiếng Việt']).toBe(
      '/search?q=%C4%91%C6%B0%E1%BB%9Dng&kind=notice&lang=vi',
    );
  });

  it('that a release does not have is said, and its text is marked as what it is', async () => {
    const english = await see(`/releases/${one.id}?lang=en`);
    expect(english.main.one('.lang-note').text).toBe(
      'There is no English text of this release yet. Below is the Vietnamese one.',
    );
    expect([
      langOf(english.page),
      english.headers['content-language'],
      langOf(english.main.one('article')),
    ]).toEqual(['en', 'vi', 'vi']);
    expect(langOf(english.main.one('.rel-head'))).toBe('en');
    const french = await see(`/releases/${both.id}?lang=fr`);
    expect(french.main.one('.lang-note').text).toMatch(/tiếng Pháp.*tiếng Việt/);
    expect((await see(`/releases/${one.id}`)).main.all('.lang-note')).toEqual([]);
  });
});

describe('whoever reads the portal in one language', () => {
  it('is told of what was translated into it by its translation, on every list', async () => {
    const [titleEn, titleVi] = ['Road to Lung Cu reopens', 'Mở lại đường lên Lũng Cú'];
    const desk = await server.given.desk();
    const urgent = await server.given.release({
      desk,
      draft: { urgent: true, topics: [topic], places: [place] },
    });
    await acts.correct(urgent, { minor: true, words: { body: '<p>Đã sửa.</p>' } });
    await acts.translate(urgent, 'en', { title: titleEn });
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    const lists = [
      '/',
      `/topics/${topic}`,
      `/places/${place}`,
      `/organisations/${desk.organisation}`,
      `/archive?day=${day}`,
      '/mended',
    ];
    for (const path of lists) {
      const linkTo = async (accept: string) => {
        const { main, page } = await see(path, { 'accept-language': accept });
        const link = main.all('a').find((each) => each.attribute('href') === `/releases/${urgent.id}`)!;
        const lead = page.one('.urgent').one('h2').one('span');
        return [link.text, langOf(link), lead.text, langOf(lead)];
      };
      expect([path, await linkTo('en')]).toEqual([path, [titleEn, undefined, titleEn, undefined]]);
      expect([path, await linkTo('vi')]).toEqual([path, [titleVi, undefined, titleVi, undefined]]);
    }
    await acts.retract(urgent);
  });

  it('goes on in it through texts that are in another alone', async () => {
    const corrected = await server.given.release({ draft: { title: 'Chợ trâu bò Nghĩa Thuận' } });
    await acts.correct(corrected, { words: { title: 'Chợ trâu bò Nghĩa Thuận họp lại' } });
    await followUp(server);
    const at = `/releases/${corrected.id}`;
    const [first, mended] = [await see('/search?q=nghĩa+thuận'), await see('/mended?lang=en', vietnamese)];
    const found = first.main.one('.rows').all('a')[0]!.attribute('href')!;
    expect(found).toBe(`${at}?lang=vi&ui=en`);
    const ahead = [found, Object.values(mended.main.links).find((href) => href.startsWith(at))!];
    const seenAt = new Set<string>();
    for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
      if (seenAt.has(path)) continue;
      seenAt.add(path);
      const page = await see(path, path.includes('lang=') ? vietnamese : {});
      expect([path, langOf(page.page), page.headers['content-language']]).toEqual([path, 'en', 'vi']);
      const tongues = page.page.one('.langs').links;
      expect(Object.values(tongues).every((href) => href.includes('lang=vi') && !href.includes('ui='))).toBe(
        true,
      );
      ahead.push(...Object.values(page.main.links).filter((href) => href.startsWith(at)));
      // Elsewhere it is the portal's own language that counts.
      const away = page.page.one('.brand').attribute('href');
      expect([path, away]).toEqual([path, path.includes('lang=') ? '/?lang=en' : '/']);
      expect(linksIn(page, 'canonical')[0]!.attribute('href')).not.toContain('ui=');
    }
    expect([...seenAt].filter((path) => /versions|difference/.test(path))).toHaveLength(2);
    expect(langOf((await see(`${at}?lang=vi&ui=xx`)).page)).toBe('vi');
  });
});

/** One page of each kind. */
const kinds = () => [
  '/',
  `/releases/${both.id}`,
  `/releases/${both.id}/versions/1`,
  `/r/${one.id}`,
  '/topics',
  `/topics/${topic}`,
  '/organisations',
  `/organisations/${one.desk.organisation}`,
  '/places',
  `/places/${place}`,
  '/archive',
  '/mended',
  '/search?q=đường',
  '/press',
  '/ledger',
  '/official',
  '/accessibility',
  '/privacy',
  '/site-map',
  '/nothing-here',
];

describe('every page', () => {
  it.each(['en', 'vi'])(
    'is whole in %s: one title, one main part, headings in order, ids once, parts with names',
    async (lang) => {
      for (const path of kinds()) {
        const { page, main } = await see(path, { 'accept-language': lang });
        const levels = page.all('h1').length;
        const all = page.all('');
        const ids = all.flatMap((part) => part.attribute('id') ?? []);
        const headings = all.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []));
        const skipped = headings
          .slice(headings.indexOf(1))
          .filter((level, at, rest) => level > (rest[at - 1] ?? 1) + 1);
        const named = all.flatMap((part) =>
          ['aria-labelledby', 'aria-describedby', 'for'].flatMap(
            (name) => part.attribute(name)?.split(' ') ?? [],
          ),
        );
        const lost = named.filter((id) => !ids.includes(id));
        expect([path, levels, skipped, ids.filter((id, at) => ids.indexOf(id) !== at), lost]).toEqual([
          path,
          1,
          [],
          [],
          [],
        ]);
        expect(main.text).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
        expect([path, page.all('meta').some((meta) => meta.attribute('name') === 'viewport')]).toEqual([
          path,
          true,
        ]);
      }
    },
  );

  it('leads nowhere that there is nothing', async () => {
    const found = new Map<string, string>();
    const ids = new Map<string, readonly string[]>();
    for (const path of kinds()) {
      const { page } = await see(path);
      for (const link of page.all('a')) found.set(link.attribute('href')!, path);
    }
    const broken: string[] = [];
    for (const [href, from] of found) {
      const [path = '', fragment] = href.split('#');
      if (/^(https?:|mailto:|tel:)|^\/(app|feeds)\b|\/pack\b/.test(href)) continue;
      const where = path || from;
      const answer = await server.api.get(where, { accept: 'text/html, */*' });
      if (answer.status !== 200 && where !== '/nothing-here')
        broken.push(`${from}: ${href} ${answer.status}`);
      if (!fragment) continue;
      if (!ids.has(where))
        ids.set(
          where,
          (await see(where)).page.all('').flatMap((part) => part.attribute('id') ?? []),
        );
      if (!ids.get(where)!.includes(fragment)) broken.push(`${from}: ${href}`);
    }
    expect(broken).toEqual([]);
  });

  it('runs nothing but its own script, draws nothing but its own style, and keeps nobody’s cookies', async () => {
    for (const path of kinds()) {
      const { headers, text, page } = await see(path);
      const policy = headers['content-security-policy']!;
      const style = /<style>(.*?)<\/style>/s.exec(text)![1]!;
      const hash = createHash('sha256').update(style).digest('base64');
      const told = Object.fromEntries(
        policy.split(';').map((each) => each.trim().split(/ (.*)/s).slice(0, 2)) as [string, string][],
      );
      expect([path, told]).toEqual([
        path,
        {
          'default-src': `'none'`,
          'style-src': `'sha256-${hash}'`,
          'script-src': `'self'`,
          'font-src': `'self'`,
          'img-src': `'self'`,
          'media-src': `'self'`,
          'connect-src': `'self'`,
          'form-action': `'self'`,
          'base-uri': `'none'`,
          'frame-ancestors': `'none'`,
        },
      ]);
      expect(headers).not.toHaveProperty('set-cookie');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(page.all('style')).toHaveLength(1);
      const handlers = page
        .all('')
        .flatMap((part) => Object.keys(part.attributes).filter((name) => /^(on|style$)/.test(name)));
      expect([path, handlers]).toEqual([path, []]);
      const scripts = page
        .all('script')
        .filter((script) => script.attribute('type') !== 'application/ld+json');
      expect(scripts.map(({ attributes }) => attributes)).toEqual([
        { src: expect.stringMatching(/^\/portal\.js\?v=[\w-]+$/), defer: '' },
      ]);
      // Nothing is fetched from elsewhere, and no link leads there of which no author thought.
      const addresses = page
        .all('')
        .flatMap((part) =>
          ['href', 'src', 'srcset', 'action', 'poster', 'data'].flatMap((name) => part.attribute(name) ?? []),
        );
      expect(
        addresses.filter((each) => !/^(\/(?!\/)|#|tel:|mailto:|http:\/\/khen\.test\/)/.test(each)),
      ).toEqual([]);
      expect(style.match(/url\((?!['"]?\/[^/])|@import/g)).toBeNull();
      expect(style).not.toMatch(/<|--k-[\w-]+:undefined/);
    }
  });
});

describe('a page that was asked for before', () => {
  const made = async () =>
    Number(/^khen_answers_misses_total (\d+)/m.exec((await server.api.get('/metrics')).text)![1]);
  const again = async (path: string, etag: string) =>
    (await server.api.get(path, { accept: 'text/html', 'if-none-match': etag })).status;
  const renamed = async (name: string) => {
    const { api } = await server.given.administrator();
    const body = { value: { vi: name }, legalBasis: 'Quyết định 12/QĐ-UBND' };
    expectStatus(await api.post('/api/v1/desk/settings/platform.name', body), 201);
  };

  it('is at hand, and costs nothing for whoever has it', async () => {
    const seen: Seen[] = [];
    for (const path of kinds().slice(0, -1)) seen.push(await see(path));
    const before = await made();
    for (const [place_, path] of kinds().slice(0, -1).entries()) {
      const { bytes, etag, headers } = await see(path);
      expect([path, bytes.equals(seen[place_]!.bytes)]).toEqual([path, true]);
      expect(headers['cache-control']).toMatch(/^public, max-age=0, s-maxage=10/);
      expect([path, await again(path, etag)]).toEqual([path, 304]);
    }
    expect(await made()).toBe(before);
  });

  it('is made anew at once when what it tells of is corrected, taken back or renamed', async () => {
    const release = await server.given.release({
      draft: { title: 'Giờ mở cửa khẩu', topics: [topic], places: [place] },
    });
    const paths = [
      `/releases/${release.id}`,
      `/r/${release.id}`,
      '/',
      `/topics/${topic}`,
      `/places/${place}`,
      '/archive',
      '/mended',
    ];
    const tags = async () => Promise.all(paths.map(async (path) => (await see(path)).etag));
    const first = await tags();
    await acts.correct(release, { words: { title: 'Giờ mở cửa khẩu mới' } });
    const second = await tags();
    await acts.retract(release);
    const third = await tags();
    for (const [at, path] of paths.entries()) {
      // The archive counts days, in which a correction changes nothing.
      if (path !== '/archive') expect([path, first[at] === second[at]]).toEqual([path, false]);
      expect([path, second[at] === third[at]]).toEqual([path, false]);
    }
    const { api } = await server.given.administrator();
    const { etag: ifMatch } = await api.get(`/api/v1/desk/topics/${topic}`);
    const names = { vi: 'Cửa khẩu', en: 'Border gates' };
    await api.post(`/api/v1/desk/topics/${topic}/rename`, { names }, { ifMatch });
    expect((await see(`/topics/${topic}`)).main.one('h1').text).toBe('Border gates');
    expect((await see('/topics')).main.text).toContain('Border gates');
    expect((await see('/')).main.text).toContain('Border gates');
  });

  it('has the name of the province as it is set, at once', async () => {
    await see('/privacy');
    await renamed('Tỉnh Hà Giang');
    for (const path of kinds())
      expect([path, (await see(path)).title]).toEqual([path, expect.stringMatching(/ \| Tỉnh Hà Giang$/)]);
  });
});

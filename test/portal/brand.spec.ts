import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samples } from '../files/samples.js';
import type { Answer } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { expectStatus, type GivenRelease } from '../support/given.js';
import { open, type Seen, seen } from './page.js';

let server: TestApplication;
let logo: string;
beforeAll(async () => {
  server = await startApplication();
  logo = await server.given.file(await server.given.administrator(), samples.png, 'bieu-trung.png');
});
afterAll(() => server.close());

const see = (path: string, headers?: Record<string, string>) => open(server.api, path, headers);
const set = async (key: string, value: unknown): Promise<Answer> => {
  const { api } = await server.given.administrator();
  return api.post(`/api/v1/desk/settings/${key}`, { value, legalBasis: 'Quyết định 12/QĐ-UBND' });
};

describe('the look of an installation', () => {
  it('is Khen’s until it is set', async () => {
    const { page } = await see('/');
    expect(page.one('.brand').text).toBe('KhenOfficial information');
    expect(page.one('.brand').all('img')).toEqual([]);
    expect((await server.api.get('/api/v1/brand')).body).toEqual({
      name: 'Khen',
      lang: 'en',
      colour: '#344188',
    });
  });

  it('takes name, logo and colour as they are set, on every page and for the desk', async () => {
    const before = await server.api.get('/theme.css');
    expectStatus(await set('platform.name', { vi: 'Tỉnh Hà Giang', en: 'Hà Giang Province' }), 201);
    expectStatus(await set('platform.logo', logo), 201);
    expectStatus(await set('platform.colour', '#1f6f5c'), 201);
    for (const path of ['/', '/press', '/no-such-page', '/official']) {
      const { page, title, headers } = await see(path);
      expect(title).toMatch(/ \| Hà Giang Province$/);
      expect(page.one('.brand').text).toBe('Hà Giang ProvinceOfficial information');
      expect(page.one('.brand').one('img').attributes).toMatchObject({
        src: `/api/v1/files/${logo}`,
        alt: '',
      });
      expect(page.one('.foot').text).toContain('Hà Giang Province answers for the information');
      expect(headers['content-security-policy']).toContain('sha256-');
    }
    expect((await see('/?lang=vi')).page.one('.brand').text).toBe('Tỉnh Hà GiangThông tin chính thức');
    const picture = await server.api.get(`/api/v1/files/${logo}`);
    expect([picture.status, picture.bytes]).toEqual([200, samples.png]);
    const { text } = await see('/');
    expect(text).not.toContain('--k-cham:#344188');
    const after = await server.api.get('/theme.css');
    expect([after.etag === before.etag, after.headers['content-type']]).toEqual([
      false,
      'text/css; charset=utf-8',
    ]);
    const [, cham] = /:root\{[^}]*--k-cham:(#[0-9a-f]{6})/.exec(after.text)!;
    expect(text).toContain(`--k-cham:${cham}`);
    expect((await server.api.get('/api/v1/brand?lang=vi')).body).toEqual({
      name: 'Tỉnh Hà Giang',
      lang: 'vi',
      logo: `/api/v1/files/${logo}`,
      colour: '#1f6f5c',
    });
  });

  it('stays words where a name is hostile', async () => {
    const hostile = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>';
    expectStatus(await set('platform.name', { vi: hostile }), 201);
    for (const path of ['/', '/no-such-page']) {
      const { page, title } = await see(path);
      expect(title).toContain(` | ${hostile}`);
      expect(page.one('.brand').one('.of').text).toBe(hostile);
      expect(page.all('img').every((img) => img.attribute('src') === `/api/v1/files/${logo}`)).toBe(true);
      expect(
        page
          .all('script')
          .map((script) => script.attribute('src')?.split('?')[0] ?? script.attribute('type')),
      ).toEqual(['/portal.js', ...(path === '/' ? ['application/ld+json'] : [])]);
    }
  });

  it.each([
    ['platform.name', { en: 'Hà Giang' }],
    ['platform.name', { vi: '' }],
    ['platform.name', { vi: 'a'.repeat(81) }],
    ['platform.name', { vi: 'a', 'x y': 'b' }],
    ['platform.colour', '#b01f1f'],
    ['platform.colour', '#ba497c'],
    ['platform.colour', '#f2c156'],
    ['platform.colour', '#344188;} body{display:none'],
    ['platform.logo', 'https://evil.example/a.png'],
  ])('refuses for %s %j', async (key, value) => {
    expect((await set(key, value)).status).toBe(400);
  });

  it('takes no file for a logo that is no picture, or that nobody uploaded', async () => {
    const text = await server.given.file(await server.given.administrator(), samples.pdf, 'a.pdf');
    const answer = await set('platform.logo', text);
    expect([answer.status, (await server.api.get(`/api/v1/files/${text}`)).status]).toEqual([400, 404]);
    expect((await set('platform.logo', '0'.repeat(64))).status).toBe(409);
  });
});

describe('the preview at the desk', () => {
  let release: GivenRelease;
  const of = ({ id }: GivenRelease, query = '') => `/api/v1/desk/releases/${id}/preview${query}`;
  beforeAll(async () => {
    release = await server.given.release({ state: 'draft', translation: 'translating' });
  });

  it('is the page as the public will see it, without what only publication makes', async () => {
    const { officer } = release.desk;
    const preview = seen(await officer.api.get(of(release)));
    expect(preview.headers['cache-control']).toBe('private, no-store');
    expect(preview.headers).not.toHaveProperty('etag');
    expect(preview.headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
    expect(preview.main.all('.proof')).toEqual([]);
    for (const verb of ['submit', 'approve', 'publish'] as const)
      await server.given.does(release.desk, verb === 'submit' ? 'officer' : 'approver', verb, release.id);
    const published = await see(`/releases/${release.id}?lang=vi`);
    const texts = ({ main }: Seen) => ['h1', 'p.stand', '.read'].flatMap((each) => main.texts(each));
    expect(texts(preview)).toEqual(texts(published));
    expect(texts(preview)).toHaveLength(3);
  });

  it('tells each language, and what a correction will say', async () => {
    const { officer } = release.desk;
    await server.given.does(release.desk, 'officer', 'correct', release.id);
    const { etag: ifMatch } = await officer.api.get(`${release.open}/texts/vi`);
    expectStatus(
      await officer.api.patch(
        `${release.open}/texts/vi`,
        { title: 'Đường lên Lũng Cú mở từ 9 giờ' },
        { ifMatch },
      ),
      200,
    );
    const preview = seen(await officer.api.get(of(release)));
    expect(preview.main.one('.note').text).toContain('từ 9 giờ');
    expect((await see(`/releases/${release.id}`)).text).not.toContain('từ 9 giờ');
    const english = await server.given.release({ state: 'draft', translation: 'translating' });
    expect(seen(await english.desk.officer.api.get(of(english, '?lang=en'))).main.one('h1').text).toBe(
      'Road to Lung Cu reopens',
    );
    expect((await english.desk.officer.api.get(of(english, '?lang=fr'))).status).toBe(404);
  });

  it('is for nobody but those who may read it', async () => {
    const draft = await server.given.release({ state: 'draft' });
    expect((await server.api.get(of(draft))).status).toBe(401);
    expect((await server.api.get(of(draft), { accept: 'text/html' })).status).toBe(401);
    const other = await server.given.desk();
    expect((await other.officer.api.get(of(draft))).status).toBe(404);
    expect((await draft.desk.officer.api.get(of(draft, `?version=${crypto.randomUUID()}`))).status).toBe(404);
    const { body } = await other.officer.api.get<{ items: unknown[] }>('/api/v1/desk/releases');
    expect(body.items).toEqual([]);
    const { body: own } = await draft.desk.officer.api.get<{ versions: { id: string }[] }>(
      `/api/v1/desk/releases/${release.id}`,
    );
    expect((await draft.desk.officer.api.get(of(draft, `?version=${own.versions[0]!.id}`))).status).toBe(404);
  });
});

import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../src/platform/clock/index.js';
import { importTexts } from '../search/support.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Desk } from '../support/given.js';
import { open, type Seen } from './page.js';

const HOUR = 3_600_000;
/** A minute before midnight, as the province (UTC+7) has it. */
const MIDNIGHT = Date.parse('2026-03-04T17:00:00Z');
const clock = new ManualClock(MIDNIGHT - 60_000);

let server: TestApplication;
let desk: Desk;
beforeAll(async () => {
  server = await startApplication({ clock });
  desk = await server.given.desk();
});
afterAll(() => server.close());

const see = (path: string, headers?: Record<string, string>) => open(server.api, path, headers);
const rows = ({ main }: Seen) => main.texts('h3');
const publish = (title: string, draft: object = {}) =>
  server.given.release({ desk, draft: { title, ...draft } });

describe('the archive', () => {
  it('puts what was published under the day that the province had', async () => {
    await publish('Trước nửa đêm');
    clock.set(MIDNIGHT + 60_000);
    const release = await publish('Sau nửa đêm');
    expect(rows(await see('/archive?day=2026-03-04'))).toEqual(['Trước nửa đêm']);
    const next = await see('/archive?day=2026-03-05');
    expect(rows(next)).toEqual(['Sau nửa đêm']);
    expect(next.main.one('.rows').texts('time')).toEqual(['00:01']);
    expect(next.main.one('.days').links).toEqual({
      '4 March 20261 release': '/archive?day=2026-03-04',
      '5 March 20261 release': '/archive?day=2026-03-05',
    });
    // A correction later does not move it.
    clock.advance(30 * HOUR);
    await new Acts(server).correct(release, { words: { title: 'Sau nửa đêm, đã sửa' } });
    expect(rows(await see('/archive?day=2026-03-05'))).toEqual(['Sau nửa đêm, đã sửa']);
    expect(rows(await see('/archive?day=2026-03-06'))).toEqual([]);
    await new Acts(server).retract(release);
    expect(rows(await see('/archive?day=2026-03-05'))).toEqual([]);
  });

  it('keeps what an older portal published under its day of then, page by page', async () => {
    const { body } = await server.api.get<{ items: { code: string }[] }>('/api/v1/topics');
    const texts = Array.from({ length: 45 }, (_, place) => ({
      key: `old-${place}`,
      title: `Tin cũ số ${place}`,
      body: '<p>Nội dung.</p>',
      publishedAt: place === 44 ? '2019-05-07T23:30:00' : '2019-05-06T08:00:00',
      topics: body.items[0]!.code,
    }));
    await importTexts(server, desk.organisation, texts);
    const seen: string[] = [];
    let page = await see('/archive?day=2019-05-06');
    for (;;) {
      seen.push(...rows(page));
      const older = page.main.links['Older'];
      if (!older) break;
      page = await see(older);
    }
    expect(seen).toHaveLength(44);
    expect(new Set(seen).size).toBe(44);
    expect(page.main.links['Back to the top of the list']).toBe('/archive?day=2019-05-06');
    expect(rows(await see('/archive?day=2019-05-07'))).toEqual(['Tin cũ số 44']);
    const month = await see('/archive?month=2019-05');
    expect(month.main.one('.days').texts('a')).toEqual(['6 May 201944 releases', '7 May 20191 release']);
    expect(month.main.links['Month after']).toBe('/archive?month=2019-06');
    expect((await see('/archive')).main.links).not.toHaveProperty('Month after');
  });

  it('says that a day or month is none, and that nothing was published', async () => {
    expect((await see('/archive?month=2019-04')).main.text).toContain('Nothing was published in this month');
    expect((await see('/archive?day=2019-04-30')).main.text).toContain('Nothing was published on this day');
    for (const query of ['day=2026-02-30', 'month=2026-13', 'day=x', 'day=2026-03-05&cursor=x'])
      expect([query, (await see(`/archive?${query}`)).status]).toEqual([query, 400]);
  });
});

describe('a page that tells of today', () => {
  it('is another one tomorrow, though nothing happened and many ask for it', async () => {
    await server.app.listen(0, '127.0.0.1');
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const ask = async () => (await fetch(`http://127.0.0.1:${port}/archive`)).text();
    clock.set(Date.parse('2026-04-30T16:59:00Z'));
    await see('/archive');
    for (const _ of [1, 2]) expect(await ask()).toContain('4/2026');
    clock.advance(2 * 60_000);
    for (const _ of [1, 2]) expect(await ask()).toContain('5/2026');
  });
});

describe('what is urgent', () => {
  const banner = ({ page }: Seen) => page.all('.urgent').map(({ text }) => text);
  const everywhere = async () => {
    const { id } = await publish('Lịch cấp nước');
    const { main } = await see('/site-map');
    const paths = main.all('a').flatMap((link) => {
      const href = link.attribute('href')!;
      return /^\/(app|feeds|news-sitemap)/.test(href) ? [] : [href];
    });
    return [...paths, `/releases/${id}`, `/r/${id}`, `/topics/${crypto.randomUUID()}`, '/search?q=nước'];
  };

  it('stands over every page until its event ends, and then leaves by itself', async () => {
    const to = new Date((await clock.now()).getTime() + 5 * HOUR).toISOString();
    const paths = await everywhere();
    await publish('Đường 4C sạt lở, cấm xe', {
      urgent: true,
      event: { from: new Date((await clock.now()).getTime() - HOUR).toISOString(), to },
    });
    for (const path of paths) {
      const [said, ...more] = banner(await see(path));
      expect([path, said, more.length]).toEqual([
        path,
        expect.stringContaining('Đường 4C sạt lở, cấm xe'),
        0,
      ]);
      expect(said).toMatch(/^Urgent: .*What to do now .*Until \d\d:\d\d, .*0219 000 0100$/);
    }
    const answered = await server.api.post('/official', 'text=abc', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answered.text).toContain('Đường 4C sạt lở, cấm xe');
    clock.advance(5 * HOUR);
    for (const path of paths) expect([path, banner(await see(path))]).toEqual([path, []]);
  });

  it('is the newest, which counts the others, and ends after a day if it names no end', async () => {
    await publish('Nước sông Miện lên nhanh', { urgent: true });
    clock.advance(HOUR);
    const second = await publish('Không qua cầu Phương Thiện', { urgent: true });
    expect(banner(await see('/press'))[0]).toMatch(
      /^Urgent: Không qua cầu Phương Thiện .*and 1 more urgent$/,
    );
    clock.advance(23 * HOUR);
    expect(banner(await see('/press'))[0]).toMatch(/^Urgent: Không qua cầu Phương Thiện .*0100$/);
    await new Acts(server).retract(second);
    expect(banner(await see('/nowhere'))).toEqual([]);
    expect(banner(await see('/press'))).toEqual([]);
    expect(banner(await see('/press?lang=vi'))).toEqual([]);
  });

  it('is still told while an event goes on whose end nobody knows', async () => {
    const from = new Date((await clock.now()).getTime() + HOUR).toISOString();
    await publish('Xả lũ hồ Thái An', { urgent: true, event: { from } });
    clock.advance(2 * HOUR);
    const [said] = banner(await see('/press'));
    expect(said).toContain('Xả lũ hồ Thái An');
    expect(said).not.toContain('Until');
    clock.advance(23 * HOUR);
    expect(banner(await see('/press'))).toEqual([]);
  });

  it('is asked for anew by whoever holds the page, so that it ends in time', async () => {
    await publish('Tạm dừng chợ phiên', { urgent: true });
    const { etag } = await see('/privacy');
    expect((await server.api.get('/privacy', { 'if-none-match': etag })).status).toBe(304);
    clock.advance(24 * HOUR);
    const later = await server.api.get('/privacy', { 'if-none-match': etag });
    expect([later.status, later.text.includes('Tạm dừng chợ phiên')]).toEqual([200, false]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import { desk, faultsOf, launchBrowser } from './browser.js';
import { cutOff } from './cut-off.js';
import { GONE, NUMBER, type Published, publishAll, TITLE, WHOLE } from './portal-releases.js';

let server: TestApplication;
let browser: Browser;
let address: string;
let context: BrowserContext;
let published: Published;

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  published = await publishAll(server);
}, 120_000);
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string, options: BrowserContextOptions = desk): Promise<Page> {
  await context?.close();
  context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address + path);
  return page;
}
/** As narrow as a phone; a phone itself would make room for what is too wide. */
const narrow = { ...desk, viewport: { width: 360, height: 740 } };
const noScripts = { javaScriptEnabled: false };

/** A page of each kind. */
const kinds = () => [
  '/',
  `/releases/${published.release.id}`,
  `/r/${published.corrected.id}`,
  `/releases/${published.corrected.id}/versions/1`,
  `/releases/${published.corrected.id}/difference?from=1&to=2`,
  `/releases/${published.retracted.id}`,
  `/topics/${published.topic}`,
  '/places',
  '/archive',
  '/mended',
  `/search?q=${encodeURIComponent('lịch')}`,
  '/official',
  '/press',
  '/ledger',
  '/no-such-page',
];

describe('every page', () => {
  it('can be used by people with impairments, narrow and wide, light and dark', async () => {
    const faults: string[] = [];
    const look = async (options: BrowserContextOptions, paths: readonly string[]) => {
      const page = await open('/', options);
      for (const path of paths) {
        await page.goto(address + path);
        faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
      }
    };
    const [home, , short] = kinds();
    await look(narrow, kinds());
    await look(desk, [home!, short!]);
    expect(faults).toEqual([]);
  }, 180_000);

  it.each([
    ['narrow', narrow],
    ['wide', desk],
    ['enlarged twice', { ...desk, viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ])('scrolls in one direction without scripts, and nothing of it is cut off: %s', async (_, options) => {
    const page = await open('/', { ...options, ...noScripts });
    const faults: string[] = [];
    for (const path of kinds()) {
      await page.goto(address + path);
      faults.push(...(await cutOff(page)).map((fault) => `${path}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('says the same without scripts, and needs nothing but itself to stand where it should', async () => {
    const box = `[...document.querySelectorAll('header.top, main, .cols > *, h1, .read, .side, .foot')]
      .filter((part) => part.checkVisibility() && !part.closest('.vh') && !part.matches('.vh'))
      .map((part) => { const { left, width } = part.getBoundingClientRect(); return part.className + ' ' + left + ' ' + width; })`;
    const overlaps = `(() => {
      const parts = ['.urgent', 'header.top', 'main', '.foot'].map((each) => document.querySelector(each).getBoundingClientRect());
      return parts.slice(1).some(({ top }, at) => top < parts[at].bottom - 1);
    })()`;
    const words = `document.body.innerText.replace(/\\s+/g, ' ')`;
    for (const options of [narrow, desk]) {
      const told: unknown[] = [];
      for (const way of ['whole', 'bare'] as const) {
        const page = await open('/privacy', { ...options, javaScriptEnabled: way === 'whole' });
        if (way === 'bare')
          await page.route('**', (route) =>
            route.request().resourceType() === 'document' ? route.continue() : route.abort(),
          );
        const seen: unknown[] = [];
        for (const path of kinds().slice(0, 4)) {
          await page.goto(address + path, { waitUntil: 'load' });
          const said = await page.evaluate<string>(words);
          expect([path, await page.evaluate(overlaps)]).toEqual([path, false]);
          seen.push([path, await page.evaluate(box), said.replace(/ Chép /g, ' ')]);
        }
        told.push(seen);
      }
      expect(told[1]).toEqual(told[0]);
    }
  });

  it('stands still for whoever asks for that', async () => {
    const page = await open('/', { ...desk, reducedMotion: 'reduce' });
    const moving = await page.evaluate(
      `[...document.querySelectorAll('*')].filter((part) => getComputedStyle(part).transitionProperty !== 'none' && getComputedStyle(part).transitionDuration !== '0s').length`,
    );
    expect(moving).toBe(0);
  });

  it('is printed as its text, without menus and boxes to type in', async () => {
    const page = await open(`/releases/${published.corrected.id}`, noScripts);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.menu', '.find', '.foot', '.skip', '.urgent', '.acts'])
      for (const part of await page.locator(selector).all())
        expect([selector, await part.isVisible()]).toEqual([selector, false]);
    for (const selector of ['h1', '.note', '.read', '.brand', '.proof code'])
      expect([selector, await page.locator(selector).first().isVisible()]).toEqual([selector, true]);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('by keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate<{ name: string; href: string; outline: string; seen: boolean }>(`(() => {
      const part = document.activeElement;
      const { top, bottom, left, right } = part.getBoundingClientRect();
      return {
        name: part.localName, href: part.getAttribute('href') ?? '',
        outline: getComputedStyle(part).outlineStyle + ' ' + getComputedStyle(part).outlineWidth,
        seen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      };
    })()`);

  it.each([
    ['narrow', narrow],
    ['wide', desk],
  ])('every link is reached, and it is seen where one is: %s', async (_, options) => {
    for (const path of ['/', `/releases/${published.corrected.id}`]) {
      const page = await open(path, { ...options, ...noScripts });
      const all = await page.evaluate<string[]>(
        `[...document.querySelectorAll('a[href], button, select, input:not([type=hidden]), textarea, [tabindex]')].filter((part) => part.checkVisibility()).map((part) => part.localName + (part.getAttribute('href') ?? ''))`,
      );
      const reached: string[] = [];
      const lost: unknown[] = [];
      for (let count = 0; count < all.length; count += 1) {
        await page.keyboard.press('Tab');
        const at = await focused(page);
        reached.push(at.name + at.href);
        if (!at.seen || at.outline !== 'solid 3px') lost.push(at);
      }
      expect(reached[0]).toBe('a#noi-dung');
      expect([path, all.filter((each) => !reached.includes(each)), lost]).toEqual([path, [], []]);
    }
  });

  it('the first step leads past the menu into the text', async () => {
    const page = await open(`/releases/${published.release.id}`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('Boolean(document.activeElement.closest("main"))')).toBe(true);
  });

  it('something is searched and narrowed down', async () => {
    const page = await open('/', noScripts);
    await page.locator('#q').focus();
    await page.keyboard.type('lich');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'lich' }).waitFor();
    expect(await page.locator('.rows mark').count()).toBeGreaterThan(0);
    const all = await page.locator('.rows > li').count();
    expect(all).toBeGreaterThan(1);
    await page.locator('.narrow-down a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/kind=|topic=|organisation=/);
    expect(await page.locator('.rows > li').count()).toBeLessThan(all);
    await page.locator('.chosen a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => [...url.searchParams.keys()].join() === 'q');
    expect(await page.locator('.rows > li').count()).toBe(all);
  });

  it('what narrows a search down is folded where it would push away what was found', async () => {
    const page = await open(`/search?q=${encodeURIComponent('lịch')}`, { ...narrow, ...noScripts });
    const link = page.locator('.narrow-down a').first();
    expect(await link.isVisible()).toBe(false);
    await page.locator('.narrow-down > summary').focus();
    await page.keyboard.press('Enter');
    await link.click();
    await page.locator('.chosen a').first().waitFor();
  });
});

describe('with scripts', () => {
  it('titles are suggested while somebody types, and one is taken', async () => {
    const page = await open('/');
    await page.locator('#q').pressSequentially('thon na');
    await page.locator('#q-titles option').first().waitFor({ state: 'attached' });
    expect(await page.locator('#q-titles option').first().getAttribute('value')).toBe(TITLE);
    await page.locator('#q').fill('');
    await page.route('**/suggestions**', (route) => route.abort());
    const asked = page.waitForRequest('**/suggestions**');
    await page.locator('#q').pressSequentially('lich');
    await asked;
    await page.locator('#q').press('Enter');
    await page.waitForURL(/\/search\?q=lich/);
  });

  it('the words to pass on are copied by one button, which says so', async () => {
    const page = await open(`/releases/${published.corrected.id}`);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Chép' }).click();
    await page.getByRole('status').getByText('Đã chép').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toMatch(/^Lịch tiêm chủng mới/);
    expect(copied).toContain('Đã đính chính');
    expect(copied).toContain(`/r/${published.corrected.id}`);
  });
});

describe('“is it official?”, without scripts', () => {
  it.each([
    ['its exact text', () => WHOLE, 'Chính thức, đang có hiệu lực', ''],
    [
      'its text with one word changed',
      () => WHOLE.replace('ba giờ', 'sáu giờ'),
      'Gần giống tin chính thức',
      'sáu',
    ],
    [
      'a link',
      () => `http://khen.test/r/${published.release.id}?fbclid=1`,
      'Đường dẫn của một tin chính thức',
      '',
    ],
    ['a number', () => NUMBER, 'Số của một tin chính thức', ''],
    [
      'what somebody else said',
      () => 'Chiều nay phát gạo miễn phí ở sân vận động tỉnh.',
      'Chúng tôi chưa phát hành tin này',
      '',
    ],
    ['what was retracted', () => GONE, 'nay đã bị thu hồi', ''],
  ])('is answered to %s', async (_, text, answer, added) => {
    const page = await open('/', { ...narrow, ...noScripts });
    await page.locator('#dan').fill(text());
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.waitForURL('**/official');
    const said = await page.locator('.answer h2').innerText();
    expect(said.replaceAll('\u00a0', ' ')).toContain(answer);
    if (added) expect(await page.locator('.answer ins').allTextContents()).toEqual([added]);
    expect(await page.locator('#dan').inputValue()).toBe(text());
    expect(await cutOff(page)).toEqual([]);
  });
});

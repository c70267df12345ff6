import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import { expectStatus, type GivenRelease, type Person } from '../support/given.js';
import { desk, launchBrowser, signIn, title } from './browser.js';
import { cutOff } from './cut-off.js';

// Whoever enlarges a page, and whoever has it read aloud, on one screen of each kind.

const TITLE = 'Mở lại đường lên Lũng Cú';
const PART = 'Trạm Y tế xã Lũng Cú';

let server: TestApplication;
let browser: Browser;
let address: string;
let person: Person;
let draft: GivenRelease;
let inReview: GivenRelease;

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  const { given } = server;
  const people = await given.desk();
  person = await given.person(people.organisation, 'press-officer', 'approver', {
    role: 'administrator',
    scope: 'subtree',
  });
  const event = { from: '2026-12-16T01:00:00Z' };
  inReview = await given.release({
    desk: people,
    state: 'in_review',
    translation: 'reviewed',
    draft: { event },
  });
  draft = await given.release({
    desk: people,
    state: 'draft',
    draft: { title: 'Lịch cấp nước', urgent: true },
  });
  await given.release({ desk: people, draft: { title: 'Lịch tiêm chủng mở rộng' } });
  const part = { parent: people.organisation, code: 'tram-y-te', kind: 'office', names: { vi: PART } };
  expectStatus(await person.api.post('/api/v1/desk/organisations', part), 201);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(options: BrowserContextOptions): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${address}/app`);
  await signIn(page, person);
  await title(page, 'Bàn làm việc').waitFor();
  return { context, page };
}

/** One screen of each kind, and what stands on it once it is there. */
const screens = (): readonly (readonly [path: string, ready: (page: Page) => Promise<unknown>])[] => [
  ['/', (page) => page.getByRole('link', { name: TITLE }).first().waitFor()],
  ['/releases', (page) => page.getByRole('table').waitFor()],
  [`/releases/${inReview.id}`, (page) => page.getByRole('article').waitFor()],
  [`/releases/${draft.id}/edit`, (page) => page.locator('.ProseMirror').first().waitFor()],
  [`/releases/${inReview.id}/review`, (page) => page.getByRole('region', { name: 'Quyết định' }).waitFor()],
  ['/calendar', (page) => page.getByRole('link', { name: 'Lịch tiêm chủng' }).first().waitFor()],
  ['/account/password', (page) => page.getByLabel('Mật khẩu mới').waitFor()],
  ['/administration', (page) => page.getByRole('heading', { name: 'Hệ thống' }).waitFor()],
  ['/administration/people', (page) => page.getByRole('table').waitFor()],
  ['/administration/organisations', (page) => page.getByRole('main').getByRole('listitem').first().waitFor()],
  ['/administration/settings', (page) => page.getByRole('table').first().waitFor()],
];

describe('a page that is enlarged', () => {
  it.each([
    ['twice', { width: 640, height: 400 }, 2],
    ['four times', { width: 320, height: 256 }, 4],
  ] as const)('%s scrolls in one direction, and nothing of it is cut off', async (_, viewport, scale) => {
    const { context, page } = await open({ ...desk, viewport, deviceScaleFactor: scale });
    const faults: string[] = [];
    for (const [path, ready] of screens()) {
      await page.goto(`${address}/app${path}`);
      await ready(page);
      await page.waitForLoadState('networkidle');
      for (const fault of await cutOff(page)) faults.push(`${path}: ${fault}`);
    }
    await page.goto(`${address}/app/administration/people`);
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ và tên').waitFor();
    faults.push(...(await cutOff(page)));
    expect(faults).toEqual([]);
    await dialog.getByRole('button', { name: 'Mời người dùng' }).click();
    await dialog.getByText('Cần điền mục này').first().waitFor();
    await context.close();
  });
});

describe('a page that is read aloud', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => ({ context, page } = await open(desk)));
  afterAll(() => context?.close());
  const focused = () =>
    page.evaluate<string>('document.activeElement.tagName + " " + document.activeElement.textContent');
  const heading = async (name: string) => {
    await title(page, name).waitFor();
    expect(await focused()).toBe(`H1 ${name}`);
  };

  it('has one main part and one title, its parts have names, and no heading is skipped', async () => {
    const faults: string[] = [];
    for (const [path, ready] of screens()) {
      await page.goto(`${address}/app${path}`);
      await ready(page);
      await page.waitForLoadState('networkidle');
      const tree = await page.locator('body').ariaSnapshot();
      const all = (role: string) => tree.match(new RegExp(`^ *- ${role}\\b.*`, 'gm')) ?? [];
      const unnamed = all('(navigation|search|region|dialog|table)').filter((line) => !line.includes('"'));
      const levels = all('heading').map((line) => Number(/level=(\d)/.exec(line)?.[1]));
      const skipped = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
      const told = { main: all('main').length, titles: levels.filter((level) => level === 1).length };
      const first = await page.getByRole('heading', { level: 1 }).textContent();
      if (!(await page.title()).startsWith(`${first} | `)) faults.push(`${path}: ${await page.title()}`);
      if (told.main !== 1 || told.titles !== 1) faults.push(`${path}: ${JSON.stringify(told)}`);
      if (levels[0] !== 1) faults.push(`${path}: begins with a heading of level ${levels[0]}`);
      faults.push(...unnamed.map((line) => `${path}: without a name: ${line.trim()}`));
      faults.push(
        ...skipped.map((level) => `${path}: a heading of level ${level} too deep: ${levels.join(' ')}`),
      );
    }
    expect(faults).toEqual([]);
  });

  it('says where one has arrived: from the rail, from one thing to the next of its kind, and back', async () => {
    await page.goto(`${address}/app`);
    await heading('Bàn làm việc');
    await page.getByRole('link', { name: 'Tin chính thức' }).click();
    await heading('Tin chính thức');
    await page.getByRole('link', { name: 'Lịch cấp nước' }).click();
    await heading('Lịch cấp nước');
    await page.goBack();
    await heading('Tin chính thức');
    await page.goto(`${address}/app/administration/organisations/${person.organisation}`);
    await page.getByRole('link', { name: PART }).click();
    await heading(PART);
  });

  it('moves into a dialog and back to what opened it', async () => {
    await page.goto(`${address}/app/administration/people`);
    const opener = page.getByRole('button', { name: 'Mời người dùng' });
    await opener.click();
    await page.getByRole('dialog', { name: 'Mời người dùng' }).waitFor();
    expect(await page.evaluate('Boolean(document.activeElement.closest("[role=dialog]"))')).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('BUTTON Mời người dùng');
  });

  it('hears of what was done, saved and refused from where it listened before', async () => {
    const listen = async (within: string) => page.locator(within).getByRole('status').elementHandles();
    const says = async (regions: Awaited<ReturnType<typeof listen>>) =>
      (await Promise.all(regions.map((region) => region.textContent()))).join(' ');

    await page.goto(`${address}/app/releases/${draft.id}/edit`);
    await page.locator('.ProseMirror').first().waitFor();
    const saving = await listen('main');
    await page.getByLabel('Tên tin').first().fill('Lịch cấp nước tháng 12');
    await page.getByText(/^Đã lưu lúc/).waitFor();
    expect(await says(saving)).toContain('Đã lưu lúc');

    await page.goto(`${address}/app/releases/${draft.id}`);
    const act = page.getByRole('button', { name: 'Bỏ phiên bản này' });
    await act.waitFor();
    const done = await listen('main');
    await act.click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Không cần nữa.');
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ phiên bản này' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await says(done)).toContain('Đã bỏ');

    await page.goto(`${address}/app/releases/${inReview.id}/review`);
    await page.getByRole('button', { name: 'Chỉ duyệt' }).waitFor();
    const decided = await listen('main');
    await page.getByRole('button', { name: 'Chỉ duyệt' }).click();
    await page.getByText('Đã duyệt.').waitFor();
    expect(await says(decided)).toContain('Đã duyệt.');

    await page.goto(`${address}/app/account/password`);
    await page.getByLabel('Mật khẩu đang dùng').fill('không phải');
    await page.getByLabel('Mật khẩu mới').fill('một câu thật dài dễ nhớ');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByRole('alert').getByText('không đúng').waitFor();
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Person } from '../support/given.js';
import {
  desk,
  endSessions,
  faultsOf,
  launchBrowser,
  phone,
  signIn,
  title,
  withSecondFactor,
} from './browser.js';

const TITLE = 'Mở lại đường lên Lũng Cú';

let server: TestApplication;
let browser: Browser;
let address: string;
let officer: Person;
let approver: Person;
let context: BrowserContext;
/** What the page's policy refused, and what its program failed at. */
let complaints: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  const { given } = server;
  const release = await given.release({ state: 'in_review', translation: 'reviewed' });
  ({ officer, approver } = release.desk);
  await given.release({ state: 'draft', draft: { title: 'Lịch cấp nước', urgent: true } });
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string, options: BrowserContextOptions = desk): Promise<Page> {
  context = await browser.newContext(options);
  complaints = [];
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (/Content Security Policy|Warning:/.test(line.text())) complaints.push(line.text());
  });
  await page.goto(address + path);
  return page;
}

async function expectSoon(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition()) && Date.now() < deadline) await sleep(50);
  expect(await condition()).toBe(true);
}

describe('signing in', () => {
  it('with the code of an app leads to my desk, to the list, to a release and to its approval', async () => {
    const { code } = await withSecondFactor(approver);
    const page = await open('/app');
    expect(await faultsOf(page)).toEqual([]);
    await signIn(page, approver);
    await page.getByLabel('Mã xác thực').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Mã xác thực').fill(await code());
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await title(page, 'Bàn làm việc').waitFor();
    await page.getByRole('link', { name: TITLE }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('link', { name: 'Tin chính thức' }).click();
    await title(page, 'Tin chính thức').waitFor();
    await page.getByRole('link', { name: TITLE }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByLabel('Trạng thái').selectOption('in_review');
    await page.waitForURL(/state=in_review/);
    await page.getByRole('link', { name: 'Lịch cấp nước' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: TITLE }).click();
    await title(page, TITLE).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await page.getByRole('button', { name: 'Chỉ duyệt' }).click();
    await page.getByRole('status').getByText('Đã duyệt').waitFor();
    expect(complaints).toEqual([]);
  });

  it('with a wrong password says so beside what was typed, which stays', async () => {
    const page = await open('/app/releases');
    await signIn(page, { ...officer, password: 'không phải mật khẩu này' });
    await page.getByRole('alert').getByText('không đúng').waitFor();
    expect(await page.getByLabel('Thư điện tử').inputValue()).toBe(officer.email);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('leads who forgot the password to a mail, and who has a mail to a new one', async () => {
    const page = await open('/app', phone);
    await page.getByRole('link', { name: 'Quên mật khẩu?' }).click();
    await title(page, 'Quên mật khẩu').waitFor();
    await page.getByLabel('Thư điện tử').fill(officer.email);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gửi liên kết' }).click();
    await page.getByText('liên kết đã được gửi').waitFor();
    await page.goto(`${address}/app/invitation#token=${'x'.repeat(43)}`);
    await title(page, 'Nhận lời mời').waitFor();
    await page.getByLabel('Mật khẩu', { exact: true }).fill('một mật khẩu thật dài');
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await page.getByRole('alert').getByText('Liên kết không còn hiệu lực').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('asks somebody of several organisations for which one, in each tab', async () => {
    const [first, second] = [await server.given.organisation(), await server.given.organisation()];
    const both = await server.given.person(first, 'press-officer', {
      role: 'press-officer',
      organisation: second,
    });
    const page = await open('/app', phone);
    await signIn(page, both);
    await title(page, 'Làm việc cho cơ quan nào?').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('listitem').first().getByRole('button').click();
    await page.getByText('Chưa có việc nào đang chờ').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Tin chính thức' }).click();
    await page.getByText('Chưa có tin nào').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const other = await context.newPage();
    await other.goto(`${address}/app`);
    await title(other, 'Làm việc cho cơ quan nào?').waitFor();
  });
});

describe('a session that ends in the middle of something', () => {
  it('is signed in again over the page, and what was typed is sent', async () => {
    const page = await open('/app/releases');
    await signIn(page, officer);
    await page.getByRole('link', { name: 'Lịch cấp nước' }).click();
    await page.getByRole('button', { name: 'Bỏ phiên bản này' }).click();
    await page.getByLabel('Lý do').fill('Đơn vị cấp nước đổi lịch.');
    await endSessions(officer);
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ phiên bản này' }).click();
    const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await again.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await again.getByLabel('Mật khẩu', { exact: true }).fill(officer.password);
    await again.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Đã bỏ').first().waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('my desk', () => {
  it('is asked for again while it is looked at, and not while the page is hidden', async () => {
    context = await browser.newContext(desk);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.clock.install();
    let asked = 0;
    page.on('request', (request) => void (asked += Number(request.url().endsWith('/desk/mine'))));
    await page.goto(`${address}/app`);
    await signIn(page, officer);
    await title(page, 'Bàn làm việc').waitFor();
    const during = async (look: 'visible' | 'hidden') => {
      await page.evaluate((now) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, look);
      await sleep(500);
      const before = asked;
      for (let half = 0; half < 3; half++) {
        await page.clock.runFor(31_000);
        await sleep(500);
      }
      return asked - before;
    };
    expect(await during('visible')).toBeGreaterThan(0);
    expect(await during('hidden')).toBe(0);
    expect(await during('visible')).toBeGreaterThan(0);
  });
});

describe('a server that is away', () => {
  it('is said to be, and the screen comes back when it does', async () => {
    const page = await open('/app/releases', phone);
    await signIn(page, officer);
    await page.getByRole('link', { name: TITLE }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByText('Không kết nối được với máy chủ').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.unroute('**/api/**');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await title(page, TITLE).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.setOffline(true);
    await page.getByText('Mất mạng').waitFor();
  });
});

describe('one’s own', () => {
  it('is reached by keys and commands: sessions, the way out', async () => {
    const page = await open('/app');
    await signIn(page, officer);
    await title(page, 'Bàn làm việc').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Tìm, ra lệnh').fill('noi dang nhap');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await title(page, 'Nơi đang đăng nhập').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const ends = page.getByRole('button', { name: /^Kết thúc phiên/ });
    const before = await ends.count();
    await ends.last().click();
    await expectSoon(async () => (await ends.count()) === before - 1);
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('button').last().click();
    await page.getByRole('menu').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await title(page, 'Đăng nhập').waitFor();
    expect(complaints).toEqual([]);
  });
});

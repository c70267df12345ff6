import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Desk, Person } from '../support/given.js';
import { desk as wide, faultsOf, launchBrowser, phone, signIn, title } from './browser.js';

let server: TestApplication;
let browser: Browser;
let address: string;
let desk: Desk;
let administrator: Person;
let context: BrowserContext;

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  const { given } = server;
  desk = await given.desk();
  administrator = await given.person(await given.organisation(), 'administrator');
  await given.release({ state: 'in_review', desk });
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string, person: Person, options: BrowserContextOptions = wide): Promise<Page> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.clock.install();
  await page.goto(address + path);
  await signIn(page, person);
  return page;
}

describe('the list of releases', () => {
  it('is kept as it is filtered, under a name, and called up, renamed and removed', async () => {
    const page = await open('/app/releases', desk.approver);
    await page.getByLabel('Trạng thái').selectOption('in_review');
    await page.getByRole('button', { name: 'Lưu bộ lọc này' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên bộ lọc').fill('Chờ tôi');
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    const views = page.getByRole('navigation', { name: 'Bộ lọc đã lưu' });
    await views.getByRole('link', { name: 'Chờ tôi' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${address}/app/releases`);
    await views.getByRole('link', { name: 'Chờ tôi' }).click();
    await page.waitForURL(/state=in_review/);
    await page.getByRole('button', { name: 'Sửa bộ lọc “Chờ tôi”' }).click();
    await dialog.getByLabel('Tên bộ lọc').fill('Đang duyệt');
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('button', { name: 'Sửa bộ lọc “Đang duyệt”' }).click();
    await dialog.getByRole('button', { name: 'Xóa bộ lọc' }).click();
    await views.getByRole('link').waitFor({ state: 'detached' });
  });
});

describe('the navigation', () => {
  it('tells how much waits, renews it for the price of headers, and says when it becomes more', async () => {
    const page = await open('/app/releases', desk.approver);
    const answers: number[] = [];
    page.on('response', (answer) => {
      if (answer.url().endsWith('/desk/mine')) answers.push(answer.status());
    });
    const main = page.getByRole('navigation', { name: 'Chính' });
    await main.getByRole('link', { name: 'Bàn làm việc, 1 việc chờ' }).waitFor();
    const renewed = page.waitForResponse(/desk\/mine$/);
    await page.clock.fastForward(31_000);
    expect((await renewed).status()).toBe(304);
    await server.given.release({ state: 'in_review', desk });
    await page.clock.fastForward(31_000);
    await main.getByRole('link', { name: 'Bàn làm việc, 2 việc chờ' }).waitFor();
    await page.getByRole('status').getByText('Có việc mới chờ').waitFor();
    expect(answers).toEqual([200, 304, 200]);
  });
});

describe('the lists that everybody uses', () => {
  it('take topics and their names', async () => {
    const page = await open('/app/administration/topics', administrator, phone);
    await page.getByRole('button', { name: 'Thêm chủ đề' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên: Tiếng Việt').fill('Cấp nước');
    await dialog.getByLabel('Mã').fill('cap-nuoc');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Thêm chủ đề' }).click();
    await page.getByRole('button', { name: 'Đổi tên “Cấp nước”' }).click();
    await dialog.getByLabel('Tên: Tiếng Việt').fill('');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await dialog.getByText('Cần có tên tiếng Việt.').first().waitFor();
    await dialog.getByLabel('Tên: Tiếng Việt').fill('Nước sạch');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('row', { name: 'Nước sạch' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('take places, and tell then from now', async () => {
    const page = await open('/app/administration/places', administrator);
    await title(page, 'Địa danh').waitFor();
    const dialog = page.getByRole('dialog');
    for (const [name, code] of [
      ['Lũng Táo', '80001'],
      ['Lũng Cú Mới', '80002'],
    ] as const) {
      await page.getByRole('button', { name: 'Thêm địa danh' }).click();
      await dialog.getByLabel('Tên: Tiếng Việt').fill(name);
      await dialog.getByLabel('Mã').fill(code);
      await dialog.getByRole('button', { name: 'Thêm địa danh' }).click();
      await page.getByRole('row', { name }).waitFor();
      await dialog.waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: 'Kết thúc “Lũng Táo”' }).click();
    await dialog.getByLabel('Ngày đầu tiên không còn').fill('2025-07-01');
    await dialog.getByLabel('Nhập vào').selectOption({ label: 'Lũng Cú Mới' });
    await dialog.getByRole('button', { name: 'Thêm nơi tiếp nhận' }).click();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Kết thúc' }).click();
    await page.getByText('Nay: Lũng Cú Mới').waitFor();
    await page.getByText('Trước: Lũng Táo').waitFor();
    await page.getByText('Đến hết 30/6/2025').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

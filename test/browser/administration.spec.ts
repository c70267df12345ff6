import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Person } from '../support/given.js';
import { codeOf, desk, faultsOf, launchBrowser, phone, signIn, title } from './browser.js';

let server: TestApplication;
let browser: Browser;
let page: Page;
let administrator: Person;
let address: string;
const complaints: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  const top = await server.given.organisation();
  // More than a page of them.
  for (let n = 0; n < 101; n += 1) await server.given.organisation({ parent: top });
  administrator = await server.given.person(top, { role: 'administrator', scope: 'subtree' }, 'approver');
  const context = await browser.newContext(desk);
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (/Content Security Policy|Warning:/.test(line.text())) complaints.push(line.text());
  });
  await page.goto(`${address}/app/administration`);
  await signIn(page, administrator);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');

it('organisations are added, renamed and closed', async () => {
  await title(page, 'Quản trị').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Cơ quan', exact: true }).click();
  const tree = page.getByRole('main').getByRole('listitem');
  const level = button(/^Cơ quan cấp dưới của .*: 101$/);
  await button('Hiện thêm').waitFor();
  expect(await tree.count()).toBe(1 + 100);
  await button('Hiện thêm').click();
  await button('Hiện thêm').waitFor({ state: 'detached' });
  expect(await tree.count()).toBe(1 + 101);
  await level.click();
  expect(await tree.count()).toBe(1);
  expect(await faultsOf(page)).toEqual([]);
  await button('Thêm cơ quan').click();
  await dialog().getByRole('button', { name: 'Thêm cơ quan' }).click();
  await dialog().getByText('Cần điền mục này').first().waitFor();
  await dialog().getByLabel('Tên tiếng Việt').fill('Ủy ban nhân dân xã Lũng Cú');
  await dialog().getByLabel('Mã').fill('Lũng Cú');
  await dialog().getByLabel('Loại').selectOption('locality');
  await dialog().getByLabel('Cơ quan cấp trên').selectOption({ index: 1 });
  expect(await faultsOf(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Thêm cơ quan' }).click();
  await page.getByRole('alert').waitFor();
  expect(await dialog().getByLabel('Tên tiếng Việt').inputValue()).toBe('Ủy ban nhân dân xã Lũng Cú');
  await dialog().getByLabel('Mã').fill('xa-lung-cu');
  await dialog().getByRole('button', { name: 'Thêm cơ quan' }).click();
  await title(page, 'Ủy ban nhân dân xã Lũng Cú').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await button('Đổi tên').click();
  await dialog().getByLabel('Tên tiếng Anh').fill('Lũng Cú Commune');
  await dialog().getByRole('button', { name: 'Đổi tên' }).click();
  await page.getByText('Đã đổi tên.').waitFor();
  await button('Chuyển sang cấp trên khác').click();
  const above = dialog().getByLabel('Cơ quan cấp trên');
  const name = (await above.locator('option').nth(2).textContent()) ?? '';
  await above.selectOption({ index: 2 });
  await dialog().getByRole('button', { name: 'Chuyển sang cấp trên khác' }).click();
  await page.getByText('Đã chuyển.').waitFor();
  await page.getByRole('link', { name }).click();
  await title(page, name).waitFor();
  await page.getByRole('link', { name: 'Ủy ban nhân dân xã Lũng Cú' }).click();
  await button('Đóng cơ quan').click();
  await dialog().getByRole('button', { name: 'Đóng cơ quan' }).click();
  await page.getByText('Đã đóng.').waitFor();
  await button('Mở lại').waitFor();
  await page.goto(`${address}/app/administration/organisations?state=closed`);
  await page.getByLabel('Tên hoặc mã cơ quan').fill('lung cu');
  await page.keyboard.press('Enter');
  await page.getByText('1 cơ quan trên trang này').waitFor();
  await page.getByRole('row', { name: 'xa-lung-cu' }).getByText('Đã đóng').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('people are invited, given a role, and locked out with a reason', async () => {
  await page.goto(`${address}/app/administration/people`);
  await page.getByRole('table').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await button('Mời người dùng').click();
  await dialog().getByLabel('Họ và tên').fill('Sùng Thị Mỷ');
  await dialog().getByLabel('Thư điện tử').fill('my@khen.test');
  await dialog().getByLabel('Vai trò').selectOption('press-officer');
  await dialog().getByRole('button', { name: 'Mời người dùng' }).click();
  await title(page, 'Sùng Thị Mỷ').waitFor();
  await page.getByText('Đã mời').waitFor();
  await button('Giao vai trò').click();
  await dialog().getByLabel('Cơ quan').selectOption({ index: 1 });
  await dialog().getByLabel('Vai trò').selectOption('translator');
  await dialog().getByRole('button', { name: 'Giao vai trò' }).click();
  await button(/^Rút vai trò Người dịch/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await button(/^Rút vai trò Người dịch/).click();
  await dialog().getByText('Có hiệu lực từ yêu cầu kế tiếp').waitFor();
  await dialog().getByRole('button', { name: 'Rút vai trò' }).click();
  await button(/^Rút vai trò Người dịch/).waitFor({ state: 'detached' });
  await button('Khóa tài khoản').click();
  await dialog().getByLabel('Lý do').fill('Chuyển công tác.');
  await dialog().getByRole('button', { name: 'Khóa tài khoản' }).click();
  await page.getByText('Đã khóa.').waitFor();
  await page.goto(`${address}/app/administration/people`);
  await page.getByLabel('Họ tên hoặc thư điện tử').fill('my sung');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=my/);
  await page.getByText('1 người trên trang này').waitFor();
  await page.getByRole('row', { name: 'Sùng Thị Mỷ' }).getByText('Đã khóa').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // Who never had a password is invited again, not let in again.
  const { email } = await server.given.person(administrator.organisation, 'press-officer');
  await page.getByLabel('Họ tên hoặc thư điện tử').fill(email);
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: email }).getByRole('link').click();
  await button('Khóa tài khoản').click();
  await dialog().getByLabel('Lý do').fill('Nghỉ dài ngày.');
  await dialog().getByRole('button', { name: 'Khóa tài khoản' }).click();
  await button('Mở khóa').click();
  await dialog().getByRole('button', { name: 'Mở khóa' }).click();
  await page.getByText('Đã mở khóa.').waitFor();
  await page.getByText('Đang dùng').waitFor();
  await page.setViewportSize(phone.viewport!);
  await page.goto(`${address}/app/administration/roles`);
  await page.getByRole('heading', { name: 'Người duyệt', level: 2 }).waitFor();
  await page.getByRole('heading', { name: 'Cơ quan và người dùng', level: 3 }).first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

it('what is corrected after an answer was lost is sent as something else', async () => {
  await page.setViewportSize(desk.viewport!);
  await page.goto(`${address}/app/administration/people`);
  await button('Mời người dùng').click();
  await dialog().getByLabel('Họ và tên').fill('Thào Mí Pó');
  await dialog().getByLabel('Thư điện tử').fill('po@khen.test');
  await dialog().getByLabel('Vai trò').selectOption('press-officer');
  await page.route('**/desk/accounts', async (route) => {
    // It is done, and nobody hears of it.
    await route.fetch();
    await route.abort();
  });
  await dialog().getByRole('button', { name: 'Mời người dùng' }).click();
  await dialog().getByRole('alert').waitFor();
  await page.unroute('**/desk/accounts');
  await dialog().getByLabel('Thư điện tử').fill('mi-po@khen.test');
  await dialog().getByRole('button', { name: 'Mời người dùng' }).click();
  await title(page, 'Thào Mí Pó').waitFor();
  await page.getByText('mi-po@khen.test').waitFor();
});

it('one’s own password is changed by whoever knows it', async () => {
  await page.goto(`${address}/app/account/password`);
  await page.getByLabel('Mật khẩu đang dùng').fill('không phải');
  await page.getByLabel('Mật khẩu mới').fill('một câu thật dài dễ nhớ');
  await button('Đổi mật khẩu').click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Mật khẩu mới').inputValue()).toBe('một câu thật dài dễ nhớ');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Mật khẩu đang dùng').fill(administrator.password);
  await button('Đổi mật khẩu').click();
  await page.getByText('Đã đổi mật khẩu.').waitFor();
});

it('one’s own second factor is turned on, its codes are renewed, and it is turned off', async () => {
  const password = 'một câu thật dài dễ nhớ';
  await page.goto(`${address}/app/account/second-factor`);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  expect(await faultsOf(page)).toEqual([]);
  await button('Bắt đầu').click();
  const secret = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Mã mà ứng dụng hiện ra').fill(await codeOf(secret, -1));
  await button('Bật').click();
  const codes = page.getByRole('main').getByRole('listitem');
  await page.getByRole('heading', { name: 'Mười mã dự phòng' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const first = await codes.allTextContents();
  await button('Đã cất mã, vào bàn làm việc').click();

  await page.getByText('Đang bật').waitFor();
  await button('Cấp mã dự phòng mới').click();
  await dialog().getByLabel('Mật khẩu', { exact: true }).fill(password);
  await dialog()
    .getByLabel('Mã xác thực')
    .fill(await codeOf(secret));
  expect(await faultsOf(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Cấp mã dự phòng mới' }).click();
  await page.getByRole('heading', { name: 'Mười mã dự phòng' }).waitFor();
  const second = await codes.allTextContents();
  expect([first.length, new Set([...first, ...second]).size]).toEqual([10, 20]);
  await button('Đã cất mã, vào bàn làm việc').click();

  await button('Tắt xác thực hai lớp').click();
  await dialog().getByLabel('Mật khẩu', { exact: true }).fill(password);
  await dialog().getByLabel('Mã xác thực').fill(first[0]!);
  await dialog().getByRole('button', { name: 'Tắt xác thực hai lớp' }).click();
  await dialog().getByRole('alert').waitFor();
  await dialog().getByLabel('Mã xác thực').fill(second[0]!);
  await dialog().getByRole('button', { name: 'Tắt xác thực hai lớp' }).click();
  await page.getByText('Chưa bật').waitFor();
});

it('who stands in is appointed for a role that can be lent, and it ends', async () => {
  const colleague = await server.given.person(administrator.organisation, 'press-officer');
  await page.goto(`${address}/app/account/stand-ins`);
  await button('Giao người làm thay').click();
  await dialog().getByLabel('Thư điện tử').fill(colleague.email);
  await dialog().getByLabel('Vai trò').selectOption('administrator');
  const until = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await dialog().getByLabel('Đến, theo giờ của tỉnh').fill(`${until}T17:00`);
  await dialog().getByRole('button', { name: 'Giao người làm thay' }).click();
  await dialog().getByRole('alert').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog().getByLabel('Vai trò').selectOption('approver');
  await dialog().getByRole('button', { name: 'Giao người làm thay' }).click();
  await dialog().waitFor({ state: 'detached' });
  await button(/^Kết thúc việc làm thay/).click();
  await button(/^Kết thúc việc làm thay/).waitFor({ state: 'detached' });
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import { failedJob } from '../support/failed-job.js';
import type { Person } from '../support/given.js';
import { hills } from '../support/official-documents.js';
import { desk, faultsOf, launchBrowser, phone, signIn, title } from './browser.js';

// Who looks after the press and the installation, and the press itself. What is refused, and why, is in test/identity.

let server: TestApplication;
let browser: Browser;
let address: string;
let administrator: Person;
let agency: string;
let manager: Person;
let context: BrowserContext;
let page: Page;
/** What the page's policy refused, and what its program failed at. */
let complaints: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  const { given } = server;
  administrator = await given.administrator();
  agency = await given.organisation({ parent: administrator.organisation, kind: 'press_agency' });
  manager = await given.person(agency, 'agency-manager');
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string, person: Person, options: BrowserContextOptions = desk): Promise<void> {
  context = await browser.newContext(options);
  complaints = [];
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (/Content Security Policy|Warning:/.test(line.text())) complaints.push(line.text());
  });
  await page.goto(address + path);
  await signIn(page, person);
}

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const inDialog = () => page.getByRole('dialog');
const act = (name: string) => inDialog().getByRole('button', { name, exact: true }).click();

async function goTo(name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Quản trị' }).click();
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  await title(page, name).waitFor();
}

describe('who administers', () => {
  it('accredits an agency, publishes terms, and gives a machine a secret that is shown once', async () => {
    await open('/app/administration', administrator);
    await goTo('Cơ quan báo chí');
    await page.getByText('Không có cơ quan báo chí nào ở đây').waitFor();
    await press('Công nhận cơ quan báo chí');
    await act('Công nhận cơ quan báo chí');
    await inDialog().getByText('Cần điền mục này').first().waitFor();
    await inDialog().getByLabel('Cơ quan báo chí').selectOption(agency);
    await inDialog().getByLabel('Quyết định').fill('=1205/QĐ-UBND');
    await inDialog().getByLabel('Có hiệu lực từ ngày').fill('2026-01-01');
    await inDialog().getByLabel('Đến hết ngày').fill('2025-01-01');
    await act('Công nhận cơ quan báo chí');
    await inDialog().getByText('Ngày kết thúc phải sau ngày bắt đầu').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await inDialog().getByLabel('Đến hết ngày').fill('');
    await act('Công nhận cơ quan báo chí');
    await page.getByText('Cơ quan này chưa đọc được tin trước giờ phát hành').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press('Tạm đình chỉ');
    await inDialog().getByLabel('Lý do').fill('Đăng trước giờ phát hành.');
    await act('Tạm đình chỉ');
    await page.getByText('Đã tạm đình chỉ.').waitFor();
    await press('Cho đọc trở lại');
    await act('Cho đọc trở lại');
    await page.getByText('Đã cho đọc trở lại.').waitFor();

    await goTo('Cơ quan báo chí');
    const [saved] = await Promise.all([page.waitForEvent('download'), press('Xuất CSV')]);
    expect(saved.suggestedFilename()).toBe('Cơ quan báo chí.csv');
    const [head, line] = (await readFile(await saved.path(), 'utf8')).split('\r\n');
    expect(head).toMatch(/^\uFEFF"Cơ quan báo chí","/);
    // What begins like a formula is none.
    expect(line).toContain(`"'=1205/QĐ-UBND"`);

    await goTo('Điều khoản đọc trước');
    await press('Ban hành phiên bản mới');
    await inDialog().getByLabel('Nội dung tiếng Việt').fill('Không đăng trước giờ phát hành.');
    await inDialog().getByLabel('Nội dung tiếng Anh').fill('Nothing before the hour.');
    await act('Ban hành phiên bản mới');
    await title(page, 'Điều khoản đọc trước, phiên bản 1').waitFor();
    await page.getByText('Nothing before the hour.').waitFor();

    await goTo('Máy của đối tác');
    await press('Thêm máy');
    await inDialog().getByLabel('Cơ quan', { exact: true }).selectOption(agency);
    await inDialog().getByLabel('Tên', { exact: true }).fill('Hệ thống tòa soạn');
    await act('Thêm máy');
    await title(page, 'Hệ thống tòa soạn').waitFor();
    await press('Tạo mã bí mật');
    await act('Tạo mã bí mật');
    await inDialog().getByText('Mã này chỉ hiện một lần').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await act('Đã cất mã, đóng lại');
    await page.getByText('còn hiệu lực, không thời hạn').waitFor();
    await press(/^Thu hồi mã tạo lúc/);
    await act('Thu hồi mã');
    await page.getByText('thu hồi lúc').waitFor();
    expect(complaints).toEqual([]);
  });

  it('sets a setting with its errors beside it, and finds that and everything else in the audit trail', async () => {
    await open('/app/administration', administrator);
    await goTo('Thiết lập');
    await page.getByRole('link', { name: 'Tên của nguồn tin' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Tên của nguồn tin' }).click();
    await press('Đặt giá trị mới');
    await inDialog().getByLabel('Tiếng Việt').fill('');
    await act('Đặt giá trị mới');
    await inDialog().getByRole('alert').waitFor();
    await inDialog().getByLabel('Tiếng Việt').fill('Tin tỉnh');
    await inDialog().getByLabel('Tiếng Anh').fill('');
    await inDialog().getByLabel('Căn cứ').fill('Quyết định 12/QĐ-UBND');
    await act('Đặt giá trị mới');
    await page.getByText('đặt cho cả hệ thống').first().waitFor();
    await page.getByText('{"vi":"Tin tỉnh"}').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press('Rút giá trị đã đặt');
    await act('Rút giá trị đã đặt');
    await page.getByRole('listitem').getByText('Rút giá trị đã đặt').waitFor();

    await goTo('Nhật ký');
    await page.getByLabel('Việc').selectOption('set');
    await page.waitForURL(/verb=set/);
    await page.getByText('1 việc trên trang này').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press('Bỏ điều kiện: Đặt');
    await page.getByLabel('Từ lúc').fill('2099-01-01T00:00');
    await page.getByText('Không có việc nào khớp').waitFor();
    expect(complaints).toEqual([]);
  });

  it('gives the desk the name, the logo and the colour of the province, in no colour that means something', async () => {
    await open('/app/administration', administrator);
    const set = async (name: string, fill: () => Promise<unknown>) => {
      await goTo('Thiết lập');
      await page.getByRole('link', { name, exact: true }).click();
      await press('Đặt giá trị mới');
      await fill();
      await act('Đặt giá trị mới');
    };
    const colour = () => inDialog().getByLabel('Giá trị');
    const cham = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--k-cham'));
    const before = await cham();
    await set('Tên tỉnh, thành phố hoặc bộ', () => inDialog().getByLabel('Tiếng Việt').fill('Tỉnh Hà Giang'));
    await inDialog().waitFor({ state: 'detached' });
    await set('Màu', () => colour().fill('#d01020'));
    await inDialog().getByText('Không chọn được màu đỏ, hồng hoặc vàng').waitFor();
    expect(await colour().getAttribute('aria-invalid')).toBe('true');
    expect(await faultsOf(page)).toEqual([]);
    await colour().fill('#1f6f54');
    await act('Đặt giá trị mới');
    await inDialog().waitFor({ state: 'detached' });
    const { bytes } = await hills('png', 96);
    await set('Biểu trưng', async () => {
      await inDialog()
        .getByLabel('Giá trị')
        .setInputFiles({ name: 'bieu-trung.png', mimeType: 'image/png', buffer: Buffer.from(bytes) });
      await inDialog().locator('img').waitFor();
    });
    await inDialog().waitFor({ state: 'detached' });
    const frame = page.getByRole('navigation', { name: 'Chính' });
    // What the public is told follows within seconds.
    while ((await frame.locator('img').count()) === 0) {
      await page.reload();
      await frame.getByText('Tỉnh Hà Giang').waitFor();
      await page.waitForTimeout(500);
    }
    const isDrawn = (image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0);
    expect(await frame.locator('img').evaluate(isDrawn)).toBe(true);
    await context.clearCookies();
    await page.goto(`${address}/app`);
    await page.getByLabel('Mật khẩu', { exact: true }).waitFor();
    await page.getByRole('banner').getByText('Tỉnh Hà Giang').waitFor();
    expect(await page.getByRole('banner').locator('img').evaluate(isDrawn)).toBe(true);
    expect(await cham()).not.toBe(before);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('sees the ledger, tries a failed job again, steers a task, and sees how each part is doing', async () => {
    await failedJob(server.app);
    await open('/app/administration', administrator, phone);
    await title(page, 'Quản trị').waitFor();
    const toMain = async (name: string) => {
      await page.goto(`${address}/app/administration`);
      await page.getByRole('main').getByRole('link', { name, exact: true }).click();
      await title(page, name).waitFor();
    };
    await toMain('Sổ công khai');
    await page.getByText('chưa có bản nào').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await toMain('Việc tự động');
    await page.getByText('smtp://mail.test answered nothing').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await press(/^Chạy lại: Gửi thư mời/);
    await act('Chạy lại');
    await page.getByText('Không có việc nào lỗi hẳn').waitFor();

    await toMain('Tình trạng hệ thống');
    await page.getByText('Chưa có bản sao lưu nào').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('a press agency', () => {
  it('accepts the terms in its room, and reads what is scheduled before its hour, with the way to connect', async () => {
    const { id } = await server.given.release({
      state: 'scheduled',
      draft: { title: 'Khai mạc lễ hội hoa' },
    });
    await open('/app/press-room', manager, phone);
    await page.getByText('Cơ quan bạn chưa đọc được tin trước giờ phát hành').waitFor();
    await press('Đọc, chấp thuận phiên bản 1');
    await inDialog().getByText('Không đăng trước giờ phát hành.').waitFor();
    await inDialog().getByLabel('Tôi đã đọc').check();
    await act('Chấp thuận cho cơ quan');
    await page.getByRole('link', { name: 'Khai mạc lễ hội hoa' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${address}/app`);
    await page.getByRole('link', { name: 'Khai mạc lễ hội hoa' }).click();
    await page.getByText('Giữ tin: không đăng trước').waitFor();
    expect(page.url()).toContain(id);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${address}/app/press-room/connect`);
    await page.getByText(`curl '${address}/api/v1/wire`).waitFor();
    expect(complaints).toEqual([]);
  });
});

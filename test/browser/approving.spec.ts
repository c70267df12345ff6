import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease, type Person } from '../support/given.js';
import { desk as atDesk, faultsOf, launchBrowser, phone, signIn, title } from './browser.js';

const TITLE = 'Điều chỉnh giao thông trên quốc lộ 4C';
const unchanged = Array.from({ length: 6 }, (_, at) => `<p>Đoạn ${at + 2} giữ nguyên.</p>`).join('');
const hours = (from: string) => `<p>Từ ${from} giờ ngày 9/11, xe khách không qua đèo Mã Pí Lèng.</p>`;
const draft = { title: TITLE, body: hours('6') + unchanged + '<p>Gọi 0219 000 0241.</p>' };

let server: TestApplication;
let browser: Browser;
let address: string;
let people: Desk;
/** Of the approver, who is signed in. */
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  people = await server.given.desk();
  context = await browser.newContext(atDesk);
  page = await opened(context);
  await page.goto(`${address}/app`);
  await signIn(page, people.approver);
  await title(page, 'Bàn làm việc').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function opened(where: BrowserContext): Promise<Page> {
  complaints = [];
  const made = await where.newPage();
  made.setDefaultTimeout(10_000);
  made.on('pageerror', ({ message }) => complaints.push(message));
  made.on('console', (line) => {
    if (/Content Security Policy|Warning:/.test(line.text())) complaints.push(line.text());
  });
  return made;
}

/** Changes what the version at work says. */
async function edit({ open }: Pick<GivenRelease, 'open'>, { api }: Person, words: object): Promise<void> {
  const { etag } = await api.get(`${open}/texts/vi`);
  expectStatus(await api.patch(`${open}/texts/vi`, words, { ifMatch: etag }), 200);
}

/** What is public, and its correction, which waits for approval. */
async function corrected(): Promise<GivenRelease> {
  const release = await server.given.release({ desk: people, draft });
  await server.given.correct(release, 'draft');
  const body = hours('7') + unchanged + '<p>Gọi 0219 000 0214.</p>';
  await edit(release, people.officer, { body, summary: 'Xe trung chuyển miễn phí.' });
  await server.given.does(people, 'officer', 'submit', release.id);
  return release;
}

const stateOf = async ({ id }: Pick<GivenRelease, 'id'>): Promise<string[]> => {
  const { body } = await people.officer.api.get<{ versions: { state: string }[] }>(
    `/api/v1/desk/releases/${id}`,
  );
  return body.versions.map(({ state }) => state);
};
const button = (name: string | RegExp) => page.getByRole('button', { name });
const go = (path: string) => page.goto(`${address}/app${path}`);

describe('a correction in review', () => {
  it('is read by its differences, commented, and decided on as it was read, from the keyboard', async () => {
    const release = await corrected();
    await go('/');
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByRole('heading', { name: '3 chỗ khác' }).waitFor();
    const marks = await page.locator('del, ins').allTextContents();
    expect(marks).toEqual(expect.arrayContaining(['bỏ: 6', 'thêm: 7']));
    await page.getByText('bản gốc, lời khác bản được so').waitFor();
    await page.getByText('Đoạn 4 giữ nguyên').waitFor({ state: 'detached' });
    await button('Hiện 4 đoạn không đổi').click();
    await page.getByText('Đoạn 4 giữ nguyên').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.evaluate('document.activeElement.dataset.change')).toBe('2');
    expect(await faultsOf(page)).toEqual([]);

    await page.getByLabel('Về', { exact: true }).selectOption('khác biệt 2');
    await page.getByLabel('Thêm ý kiến').fill('Đã gọi Công an huyện, xác nhận 7 giờ.');
    await button('Gửi ý kiến').click();
    const comment = page.getByRole('listitem').filter({ hasText: 'xác nhận 7 giờ' });
    await comment.getByText('Từ 7 giờ ngày 9/11').waitFor();
    await comment.getByRole('button', { name: /^Rút lại/ }).click();
    await comment.getByText('Đã rút lại').waitFor();
    await page.getByText('Cạnh nhau').click();
    await page.waitForURL(/view=beside/);

    // Somebody sends it back and it comes again with other words, while this page stands open.
    await server.given.does(people, 'deputy', 'send-back', release.id, { reason: 'Sai giờ.' });
    await edit(release, people.officer, { body: hours('8') + unchanged });
    await server.given.does(people, 'officer', 'submit', release.id);
    await page.getByRole('heading', { name: '3 chỗ khác' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Bản này vừa được sửa sau khi mở đọc').first().waitFor();
    expect((await stateOf(release))[0]).toBe('in_review');
    await page.keyboard.press('Control+Enter');
    expect(await button(/^Duyệt, phát hành ngay/).getAttribute('aria-disabled')).toBe('true');
    expect((await stateOf(release))[0]).toBe('in_review');
    await button('Đọc bản mới').click();
    await page.getByText('Từ 8 giờ').or(page.locator('ins').getByText('8')).first().waitFor();

    await page.getByText('Hai việc liền nhau').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('Đã duyệt. Đã phát hành.').waitFor();
    expect(await stateOf(release)).toEqual(['published', 'superseded']);
    expect(complaints).toEqual([]);
  });

  it('that was approved and could not be published says so, and is published by itself', async () => {
    const release = await server.given.release({ state: 'in_review', desk: people, draft });
    await go(`/releases/${release.id}`);
    await button('Duyệt').click();
    await page.getByRole('heading', { name: 'Toàn văn' }).waitFor();
    await context.route('**/versions/open/publish', (route) => route.abort('connectionrefused'));
    await button(/^Duyệt, phát hành ngay/).click();
    await page.getByText('Việc sau chưa làm được').waitFor();
    expect(await stateOf(release)).toEqual(['approved']);
    await context.unroute('**/versions/open/publish');
    await button(/^Phát hành ngay/).click();
    await page.getByRole('status').getByText('Đã phát hành.').waitFor();
    expect(await stateOf(release)).toEqual(['published']);
  });

  it('of two offices in two steps is agreed to by the one and endorsed by the other before it is approved', async () => {
    const { given } = server;
    const other = await given.desk();
    await given.setting(other.organisation, 'releases.two-step-approval', true);
    const release = await given.release({ state: 'draft', desk: other, coIssuers: [people], draft });
    await given.does(other, 'officer', 'submit', release.id);
    await go(`/releases/${release.id}/review`);
    await page.getByText('Ghi nhận cơ quan đồng ý').waitFor();
    await button(/^Đồng ý cùng ban hành/).click();
    await page.getByRole('status').getByText('Đã đồng ý.').waitFor();
    await page.getByText(/^Còn chờ: xác nhận bước một; .+ duyệt\.$/).waitFor();
    expect(await button(/^Đồng ý cùng ban hành/).count()).toBe(0);
    await page.reload();
    await page.getByText('Cơ quan bạn đã đồng ý cùng ban hành. Còn chờ:').waitFor();

    const away = await browser.newContext(atDesk);
    const theirs = await opened(away);
    await theirs.goto(`${address}/app/releases/${release.id}/review`);
    await signIn(theirs, other.approver);
    await theirs.getByText('Ghi nhận bước một').waitFor();
    expect(await faultsOf(theirs)).toEqual([]);
    await theirs.getByRole('button', { name: /^Xác nhận bước một/ }).click();
    await theirs.getByRole('status').getByText('Đã xác nhận bước một.').waitFor();
    const approval = theirs.getByRole('button', { name: /^Duyệt, phát hành ngay/ });
    await approval.and(theirs.locator('[aria-disabled=true]')).waitFor();
    await given.does(other, 'deputy', 'approve', release.id);
    await away.close();
    expect(complaints).toEqual([]);
  });

  it('is sent back on a phone, where two buttons decide', async () => {
    const event = { from: '2026-12-16T01:00:00Z' };
    const release = await server.given.release({
      state: 'in_review',
      desk: people,
      draft: { ...draft, event, recipients: ['Các báo, đài'] },
    });
    await page.setViewportSize(phone.viewport!);
    await go(`/releases/${release.id}/review`);
    const bar = page.getByRole('region', { name: 'Quyết định' });
    await bar.waitFor();
    expect(await bar.getByRole('button').count()).toBe(2);
    await page.getByText('08:00, 16/12/2026').waitFor();
    await page.getByText('Các báo, đài').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.route('**/assets/releases.page*', async (route) => {
      // While the screen is on its way, this one is still here.
      await page.waitForTimeout(500);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await route.continue();
    });
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await title(page, 'Tin').waitFor();
    await page.unroute('**/assets/releases.page*');
    await go(`/releases/${release.id}/review`);
    await bar.waitFor();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Thiếu số điện thoại.');
    await dialog.getByRole('button', { name: 'Trả lại' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await stateOf(release)).toEqual(['draft']);
    await page.setViewportSize(atDesk.viewport!);
  });
});

describe('what is public', () => {
  it('shows its proof and what to post, is corrected and retracted step by step', async () => {
    const { given } = server;
    const release = await given.release({ state: 'superseded', desk: people, draft });
    await go(`/releases/${release.id}`);
    await page.getByText(/ban hành lúc .* tại mục \d+ của sổ công khai/).waitFor();
    const pathOf = (name: string) => page.getByRole('link', { name }).getAttribute('href');
    expect(await pathOf('Xem trang công khai')).toBe(`/releases/${release.id}`);
    expect(await pathOf('Trang của tin trên cổng thông tin')).toBe(`/releases/${release.id}`);
    expect(await pathOf('Địa chỉ ngắn, để in trên giấy')).toBe(`/r/${release.id}`);
    expect(await page.getByRole('link', { name: 'Tải bằng chứng' }).getAttribute('href')).toMatch(
      /versions\/2\/proof/,
    );
    const post = page.getByRole('textbox', { name: 'Lời đăng Zalo' });
    expect(await post.inputValue()).toMatch(new RegExp(`^ĐÃ ĐÍNH CHÍNH: ${TITLE}[^]*/r/${release.id}$`));
    expect(await faultsOf(page)).toEqual([]);

    await button('Thu hồi tin này').click();
    await title(page, 'Thu hồi').waitFor();
    await button('Tiếp tục').click();
    await page.getByText('Cần điền mục này').waitFor();
    await page.getByLabel('Lý do, ghi trong nhật ký').fill('Số liệu sai.');
    await button('Tiếp tục').click();
    await page.getByLabel('Thông báo bằng Tiếng Việt').fill('Số liệu chưa chính xác, sẽ có tin mới.');
    await button('Tiếp tục').click();
    const seen = page.getByRole('region', { name: 'Công chúng sẽ thấy' });
    await seen.getByText('Số liệu chưa chính xác').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await button('Thu hồi tin này').click();
    await page.getByText('Bằng chứng thu hồi').waitFor();
    expect(await page.getByRole('textbox', { name: 'Lời đăng Facebook' }).inputValue()).toMatch(
      /^ĐÃ THU HỒI/,
    );
    expect(complaints).toEqual([]);
  });

  it('is corrected by a next version, and erased by law by two people', async () => {
    const { given } = server;
    const release = await given.release({ state: 'superseded', desk: people, draft });
    await go(`/releases/${release.id}`);
    await button('Đề nghị xóa theo luật').click();
    await page.getByLabel('Phiên bản 1, Tiếng Việt').check();
    await button('Tiếp tục').click();
    await page.getByLabel('Bảo vệ trẻ em').check();
    await button('Tiếp tục').click();
    await page.getByLabel('Thông báo bằng Tiếng Việt').fill('Đã xóa theo Luật Trẻ em.');
    await button('Tiếp tục').click();
    await button('Gửi đề nghị xóa').click();
    await page.getByText('Người thứ hai xác nhận thì').waitFor();
    expect(await button(/^Xóa theo luật/).getAttribute('aria-disabled')).toBe('true');
    await given.does(people, 'deputy', 'confirm-redaction', release.id);
    await go(`/releases/${(await given.release({ state: 'scheduled', desk: people })).id}`);
    await page.getByText('Chưa ai đọc bản này trước giờ').waitFor();

    const other = await browser.newContext(phone);
    const theirs = await opened(other);
    await theirs.goto(`${address}/app/releases/${release.id}/correct`);
    await signIn(theirs, people.officer);
    await theirs.getByText('Bước 1 trên 2').waitFor();
    await theirs.getByLabel('Sửa nhỏ').check();
    expect(await faultsOf(theirs)).toEqual([]);
    await theirs.getByRole('button', { name: 'Tiếp tục' }).click();
    await theirs.getByText('Không báo cho ai').waitFor();
    await theirs.getByRole('button', { name: 'Bắt đầu bản đính chính' }).click();
    await theirs.getByRole('button', { name: 'Gửi duyệt' }).waitFor();
    expect((await stateOf(release))[0]).toBe('draft');
    await other.close();
  });
});

describe('releases', () => {
  it('are found by words without marks, and by the week or month in which they went out', async () => {
    await server.given.release({ desk: people, draft: { title: 'Lịch tiêm chủng mở rộng' } });
    await go('/releases');
    await page.getByLabel('Tên tin hoặc số').fill('tiem chung');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=tiem/);
    await page.getByRole('link', { name: TITLE }).first().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Lịch tiêm chủng mở rộng' }).waitFor();
    const plan = { publishAt: new Date().toISOString(), earlyAccess: false };
    const wished = { title: 'Tiêm nhắc cho trẻ', plan };
    await server.given.release({ state: 'in_review', desk: people, draft: wished });
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await title(page, 'Lịch phát hành').waitFor();
    const today = page.locator('[aria-current=date]');
    await today.getByRole('link', { name: 'Lịch tiêm chủng mở rộng' }).waitFor();
    const wish = today.getByRole('listitem').filter({ hasText: 'Giờ mong muốn, chưa hẹn' });
    await wish.getByRole('link', { name: 'Tiêm nhắc cho trẻ' }).waitFor();
    await wish.getByText('Đang duyệt').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.locator('[aria-current=true]').allTextContents()).toEqual(['Tuần']);
    await page.getByRole('link', { name: 'Tháng', exact: true }).click();
    await page.waitForURL(/view=month/);
    const ways = page.getByRole('navigation', { name: 'Khoảng thời gian' });
    expect(await ways.locator('[aria-current]').allTextContents()).toEqual(['Tháng']);
    await today.getByRole('link', { name: 'Lịch tiêm chủng mở rộng' }).waitFor();
    await page.getByRole('link', { name: 'Tháng trước' }).click();
    await page.waitForURL(/on=20/);
    await page.setViewportSize(phone.viewport!);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Desk, Person } from '../support/given.js';
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

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'documents');
const files = join(import.meta.dirname, '..', '..', 'src', 'demonstration', 'files');
const picture = join(files, 'ruong-bac-thang.jpg');

/** As Word puts it on the clipboard, and Google Docs. */
const PASTED = `<html><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
<h1 style='margin:0'>Lịch họp chợ</h1>
<p class=MsoNormal onclick="x()"><b style='mso-bidi-font-weight:normal'>Chợ Đồng Văn</b> họp<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·</span><![endif]>Chủ nhật</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o</span><![endif]>từ 6 giờ</p>
<b style="font-weight:normal"><span style="font-weight:700">Lưu ý</span><script>alert(1)</script></b>
<!--EndFragment--></body></html>`;
const CLEANED = [
  '<h2>Lịch họp chợ</h2>',
  '<p><strong>Chợ Đồng Văn</strong> họp</p>',
  '<ul>',
  '<li>',
  '<p>Chủ nhật</p>',
  '<ul>',
  '<li>từ 6 giờ</li>',
  '</ul>',
  '</li>',
  '</ul>',
  '<p><strong>Lưu ý</strong></p>',
].join('\n');

let server: TestApplication;
let browser: Browser;
let address: string;
let usual: Desk;
let officer: Person;
let context: BrowserContext;
let complaints: string[];
/** What somebody pressed, and the fields they filled. */
let deeds: { clicks: string[]; fields: Set<string> };

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  usual = await server.given.desk();
  ({ officer } = usual);
  await server.given.topic();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string, options: BrowserContextOptions = desk): Promise<Page> {
  context = await browser.newContext(options);
  complaints = [];
  deeds = { clicks: [], fields: new Set() };
  await context.exposeFunction('tellDeed', (kind: 'click' | 'input', what: string) => {
    if (kind === 'click') deeds.clicks.push(what);
    else deeds.fields.add(what);
  });
  await context.addInitScript(`
    const named = ({ target }) => {
      const control = target.closest('button, a, input, textarea, label, [role=option], [role=textbox]') ?? target;
      return control.getAttribute('aria-label') || control.id || control.innerText || control.name || control.tagName;
    };
    addEventListener('click', (event) => event.isTrusted && event.detail > 0 && tellDeed('click', named(event)), true);
    addEventListener('input', (event) => event.target.type !== 'checkbox' && tellDeed('input', named(event)), true);
  `);
  return visit(path);
}

async function visit(path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (/Content Security Policy|Warning:/.test(line.text())) complaints.push(line.text());
  });
  await page.goto(address + path);
  return page;
}

const body = (page: Page) => page.getByRole('textbox', { name: 'Nội dung', exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const saved = (page: Page) => page.getByText('Đã lưu lúc').waitFor();

async function choose(page: Page, list: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('listbox').getByRole('option').first().click();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'bí mật nhà nước' }).click();
  await page
    .getByText(/^Chưa gửi được/)
    .first()
    .waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await page.getByText('Đang duyệt').first().waitFor();
}

/** The text of a release as the server has it. */
async function stored(id: string) {
  const { body: release } = await officer.api.get<{
    versions: { state: string; etag: string; texts: { title: string; body: string; etag: string }[] }[];
  }>(`/api/v1/desk/releases/${id}`);
  return release.versions[0]!;
}
const idIn = (page: Page): string => /releases\/([0-9a-f-]{36})/.exec(page.url())![1]!;

describe('writing', () => {
  it('takes at most 12 clicks and 6 fields from the sign-in to the approvers', async () => {
    const writer = await server.given.person(officer.organisation, 'press-officer');
    const { code } = await withSecondFactor(writer);
    const page = await open('/app');
    await signIn(page, writer);
    await page.getByLabel('Mã xác thực').fill(await code());
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('link', { name: 'Viết tin mới' }).click();
    await page.getByRole('button', { name: 'Bắt đầu Thông báo', exact: true }).click();
    await field(page, 'Tên tin').fill('Đóng cầu treo Cốc Pài để sửa mặt cầu');
    await field(page, 'Tóm tắt').fill('Cầu đóng từ 8 giờ ngày 1/12 đến hết ngày 5/12.');
    await body(page).fill('Người dân đi vòng qua ngầm Thác Lan.');
    await choose(page, 'Chủ đề');
    await submit(page);
    expect(deeds.clicks.length).toBeLessThanOrEqual(12);
    expect([...deeds.fields].length).toBeLessThanOrEqual(6);
    expect((await stored(idIn(page))).state).toBe('in_review');
    expect(complaints).toEqual([]);
  });

  it('is a story from a Word file to the public, to its correction, and to the end', async () => {
    const page = await open('/app/releases/new');
    await signIn(page, officer);
    await title(page, 'Viết tin mới').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const word = (await readFile(join(fixtures, 'libreoffice.docx'))).toString('base64');
    const dropped = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'thong-bao.docx'));
      return transfer;
    }, word);
    await page.getByText('Kéo tệp Word').dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByText('Tệp Word đã thành bản nháp').waitFor();
    await choose(page, 'Chủ đề');

    await body(page).click();
    await page.keyboard.press('Control+End');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Chèn ảnh' }).click(),
    ]);
    await chooser.setFiles(picture);
    await page.getByRole('group', { name: 'Ảnh 2' }).waitFor();
    await page.getByRole('group', { name: 'Ảnh 1' }).getByLabel('Nguồn ảnh').fill('Lò Thị Mai');
    for (const words of await field(page, 'Mô tả thay thế').all()) await words.fill('Ruộng bậc thang');
    await field(page, 'Tóm tắt').fill('Ruộng bậc thang mở cửa đón khách từ thứ Bảy.');
    await body(page).locator('img').last().waitFor();
    await saved(page);

    await page.getByRole('button', { name: 'Thêm bản dịch' }).click();
    await page.getByRole('menuitem', { name: 'Tiếng Anh' }).click();
    await field(page, 'Tên tin, Tiếng Anh').fill('Terraces open to visitors');
    await field(page, 'Nội dung, Tiếng Anh').fill('The terraces open on Saturday.');
    await saved(page);
    expect(await faultsOf(page)).toEqual([]);

    await field(page, 'Tên tin').fill('Mở cửa ruộng bậc thang');
    await page.getByText('Đã đổi: Tên tin.').waitFor();
    await page.getByRole('button', { name: 'Đã khớp với bản gốc' }).click();
    await page.getByText('Bản gốc đã đổi sau khi dịch').waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Xem như người dân' }).click();
    const preview = page.frameLocator('iframe');
    // The frame runs no scripts, axe's neither; what it shows is tested as the portal's.
    await preview.getByRole('heading', { level: 1, name: 'Terraces open to visitors' }).waitFor();
    const id = idIn(page);
    await page.goto(`${address}/app/releases/${id}/edit`);
    await submit(page);

    const officers = context;
    const boss = await open('/app');
    const approvers = context;
    await signIn(boss, usual.approver);
    const waiting = boss.getByRole('link', { name: 'Mở cửa ruộng bậc thang' }).first();
    await waiting.waitFor();
    deeds.clicks.length = 0;
    await waiting.click();
    await boss.getByRole('button', { name: /^Duyệt, phát hành ngay/ }).click();
    await boss.getByText('Đã phát hành').first().waitFor();
    expect(deeds.clicks.length).toBeLessThanOrEqual(3);
    expect((await server.api.get<{ title: string }>(`/api/v1/releases/${id}`)).status).toBe(200);

    await page.goto(`${address}/app/releases/${id}`);
    await page.getByRole('button', { name: 'Đính chính' }).click();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Bắt đầu bản đính chính' }).click();
    await field(page, 'Tên tin').fill('Mở cửa ruộng bậc thang từ thứ Bảy');
    await saved(page);
    await submit(page);

    await boss.goto(`${address}/app/releases/${id}/review`);
    await boss.getByText('từ thứ Bảy').first().waitFor();
    await boss.getByRole('button', { name: /^Duyệt, phát hành ngay/ }).click();
    await boss.getByText('Đã phát hành').first().waitFor();

    await boss.goto(`${address}/app/releases/${id}/retract`);
    await boss.getByLabel('Lý do, ghi trong nhật ký').fill('Ruộng chưa gặt xong.');
    await boss.getByRole('button', { name: 'Tiếp tục' }).click();
    for (const notice of await boss.getByLabel(/^Thông báo bằng/).all()) {
      await notice.fill('Tin này đã thu hồi; ruộng mở cửa sau khi gặt xong.');
    }
    await boss.getByRole('button', { name: 'Tiếp tục' }).click();
    await boss.getByRole('button', { name: 'Thu hồi tin này' }).click();
    await boss.getByText('Bằng chứng thu hồi').waitFor();
    const { body: ended } = await officer.api.get<{ standing: string }>(`/api/v1/desk/releases/${id}`);
    expect(ended.standing).toBe('retracted');
    await approvers.close();
    context = officers;
    expect(complaints).toEqual([]);
    // Many screens: on a machine that is shared it takes more than a minute.
  }, 180_000);

  it('keeps of a text from Word or the web what the server keeps', async () => {
    const { id } = await server.given.release({ state: 'draft', desk: usual, draft: { body: '' } });
    const page = await open(`/app/releases/${id}/edit`, phone);
    await signIn(page, officer);
    await body(page).waitFor();
    await body(page).evaluate((element, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, PASTED);
    await saved(page);
    const [text] = (await stored(id)).texts;
    expect(text!.body).toBe(CLEANED);
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('nothing typed is lost', () => {
  it('when the session ends, the network goes and the tab is closed', async () => {
    const { id } = await server.given.release({ state: 'draft', desk: usual });
    const page = await open(`/app/releases/${id}/edit`);
    await signIn(page, officer);
    await body(page).waitFor();
    await endSessions(officer);
    await field(page, 'Tên tin').fill('Chợ phiên Phố Cáo họp sớm');
    const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await again.getByLabel('Mật khẩu', { exact: true }).fill(officer.password);
    await again.getByRole('button', { name: 'Đăng nhập' }).click();
    await saved(page);
    expect((await stored(id)).texts[0]!.title).toBe('Chợ phiên Phố Cáo họp sớm');

    await context.setOffline(true);
    await field(page, 'Tên tin').fill('Chợ phiên Phố Cáo họp muộn');
    await page.getByText('Bài đã giữ trên máy này').waitFor();
    await page.close();
    await context.setOffline(false);
    const later = await visit(`/app/releases/${id}/edit`);
    await later.getByText('Đã lấy lại nội dung chưa kịp lưu').waitFor();
    expect(await field(later, 'Tên tin').inputValue()).toBe('Chợ phiên Phố Cáo họp muộn');
    await saved(later);
    expect((await stored(id)).texts[0]!.title).toBe('Chợ phiên Phố Cáo họp muộn');
    expect(complaints).toEqual([]);
  });

  it('when two people write: what differs is merged, and where both wrote the same, one of them chooses', async () => {
    const paragraphs = ['Một.', 'Hai.', 'Ba.'].map((words) => `<p>${words}</p>`).join('');
    const { id } = await server.given.release({
      state: 'draft',
      desk: usual,
      draft: { title: 'Lịch tiêm chủng', body: paragraphs },
    });
    const page = await open(`/app/releases/${id}/edit`);
    await signIn(page, officer);
    await body(page).waitFor();
    const other = async (edit: object) => {
      const [text] = (await stored(id)).texts;
      const { status } = await officer.api.patch(`/api/v1/desk/releases/${id}/versions/open/texts/vi`, edit, {
        ifMatch: text!.etag,
      });
      expect(status).toBe(200);
    };
    await other({ body: paragraphs.replace('Một.', 'Một, sửa ở nơi khác.') });
    await body(page).getByText('Ba.').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Thêm ở đây.');
    await page.getByText('thay đổi của họ đã được đưa vào').waitFor();
    await saved(page);
    expect((await stored(id)).texts[0]!.body).toBe(
      '<p>Một, sửa ở nơi khác.</p>\n<p>Hai.</p>\n<p>Ba. Thêm ở đây.</p>',
    );

    await other({ title: 'Lịch tiêm chủng tháng 12' });
    await field(page, 'Tên tin').fill('Lịch tiêm chủng mở rộng');
    const conflict = page.getByRole('dialog', { name: 'Hai người cùng sửa một chỗ' });
    await conflict.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await conflict.getByRole('radio', { name: 'Bản người khác vừa lưu' }).click();
    await conflict.getByRole('button', { name: 'Giữ các bản đã chọn' }).click();
    await conflict.waitFor({ state: 'detached' });
    expect(await field(page, 'Tên tin').inputValue()).toBe('Lịch tiêm chủng tháng 12');
    expect((await stored(id)).texts[0]!.title).toBe('Lịch tiêm chủng tháng 12');
    expect(complaints).toEqual([]);
  });

  it('when a file is refused: it is said why, and the rest goes on', async () => {
    const { id } = await server.given.release({ state: 'draft', desk: usual });
    const page = await open(`/app/releases/${id}/edit`);
    await signIn(page, officer);
    await body(page).waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Chọn từ máy' }).click(),
    ]);
    await chooser.setFiles([
      { name: 'chay.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0000\u0001') },
      {
        name: 'chuong-trinh.pdf',
        mimeType: 'application/pdf',
        buffer: await readFile(join(files, 'chuong-trinh-le-hoi.pdf')),
      },
    ]);
    await page.getByRole('alert').waitFor();
    await page.getByRole('group', { name: 'Tệp 1' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bỏ chay.exe' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await saved(page);
    expect(complaints).toEqual([]);
  });
});

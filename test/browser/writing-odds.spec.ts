import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Desk, GivenRelease, Person } from '../support/given.js';
import { desk, launchBrowser, signIn, title } from './browser.js';

const paragraphs = ['Một.', 'Hai.', 'Ba.'].map((words) => `<p>${words}</p>`).join('');
const SOURCE = '**/versions/*/texts/vi';
const MERGED = 'thay đổi của họ đã được đưa vào';

let server: TestApplication;
let browser: Browser;
let address: string;
let usual: Desk;
let officer: Person;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startApplication(), launchBrowser()]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  usual = await server.given.desk();
  ({ officer } = usual);
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const body = () => field('Nội dung');
const saved = () => page.getByText('Đã lưu lúc').waitFor();
const given = (draft: object = {}, translation?: 'translating') =>
  server.given.release({
    state: 'draft',
    desk: usual,
    draft: { title: 'Lịch tiêm chủng', body: paragraphs, ...draft },
    ...(translation && { translation }),
  });

async function write({ id }: Pick<GivenRelease, 'id'>, search = ''): Promise<void> {
  context = await browser.newContext(desk);
  complaints = [];
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(`${address}/app/releases/${id}/edit${search}`);
  await signIn(page, officer);
  await body().waitFor();
}

async function stored({ id }: Pick<GivenRelease, 'id'>) {
  const { body: release } = await officer.api.get<{
    versions: { state: string; texts: { lang: string; title: string; body: string; etag: string }[] }[];
  }>(`/api/v1/desk/releases/${id}`);
  const [version] = release.versions;
  return { ...version!, text: version!.texts.find(({ lang }) => lang === 'vi')! };
}

/** Somebody else writes. */
async function other(release: GivenRelease, edit: object): Promise<void> {
  const { text } = await stored(release);
  const { status } = await officer.api.patch(`${release.open}/texts/vi`, edit, { ifMatch: text.etag });
  expect(status).toBe(200);
}

/** What is to be saved does not arrive. */
const fails = (answer: (route: Route) => Promise<void>) =>
  page.route(SOURCE, (route) => (route.request().method() === 'PATCH' ? answer(route) : route.continue()));

describe('writing against the odds', () => {
  it('leaves nothing to be saved of what was taken back at once', async () => {
    await write(await given());
    await field('Tên tin').press('End');
    await page.keyboard.press('x');
    await page.keyboard.press('Backspace');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
  });

  it('goes on in another language while the first is being saved, without a conflict with oneself', async () => {
    const release = await given({}, 'translating');
    await write(release);
    let goOn: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (goOn = resolve));
    await fails(async (route) => {
      await first;
      await route.continue();
    });
    await field('Tên tin').fill('Lịch tiêm chủng mở rộng');
    await page.getByRole('navigation', { name: 'Ngôn ngữ' }).getByRole('link', { name: 'Tiếng Anh' }).click();
    await field('Tên tin, Tiếng Anh').waitFor();
    await field('Tên tin').fill('Lịch tiêm chủng mở rộng năm 2027');
    goOn();
    await saved();
    expect((await stored(release)).text.title).toBe('Lịch tiêm chủng mở rộng năm 2027');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('tries again by itself what the server could not do for a while', async () => {
    const release = await given();
    await write(release);
    let times = 0;
    await fails((route) => {
      times += 1;
      if (times > 1) return route.continue();
      const problem = { type: 'urn:khen:error:http.unavailable', title: 'Bận', status: 503, instance: 'x' };
      return route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify(problem),
      });
    });
    await field('Tên tin').fill('Lịch tiêm chủng mở rộng');
    await saved();
    expect((await stored(release)).text.title).toBe('Lịch tiêm chủng mở rộng');
  });

  it('asks about each place where two wrote the same, also where it was written after the first was found', async () => {
    const release = await given();
    await write(release);
    await other(release, {
      body: paragraphs.replace('Một.', 'Một, ở nơi khác.').replace('Ba.', 'Ba, ở nơi khác.'),
    });
    await body().getByText('Một.').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Ở đây.');
    const conflict = page.getByRole('dialog', { name: 'Hai người cùng sửa một chỗ' });
    await conflict.getByRole('button', { name: 'Đóng' }).click();
    await body().getByText('Ba.').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Ở đây nữa.');
    await page.getByRole('button', { name: 'Xem khác biệt' }).click();
    expect(await conflict.getByRole('group').count()).toBe(2);
    await conflict.getByRole('radio', { name: 'Bản người khác vừa lưu' }).first().click();
    await conflict.getByRole('button', { name: 'Giữ các bản đã chọn' }).click();
    await saved();
    expect((await stored(release)).text.body).toBe(
      '<p>Một, ở nơi khác.</p>\n<p>Hai.</p>\n<p>Ba. Ở đây nữa.</p>',
    );
  });

  it('leaves the cursor where it was when what somebody else wrote comes in, and does not undo that', async () => {
    const release = await given();
    await write(release);
    await other(release, { body: paragraphs.replace('Một.', 'Một, ở nơi khác.') });
    await body().getByText('Hai.').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Ở');
    await page.getByText(MERGED).waitFor();
    await page.keyboard.type(' đây.');
    await saved();
    expect((await stored(release)).text.body).toBe('<p>Một, ở nơi khác.</p>\n<p>Hai. Ở đây.</p>\n<p>Ba.</p>');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await body().getByText('Một, ở nơi khác.').count()).toBe(1);
  });

  it('puts a picture where it was dropped, however much is written before it arrives', async () => {
    const release = await given();
    await write(release);
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/desk/files?*', async (route) => {
      await arrived;
      await route.continue();
    });
    await body().getByText('Hai.').click();
    await page.keyboard.press('End');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Chèn ảnh' }).click(),
    ]);
    await chooser.setFiles('src/demonstration/files/ruong-bac-thang.jpg');
    await body().getByText('Một.').click();
    await page.keyboard.press('Home');
    await page.keyboard.type('Trước hết: ');
    arrive();
    await body().locator('img').waitFor();
    await saved();
    expect((await stored(release)).text.body).toMatch(
      /^<p>Trước hết: Một\.<\/p>\n<p>Hai\.<\/p>\n<figure [^>]*><\/figure>\n<p>Ba\.<\/p>$/,
    );
  });

  it('says that a file is too large for what stands before the server, once', async () => {
    await write(await given());
    let times = 0;
    await page.route('**/desk/files?*', (route) => {
      times += 1;
      return route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413</h1>' });
    });
    await page.setInputFiles('#files input[type=file]', 'src/demonstration/files/ruong-bac-thang.jpg');
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Bỏ ruong-bac-thang.jpg' }).click();
    expect(times).toBe(1);
  });

  it('lets go of a file that never arrives', async () => {
    await write(await given());
    await page.route('**/desk/files?*', (route) => route.abort());
    await page.setInputFiles('#files input[type=file]', 'src/demonstration/files/ruong-bac-thang.jpg');
    await page.getByRole('button', { name: 'Bỏ ruong-bac-thang.jpg' }).click();
    await page.getByText('ruong-bac-thang.jpg').waitFor({ state: 'detached' });
  });

  it('is over while it is handed in, and nothing of it is handed in twice', async () => {
    const release = await given({ topics: [await server.given.topic()] });
    await write(release);
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/open/submit', async (route) => {
      await arrived;
      // It is done, and nobody hears of it.
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('checkbox', { name: 'bí mật nhà nước' }).click();
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await page.locator('[contenteditable=false][role=textbox]').waitFor();
    arrive();
    await page.getByText('Đang duyệt').first().waitFor();
    expect((await stored(release)).state).toBe('in_review');
    expect(complaints).toEqual([]);
  });

  it('says what can not be saved any more, and goes on without it when asked to', async () => {
    const release = await given({ topics: [await server.given.topic()] });
    await write(release);
    await server.given.does(usual, 'officer', 'submit', release.id);
    await field('Tên tin').fill('Quá muộn');
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Bỏ phần chưa lưu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ phần chưa lưu' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await field('Tên tin').inputValue()).toBe('Lịch tiêm chủng');
    expect(
      await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("khen.kept"))'),
    ).toEqual([]);
  });

  it('of a translation goes on when the version becomes public meanwhile', async () => {
    const release = await given({ topics: [await server.given.topic()] }, 'translating');
    await write(release, '?lang=en');
    for (const [who, verb] of [
      ['officer', 'submit'],
      ['approver', 'approve'],
      ['approver', 'publish'],
    ] as const) {
      await server.given.does(usual, who, verb, release.id);
    }
    await field('Tên tin, Tiếng Anh').fill('Vaccination dates');
    await saved();
    const { texts } = await stored(release);
    expect(texts.find(({ lang }) => lang === 'en')!.title).toBe('Vaccination dates');
  });

  it('begins one draft, however often its answer is lost', async () => {
    await write(await given());
    const count = async () =>
      (await officer.api.get<{ items: object[] }>('/api/v1/desk/releases?limit=100')).body.items.length;
    const before = await count();
    await page.goto(`${address}/app/releases/new`);
    await page.route('**/desk/releases', async (route) => {
      await route.fetch();
      await route.abort();
    });
    const begin = page.getByRole('button', { name: 'Bắt đầu Thông báo', exact: true });
    await begin.click();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/desk/releases');
    await begin.click();
    await field('Tên tin').waitFor();
    expect(await count()).toBe(before + 1);
  });

  it('is saved before its author signs out', async () => {
    const release = await given();
    await write(release);
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).waitFor();
    // A letter that is still on its way into the text.
    await field('Tên tin').evaluate((element: HTMLTextAreaElement) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(element, 'Lịch mới');
      element.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await title(page, 'Đăng nhập').waitFor();
    expect((await stored(release)).text.title).toBe('Lịch mới');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Locator, Page } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder.js';
import { desk, launchBrowser, phone, signIn } from './browser.js';
import { portalScreens } from './portal-screens.js';

const root = join(import.meta.dirname, '..', '..');
const pictures = join(root, 'docs', 'screens');
const PASSWORD = 'hoa-tam-giac-mach';

/** What is shown, and how one gets there from the screen before. */
interface Shown {
  readonly name: string;
  readonly go: (page: Page) => Promise<unknown>;
}

const at = (name: string, path: string, ready: (page: Page) => Locator): Shown => ({
  name,
  go: async (page) => {
    await page.goto(new URL(`/app${path}`, page.url()).href);
    await ready(page).waitFor();
  },
});
const table = (page: Page) => page.getByRole('table').first();
const section = (name: string) => (page: Page) => page.getByRole('heading', { name, level: 2 });
const follow = (name: string, row: string, ready: (page: Page) => Locator): Shown => ({
  name,
  go: async (page) => {
    await page.getByRole('link', { name: row }).first().click();
    await ready(page).waitFor();
  },
});

const approver: readonly Shown[] = [
  { name: 'sign-in', go: (page) => page.getByLabel('Thư điện tử').waitFor() },
  {
    name: 'desk',
    go: async (page) => {
      await signIn(page, { email: 'thach@hagiang.example', password: PASSWORD });
      await page.getByRole('heading', { name: 'Chờ tôi' }).waitFor();
    },
  },
  {
    name: 'releases',
    go: async (page) => {
      await page.getByRole('link', { name: 'Tin chính thức' }).first().click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'release',
    go: async (page) => {
      await page.getByRole('row', { name: 'Đang duyệt' }).getByRole('link').first().click();
      await page.getByRole('article').waitFor();
    },
  },
  {
    name: 'verb',
    go: (page) => page.getByRole('button', { name: 'Trả lại' }).click(),
  },
  {
    name: 'review',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
      await page.getByRole('region', { name: 'Quyết định' }).waitFor();
    },
  },
  at('calendar', '/calendar', (page) => page.locator('[aria-current=date]').first()),
  {
    name: 'public',
    go: async (page) => {
      await page.getByRole('link', { name: 'Tin chính thức' }).first().click();
      await page.getByRole('row', { name: 'Công khai' }).getByRole('link').first().click();
      await page.getByText('của sổ công khai').waitFor();
    },
  },
  {
    name: 'retract',
    go: async (page) => {
      await page.getByRole('button', { name: 'Thu hồi tin này' }).click();
      await page.getByLabel('Lý do').waitFor();
    },
  },
];

const administrator: readonly Shown[] = [
  {
    name: 'administration',
    go: async (page) => {
      await signIn(page, { email: 'nguyen@hagiang.example', password: PASSWORD });
      await page.getByRole('navigation').first().waitFor();
      await page.goto(new URL('/app/administration', page.url()).href);
      await section('Hệ thống')(page).waitFor();
    },
  },
  at('organisations', '/administration/organisations', (page) =>
    page.getByRole('link', { name: 'Sở Văn hóa' }),
  ),
  follow('organisation', 'Sở Văn hóa', section('Cơ quan cấp dưới')),
  at('people', '/administration/people', table),
  {
    name: 'person',
    go: async (page) => {
      await page.getByRole('row').nth(1).getByRole('link').first().click();
      await section('Vai trò')(page).waitFor();
    },
  },
  at('roles', '/administration/roles', section('Người duyệt')),
  at('topics', '/administration/topics', table),
  at('places', '/administration/places', table),
  at('agencies', '/administration/agencies', table),
  follow('agency', 'Báo điện tử Hoa Đá', section('Điều khoản đã chấp thuận')),
  at('press-terms', '/administration/press-terms', table),
  at('clients', '/administration/clients', table),
  follow('client', 'Hệ thống tòa soạn', section('Mã bí mật')),
  at('settings', '/administration/settings', table),
  follow('setting', 'Duyệt hai bước', section('Đã đặt')),
  at('audit', '/administration/audit', table),
  at('ledger', '/administration/ledger', section('Cách kiểm tra')),
  at('tasks', '/administration/tasks', table),
  at('health', '/administration/health', (page) => page.getByText('Phiên bản')),
];

const pressManager: readonly Shown[] = [
  {
    name: 'press-desk',
    go: async (page) => {
      await signIn(page, { email: 'muc@hoada.example', password: PASSWORD });
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  at('press-room', '/press-room', table),
  {
    name: 'embargoed',
    go: async (page) => {
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.getByRole('article').waitFor();
    },
  },
  at('connect', '/press-room/connect', section('Luồng tin')),
];

const officer: readonly Shown[] = [
  {
    name: 'new',
    go: async (page) => {
      await signIn(page, { email: 'mach@hagiang.example', password: PASSWORD });
      await page.getByRole('link', { name: 'Viết tin mới' }).click();
      await section('Từ tin đã có')(page).waitFor();
    },
  },
  {
    name: 'edit',
    go: async (page) => {
      await page.goto(new URL('/app/releases?state=draft', page.url()).href);
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.getByRole('link', { name: 'Sửa tin' }).click();
      await page.getByRole('toolbar').first().waitFor();
      await page.locator('.ProseMirror').first().waitFor();
    },
  },
  {
    name: 'preview',
    go: async (page) => {
      await page.getByRole('link', { name: 'Xem như người dân' }).click();
      await page.frameLocator('iframe').getByRole('article').waitFor();
    },
  },
  at('password', '/account/password', (page) => page.getByLabel('Mật khẩu mới')),
  at('second-factor', '/account/second-factor', (page) => page.getByRole('button', { name: 'Bắt đầu' })),
  at('stand-ins', '/account/stand-ins', section('Tôi làm thay')),
];

/** A demonstration of its own, and where it is. */
async function startServer(folder: string) {
  const environment = { ...process.env, DATA_DIR: folder, PORT: '0' };
  const server = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'start'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(server.stdout)) {
    const [, address] = /running at (\S+)/.exec(line) ?? [];
    if (address) return { server, address };
  }
  throw new Error('The demonstration did not start.');
}

/** What of it; without a word all. */
const parts = process.argv.slice(2);
const wants = (part: string): boolean => parts.length === 0 || parts.includes(part);

async function take(browser: Browser, address: string): Promise<void> {
  const journeys = [
    ...(wants('desk')
      ? [approver, officer, administrator, pressManager].map((screens) => ({ from: '/app', screens }))
      : []),
    ...(wants('portal') ? [{ from: '/', screens: await portalScreens(address) }] : []),
  ];
  for (const [width, size] of Object.entries({ 1280: desk, 360: phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const { from, screens } of journeys) {
        const context = await browser.newContext({ ...size, colorScheme });
        const page = await context.newPage();
        await page.goto(address + from);
        for (const { name, go } of screens) {
          await go(page);
          await page.waitForLoadState('networkidle');
          await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) });
        }
        await context.close();
      }
    }
  }
}

const folder = temporaryFolder();
if (parts.length === 0) rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
const [{ server, address }, browser] = await Promise.all([startServer(folder.path), launchBrowser()]);
try {
  await take(browser, address);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await once(server, 'exit');
  folder.remove();
}

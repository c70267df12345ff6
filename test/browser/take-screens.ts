import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder.js';
import { desk, launchBrowser, phone } from './browser.js';

const root = join(import.meta.dirname, '..', '..');
const pictures = join(root, 'docs', 'screens');
const APPROVER = { email: 'thach@hagiang.example', password: 'hoa-tam-giac-mach' };
const ADMINISTRATOR = { ...APPROVER, email: 'nguyen@hagiang.example' };

interface Screen {
  readonly name: string;
  readonly go: (page: Page) => Promise<unknown>;
}

/** What is shown, and how one gets there from the screen before. */
const screens: readonly Screen[] = [
  { name: 'sign-in', go: (page) => page.getByLabel('Thư điện tử').waitFor() },
  {
    name: 'desk',
    go: async (page) => {
      await page.getByLabel('Thư điện tử').fill(APPROVER.email);
      await page.getByLabel('Mật khẩu', { exact: true }).fill(APPROVER.password);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.getByRole('list').first().waitFor();
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
];

/** The same of what is administered. */
const administered: readonly Screen[] = [
  {
    name: 'topics',
    go: async (page) => {
      await page.getByLabel('Thư điện tử').fill(ADMINISTRATOR.email);
      await page.getByLabel('Mật khẩu', { exact: true }).fill(ADMINISTRATOR.password);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.getByRole('link', { name: 'Quản trị' }).first().click();
      await page.getByRole('link', { name: 'Chủ đề' }).click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'places',
    go: async (page) => {
      await page.getByRole('link', { name: 'Quản trị' }).first().click();
      await page.getByRole('link', { name: 'Địa danh' }).click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'end-place',
    go: (page) =>
      page
        .getByRole('button', { name: /^Kết thúc/ })
        .first()
        .click(),
  },
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

async function take(browser: Browser, address: string): Promise<void> {
  for (const [width, size] of Object.entries({ 1280: desk, 360: phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const visit of [screens, administered]) {
        const context = await browser.newContext({ ...size, colorScheme });
        const page = await context.newPage();
        await page.goto(`${address}/app`);
        for (const { name, go } of visit) {
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
rmSync(pictures, { recursive: true, force: true });
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

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import axe, { type Result, type RunOnly } from 'axe-core';
import { generate } from 'otplib';
import {
  type Browser,
  type BrowserContextOptions,
  chromium as playwright,
  type Locator,
  type Page,
} from 'playwright-core';
import type { Person } from '../support/given.js';

const STEP_S = 30;
const RULES: RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] };
/** Nothing but the colours differs between the themes. */
const COLOURS: RunOnly = { type: 'rule', values: ['color-contrast'] };
const unpacked = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'khen-chromium');

/** The browser of the package. It unpacks into the folder for temporary files, and trusts whatever lies there: give it its own. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  mkdirSync(unpacked, { recursive: true });
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = unpacked;
  const executablePath = await chromium.executablePath();
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  // Not the arguments that come with it: they are for one page in a cloud, and turn the security of the web off.
  return playwright.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', ...more],
    headless: true,
  });
}

export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'vi-VN' };
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  locale: 'vi-VN',
};

export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Thư điện tử').fill(person.email);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** By which a screen is told. */
export const title = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

/** Ends every session of somebody but the one that asks. */
export async function endSessions({ api }: Person): Promise<void> {
  const { body } = await api.get<{ items: { id: string; current: boolean }[] }>('/api/v1/me/sessions');
  for (const { id, current } of body.items) {
    if (!current) await api.send('DELETE', `/api/v1/me/sessions/${id}`);
  }
}

/** What an app shows that holds the secret, so many steps from now. */
export const codeOf = (secret: string, steps = 0): Promise<string> =>
  generate({ secret, epoch: Date.now() / 1000 + steps * STEP_S });

/** A second factor of somebody, begun a step ago. */
export async function withSecondFactor({ api, password }: Person) {
  const { body: begun } = await api.post<{ secret: string }>('/api/v1/me/totp', { password });
  const { secret } = begun;
  const { body } = await api.post<{ recoveryCodes: string[] }>('/api/v1/me/totp/confirm', {
    code: await codeOf(secret, -1),
  });
  return { code: () => codeOf(secret), recoveryCodes: body.recoveryCodes };
}

/** What is wrong with what is on the page, for people with impairments, in both themes; on a phone also what is too wide. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.evaluate(axe.source);
  const whole = await violations(page, RULES);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, COLOURS);
  for (const { id, nodes } of [...whole, ...dark]) faults.push(...nodes.map(({ html }) => `${id}: ${html}`));
  const excess = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  if (Number(excess) > 0) faults.push(`${String(excess)} px too wide`);
  return faults;
}

/** By axe itself: its driver for browsers opens another page for each question and sends all that is right as well. */
const violations = (page: Page, runOnly: RunOnly): Promise<Result[]> =>
  page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'], iframes: false }).then((told) => told.violations)`,
  );

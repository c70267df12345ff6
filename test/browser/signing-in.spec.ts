import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { statement } from '../../src/platform/database/index.js';
import { IdentityProvider } from '../identity/identity-provider.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Person } from '../support/given.js';
import { desk, endSessions, faultsOf, launchBrowser, signIn, title, withSecondFactor } from './browser.js';

// What people see of passkeys and single sign-on; what can go wrong with them is in test/identity.

let server: TestApplication;
let browser: Browser;
let provider: IdentityProvider;
let address: string;
let organisation: string;
let context: BrowserContext;
let page: Page;
let devtools: CDPSession;
let authenticatorId: string;

beforeAll(async () => {
  const port = await freePort();
  // A relying party is a name: passkeys are for no address of numbers.
  address = `http://localhost:${port}`;
  provider = await IdentityProvider.start(address);
  const environment = { ...provider.environment, PUBLIC_URL: address, TOTP_MANDATORY: 'yes' };
  [server, browser] = await Promise.all([startApplication({ environment }), launchBrowser()]);
  await server.app.listen(port, '127.0.0.1');
  organisation = await server.given.organisation();
});
beforeEach(async () => {
  context = await browser.newContext(desk);
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  ({ authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  }));
  await page.goto(`${address}/app`);
});
afterEach(() => context.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await provider?.close();
});

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

/** Makes a passkey of somebody in the browser. */
async function addPasskey({ api, password }: Person): Promise<void> {
  const { body } = await api.post<{ id: string; options: object }>('/api/v1/me/passkeys', { password });
  const credential = await page.evaluate(`(async () => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(body.options)});
    return (await navigator.credentials.create({ publicKey })).toJSON();
  })()`);
  const added = { challenge: body.id, name: 'Máy tính ở cơ quan', credential };
  expect((await api.post('/api/v1/me/passkeys/confirm', added)).status).toBe(201);
}

/** Whether whoever holds the device is its owner, in the browser's own dialog. */
const verifies = (isUserVerified: boolean) =>
  devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });

const withPasskey = () => page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' });

describe('a passkey', () => {
  it('signs in alone, for both factors; who calls it off is told the way on', async () => {
    const person = await server.given.person(organisation, 'approver');
    await addPasskey(person);
    await verifies(false);
    await withPasskey().click();
    await page.getByRole('status').getByText('Chưa dùng khóa truy cập nào').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await verifies(true);
    await withPasskey().click();
    await title(page, 'Bàn làm việc').waitFor();
    // The browser keeps the cookie of the session, which its scripts can't see.
    expect(await page.evaluate('document.cookie')).toBe('');
    const cookies = await context.cookies(`${address}/api/v1/session`);
    expect(cookies.map(({ name }) => name).toSorted()).toEqual(['khen_device', 'khen_refresh']);
  });

  it('that is not known any more is refused', async () => {
    const person = await server.given.person(organisation, 'press-officer');
    await addPasskey(person);
    const { body } = await person.api.get<{ items: { id: string }[] }>('/api/v1/me/passkeys');
    const proof = { password: person.password };
    await person.api.send('DELETE', `/api/v1/me/passkeys/${body.items[0]!.id}`, { body: proof });
    await withPasskey().click();
    await page.getByRole('alert').getByText('Khóa truy cập này không được nhận').waitFor();
  });

  it('lets a page whose session has ended go on, and not over to somebody else', async () => {
    const [owner, other] = [
      await server.given.person(organisation, 'press-officer'),
      await server.given.person(organisation, 'press-officer'),
    ];
    await signIn(page, owner);
    await title(page, 'Bàn làm việc').waitFor();
    await addPasskey(other);
    await endSessions(owner);
    await page.getByRole('link', { name: 'Tin chính thức' }).click();
    const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    await withPasskey().click();
    await again.getByRole('alert').getByText('thuộc tài khoản khác').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await devtools.send('WebAuthn.clearCredentials', { authenticatorId });
    await addPasskey(owner);
    await withPasskey().click();
    await page.getByText('Chưa có tin nào').waitFor();
  });
});

describe('one’s own passkeys', () => {
  it('are added with password and code, once the browser’s dialog is not called off, shown, and removed', async () => {
    const person = await server.given.person(organisation, 'press-officer');
    const { code, recoveryCodes } = await withSecondFactor(person);
    await signIn(page, person);
    await page.getByLabel('Mã xác thực').fill(await code());
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Khóa truy cập' }).click();
    await page.getByText('Chưa có khóa truy cập nào').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên khóa').fill('Máy tính ở cơ quan');
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(person.password);
    await dialog.getByLabel('Mã xác thực').fill(recoveryCodes[0]!);
    await verifies(false);
    await dialog.getByRole('button', { name: 'Tạo khóa' }).click();
    await dialog.getByRole('status').getByText('Chưa tạo khóa nào').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await verifies(true);
    await dialog.getByRole('button', { name: 'Tạo khóa' }).click();
    await page.getByRole('row', { name: /Máy tính ở cơ quan.*Chưa dùng/ }).waitFor();

    await server.database.query(copy, [person.id]);
    await page.reload();
    await page.getByText('có dấu hiệu bị sao chép').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Xóa khóa “Máy tính ở cơ quan”' }).click();
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(person.password);
    await dialog.getByLabel('Mã xác thực').fill(recoveryCodes[1]!);
    await dialog.getByRole('button', { name: 'Xóa khóa' }).click();
    await page.getByText('Chưa có khóa truy cập nào').waitFor();
  });
});

describe('single sign-on', () => {
  const byName = () => page.getByRole('link', { name: 'Đăng nhập bằng Cổng dịch vụ công tỉnh' });

  it('leads back to where somebody was, goes on beside a page whose session has ended, and ends with it', async () => {
    const person = await server.given.person(organisation, 'press-officer');
    provider.expects({ sub: person.id, email: person.email });
    await page.goto(`${address}/app/releases`);
    await byName().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await byName().click();
    await title(page, 'Tin chính thức').waitFor();

    await endSessions(person);
    await page.getByRole('link', { name: 'Lịch phát hành' }).click();
    const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
    const [beside] = await Promise.all([context.waitForEvent('page'), again.getByRole('link').click()]);
    await title(beside, 'Bàn làm việc').waitFor();
    await again.waitFor({ state: 'detached' });
    await beside.close();

    await page.getByRole('navigation', { name: 'Chính' }).getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await page.getByRole('button').first().click();
    await page.waitForURL(`${address}/app/sign-in`);
    await signIn(page, person);
    await title(page, 'Bàn làm việc').waitFor();
    expect(new URL(page.url()).pathname).toBe('/app/');
  });

  it('says why it lets somebody not in, and offers the other ways', async () => {
    provider.expects({ sub: 'nobody', email: 'nobody@khen.test' });
    await byName().click();
    await page.getByRole('alert').getByText('Không có tài khoản nào').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Đăng nhập cách khác' }).click();
    await page.getByLabel('Thư điện tử').waitFor();
  });
});

const copy = statement(
  'test.copy-passkeys',
  'update identity.passkey set copied_at = now() where account_id = $1',
);

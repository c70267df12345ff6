import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Person } from '../support/given.js';

// The ceremonies as a browser performs them; what can go wrong is in passkeys.spec.ts.

let server: TestApplication;
let browser: Browser;
let page: Page;
let person: Person;

beforeAll(async () => {
  const port = await freePort();
  // A relying party is a name: passkeys are for no address of numbers.
  const address = `http://localhost:${port}`;
  server = await startApplication({ environment: { PUBLIC_URL: address, TOTP_MANDATORY: 'yes' } });
  await server.app.listen(port, '127.0.0.1');
  person = await server.given.person(await server.given.organisation(), 'approver');
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args, '--host-resolver-rules=MAP localhost 127.0.0.1'],
    headless: true,
  });
  page = await browser.newPage();
  await page.route(`${address}/bare`, (route) => route.fulfill({ contentType: 'text/html', body: bare }));
  await page.goto(`${address}/bare`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Makes or shows a passkey as it was asked, and sends what the browser says of it: all that a client has to do. */
const bare = `<!doctype html><title>Passkeys</title><script>
  async function answer(kind, { id: challenge, options }, path, more, token) {
    const publicKey =
      kind === 'create'
        ? PublicKeyCredential.parseCreationOptionsFromJSON(options)
        : PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = (await navigator.credentials[kind]({ publicKey })).toJSON();
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) },
      body: JSON.stringify({ challenge, credential, ...more }),
    });
    return { status: response.status, body: await response.json() };
  }
</script>`;

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

interface Asked {
  readonly id: string;
  readonly options: Record<string, unknown>;
}
interface Said {
  readonly status: number;
  readonly body: { readonly accessToken: string; readonly mustSetUpSecondFactor: boolean };
}

const answerInPage = (
  ...asked: [kind: 'create' | 'get', asked: Asked, path: string, more?: object, token?: string]
) => page.evaluate<Said>(`answer(...${JSON.stringify(asked)})`);

describe('a browser', () => {
  it('makes a passkey, and signs in with it again and again, without a name or a password', async () => {
    const { api, email, password } = person;
    const { body: begun } = await api.post<Asked>('/api/v1/me/passkeys', { password });
    const { body } = await server.api.post<{ accessToken: string }>('/api/v1/session', { email, password });
    const name = { name: 'Trình duyệt' };
    const stolen = await answerInPage('create', begun, '/api/v1/me/passkeys/confirm', name);
    expect(stolen.status).toBe(401);
    const again = await api.post<Asked>('/api/v1/me/passkeys', { password });
    const added = await answerInPage(
      'create',
      again.body,
      '/api/v1/me/passkeys/confirm',
      name,
      body.accessToken,
    );
    expect(added.status).toBe(201);
    for (let times = 0; times < 2; times += 1) {
      const asked = await server.api.post<Asked>('/api/v1/session/passkey/begin');
      const opened = await answerInPage('get', asked.body, '/api/v1/session/passkey');
      expect([opened.status, opened.body.mustSetUpSecondFactor]).toEqual([200, false]);
      const me = await server.api.bearing(opened.body.accessToken).get<{ email: string }>('/api/v1/me');
      expect(me.body.email).toBe(email);
    }
    // The browser keeps the cookie of the session, which its scripts can't see.
    expect(await page.evaluate('document.cookie')).toBe('');
    const cookies = await page.context().cookies(`${server.config.publicUrl}/api/v1/session`);
    expect(cookies.map((each) => each.name).toSorted()).toEqual(['khen_device', 'khen_refresh']);
  });
});

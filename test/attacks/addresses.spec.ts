import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AddressInfo } from 'node:net';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { BROWSER } from '../portal/page.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';

// One thing under an address that is written otherwise.
let server: TestApplication;

beforeAll(async () => {
  server = await startApplication();
});
afterAll(() => server.close());

describe('an id in capitals', () => {
  it('gets nobody what was retracted', async () => {
    const acts = new Acts(server);
    const release = await server.given.release({ draft: { title: 'Lời zzrut', body: '<p>Một zzrut.</p>' } });
    await acts.correct(release, { words: { body: '<p>Hai zzrut.</p>' } });
    const id = release.id.toUpperCase();
    const addresses = [
      ...['', '/versions/1/document', '/versions/2/proof', '/difference?from=1&to=2'].map(
        (rest) => `/api/v1/releases/${id}${rest}`,
      ),
      ...['', '/versions/1', '/difference?from=1&to=2'].map((rest) => `/releases/${id}${rest}`),
      `/r/${id}`,
    ];
    const tellsIt = (address: string) =>
      Promise.all(
        [BROWSER, '*/*'].map(async (accept) =>
          (await server.api.get(address, { accept })).text.includes('zzrut'),
        ),
      );
    for (const address of addresses)
      expect([address, await tellsIt(address)]).toEqual([address, [true, true]]);
    await acts.retract(release);
    for (const address of addresses)
      expect([address, await tellsIt(address)]).toEqual([address, [false, false]]);
  });
});

describe('an address written in another way', () => {
  /** What a line of a request is answered, as it was sent: clients would write it properly. */
  const answerTo = (path: string): Promise<{ status: number; headers: string; html: string }> =>
    new Promise((resolve, reject) => {
      const { port } = server.app.getHttpServer().address() as AddressInfo;
      const sent = request({ port, path, headers: { host: 'khen.test', accept: BROWSER } }, (answer) => {
        const { statusCode: status, headers } = answer;
        void text(answer).then((html) =>
          resolve({ status: status!, headers: JSON.stringify(headers), html }),
        );
      });
      sent.on('error', reject).end();
    });

  it('makes no page that leads elsewhere, and none of its own', async () => {
    await server.app.listen(0, '127.0.0.1');
    const { html: own } = await answerTo('/press');
    for (const path of ['http://evil.example/press', '/press#evil', '/%70ress', '/press?evil'])
      expect(await answerTo(path)).toMatchObject({
        status: 200,
        html: own,
        headers: expect.not.stringContaining('evil'),
      });
    const { id } = await server.given.release({});
    const { html } = await answerTo(`/releases/${id}`);
    expect((await answerTo(`http://evil.example/releases/${id.toUpperCase()}`)).html).toBe(html);
    expect((await answerTo(`/releases/${id}/versions/0x1`)).status).toBe(400);
  });
});

describe('a thousand languages', () => {
  it('push nothing else out of what is kept', async () => {
    const { databaseUrl, dataDir, keysDir } = server.config;
    const small = await startApplication({
      environment: {
        DATABASE_URL: databaseUrl!,
        DATA_DIR: dataDir,
        KEYS_DIR: keysDir,
        ANSWER_CACHE_BYTES: '1048576',
      },
    });
    const made = async () =>
      Number(/^khen_answers_misses_total (\d+)/m.exec((await small.api.get('/metrics')).text)![1]);
    try {
      const { id } = await server.given.release({});
      await small.api.get('/api/v1/releases');
      for (let count = 0; count < 900; count += 1) {
        const lang = `fr-x-${count}`;
        await small.api.get(`/api/v1/brand?lang=${lang}`);
        await small.api.get(`/api/v1/releases/${id}?lang=${lang}`);
      }
      const before = await made();
      await small.api.get('/api/v1/releases');
      expect(await made()).toBe(before);
    } finally {
      await small.close();
    }
  });
});

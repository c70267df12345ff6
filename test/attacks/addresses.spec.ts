import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

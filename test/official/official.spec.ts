import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type TestApplication } from '../support/application.js';
import { followUp } from '../search/support.js';
import { judged, originals } from './judged/judged.js';
import { check, importOriginals } from './support.js';

let server: TestApplication;

beforeAll(async () => {
  server = await startApplication();
  const { organisation } = await server.given.desk();
  await server.given.topic();
  const { body } = await server.api.get<{ items: { code: string }[] }>('/api/v1/topics');
  await importOriginals(server, organisation, body.items[0]!.code, originals);
  await followUp(server);
}, 60_000);
afterAll(() => server.close());

describe('what was judged', () => {
  it('is answered as it was judged', async () => {
    const wrong: string[] = [];
    for (const { grade, what, text, answer, of } of judged) {
      const { answer: given, matches } = await check(server.api, { text });
      const title = originals.find(({ key }) => key === of)?.title;
      const asJudged = given === (answer === 'not published' ? 'not-published' : answer);
      if (!asJudged || matches[0]?.title !== title)
        wrong.push(`${grade}, ${what}, ${of}: ${given} ${matches[0]?.title}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

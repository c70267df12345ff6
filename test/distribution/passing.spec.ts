import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ManualClock } from '../../src/platform/clock/index.js';
import { startApplication, type TestApplication } from '../support/application.js';

const HOUR_MS = 3_600_000;

describe('what stands on a page for a while only', () => {
  const clock = new ManualClock('2026-07-01T08:00:00+07:00');
  let one: TestApplication;
  beforeAll(async () => {
    one = await startApplication({ clock });
    await one.app.listen(0, '127.0.0.1');
  });
  afterAll(() => one.close());

  const read = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(await one.app.getUrl(), {
      headers: { 'accept-language': 'vi', ...headers },
    });
    return { status: answer.status, tag: answer.headers.get('etag')!, page: await answer.text() };
  };
  const isUrgent = ({ page }: { readonly page: string }) => page.includes('id="khan"');

  it('leaves it by itself at its hour, and the page costs no query until then', async () => {
    await one.given.release({ urgently: true, draft: { urgent: true } });
    const { tag } = await read();
    clock.advance(24 * HOUR_MS - 1);
    const query = jest.spyOn(one.database, 'query');
    const before = await read();
    const none = await read({ 'if-none-match': before.tag });
    const asked = query.mock.calls.map(([{ name }]) => name).filter((name) => !name.startsWith('ledger.'));
    expect([isUrgent(before), before.tag === tag, none.status, asked]).toEqual([true, true, 304, []]);
    clock.advance(1);
    const after = await read({ 'if-none-match': before.tag });
    expect([after.status, isUrgent(after)]).toEqual([200, false]);
  });
});

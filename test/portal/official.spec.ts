import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tablesThatHold, withoutFingerprints } from '../official/support.js';
import { followUp } from '../search/support.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { GivenRelease } from '../support/given.js';
import { BROWSER, open, seen } from './page.js';

let server: TestApplication;
let release: GivenRelease;
beforeAll(async () => {
  server = await startApplication({ environment: { LOG_LEVEL: 'debug' } });
  const draft = { title: TITLE, summary: SUMMARY, body: `<p>${LINES.join('</p><p>')}</p>` };
  release = await server.given.release({ draft });
  await followUp(server);
});
afterAll(() => server.close());

const TITLE = 'Thôn Nà Chì đổi lịch lấy nước về ruộng';
const SUMMARY = 'Mỗi xóm lấy nước ba giờ một ngày, từ ngày 4/4/2026, theo thứ tự đã bốc thăm.';
const LINES = [
  'Nước mương Nà Chì chỉ còn một nửa so với năm ngoái, nên thôn chia lại giờ lấy nước.',
  'Ai tự ý mở phai ngoài giờ thì bị trừ một lượt. Hỏi thêm ông Hoàng Văn Thủy, trưởng thôn.',
];
const WHOLE = [TITLE, SUMMARY, ...LINES].join('\n');
const form = { accept: BROWSER, 'content-type': 'application/x-www-form-urlencoded' };

const post = (body: string, path = '/official', headers: Record<string, string> = {}) =>
  server.api.send('POST', path, { body, headers: { ...form, ...headers } });
/** As a form sends it: with the line breaks of the web. */
const ask = async (text: string, path?: string) =>
  seen(await post(new URLSearchParams({ text: text.replaceAll('\n', '\r\n') }).toString(), path));
const answerTo = async (text: string) => (await ask(text)).main.one('.answer');

describe('what somebody pastes on the page', () => {
  it('is official word for word', async () => {
    const { main, headers, status } = await ask(WHOLE);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers).not.toHaveProperty('etag');
    expect(main.one('.answer').one('h2').text).toBe('Official and in force');
    expect(main.one('.answer').text).toContain(TITLE);
    expect(main.one('.answer').links['Read the release']).toBe(`/releases/${release.id}`);
    expect(main.one('#dan').text).toBe(WHOLE.replaceAll('\n', ' '));
  });

  it('is close when a word was changed, and each change is shown', async () => {
    const answer = await answerTo(WHOLE.replace('ba giờ', 'năm giờ'));
    expect(answer.one('h2').text).toBe('Close to an official release, with differences');
    expect([answer.texts('del'), answer.texts('ins')]).toEqual([['ba'], ['năm']]);
    expect((await answerTo(LINES[0]!)).one('h2').text).toBe(
      'A passage of an official release, not the whole of it',
    );
  });

  it('is never called right word for word when something was added to it, or its marks were not looked at', async () => {
    const forged = await answerTo(`${WHOLE}\nAi nhận nước thì chuyển 50.000 đồng vào tài khoản của thôn.`);
    expect(forged.one('h2').text).toBe('Close to an official release, with differences');
    expect(forged.one('.compared').text).toMatch(/^\d+ words are the same; 0 .* 12 are added/);
    expect(forged.texts('ins').join(' ')).toContain('chuyển 50.000 đồng');
    const bare = WHOLE.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
    for (const text of [bare, WHOLE.toUpperCase(), `‼ ${WHOLE}`])
      expect((await answerTo(text)).text).not.toMatch(/A passage|Word for word right/);
  });

  it('is known by its link and its number, of which alone nothing more is said', async () => {
    const linked = await answerTo(`http://khen.test/r/${release.id}?fbclid=1`);
    expect(linked.one('h2').text).toBe('The address of an official release that is in force');
    expect(linked.text).toContain('To know whether the words are right, paste the words.');
    const page = await answerTo(`http://khen.test/releases/${release.id}?lang=vi`);
    expect(page.one('h2').text).toBe('The address of an official release that is in force');
    const { body } = await server.api.get<{ document: { number: string } }>(`/api/v1/releases/${release.id}`);
    expect((await answerTo(body.document.number)).one('h2').text).toBe(
      'The number of an official release that is in force',
    );
    expect((await answerTo('http://khen.test.evil.example/r/1')).text).toContain(
      'Look closely at its domain',
    );
    expect((await answerTo('999/TB-ABC')).text).toContain('Nothing published here bears this number.');
  });

  it('is not ours when nobody said it, and that does not make it false', async () => {
    const answer = await answerTo('Chiều nay phát gạo miễn phí tại sân vận động.');
    expect(answer.one('h2').text).toBe('We have not published this');
    expect(answer.text).toContain('That does not make it false; it is not ours.');
  });

  it('is answered in the language of the page', async () => {
    expect((await ask(WHOLE, '/official?lang=vi')).main.one('.answer').one('h2').text).toBe(
      'Chính thức, đang có hiệu lực',
    );
  });

  it('stays words, whatever they are', async () => {
    const hostile =
      '</textarea><script>alert(1)</script>"\'><img src=x onerror=alert(1)>\u202e\u2028&lt;b&gt;';
    const { page, main } = await ask(hostile);
    expect(main.one('#dan').text).toBe(hostile.replace(/\s+/g, ' '));
    expect(page.all('img')).toEqual([]);
    expect(page.all('script').every((script) => script.attribute('type') || script.attribute('src'))).toBe(
      true,
    );
  });

  it('may be nothing, and is bounded', async () => {
    for (const body of ['', 'text=', 'text=+%0D%0A', 'other=1']) {
      const { status, main } = seen(await post(body));
      expect([body, status, main.all('.answer')]).toEqual([body, 200, []]);
    }
    expect((await post(`text=${'%E1%BB%87'.repeat(40_000)}`)).status).toBe(200);
    expect((await post(`text=${'a'.repeat(40_001)}`)).status).toBe(400);
    expect((await post(`text=${'a'.repeat(400_000)}`)).status).toBe(413);
    expect((await post('{"text":"a"}', '/official', { 'content-type': 'application/json' })).status).toBe(
      400,
    );
    expect((await post('a', '/official', { 'content-type': 'text/plain' })).status).toBe(415);
    for (const body of ['text=%', 'text=%ff%00', 'text=%E1', 'text=a&text=b', '%', '&&&'])
      expect([body, (await post(body)).status]).toEqual([body, 200]);
  });
});

describe('a passage that was corrected since', () => {
  it('is not called right', async () => {
    const line = 'Chợ Nà Chì chuyển sang họp vào sáng thứ bảy hằng tuần.';
    const market = await server.given.release({ draft: { title: 'Đổi lịch chợ', body: `<p>${line}</p>` } });
    const words = { body: '<p>Chợ Nà Chì chuyển sang họp vào sáng chủ nhật hằng tuần.</p>' };
    await new Acts(server).correct(market, { words });
    await followUp(server);
    const answer = await answerTo('chuyển sang họp vào sáng thứ bảy hằng tuần.');
    expect(answer.one('h2').text).toBe('A passage of an official text that was corrected since');
    expect(answer.text).toContain('version 1; there is version 2 now');
    expect(answer.text).not.toContain('Word for word right');
  });
});

describe('a release that was taken back', () => {
  it('is known by its words, of which the answer repeats none', async () => {
    await new Acts(server).retract(release, { vi: 'Thu hồi vì bốc thăm lại.' });
    for (const late of [true, false]) {
      if (!late) await followUp(server);
      const { main } = await ask(WHOLE);
      const answer = main.one('.answer');
      expect(answer.one('h2').text).toBe('It was official, and was retracted since');
      expect(answer.text).toContain('Thu hồi vì bốc thăm lại.');
      expect(answer.text).not.toMatch(/Nà Chì|phai|Thủy|lấy nước/);
      expect(answer.links['Read the notice of retraction']).toBe(`/releases/${release.id}`);
    }
  });
});

describe('what was pasted', () => {
  const SECRET = 'zzbimat';

  it('is in no log and no table, whatever comes of it', async () => {
    const text = `${SECRET} ${SECRET} ở đâu mà ${SECRET} mãi`;
    await ask(text);
    await ask(`http://khen.test/${SECRET}`);
    await ask(`1/${SECRET}`);
    await post(`text=${SECRET.repeat(6000)}`);
    await post(`text=${SECRET.repeat(60_000)}`);
    await post(`${SECRET}=${SECRET}`);
    await post(`{"text":"${SECRET}`, '/official', { 'content-type': 'application/json' });
    await post(SECRET, '/official', { 'content-type': 'multipart/form-data; boundary=x' });
    const failed = await withoutFingerprints(server.database, () => post(`text=${SECRET} ${SECRET} a b c d`));
    expect([failed.status, failed.headers['cache-control']]).toEqual([500, 'no-store']);
    expect(failed.text).not.toContain(SECRET);
    expect(seen(failed).main.one('h1').text).toBe('No answer yet');
    expect(server.log.some((line) => line.includes('request failed'))).toBe(true);
    expect(server.log.filter((line) => line.includes(SECRET))).toEqual([]);
    expect(await tablesThatHold(server.database, SECRET)).toEqual([]);
    // What is written down would be found.
    expect(await tablesThatHold(server.database, LINES[0]!)).toContain('releases.text');
  });

  it('is asked for on a page that is kept for everybody', async () => {
    const { headers, main } = await open(server.api, '/official');
    expect(headers['cache-control']).toMatch(/^public/);
    expect(main.one('form').attributes).toMatchObject({ action: '/official', method: 'post' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import type { Browser } from 'playwright-core';
import RssParser from 'rss-parser';
import { launchBrowser } from '../browser/browser.js';
import { paragraph, relationship, run, wordFile } from '../documents/word-files.js';
import { samples } from '../files/samples.js';
import { open, seen } from '../portal/page.js';
import { followUp } from '../search/support.js';
import { Acts } from '../support/acts.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { completeDraft, type Desk, expectStatus, type GivenRelease } from '../support/given.js';
import { act, untilPrinted } from '../support/printing.js';
import { dangersIn, dangersOf } from './dangers.js';
import { bodyOf, hostileDraft, lines, SPREAD, type Used, WORDS } from './hostile-draft.js';
import { forbiddenLines, htmlVectors, lineVectors } from './html-vectors.js';

// The cleaner is tested where it stands (src/platform/html). Here the whole way is: from what somebody writes, or brings
// in a Word file, to every place in which somebody gets to see it.
let server: TestApplication;
let browser: Browser;
let address: string;
let desk: Desk;
let used: Used;
const published: GivenRelease[] = [];

async function publish({ id, open: at }: Pick<GivenRelease, 'id' | 'open'>): Promise<void> {
  await act(desk.officer, at, 'submit', { stateSecretConfirmed: true });
  for (const verb of ['approve', 'publish'] as const) await server.given.does(desk, 'approver', verb, id);
}

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startApplication({ environment: { LOG_LEVEL: 'error' }, work: true }),
    launchBrowser(),
  ]);
  await server.app.listen(0, '127.0.0.1');
  address = (await server.app.getUrl()).replace('[::1]', '127.0.0.1');
  desk = await server.given.desk();
  const administrator = await server.given.administrator();
  const made = async (path: string, body: object) => {
    const answer = await administrator.api.post<{ id: string }>(path, body);
    expectStatus(answer, 201);
    return answer.body.id;
  };
  const topic = await made('/api/v1/desk/topics', {
    code: 'hostile',
    names: { vi: lines(0, 90), en: lines(4, 90) },
  });
  const place = await made('/api/v1/desk/places', {
    code: '66666',
    kind: 'commune',
    names: { vi: lines(8, 90) },
  });
  const picture = await server.given.file(desk.officer, samples.png, '"><img src=x onerror=alert(1)>.png');
  const attachment = await server.given.file(
    desk.officer,
    'Phụ lục',
    '</script><script>alert(1)</script>.txt',
  );
  used = { desk, topic, place, picture, attachment };
  for (let number = 0; number < SPREAD; number += 1) {
    const release = await hostileDraft(server, number, used);
    published.push(release);
    await publish(release);
  }
  await new Acts(server).correct(published[0]!, {
    version: { urgent: true, signatory: { form: 'KT.', name: lines(2, 120) } },
    words: {
      title: lines(6, 300),
      summary: lines(3, 1000),
      body: `<ul><li>${WORDS}</li></ul>${bodyOf(1, picture)}`,
    },
  });
  await followUp(server);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Drafted {
  readonly id: string;
  readonly versions: readonly {
    readonly texts: readonly { readonly title: string; readonly body: string }[];
  }[];
}

describe('what passed the sanitisers of others', () => {
  it.each(htmlVectors)('by %s is clean once it is drafted', async (name, given) => {
    // Before and behind, since some swallow what follows them.
    const body = `<p>${WORDS}</p>${given}<p>${WORDS}</p>`;
    const draft = { ...completeDraft(used.topic), title: name, summary: name, body };
    const answer = await desk.officer.api.post<Drafted>('/api/v1/desk/releases', draft);
    expectStatus(answer, 201);
    const [text] = answer.body.versions[0]!.texts;
    expect(text!.body).toContain(WORDS);
    expect(dangersOf(text!.body)).toEqual([]);
  });

  it('is text or nothing once it comes in a Word file', async () => {
    const texts = [...htmlVectors.map(([, given]) => given), ...lineVectors].map((text) =>
      // What XML can't hold is in no Word file.
      text.replace(/(?![\t\n])\p{Cc}/gu, ''),
    );
    const links = ['javascript:alert(1)', 'data:text/html,x', 'vbscript:a', ' java\tscript:a'];
    const body =
      paragraph(lineVectors[0]!.replaceAll('<', '&lt;')) +
      texts.map((text) => paragraph(run(text.slice(0, 2000)))).join('') +
      links.map((_, at) => paragraph(`<w:hyperlink r:id="rId${90 + at}">${run('x')}</w:hyperlink>`)).join('');
    const bytes = await wordFile({
      body,
      links: links.map((target, at) =>
        relationship(`rId${90 + at}`, 'hyperlink', target.replace('\t', '&#9;'), true),
      ),
    });
    const answer = await desk.officer.api.send<Drafted>(
      'POST',
      '/api/v1/desk/releases/from-document?lang=vi&kind=notice',
      { body: bytes, headers: { 'content-type': 'application/octet-stream' } },
    );
    expectStatus(answer, 201);
    const [text] = answer.body.versions[0]!.texts;
    expect(dangersOf(text!.body)).toEqual([]);
    expect(text!.body).toContain('&lt;svg onload=alert(1)&gt;');
    const preview = seen(await desk.officer.api.get(`/api/v1/desk/releases/${answer.body.id}/preview`));
    expect(dangersIn(preview.page)).toEqual([]);
  });

  it.each(forbiddenLines)('is refused in a line, where it makes text look like another: %j', async (line) => {
    for (const field of ['title', 'summary'])
      expect(
        (
          await desk.officer.api.post('/api/v1/desk/releases', {
            ...completeDraft(used.topic),
            [field]: line,
          })
        ).status,
      ).toBe(400);
  });

  it('is published clean in every format, and stays text where there is no HTML', async () => {
    for (const [number, { id }] of published.entries()) {
      const [json, ninjs, article] = await Promise.all(
        ['json', 'ninjs', 'jsonld'].map((format) =>
          server.api.get(`/api/v1/releases/${id}?format=${format}`),
        ),
      );
      const { content } = (json!.body as { document: { content: { title: string; body: string } } }).document;
      const { bodies } = ninjs!.body as { bodies: { contentType: string; value: string }[] };
      const html = bodies.filter(({ contentType }) => contentType === 'text/html').map(({ value }) => value);
      expect(html).toHaveLength(1);
      expect([content.body, ...html].flatMap(dangersOf)).toEqual([]);
      if (number > 0) expect(content.title).toBe(lines(number * 3, 300).normalize('NFC'));
      // It stands within the script of a page.
      expect(article!.text).not.toMatch(/[<\u2028\u2029]/);
    }
  });

  it('comes out of the feeds clean as well', async () => {
    const read = async (name: string) => (await server.api.get(`/feeds/${name}?topic=${used.topic}`)).text;
    const parser = new RssParser();
    const rss = await parser.parseString(await read('rss.xml'));
    const atom = await parser.parseString(await read('atom.xml'));
    const json = JSON.parse(await read('feed.json')) as { items: { content_html: string }[] };
    const html = [
      ...rss.items.map((item) => item['content:encoded'] as string),
      ...atom.items.map((item) => item.content ?? ''),
      ...json.items.map((item) => item.content_html),
    ];
    expect(html.filter((text) => text.includes(WORDS)).length).toBeGreaterThanOrEqual(3 * SPREAD);
    expect(html.flatMap(dangersOf)).toEqual([]);
    // A description of RSS is HTML as well, whatever it was made of.
    expect(rss.items.flatMap(({ content }) => dangersOf(content!))).toEqual([]);
  });

  it('is printed as the words that it is', async () => {
    await untilPrinted(server.database);
    for (const { id } of published) {
      const { body } = await server.api.get<{ links: { docx?: string } }>(`/api/v1/releases/${id}`);
      const file = await server.api.get(body.links.docx!);
      expectStatus(file, 200);
      const { value } = await mammoth.convertToHtml({ buffer: file.bytes });
      // Pictures come as data; names of bookmarks stay within the paper.
      const own = value
        .replace(/ src="data:image\/png;base64,[^"]*"/g, '')
        .replace(/<a id="[\w-]*"><\/a>/g, '');
      expect(dangersOf(own)).toEqual([]);
      expect(value).toContain(WORDS);
    }
  });
});

describe('a page with it', () => {
  const [accept, form] = ['text/html', 'application/x-www-form-urlencoded'];
  const paths = () => [
    ...published.map(({ id }) => `/releases/${id}`),
    `/r/${published[1]!.id}`,
    `/releases/${published[0]!.id}/versions/1`,
    `/releases/${published[0]!.id}/difference?from=1&to=2`,
    '/',
    '/topics',
    `/topics/${used.topic}`,
    '/places',
    `/places/${used.place}`,
    '/archive',
    '/mended',
    `/search?q=${encodeURIComponent(WORDS)}`,
    `/search?q=${encodeURIComponent(lineVectors[1]!)}`,
    `/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&from=%22%3E%3Cscript%3E`,
    '/%3Cscript%3Ealert(1)%3C/script%3E',
  ];

  it('holds nothing but text where text was written, as a parser reads it', async () => {
    for (const path of paths()) {
      const { page, text } = await open(server.api, path, { accept });
      expect([path, dangersIn(page)]).toEqual([path, []]);
      for (const [, data] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
        expect(typeof JSON.parse(data!)).toBe('object');
    }
    const pasted = new URLSearchParams({ text: `${bodyOf(2, used.picture)} ${lines(0, 5000)}` }).toString();
    const answer = await server.api.send('POST', '/official', {
      body: pasted,
      headers: { accept, 'content-type': form },
    });
    expect(dangersIn(seen(answer).page)).toEqual([]);
  });

  it('shows the words as they were written', async () => {
    const { main, page } = await open(server.api, `/releases/${published[1]!.id}`);
    const written = lines(3, 300).normalize('NFC');
    expect(main.one('h1').text).toBe(written);
    const social = page.all('meta').find((meta) => meta.attribute('property') === 'og:title');
    expect(social!.attribute('content')).toBe(written);
    expect(main.one('figure').one('img').attribute('alt')).toBe(lines(13, 300).normalize('NFC'));
    expect(main.one('.side').text).toContain(lineVectors[4]);
  });

  it('does nothing in a browser, which has nothing to refuse and asks nobody else', async () => {
    const draft = await hostileDraft(server, 2, used);
    const preview = await desk.officer.api.get(`/api/v1/desk/releases/${draft.id}/preview`);
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await context.newPage();
    const events: string[] = [];
    page.on('dialog', (dialog) => {
      events.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', ({ message }) => events.push(`error: ${message}`));
    page.on('popup', (popup) => events.push(`popup: ${popup.url()}`));
    page.on('console', (line) => {
      if (/Content Security Policy|Refused|violat/i.test(line.text())) events.push(line.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${address}/`)) events.push(`asked ${request.url()}`);
    });
    const { text: body, headers } = preview;
    const policy = { 'content-security-policy': headers['content-security-policy']! };
    await page.route('**/preview', (route) =>
      route.fulfill({ body, headers: { 'content-type': 'text/html; charset=utf-8', ...policy } }),
    );
    for (const path of ['/preview', ...paths()]) {
      await page.goto(address + path, { waitUntil: 'load' });
      const strange = await page.evaluate<string[]>(String.raw`(() => {
        for (const part of document.querySelectorAll('main a, main img, main p'))
          for (const type of ['mouseover', 'pointerdown', 'error']) part.dispatchEvent(new Event(type));
        return [...document.querySelectorAll('.read *')].map(({ localName }) => localName)
          .filter((name) => !/^(h2|h3|p|ul|ol|li|blockquote|table|tbody|tr|th|td|strong|em|sub|sup|a|span|br|figure|figcaption|img|picture|source|div|footer|ins|del|b)$/.test(name));
      })()`);
      expect([path, strange, events, new URL(page.url()).pathname]).toEqual([
        path,
        [],
        [],
        path.split('?')[0],
      ]);
    }
    await context.close();
  });
});

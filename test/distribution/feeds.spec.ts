import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseFeed } from '@rowanmanning/feed-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { extractFromJson } from '@extractus/feed-extractor';
import FeedMe from 'feedme';
import RssParser from 'rss-parser';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { samples } from '../files/samples.js';
import { Acts } from '../support/acts.js';
import type { Answer } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { GivenRelease } from '../support/given.js';
import { jsonFeedSchema } from './json-feed.schema.js';

const ajv = new Ajv2020({ strict: true, strictRequired: false });
formats.default(ajv);
const isJsonFeed = ajv.compile(jsonFeedSchema);
// Its types say what Node makes of it, which is not what Jest does.
const FeedParser = 'default' in FeedMe ? FeedMe.default : FeedMe;
const names = ['rss.xml', 'atom.xml', 'feed.json'] as const;

interface JsonItem {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly attachments?: readonly { readonly url: string; readonly mime_type: string }[];
}
interface JsonFeed {
  readonly title: string;
  readonly feed_url: string;
  readonly items: readonly JsonItem[];
}

let server: TestApplication;
let acts: Acts;

beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
});
afterAll(() => server.close());

const read = (name: string, query = ''): Promise<Answer> => server.api.get(`/feeds/${name}${query}`);
const jsonFeed = async (query = ''): Promise<JsonFeed> => JSON.parse((await read('feed.json', query)).text);

/** A release of its own topic, so that a feed shows nothing else. */
async function release(draft: object = {}): Promise<GivenRelease & { query: string }> {
  const topic = await server.given.topic();
  return {
    ...(await server.given.release({ draft: { topics: [topic], ...draft } })),
    query: `?topic=${topic}`,
  };
}

describe('a feed', () => {
  it('in every format is understood by parsers that others wrote, and tells the same', async () => {
    const hostile = await release({
      title: 'Đường “Hạnh Phúc” & <b>cầu</b> ]]> 中文',
      summary: 'Xe < 16 chỗ & xe máy "được" đi.\u{1f3d4}',
      body: '<h2>Mục</h2><p>Đoạn &lt;km 12&gt; <a href="https://khen.test/?a=1&amp;b=2">bản đồ</a> ]]&gt;</p>',
      coIssuers: [],
    });
    await acts.translate(hostile, 'en');
    await acts.correct(hostile, { minor: true, words: { title: 'Đường đã thông' } });
    const { items } = await jsonFeed(hostile.query);
    const told = items.map(({ id, title }) => [id, title]);
    expect(told.map(([, title]) => title)).toEqual([
      'Đính chính: Đường đã thông',
      'Đường “Hạnh Phúc” & <b>cầu</b> ]]> 中文',
    ]);
    const rss = await new RssParser().parseString((await read('rss.xml', hostile.query)).text);
    expect(rss.items.map(({ guid, title }) => [guid, title])).toEqual(told);
    expect(rss.items[1]).toMatchObject({
      link: `http://khen.test/r/${hostile.id}`,
      creator: expect.any(String),
      isoDate: items[1]!.date_published.replace(/\.\d+Z$/, '.000Z'),
      'content:encoded': expect.stringContaining('Đoạn &lt;km 12&gt;'),
      categories: [expect.any(String)],
    });
    const atom = await new RssParser().parseString((await read('atom.xml', hostile.query)).text);
    expect(atom.items.map(({ id, title }) => [String(id).replace('urn:uuid:', ''), title])).toEqual(told);
    expect(rss.items.map((item) => (item as Record<string, unknown>)['content:encoded'])).toEqual(
      items.map((item) => item.content_html),
    );
    expect(atom.items.map(({ content }) => content)).toEqual(items.map((item) => item.content_html));
    for (const name of ['rss.xml', 'atom.xml']) {
      const parsed = parseFeed((await read(name, hostile.query)).text);
      expect(parsed.items.map(({ id, title }) => [id?.replace('urn:uuid:', ''), title])).toEqual(told);
      expect(parsed.items.map(({ url }) => url)).toEqual(told.map(() => `http://khen.test/r/${hostile.id}`));
      // This parser decodes entities once more.
      expect(parsed.items[0]!.content).toContain('<h2>Mục</h2>');
      expect(parsed.language).toBe('vi');
      expect(parsed.self).toContain(`http://khen.test/feeds/${name}?lang=vi&topic=`);
      expect(parsed.items[0]!.authors[0]!.name).toMatch(/^(Sở|Department)/);
      expect(parsed.items[0]!.published?.getTime()).toBe(
        name === 'rss.xml'
          ? Math.floor(Date.parse(items[0]!.date_published) / 1000) * 1000
          : Date.parse(items[0]!.date_published),
      );
    }
  });

  it('in JSON is understood by two parsers that others wrote', async () => {
    const { query } = await release({ title: 'Đường “Hạnh Phúc” & <b>cầu</b>' });
    const { text } = await read('feed.json', query);
    const [item] = (JSON.parse(text) as JsonFeed).items;
    const [entry] = extractFromJson(text, { descriptionMaxLen: 0 }).entries!;
    expect([entry!.id, entry!.title, Date.parse(entry!.published as string)]).toEqual([
      item!.id,
      item!.title,
      Date.parse(item!.date_published),
    ]);
    const parser = new FeedParser(true);
    parser.end(text);
    await finished(parser, { readable: false });
    const [other] = parser.done()!.items;
    expect(other).toMatchObject({ id: item!.id, title: item!.title, content_html: item!.content_html });
  });

  it('is a JSON Feed 1.1 by the letter of its definition', async () => {
    await server.given.release();
    for (const query of ['', '?lang=en', `?topic=${await server.given.topic()}`]) {
      const feed = await jsonFeed(query);
      expect([isJsonFeed(feed), isJsonFeed.errors]).toEqual([true, null]);
    }
    expect((await read('feed.json')).headers['content-type']).toBe('application/feed+json; charset=utf-8');
    expect((await read('rss.xml')).headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    expect((await read('atom.xml')).headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  });

  it('has pictures and voices in it, by addresses that everybody can read', async () => {
    const desk = await server.given.desk();
    const upload = async (bytes: Buffer): Promise<string> => {
      const headers = { 'content-type': 'application/octet-stream' };
      const { body } = await desk.officer.api.send<{ sha256: string }>('POST', '/api/v1/desk/files', {
        body: bytes,
        headers,
      });
      return body.sha256;
    };
    const picture = await upload(samples.png);
    const voice = await upload(samples.mp3);
    const shown = await server.given.release({ desk, draft: { topics: [await server.given.topic()] } });
    const fileWords = { [picture]: { alt: 'Hoa "tam giác mạch"', caption: 'Đồng Văn' } };
    const body = `<p>Hoa.</p><figure data-file="${picture}"></figure>`;
    await acts.correct(shown, { words: { body, fileWords } });
    await acts.translate(shown, 'en', { body: '', audio: { sha256: voice, seconds: 95 } });
    const query = `?organisation=${desk.organisation}`;
    const url = `http://khen.test/api/v1/files/${picture}`;
    const [item] = (await jsonFeed(query)).items;
    expect(item!.content_html).toContain(
      `<figure><img src="${url}" alt="Hoa &quot;tam giác mạch&quot;"><figcaption>Đồng Văn</figcaption></figure>`,
    );
    expect(item!.attachments).toMatchObject([{ url, mime_type: 'image/png' }]);
    const rss = await new RssParser().parseString((await read('rss.xml', query)).text);
    expect(rss.items[0]!.enclosure).toMatchObject({
      url,
      type: 'image/png',
      length: String(samples.png.length),
    });
    expect((await server.api.get(new URL(url).pathname)).status).toBe(200);
    const heard = await jsonFeed(`${query}&lang=en`);
    expect([isJsonFeed(heard), isJsonFeed.errors]).toEqual([true, null]);
    expect(heard.items[0]!.attachments).toMatchObject([{ mime_type: 'audio/mpeg', duration_in_seconds: 95 }]);
    expect(heard.items[0]!.content_html).toContain(
      `<audio controls src="http://khen.test/api/v1/files/${voice}">`,
    );
    const atom = parseFeed((await read('atom.xml', `${query}&lang=en`)).text);
    expect(atom.items[0]!.media).toMatchObject([{ mimeType: 'audio/mpeg' }]);
  });

  it('loses the words of what was retracted, also in earlier items, and tells why', async () => {
    const secret = 'Bò tót ở thôn Sà Phìn';
    const wrong = await release({ title: secret, summary: secret, body: `<p>${secret}</p>` });
    await acts.correct(wrong, { words: { title: `${secret} B` } });
    const before = await jsonFeed(wrong.query);
    expect(JSON.stringify(before)).toContain(secret);
    await acts.retract(wrong, { vi: 'Thu hồi vì\nsố liệu sai.' });
    for (const name of names) {
      expect((await read(name, wrong.query)).text).not.toContain('Bò tót');
      expect((await read(name)).text).not.toContain('Bò tót');
    }
    const after = await jsonFeed(wrong.query);
    expect(after.items.map(({ title }) => title)).toEqual([
      'Thu hồi: Thu hồi vì số liệu sai.',
      'Tin đã được thu hồi',
      'Tin đã được thu hồi',
    ]);
    expect(after.items[2]!.content_html).toBe('<p>Thu hồi vì</p>\n<p>số liệu sai.</p>');
    expect(after.items[2]!.id).toBe(before.items[1]!.id);
    expect(after.items[2]!.date_modified).toBe(after.items[0]!.date_published);
    expect((await jsonFeed(`${wrong.query}&lang=en`)).items).toEqual([]);
  });

  it('loses what was erased by law, and nothing else', async () => {
    const wrong = await release({ title: 'Ông A ở thôn B' });
    await acts.correct(wrong, { words: { title: 'Một người dân' } });
    await acts.redact(wrong, [{ version: 1, lang: 'vi' }], { vi: 'Đã xóa dữ liệu cá nhân.' });
    for (const name of names) expect((await read(name, wrong.query)).text).not.toContain('Ông A');
    expect((await jsonFeed(wrong.query)).items.map(({ title }) => title)).toEqual([
      'Xóa theo quy định của pháp luật: Đã xóa dữ liệu cá nhân.',
      'Đính chính: Một người dân',
      'Văn bản đã được xóa theo quy định của pháp luật',
    ]);
  });

  it('speaks the language of its readers, and falls back to the original', async () => {
    const both = await release();
    await acts.translate(both, 'en', { title: 'Road open' });
    await acts.correct(both, { words: { title: 'Đường thông' } });
    await acts.retract(both, { vi: 'Sai.', en: 'Wrong.' });
    const titles = async (lang: string) =>
      (await jsonFeed(`${both.query}&lang=${lang}`)).items.map(({ title }) => title);
    expect(await titles('en')).toEqual([
      'Retracted: Wrong.',
      'This release was retracted',
      'This release was retracted',
    ]);
    expect(await titles('vi')).toHaveLength(3);
    const alone = await release();
    await acts.translate(alone, 'en', { title: 'Road open' });
    await acts.correct(alone, { words: { title: 'Đường thông' } });
    const { items } = await jsonFeed(`${alone.query}&lang=en`);
    expect(items.map(({ title }) => title)).toEqual(['Correction: Đường thông', 'Road open']);
    expect((await read('rss.xml', '?lang=en')).headers['content-language']).toBe('en');
    const both2 = (await jsonFeed(`${alone.query}&lang=vi`)).items.map(({ title }) => title);
    expect(both2).toEqual(['Đính chính: Đường thông', 'Mở lại đường lên Lũng Cú']);
  });

  it('shows the newest fifty acts', async () => {
    const topic = await server.given.topic();
    const desk = await server.given.desk();
    const ids: string[] = [];
    for (let count = 0; count < 53; count += 1)
      ids.push((await server.given.release({ desk, draft: { topics: [topic] } })).id);
    const { items } = await jsonFeed(`?topic=${topic}`);
    expect(items.map(({ id }) => id.split('#')[0])).toEqual(ids.toReversed().slice(0, 50));
    expect((await jsonFeed(`?organisation=${desk.organisation}`)).items).toHaveLength(50);
  }, 60_000);

  it('is the same for everybody, whatever others hung on its address', async () => {
    const { desk, query } = await release();
    for (const name of names) {
      const anybody = await read(name, query);
      for (const answer of [
        await desk.officer.api.get(`/feeds/${name}${query}`),
        await read(name, `${query}&fbclid=x&utm_source=y`),
        await server.api.get(`/feeds/${name}${query}`, { 'accept-language': 'en', host: 'evil.test' }),
      ])
        expect([answer.status, answer.etag, answer.text]).toEqual([200, anybody.etag, anybody.text]);
    }
  });

  it('has a tag that changes when the feed changes, and only then', async () => {
    const here = await release();
    const there = await release();
    const tags = async (query: string) =>
      Promise.all(names.map(async (name) => (await read(name, query)).etag));
    const before = await tags(here.query);
    expect(new Set(before).size).toBe(3);
    await acts.correct(there, { words: { title: 'Khác' } });
    expect(await tags(here.query)).toEqual(before);
    for (const [at, name] of names.entries()) {
      const again = await server.api.get(`/feeds/${name}${here.query}`, { 'if-none-match': before[at]! });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
    }
    const seen = [before];
    for (const act of [
      () => acts.translate(here, 'en'),
      () => acts.correct(here, { minor: true }),
      () => acts.retract(here),
    ]) {
      await act();
      seen.push(await tags(here.query));
    }
    // Vietnamese readers hear nothing of an English translation.
    expect(seen[1]).toEqual(seen[0]);
    expect(new Set(seen.map(String)).size).toBe(3);
    const moved = await server.api.get(`/feeds/rss.xml${here.query}`, { 'if-none-match': before[0]! });
    expect(moved.status).toBe(200);
  });

  it('tells when it changed last, once no other change can fall into the same second', async () => {
    const { query } = await release();
    expect((await read('atom.xml', query)).headers['last-modified']).toBeUndefined();
    await sleep(5100);
    const { headers } = await read('atom.xml', query);
    const date = headers['last-modified']!;
    const [{ date_published: at }] = (await jsonFeed(query)).items as [JsonItem];
    expect(Date.parse(date)).toBe(Math.floor(Date.parse(at) / 1000) * 1000);
    const ask = async (asked: Record<string, string>) =>
      (await server.api.get(`/feeds/atom.xml${query}`, asked)).status;
    expect(await ask({ 'if-modified-since': date })).toBe(304);
    expect(await ask({ 'if-modified-since': new Date(Date.parse(date) - 1000).toUTCString() })).toBe(200);
    expect(await ask({ 'if-modified-since': date, 'if-none-match': '"other"' })).toBe(200);
    expect(await ask({ 'if-modified-since': 'yesterday' })).toBe(200);
  });

  it('of a topic or an organisation that there is not is not there', async () => {
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await read('rss.xml', `?topic=${nobody}`)).status).toBe(404);
    expect((await read('rss.xml', `?organisation=${nobody}`)).status).toBe(404);
    expect((await read('rss.xml', '?topic=x')).status).toBe(400);
    expect((await read('rss.xml', '?lang=!')).status).toBe(400);
    expect((await jsonFeed(`?topic=${await server.given.topic()}`)).items).toEqual([]);
  });

  it('is called as somebody set it', async () => {
    const { api } = await server.given.administrator();
    const value = { vi: 'Báo chí Hà Giang', en: 'Press' };
    const set = await api.post('/api/v1/desk/settings/distribution.publication-name', {
      value,
      legalBasis: '1',
    });
    expect(set.status).toBe(201);
    expect((await jsonFeed()).title).toBe('Báo chí Hà Giang');
    expect((await jsonFeed('?lang=en-GB')).title).toBe('Press');
  });
});

describe('the news sitemap', () => {
  it('holds what was published and stands, for search engines', async () => {
    const standing = await server.given.release({ draft: { title: 'A & B <c>' } });
    const retracted = await server.given.release();
    await acts.correct(standing, { words: { title: 'A & B <d>' } });
    await acts.retract(retracted);
    const { text, headers, etag } = await server.api.get('/news-sitemap.xml');
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(text).not.toContain(retracted.id);
    const [entry] = text.split('<url>').filter((part) => part.includes(standing.id));
    expect(entry).toMatch(
      /^<loc>http:\/\/khen\.test\/releases\/[0-9a-f-]{36}\?lang=vi<\/loc><news:news>.*<news:title>A &amp; B &lt;d&gt;<\/news:title>/,
    );
    expect(entry).toContain('<news:language>vi</news:language>');
    const again = await server.api.get('/news-sitemap.xml', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect((await server.api.get('/robots.txt')).text).toContain(
      'Sitemap: http://khen.test/news-sitemap.xml',
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import RssParser from 'rss-parser';
import { startApplication, type TestApplication } from '../support/application.js';
import { completeDraft, type Desk, expectStatus } from '../support/given.js';
import { htmlVectors } from './html-vectors.js';

// The cleaner is tested where it stands (src/platform/html). Here the whole way is: from what somebody drafts to every
// place in which the public gets HTML of it.
let server: TestApplication;
let desk: Desk;
let topic: string;
const WORDS = 'Đường đã thông.';
/** Releases over which the vectors are spread to be published. */
const PUBLISHED = 6;

beforeAll(async () => {
  server = await startApplication({ environment: { LOG_LEVEL: 'error' } });
  desk = await server.given.desk();
  topic = await server.given.topic();
});
afterAll(() => server.close());

type Node = DefaultTreeAdapterTypes.ChildNode;

const ALLOWED =
  /^(html|head|body|h1|h2|h3|p|ul|ol|li|blockquote|table|tbody|tr|th|td|strong|em|sub|sup|a|span|br|figure|figcaption|img|audio)$/;
const ADDRESS = /^(https?:\/\/|mailto:)/;

/** What a browser would find in the HTML that we hand nobody on purpose. */
function dangers(html: string): string[] {
  const found: string[] = [];
  const look = (node: Node): void => {
    if (!('tagName' in node)) return;
    const { tagName, attrs, childNodes } = node;
    if (!ALLOWED.test(tagName)) found.push(`<${tagName}>`);
    for (const { name, value } of attrs) {
      const isAddress = ['href', 'src'].includes(name);
      if (isAddress ? !ADDRESS.test(value) : !/^(lang|colspan|rowspan|alt|controls)$/.test(name))
        found.push(`${name}=${value}`);
    }
    childNodes.forEach(look);
  };
  parseFragment(html).childNodes.forEach(look);
  parse(`<!doctype html><body>${html}`).childNodes.forEach(look);
  return found;
}

interface Drafted {
  readonly id: string;
  readonly versions: readonly { readonly texts: readonly { readonly body: string }[] }[];
}
const draft = async (title: string, body: string): Promise<Drafted> => {
  const answer = await desk.officer.api.post<Drafted>('/api/v1/desk/releases', {
    ...completeDraft(topic),
    title,
    summary: title,
    body,
  });
  expectStatus(answer, 201);
  return answer.body;
};

describe('HTML by which others were passed', () => {
  it.each(htmlVectors)('by %s is clean once it is drafted', async (name, given) => {
    // Before and behind, since some swallow what follows them.
    const { versions } = await draft(name, `<p>${WORDS}</p>${given}<p>${WORDS}</p>`);
    const { body } = versions[0]!.texts[0]!;
    expect(body).toContain(WORDS);
    expect(dangers(body)).toEqual([]);
  });

  it('is published clean in every format, and stays text where there is no HTML', async () => {
    const vectors = htmlVectors.map(([, given]) => given);
    const title = vectors.find((given) => given.startsWith('<script>'))!.slice(0, 150);
    const some = Array.from({ length: PUBLISHED }, (_, first) =>
      vectors.filter((_given, index) => index % PUBLISHED === first).join('\n'),
    );
    for (const given of some) {
      const { id } = await draft(title, `<p>${WORDS}</p>${given}`);
      await server.given.does(desk, 'officer', 'submit', id);
      await server.given.does(desk, 'approver', 'approve', id);
      await server.given.does(desk, 'approver', 'publish', id);
      const [json, ninjs, article] = await Promise.all(
        ['json', 'ninjs', 'jsonld'].map((format) =>
          server.api.get(`/api/v1/releases/${id}?format=${format}`),
        ),
      );
      const { content } = (json!.body as { document: { content: { title: string; body: string } } }).document;
      const { bodies } = ninjs!.body as { bodies: { contentType: string; value: string }[] };
      const html = bodies.filter(({ contentType }) => contentType === 'text/html').map(({ value }) => value);
      expect(html).toHaveLength(1);
      expect([content.body, ...html].flatMap(dangers)).toEqual([]);
      expect(content.title).toBe(title);
      // It stands within the script of a page.
      expect(article!.text).not.toMatch(/[<\u2028\u2029]/);
    }
  });

  it('comes out of the feeds clean as well', async () => {
    const read = async (name: string) => (await server.api.get(`/feeds/${name}?topic=${topic}`)).text;
    const parser = new RssParser();
    const rss = await parser.parseString(await read('rss.xml'));
    const atom = await parser.parseString(await read('atom.xml'));
    const json = JSON.parse(await read('feed.json')) as { items: { content_html: string }[] };
    const html = [
      ...rss.items.map((item) => item['content:encoded'] as string),
      ...atom.items.map((item) => item.content ?? ''),
      ...json.items.map((item) => item.content_html),
    ];
    expect(html.filter((text) => text.includes(WORDS))).toHaveLength(3 * PUBLISHED);
    expect(html.flatMap(dangers)).toEqual([]);
    // A description of RSS is HTML as well, whatever it was made of.
    expect(rss.items.flatMap(({ content }) => dangers(content!))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { sha256Hex } from '../../src/platform/canonical/index.js';
import { plainPicture } from '../files/pictures.js';
import { PublishScheduledReleases } from '../../src/releases/index.js';
import { samples } from '../files/samples.js';
import { Acts } from '../support/acts.js';
import type { Answer } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { faultsOfNinjs, faultsOfNode, type Node } from './news-formats.js';

interface Item {
  readonly uri: string;
  readonly name?: string;
  readonly rel?: string;
  readonly version: string;
  readonly pubStatus: string;
  readonly edNote?: string;
  /** Not of what was retracted. */
  readonly associations?: readonly Item[];
}

const runs = process.env['KHEN_LONG'] === '1' ? 300 : 12;
const NINJS = 'application/vnd.iptc.ninjs+json';
let server: TestApplication;
let acts: Acts;

beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
});
afterAll(() => server.close());

const ask = <Body = Item>(id: string, query: string): Promise<Answer<Body>> =>
  server.api.get<Body>(`/api/v1/releases/${id}${query}`);

/** Both formats of a release, which must be right by the standards whatever it says. */
async function both(id: string, lang = 'vi'): Promise<{ ninjs: Item; article: Node }> {
  const ninjs = (await ask(id, `?lang=${lang}&format=ninjs`)).body;
  const article = (await ask<Node>(id, `?lang=${lang}&format=jsonld`)).body;
  expect([id, lang, faultsOfNinjs(ninjs)]).toEqual([id, lang, []]);
  expect([id, lang, faultsOfNode(article)]).toEqual([id, lang, []]);
  // What Google recommends of a NewsArticle, where we have it.
  expect(Object.keys(article)).toEqual(expect.arrayContaining(['headline', 'datePublished', 'dateModified']));
  return { ninjs, article };
}

describe('a release in ninjs and as a NewsArticle', () => {
  it('tells what the document tells, with its identity, its people, its files and its proof', async () => {
    const desk = await server.given.desk();
    const place = await server.given.place();
    const picture = await server.given.file(desk.officer, samples.png, 'hoa.png');
    const voice = await server.given.file(desk.officer, samples.mp3, 'loi-doc.mp3');
    const release = await server.given.release({
      desk,
      draft: {
        kind: 'invitation',
        urgent: true,
        places: [place],
        event: { from: '2031-11-20T02:00:00Z', zone: 'Asia/Ho_Chi_Minh' },
      },
    });
    await acts.correct(release, {
      words: {
        quotes: [{ text: 'Đường đã thông.', name: 'Vàng Mí Sính', position: 'Chủ tịch xã' }],
        eventPlace: 'Nhà văn hóa',
        body: `<p>Hoa.</p><figure data-file="${picture}"></figure>`,
        fileWords: { [picture]: { alt: 'Hoa "tam giác mạch"', caption: 'Đồng Văn' } },
        audio: { sha256: voice, seconds: 95 },
      },
    });
    const { ninjs, article } = await both(release.id);
    const uri = `http://khen.test/api/v1/releases/${release.id}?lang=vi`;
    const title = 'Mở lại đường lên Lũng Cú';
    const file = (sha256: string) => `http://khen.test/api/v1/files/${sha256}`;
    const { body: envelope } = await ask<{
      document: { issuer: { name: string } };
      links: { proof: string; document: string };
    }>(release.id, '?lang=vi');
    expect(ninjs).toMatchObject({
      uri,
      standard: { name: 'ninjs', version: '3.1' },
      type: 'text',
      representationType: 'full',
      version: '2',
      pubStatus: 'usable',
      urgency: 1,
      language: 'vi',
      headlines: [{ value: title }],
      infoSources: [{ name: envelope.document.issuer.name, role: 'issuer' }],
      people: [
        {
          name: 'Vàng Thị Mỷ',
          rel: 'contact',
          contactInfo: [{ type: 'phone', value: '0219 000 0100' }],
        },
        { name: 'Vàng Mí Sính', rel: 'quoted' },
      ],
      subjects: [{ rel: 'about' }],
      places: [{ uri: `urn:uuid:${place}` }],
      bodies: [
        { contentType: 'text/html', value: expect.stringContaining(`<img src="${file(picture)}"`) },
        { contentType: 'text/plain', value: expect.not.stringContaining('<') },
      ],
      trustIndicators: [{ href: `http://khen.test${envelope.links.proof}` }],
    });
    expect(ninjs.associations).toMatchObject([
      {
        rel: 'picture',
        uri: file(picture),
        headlines: [{ value: 'Đồng Văn' }],
        descriptions: [{ role: 'alt', value: 'Hoa "tam giác mạch"' }],
        renditions: [{ contentType: 'image/png', sizeInBytes: samples.png.length }],
      },
      { rel: 'audio', uri: file(voice), renditions: [{ contentType: 'audio/mpeg', duration: 95 }] },
      {
        rel: 'event',
        type: 'event',
        eventDetails: { dates: { startDate: '2031-11-20T02:00:00.000Z' } },
        places: [{ name: 'Nhà văn hóa' }],
      },
    ]);
    expect(article).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': uri,
      headline: title,
      inLanguage: 'vi',
      author: [{ '@type': 'GovernmentOrganization', name: envelope.document.issuer.name }],
      image: [{ '@type': 'ImageObject', contentUrl: file(picture), caption: 'Đồng Văn' }],
      audio: [{ '@type': 'AudioObject', duration: 'PT95S' }],
      about: [{ '@type': 'Thing' }, { '@type': 'Event', startDate: '2031-11-20T02:00:00.000Z' }],
      articleBody: expect.stringContaining('Đường đã thông.'),
      isBasedOn: `http://khen.test${envelope.links.document}`,
      isAccessibleForFree: true,
    });
  });

  it('holds the digest that the log holds', async () => {
    const { id } = await server.given.release();
    const digest = sha256Hex((await ask(id, '/versions/1/document')).bytes);
    const { ninjs, article } = await both(id);
    expect(ninjs).toMatchObject({ altIds: expect.arrayContaining([{ role: 'sha256', value: digest }]) });
    expect(article['identifier']).toContainEqual({
      '@type': 'PropertyValue',
      propertyID: 'SHA-256',
      value: digest,
    });
  });

  it('says of a correction that it is one, and ties translations together', async () => {
    const release = await server.given.release();
    await acts.correct(release, { words: { title: 'Đường đã thông' } });
    await acts.translate(release, 'hmn', { title: 'Txoj kev qhib lawm' });
    const { ninjs, article } = await both(release.id);
    expect(ninjs).toMatchObject({ version: '2', edNote: expect.stringContaining('Đính chính: phiên bản 2') });
    expect(article['correction']).toMatchObject([{ text: expect.stringContaining('phiên bản 2') }]);
    const hmn = `http://khen.test/api/v1/releases/${release.id}?lang=hmn`;
    expect(ninjs.associations).toMatchObject([{ rel: 'translation', uri: hmn, language: 'hmn' }]);
    expect(article['workTranslation']).toMatchObject([{ '@id': hmn }]);
    const translated = await both(release.id, 'hmn');
    expect(translated.ninjs).toMatchObject({
      uri: hmn,
      language: 'hmn',
      associations: [{ rel: 'translationOf', language: 'vi' }],
    });
    expect(translated.article['translationOfWork']).toMatchObject({ inLanguage: 'vi' });
  });

  it('is cancelled once it was retracted: the same item, one version later, without a word of it', async () => {
    const secret = 'Bò tót ở thôn Sà Phìn';
    const wrong = await server.given.release({ draft: { title: secret, body: `<p>${secret}</p>` } });
    const before = await both(wrong.id);
    expect(JSON.stringify(before)).toContain(secret);
    await acts.retract(wrong, { vi: 'Thu hồi vì số liệu sai.' });
    const { ninjs, article } = await both(wrong.id);
    expect(JSON.stringify([ninjs, article])).not.toContain('Bò tót');
    expect(ninjs).toMatchObject({
      uri: before.ninjs.uri,
      version: '2',
      pubStatus: 'canceled',
      edNote: 'Thu hồi vì số liệu sai.',
    });
    expect(article).toMatchObject({
      '@id': before.article['@id'],
      creativeWorkStatus: 'Retracted',
      correction: [{ '@type': 'CorrectionComment', text: 'Thu hồi vì số liệu sai.' }],
    });
    expect(Object.keys(article)).not.toContain('articleBody');
  });

  it('is right by the standards near the bounds, with hardly anything, by several issuers and urgent', async () => {
    const long = await server.given.release({
      draft: {
        title: 'Đường '.repeat(50).trim(),
        summary: 'x'.repeat(1000),
        body: '<p>Đoạn <a href="https://khen.test/?a=1&amp;b=2">sạt lở</a>.</p>'.repeat(2500),
      },
    });
    const { article } = await both(long.id);
    expect(String(article['headline']).length).toBeLessThanOrEqual(110);
    expect(article['alternativeHeadline']).toBe('Đường '.repeat(50).trim());
    const brief = await server.given.release({ draft: { title: 'A', summary: 'B', body: '<p>C</p>' } });
    expect((await both(brief.id)).ninjs).toMatchObject({ associations: [] });
    const shared = await server.given.release({ coIssuers: [await server.given.desk()] });
    const together = await both(shared.id);
    expect(together.ninjs).toMatchObject({ infoSources: [{ role: 'issuer' }, { role: 'co-issuer' }] });
    expect(together.article['author']).toHaveLength(2);
    await both((await server.given.release({ urgently: true })).id);
    const spoken = await server.given.release();
    const audio = await server.given.file(spoken.desk.officer, samples.mp3);
    await acts.translate(spoken, 'hmn', { body: '', audio: { sha256: audio, seconds: 61 } });
    await both(spoken.id, 'hmn');
  });

  it(
    'is right by the standards whatever it says, with many pictures, corrected, translated and retracted',
    async () => {
      const desk = await server.given.desk();
      const pictures: string[] = [];
      for (let width = 1; width <= 12; width += 1)
        pictures.push(
          await server.given.file(desk.officer, await plainPicture('png', width, 5), `${width}.png`),
        );
      // No blanks at the ends, and nothing that a line of text can't hold.
      const words = (maxLength: number) =>
        fc
          .string({
            unit: fc.constantFrom(...'a|Đ|đ|ừ|ợ| |"|<|&|\'|\\|é|𠮷|ꓐ|1'.split('|')),
            minLength: 1,
            maxLength,
          })
          .map((text) => `${text.replaceAll(/ +/g, ' ').trim()}.`);
      const generated = fc.record(
        {
          kind: fc.constantFrom('notice', 'statement', 'press release'),
          urgent: fc.boolean(),
          title: words(299),
          summary: words(900),
          body: words(2000).map((text) => `<p>${text.replaceAll(/[<&]/g, '')}</p>`),
          shown: fc.subarray(pictures),
          said: fc.record({
            title: words(299),
            quotes: fc.array(fc.record({ text: words(300), name: words(100) }), { maxLength: 20 }),
          }),
          event: fc.constantFrom(
            { from: '2031-11-20T02:00:00Z' },
            { from: '2031-11-20T02:00:00Z', to: '2031-11-21T02:00:00Z' },
          ),
        },
        { requiredKeys: ['title', 'summary', 'body', 'shown', 'said'] },
      );
      const later = fc.subarray(['correct', 'translate', 'retract'] as const);
      await fc.assert(
        fc.asyncProperty(generated, later, async ({ shown, said, ...draft }, then) => {
          const release = await server.given.release({ desk, draft });
          const figures = shown.map((sha256) => `<figure data-file="${sha256}"></figure>`).join('');
          const fileWords = Object.fromEntries(shown.map((sha256) => [sha256, { alt: draft.title }]));
          if (then.includes('correct'))
            await acts.correct(release, { words: { ...said, body: `<p>A</p>${figures}`, fileWords } });
          if (then.includes('translate')) await acts.translate(release, 'hmn', said);
          if (then.includes('retract')) await acts.retract(release);
          const { ninjs, article } = await both(release.id);
          const seen = then.includes('correct') && !then.includes('retract') ? shown.length : 0;
          expect((ninjs.associations ?? []).filter(({ rel }) => rel === 'picture')).toHaveLength(seen);
          expect(article['image'] ?? []).toHaveLength(seen);
          if (then.includes('translate') && !then.includes('correct')) await both(release.id, 'hmn');
        }),
        { numRuns: runs },
      );
    },
    runs * 5000,
  );

  it('that came at its hour is right by the standards, and dated by it', async () => {
    const { id, desk } = await server.given.release({ state: 'approved' });
    const publishAt = new Date(Date.now() + 1200).toISOString();
    await server.given.does(desk, 'approver', 'schedule', id, { publishAt });
    await sleep(Date.parse(publishAt) - Date.now());
    await server.app.get(PublishScheduledReleases, { strict: false }).execute();
    const { ninjs, article } = await both(id);
    expect(ninjs).toMatchObject({ pubStatus: 'usable', firstCreated: expect.any(String) });
    expect(Date.parse(String(article['datePublished']))).toBeGreaterThanOrEqual(Date.parse(publishAt));
  });

  it('can stand within a page: nothing in it ends a script', async () => {
    const { id } = await server.given.release({ draft: { title: '</script><script>alert(1)</script>' } });
    const { text, body } = await ask<Node>(id, '?format=jsonld');
    expect(text).not.toContain('<');
    expect(body['headline']).toBe('</script><script>alert(1)</script>');
  });
});

describe('the format of an answer', () => {
  const typeFor = async (path: string, accept: string): Promise<string | undefined> =>
    (await server.api.get(path, { accept })).headers['content-type']?.toString().split(';')[0];

  it('follows Accept and its weights, and is JSON where nothing fits', async () => {
    const { id } = await server.given.release();
    for (const path of [`/api/v1/releases/${id}`, '/api/v1/releases']) {
      for (const [accept, type] of [
        ['*/*', 'application/json'],
        [NINJS, NINJS],
        ['application/ninjs+json', NINJS],
        ['application/ld+json', 'application/ld+json'],
        [`application/json;q=0.4, ${NINJS};q=0.5, application/ld+json;q=0.3`, NINJS],
        [`${NINJS};q=0, */*`, 'application/json'],
        ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
        ['text/turtle', 'application/json'],
        ['???', 'application/json'],
      ] as const) {
        expect([path, accept, await typeFor(path, accept)]).toEqual([path, accept, type]);
      }
      expect(await typeFor(`${path}?format=jsonld`, NINJS)).toBe('application/ld+json');
      expect((await server.api.get(`${path}?format=xml`)).status).toBe(400);
    }
  });

  it('is told to caches when headers chose it, by the address of just this format', async () => {
    const { id } = await server.given.release();
    const path = `/api/v1/releases/${id}`;
    const chosen = await server.api.get(path, { accept: NINJS });
    expect(chosen.headers).toMatchObject({
      vary: 'accept-encoding, accept, accept-language',
      'content-location': `${path}?lang=vi&format=ninjs`,
    });
    const named = await server.api.get(`${path}?lang=vi&format=ninjs`);
    expect([named.headers['vary'], named.bytes]).toEqual(['accept-encoding', chosen.bytes]);
    const list = await server.api.get('/api/v1/releases?limit=1', { accept: NINJS });
    expect(list.headers['vary']).toBe('accept-encoding, accept');
    const same = await server.api.get(String(list.headers['content-location']));
    expect([same.headers['vary'], same.bytes]).toEqual(['accept-encoding', list.bytes]);
    const again = await server.api.get(path, { accept: NINJS, 'if-none-match': chosen.etag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is one of those that our own JSON names', async () => {
    const { id } = await server.given.release();
    const { headers } = await server.api.get(`/api/v1/releases/${id}`);
    const others = [...String(headers['link']).matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g)];
    expect(others).toHaveLength(2);
    for (const [, path, type] of others)
      expect((await server.api.get(path!)).headers['content-type']).toBe(`${type}; charset=utf-8`);
  });

  it('changes neither what a list holds nor how it goes on', async () => {
    const topic = await server.given.topic();
    for (let count = 0; count < 3; count += 1) await server.given.release({ draft: { topics: [topic] } });
    const filter = `/api/v1/releases?topic=${topic}&limit=2`;
    const { body: plain } = await server.api.get<{ items: { id: string }[]; next: string }>(filter);
    const address = ({ id }: { id: string }) => `http://khen.test/api/v1/releases/${id}?lang=vi`;
    const ninjs = await server.api.get<Item>(`${filter}&format=ninjs`);
    expect(faultsOfNinjs(ninjs.body)).toEqual([]);
    expect(ninjs.body.associations!.map(({ uri }) => uri)).toEqual(plain.items.map(address));
    const jsonld = await server.api.get<Node>(`${filter}&format=jsonld`);
    expect(faultsOfNode(jsonld.body)).toEqual([]);
    expect(jsonld.body['itemListElement']).toMatchObject(
      plain.items.map((item) => ({ item: { '@id': address(item) } })),
    );
    const [, next] = /^<([^>]+)>; rel="next"$/.exec(String(ninjs.headers['link']))!;
    const last = await server.api.get<Item>(
      new URL(next!, 'http://khen.test').pathname + new URL(next!, 'http://khen.test').search,
    );
    expect([last.body.associations!.length, last.headers['link']]).toEqual([1, undefined]);
  });
});

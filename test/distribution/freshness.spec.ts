import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { PublicAnswers } from '../../src/distribution/answers/public-answers.js';
import { ReleaseAnswers } from '../../src/distribution/release-answers.js';
import { statement } from '../../src/platform/database/index.js';
import { Acts } from '../support/acts.js';
import { type Api } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { layLine, type Line } from '../support/faults-line.js';

interface Envelope {
  readonly id: string;
  readonly standing: string;
  readonly document: { readonly content: { readonly title: string } };
}
interface List {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly topics: { name: string }[];
  }[];
  readonly next?: string;
}

const list = async (api: Api, query = '') => (await api.get<List>(`/api/v1/releases${query}`)).body;

interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: OutgoingHttpHeaders;
}

/** Over a real connection, with no header but these: what is at hand is sent before Fastify, and not to `inject`. */
async function overSocket({ app }: TestApplication, { method, url, headers }: Question) {
  const sent = request(`${await app.getUrl()}${url}`, { method, headers: { ...headers, host: 'khen.test' } });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode!, headers: answer.headers, bytes: await buffer(answer) };
}

const leap = statement('test.leap', 'update platform.change set seq = seq + 5000');

describe('public answers', () => {
  let one: TestApplication;
  let other: TestApplication;
  let line: Line;
  beforeAll(async () => {
    one = await startApplication();
    line = await layLine(one.config.databaseUrl!);
    other = await startApplication({
      environment: {
        DATABASE_URL: line.url,
        DATA_DIR: one.config.dataDir,
        KEYS_DIR: one.config.keysDir,
      },
    });
    for (const { app } of [one, other]) await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await other.close();
    await line.cut();
    await one.close();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** How many answers, and encodings of them, a process has made. */
  const made = async ({ api }: TestApplication) =>
    Number(/^khen_answers_misses_total (\d+)/m.exec((await api.get('/metrics')).text)![1]);
  const statements = (asked: { mock: { calls: [{ name: string }, ...unknown[]][] } }) =>
    asked.mock.calls.map(([{ name }]) => name).filter((name) => !name.startsWith('ledger.'));

  it('of the process that published are right at once, however often they were asked before', async () => {
    for (let count = 0; count < 5; count += 1) {
      await list(one.api);
      const { id } = await one.given.release();
      expect((await list(one.api)).items[0]!.id).toBe(id);
      expect((await one.api.get(`/r/${id}`)).status).toBe(200);
    }
  });

  it('of another process follow by themselves', async () => {
    await list(other.api);
    const { id } = await one.given.release();
    let seen = false;
    for (let tries = 0; !seen && tries < 100; tries += 1) {
      seen = (await list(other.api)).items[0]!.id === id;
      if (!seen) await sleep(50);
    }
    expect(seen).toBe(true);
  });

  it('are the same bytes for everybody, and nothing at all for whoever has them', async () => {
    const { id, desk } = await one.given.release();
    const path = `/api/v1/releases/${id}`;
    const answer = await one.api.get<Envelope>(path);
    expect((await desk.officer.api.get(path)).bytes).toEqual(answer.bytes);
    expect((await other.api.get(path)).etag).toBe(answer.etag);
    const again = await one.api.get(path, { 'if-none-match': `"old", ${answer.etag}` });
    expect([again.status, again.bytes.length, again.etag]).toEqual([304, 0, answer.etag]);
    expect(answer.headers['cache-control']).toMatch(/s-maxage=10\b.*stale-while-revalidate=10\b/);
  });

  it('name the language that was chosen, and say that it was negotiated', async () => {
    const { id } = await one.given.release();
    const path = `/api/v1/releases/${id}`;
    const chosen = await one.api.get(path, { 'accept-language': 'en' });
    expect(chosen.headers).toMatchObject({
      'content-language': 'vi',
      'content-location': `${path}?lang=vi`,
      vary: 'accept-encoding, accept, accept-language',
    });
    const asked = await one.api.get(`${path}?lang=vi`);
    expect([asked.headers['vary'], asked.bytes]).toEqual(['accept-encoding, accept', chosen.bytes]);
  });

  it('are paged without loss or repetition while new releases arrive', async () => {
    for (let count = 0; count < 5; count += 1) await one.given.release();
    const before = (await list(one.api, '?limit=100')).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: List = await list(one.api, `?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      await one.given.release();
    }
    expect(seen).toEqual(before);
  });

  it('are filtered by topic, organisation and place, and unknown filters are refused', async () => {
    const topic = await one.given.topic();
    const place = await one.given.place();
    const wanted = await one.given.release({ draft: { topics: [topic], places: [place] } });
    await one.given.release();
    for (const query of [
      `?topic=${topic}`,
      `?place=${place}`,
      `?topic=${topic}&organisation=${wanted.desk.organisation}`,
    ]) {
      expect((await list(one.api, query)).items.map(({ id }) => id)).toEqual([wanted.id]);
    }
    expect((await one.api.get('/api/v1/releases?sort=title')).status).toBe(400);
    expect((await one.api.get('/api/v1/releases?cursor=e30')).status).toBe(400);
  });

  it('know nothing of what was not published', async () => {
    const { id } = await one.given.release({ state: 'approved' });
    for (const path of ['', '/versions/1/document', '/versions/1/proof', '/versions/1/document?lang=vi']) {
      expect((await one.api.get(`/api/v1/releases/${id}${path}`)).status).toBe(404);
    }
    expect((await one.api.get(`/r/${id}`)).status).toBe(404);
  });

  it('stay at hand while other releases are published, and lists do not', async () => {
    const [{ id }, another] = [await one.given.release(), await one.given.release()];
    const path = `/api/v1/releases/${id}`;
    const { bytes, headers } = await one.api.get(path);
    expect(headers['surrogate-key']).toBe(`release:${id}`);
    await one.api.get(`/r/${another.id}`);
    await list(one.api);
    await one.given.release();
    const before = await made(one);
    expect((await one.api.get(path)).bytes).toEqual(bytes);
    expect((await one.api.get(`/r/${another.id}`)).status).toBe(200);
    expect(await made(one)).toBe(before);
    await list(one.api);
    expect(await made(one)).toBe(before + 1);
  });

  it('change with every act on the release that they tell of', async () => {
    const acts = new Acts(one);
    const release = await one.given.release();
    const path = `/api/v1/releases/${release.id}`;
    const before = await one.api.get<Envelope>(path);
    await acts.correct(release, { words: { title: 'Đính chính giờ thông xe' } });
    const after = await one.api.get<Envelope>(path);
    expect(after.body.document.content.title).toBe('Đính chính giờ thông xe');
    expect(after.etag).not.toBe(before.etag);
    await acts.retract(release);
    expect((await one.api.get<Envelope>(path)).body.standing).toBe('retracted');
    expect((await list(one.api)).items.map(({ id }) => id)).not.toContain(release.id);
  });

  it('change with the name of the topic that they carry, and the others stay', async () => {
    const topic = await one.given.topic();
    const { id } = await one.given.release({ draft: { topics: [topic] } });
    const feed = `/feeds/feed.json?topic=${topic}`;
    await one.api.get(feed);
    await one.api.get(`/r/${id}`);
    const { api } = await one.given.administrator();
    const { etag } = await api.get(`/api/v1/desk/topics/${topic}`);
    const names = { vi: 'Thiên tai và thời tiết' };
    await api.post(`/api/v1/desk/topics/${topic}/rename`, { names }, { ifMatch: etag });
    const before = await made(one);
    // In the process that changed it nobody hears the old name any more.
    expect((await one.api.get(feed)).text).toContain(names.vi);
    expect(await made(one)).toBe(before + 1);
    await one.api.get(`/r/${id}`);
    expect(await made(one)).toBe(before + 1);
  });

  it('are all made anew when nobody can tell any more what changed', async () => {
    const { id } = await one.given.release();
    await one.api.get(`/r/${id}`);
    // As after a backup was put back, or a process that slept through a thousand changes.
    await one.database.query(leap);
    const before = await made(one);
    for (let count = before; count === before; count = await made(one)) {
      await sleep(50);
      await one.api.get(`/r/${id}`);
    }
    expect((await one.api.get(`/r/${id}`)).status).toBe(200);
  });

  it('are not kept when what they tell of changed while they were made', async () => {
    const answers = one.app.get(PublicAnswers);
    const { promise, resolve } = Promise.withResolvers<{ old: true }>();
    const making = ['releases', 'release:another'].map((name) =>
      answers.remember(`spec ${name}`, [name], () => promise),
    );
    const { id } = await one.given.release();
    expect((await list(one.api)).items[0]!.id).toBe(id);
    resolve({ old: true });
    expect(await Promise.all(making)).toEqual([{ old: true }, { old: true }]);
    const again = (name: string) =>
      answers.remember(`spec ${name}`, [name], () => Promise.resolve({ old: false }));
    expect(await again('releases')).toEqual({ old: false });
    expect(await again('release:another')).toEqual({ old: true });
  });

  it('are made once, however many ask at the same moment', async () => {
    const { id } = await one.given.release();
    const query = jest.spyOn(one.database, 'query');
    const path = `/api/v1/releases/${id}/versions/1/document`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => one.api.get(path, { 'accept-encoding': 'gzip' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(statements(query)).toEqual(['releases.find-public-document']);
  });

  it('cost no query and no JSON once they are at hand, whole or as 304', async () => {
    const { id } = await one.given.release();
    const urls = [
      `/api/v1/releases/${id}?lang=vi`,
      `/r/${id}`,
      '/api/v1/releases',
      '/api/v1/wire?from=0',
      '/feeds/atom.xml',
    ];
    for (const url of urls) {
      const { headers } = await one.app.inject({ url });
      const tag = { 'if-none-match': String(headers.etag) };
      // The first answer of its kind to be logged has its kind written.
      await one.app.inject({ url, headers: tag });
      const [write, read] = [jest.spyOn(JSON, 'stringify'), jest.spyOn(JSON, 'parse')];
      const query = jest.spyOn(one.database, 'query');
      const whole = await one.app.inject({ url });
      const none = await one.app.inject({ url, headers: tag });
      expect([whole.statusCode, none.statusCode]).toEqual([200, 304]);
      // The log quotes the name of the request.
      expect(write.mock.calls.filter(([value]) => typeof value !== 'string')).toEqual([]);
      expect(read).not.toHaveBeenCalled();
      expect(statements(query)).toEqual([]);
      jest.restoreAllMocks();
    }
  });

  it('are the same for whoever repeats a question, and still counted by route', async () => {
    const { id } = await one.given.release();
    const urls = [
      `/api/v1/releases/${id}`,
      `/r/${id}`,
      `/r/${id}?fbclid=1`,
      '/api/v1/releases?limit=2',
      '/api/v1/releases?limit=2&format=ninjs',
      '/api/v1/releases?limit=2&nothing=1',
      '/api/v1/wire?from=0',
      '/feeds/rss.xml',
      '/api/v1/releases/none',
    ];
    const headers = {
      accept: ['application/json', 'application/ld+json', '*/*', 'text/plain'],
      'accept-language': ['en', 'vi', 'hmn;q=0.5, en'],
      'accept-encoding': ['gzip', 'br, gzip', 'identity'],
    };
    const question = fc.record({
      method: fc.constantFrom('GET' as const, 'HEAD' as const),
      url: fc.constantFrom(...urls),
      headers: fc.record(
        Object.fromEntries(
          Object.entries(headers).map(([name, values]) => [name, fc.constantFrom(...values)]),
        ),
        { requiredKeys: [] },
      ),
    });
    const own = /^(date|x-request-id|ratelimit-.*|connection|keep-alive)$/;
    const told = async (asking: TestApplication, asked: Question) => {
      const { status, headers: all, bytes } = await overSocket(asking, asked);
      const failed = status >= 400;
      // What goes wrong is told with the id of the request.
      // Fastify gives a 304 to HEAD a length of 0.
      const isOwn = (name: string) =>
        own.test(name) || (name === 'content-length' && (failed || status === 304));
      const its = Object.entries(all).filter(([name]) => !isOwn(name));
      const body = !failed ? bytes : JSON.parse(bytes.toString() || '{}').type;
      return { status, its: Object.fromEntries(its), body };
    };
    const answers = jest.spyOn(one.app.get(ReleaseAnswers), 'release');
    const again = { method: 'GET', url: urls[1]!, headers: {} };
    await overSocket(one, again);
    await overSocket(one, again);
    expect(answers).toHaveBeenCalledTimes(1);
    const left = async () => Number((await overSocket(one, again)).headers['ratelimit-remaining']);
    expect(await left()).toBe((await left()) + 1);
    await fc.assert(
      fc.asyncProperty(question, fc.boolean(), async (asked, has) => {
        const cold = await told(other, asked);
        const tag = has && cold.its['etag'] ? { 'if-none-match': String(cold.its['etag']) } : {};
        const repeated = { ...asked, headers: { ...asked.headers, ...tag } };
        const [first, second] = [await told(one, repeated), await told(one, repeated)];
        expect(second).toEqual(first);
        if (!has) expect(first).toEqual(cold);
        else if (cold.its['etag']) expect(first.status).toBe(304);
      }),
      { numRuns: 150 },
    );
    expect((await one.api.get('/metrics')).text).toMatch(
      /khen_http_request_seconds_count\{method="HEAD",route="\/r\/:id",status="304"\} \d/,
    );
  });

  it('are not at hand for who has asked too often, sends a body, or may be nobody', async () => {
    const url = '/api/v1/releases?limit=7';
    const limited = await startApplication({
      environment: {
        DATABASE_URL: one.config.databaseUrl!,
        DATA_DIR: one.config.dataDir,
        KEYS_DIR: one.config.keysDir,
        RATE_LIMIT: '20',
        TRUSTED_PROXIES: '127.0.0.1',
      },
    });
    await limited.app.listen(0, '127.0.0.1');
    const status = async (method: string, headers: Record<string, string>, asking = limited) =>
      (await overSocket(asking, { method, url, headers })).status;
    try {
      const from = (address: string) => ({ 'x-forwarded-for': address });
      for (let count = 0; count < 20; count += 1) expect(await status('GET', from('203.0.113.1'))).toBe(200);
      expect(await status('GET', from('203.0.113.1'))).toBe(429);
      expect(await status('GET', from('198.51.100.1, 203.0.113.1'))).toBe(429);
      expect(await status('GET', from('203.0.113.2'))).toBe(200);
      expect(await status('GET', { ...from('203.0.113.3'), authorization: 'Bearer nobody' })).toBe(
        await status('GET', { ...from('203.0.113.3'), authorization: 'Bearer nobody' }, other),
      );
    } finally {
      await limited.close();
    }
  });

  it('come in the coding that the client likes best, each with a tag of its own', async () => {
    const url = '/api/v1/releases?limit=100';
    const ask = async (coding: string, tag?: string, method: 'GET' | 'HEAD' = 'GET') => {
      const headers = { 'accept-encoding': coding, ...(tag && { 'if-none-match': tag }) };
      const { statusCode, headers: told, rawPayload } = await one.app.inject({ method, url, headers });
      return { status: statusCode, headers: told, bytes: rawPayload, etag: String(told.etag) };
    };
    const plain = await ask('identity');
    const gzip = await ask('gzip');
    const brotli = await ask('gzip, deflate, br');
    expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([
      undefined,
      'gzip',
      'br',
    ]);
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);
    expect(new Set([plain, gzip, brotli].map(({ etag }) => etag)).size).toBe(3);
    for (const { headers } of [plain, gzip, brotli]) expect(headers['vary']).toBe('accept-encoding, accept');
    // Whoever has one that it still takes needs no other.
    for (const { etag } of [plain, gzip, brotli]) {
      const again = await ask('gzip, br', etag);
      expect([again.status, again.etag]).toEqual([304, etag]);
    }
    expect((await ask('identity', gzip.etag)).status).toBe(200);
    expect((await ask('gzip, identity;q=0', plain.etag)).status).toBe(200);
    const head = await ask('gzip', undefined, 'HEAD');
    expect([head.status, head.etag, head.bytes.length]).toEqual([200, gzip.etag, 0]);
    expect(head.headers['content-length']).toBe(String(gzip.bytes.length));
    expect(
      (await one.api.get('/robots.txt', { 'accept-encoding': 'br' })).headers['content-encoding'],
    ).toBeUndefined();
  });

  it.each(['cut off', 'held in silence'])(
    'of a process that is %s are refused, never old, and right again by themselves',
    async (how) => {
      const release = await one.given.release();
      const path = `/api/v1/releases/${release.id}`;
      for (let status = 0; status !== 200;) ({ status } = await other.api.get(path));
      if (how === 'cut off') await line.cut();
      else line.hold();
      await new Acts(one).retract(release);
      const retracted = performance.now();
      const ask = async () => {
        const answer = await other.api.get<Envelope>(path);
        const isOld = answer.status === 200 && answer.body.standing === 'public';
        // In the bound of 30 seconds shared caches have 20.
        if (isOld) expect(performance.now() - retracted).toBeLessThan(10_000);
        return { status: answer.status, isOld };
      };
      let asked = await ask();
      for (; asked.status === 200; asked = await ask()) await sleep(50);
      expect(asked.status).toBe(503);
      await line.mend();
      for (asked = await ask(); asked.status !== 200 || asked.isOld; asked = await ask()) await sleep(50);
      expect((await list(other.api)).items.map(({ id }) => id)).not.toContain(release.id);
    },
    60_000,
  );
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Api } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';

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

describe('public answers', () => {
  let one: TestApplication;
  let other: TestApplication;
  beforeAll(async () => {
    one = await startApplication();
    other = await startApplication({
      environment: {
        DATABASE_URL: one.config.databaseUrl!,
        DATA_DIR: one.config.dataDir,
        KEYS_DIR: one.config.keysDir,
      },
    });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

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
      vary: 'accept-encoding, accept-language',
    });
    const asked = await one.api.get(`${path}?lang=vi`);
    expect([asked.headers['vary'], asked.bytes]).toEqual(['accept-encoding', chosen.bytes]);
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
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ledger } from '../../src/ledger/index.js';
import { statement } from '../../src/platform/database/index.js';
import { Acts } from '../support/acts.js';
import type { Answer } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Desk, GivenRelease } from '../support/given.js';

interface Item {
  readonly index: number;
  readonly act: string;
  readonly at: string;
  readonly release: string;
  readonly version: number;
  readonly entry: { readonly documents: readonly object[]; readonly detail: { readonly minor?: boolean } };
  readonly links: {
    readonly release: string;
    readonly documents: readonly {
      readonly lang: string;
      readonly document: string;
      readonly proof: string;
    }[];
  };
  readonly documents?: readonly { readonly lang: string; readonly document?: object; readonly gone?: true }[];
}
interface Page {
  readonly log: string;
  readonly items: readonly Item[];
  readonly next: number;
  readonly more: boolean;
}
/** What every release was ever filed under, told here once more. */
interface Filed {
  readonly index: number;
  readonly topics: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
}

const long = process.env['KHEN_LONG'] === '1';
let server: TestApplication;
let acts: Acts;
let desks: Desk[];
let topics: string[];
/** Every act of this file, in the order in which it was done. */
const history: Filed[] = [];

const wire = async (query = ''): Promise<Answer<Page>> => {
  const answer = await server.api.get<Page>(`/api/v1/wire${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer;
};
const end = (): Promise<number> => server.app.get(Ledger).size();
const follow = async (from: number, query: string, limit: number): Promise<Item[]> => {
  const seen: Item[] = [];
  for (let at = from, more = true; more;) {
    const { body } = await wire(`?from=${at}&limit=${limit}${query}`);
    expect(body.next).toBeGreaterThanOrEqual(at);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    seen.push(...body.items);
    at = body.next;
    ({ more } = body);
  }
  return seen;
};

beforeAll(async () => {
  server = await startApplication();
  acts = new Acts(server);
  desks = [await server.given.desk(), await server.given.desk()];
  topics = [await server.given.topic(), await server.given.topic(), await server.given.topic()];
});
afterAll(() => server.close());

describe('the wire', () => {
  it('tells of every act with its entry, and where documents and proofs are', async () => {
    const from = await end();
    const release = await server.given.release();
    await acts.translate(release, 'en');
    await acts.correct(release, { minor: true, words: { title: 'Đường đã thông' } });
    await acts.redact(release, [{ version: 1, lang: 'vi' }]);
    await acts.retract(release);
    const { body } = await wire(`?from=${from}`);
    expect(body).toMatchObject({ log: 'khen.test/ledger', next: from + 5, more: false });
    expect(body.items.map(({ act, index, version }) => [act, index - from, version])).toEqual([
      ['release.published', 0, 1],
      ['release.translated', 1, 1],
      ['release.corrected', 2, 2],
      ['release.redacted', 3, 1],
      ['release.retracted', 4, 2],
    ]);
    expect(body.items[2]!.entry.detail.minor).toBe(true);
    expect(body.items[3]!.links.documents).toEqual([]);
    expect(body.items.map(({ links }) => links.documents.map(({ lang }) => lang))).toEqual([
      ['vi'],
      ['en'],
      ['vi'],
      [],
      ['vi'],
    ]);
    const statuses: number[][] = [];
    for (const { links } of body.items)
      for (const { document, proof } of links.documents)
        statuses.push([(await server.api.get(document)).status, (await server.api.get(proof)).status]);
    expect(statuses).toEqual([
      [410, 410],
      [410, 410],
      [410, 410],
      [200, 200],
    ]);
  });

  it('leads to documents and proofs while they stand', async () => {
    const from = await end();
    const { id } = await server.given.release();
    const [{ links, at, release }] = (await wire(`?from=${from}`)).body.items as [Item];
    expect(release).toBe(id);
    const [linked] = links.documents;
    const proof = await server.api.get<{ document: object; entry: { at: string } }>(linked!.proof);
    expect(proof.body.document).toEqual((await server.api.get(linked!.document)).body);
    expect(proof.body.entry.at).toBe(at);
    expect((await server.api.get(links.release)).status).toBe(200);
  });

  it('has the documents in it for those who ask, as long as they are public, and is then kept by nobody', async () => {
    const from = await end();
    const release = await server.given.release();
    const ask = async () => wire(`?from=${from}&include=document`);
    const before = await ask();
    expect(before.headers['cache-control']).toBe('no-store');
    const [linked] = before.body.items[0]!.links.documents;
    expect(before.body.items[0]!.documents).toMatchObject([
      { lang: 'vi', document: (await server.api.get(linked!.document)).body as object },
    ]);
    await acts.retract(release);
    const after = await ask();
    const [published, retracted] = after.body.items;
    expect(published!.documents).toMatchObject([{ lang: 'vi', gone: true }]);
    expect(published!.documents![0]).not.toHaveProperty('document');
    expect(retracted!.documents).toMatchObject([{ document: { type: 'notice' } }]);
    expect(after.text).not.toContain('Mở lại đường lên Lũng Cú');
  });

  it('says 409 to whoever is past its end, or followed another log, and never shows an empty page', async () => {
    const size = await end();
    expect((await wire(`?from=${size}`)).body).toMatchObject({ items: [], next: size, more: false });
    for (const query of [
      `?from=${size + 1}`,
      `?from=${size + 1}&include=document`,
      '?log=khen.test/another',
      '?log=khen.test/another&include=document',
    ]) {
      const refused = await server.api.get<{ type: string }>(`/api/v1/wire${query}`);
      expect([refused.status, refused.body.type]).toEqual([409, expect.stringContaining('log-replaced')]);
    }
    expect((await wire('?log=khen.test/ledger')).status).toBe(200);
    for (const query of [
      '?from=-1',
      '?from=x',
      '?limit=101',
      '?limit=0',
      '?include=all',
      '?topic=x',
      '?lang=!',
    ]) {
      expect((await server.api.get(`/api/v1/wire${query}`)).status).toBe(400);
    }
  });

  it('tells those who got a text of its correction, whatever it was filed under then', async () => {
    const from = await end();
    const topic = await server.given.topic();
    const other = await server.given.topic();
    const release = await server.given.release({ draft: { topics: [topic] } });
    await acts.correct(release, { version: { topics: [other] } });
    await acts.retract(release);
    const told = async (filter: string) =>
      (await follow(from, filter, 100)).map(({ act }) => act.split('.')[1]);
    expect(await told(`&topic=${topic}`)).toEqual(['published', 'corrected', 'retracted']);
    expect(await told(`&topic=${other}`)).toEqual(['corrected', 'retracted']);
    expect(await told('&lang=en')).toEqual([]);
    expect(await told(`&topic=${await server.given.topic()}`)).toEqual([]);
    expect(await told(`&organisation=${release.desk.organisation}`)).toHaveLength(3);
    expect(await told('&imported=true')).toHaveLength(3);
  });

  it('is the same for everybody, and nothing at all for whoever has it', async () => {
    const { desk } = await server.given.release();
    const anybody = await wire();
    expect((await desk.officer.api.get('/api/v1/wire')).bytes).toEqual(anybody.bytes);
    expect(anybody.headers['x-poll-interval']).toBe('5');
    expect(anybody.headers['cache-control']).toMatch(/s-maxage=10\b/);
    const again = await server.api.get('/api/v1/wire', { 'if-none-match': anybody.etag });
    expect([again.status, again.bytes.length, again.headers['x-poll-interval']]).toEqual([304, 0, '5']);
    await server.given.release();
    expect((await server.api.get('/api/v1/wire', { 'if-none-match': anybody.etag })).status).toBe(200);
  });

  it('asks for the pause that somebody set', async () => {
    const { api } = await server.given.administrator();
    const set = await api.post('/api/v1/desk/settings/distribution.poll-seconds', {
      value: 7,
      legalBasis: '1',
    });
    expect(set.status).toBe(201);
    expect((await wire(`?from=${await end()}`)).headers['x-poll-interval']).toBe('7');
  });

  it('never changes a page that ended before the end of the log', async () => {
    const from = await end();
    const release = await server.given.release();
    await server.given.release();
    const full = await wire(`?from=${from}&limit=1`);
    expect(full.body.more).toBe(true);
    expect(full.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const last = await wire(`?from=${from}&limit=2`);
    expect(last.body).toMatchObject({ more: false, next: from + 2 });
    expect(last.headers['cache-control']).not.toContain('immutable');
    await acts.correct(release, { words: { title: 'Khác' } });
    await acts.redact(release, [{ version: 1, lang: 'vi' }]);
    await acts.retract(release);
    expect((await wire(`?from=${from}&limit=1`)).bytes).toEqual(full.bytes);
  });
});

const appendOthers = statement(
  'test.append-others',
  `with other as (
     insert into ledger.entry (index, bytes, leaf_hash)
     select size + n, convert_to('{}', 'UTF8'), sha256('\\x00'::bytea || '{}'::bytea) from ledger.head, generate_series(0, 10000) n
   )
   update ledger.head set size = size + 10001`,
);

describe('the wire of a log that holds other things as well', () => {
  it('passes over them, ten thousand a page, and moves on', async () => {
    const busy = await startApplication();
    try {
      const first = await busy.given.release();
      const begin = await busy.app.get(Ledger).size();
      await busy.database.transaction(async (tx) => {
        await tx.query(appendOthers);
        tx.hintAtChange();
      });
      const ask = async (query: string) => (await busy.api.get<Page>(`/api/v1/wire?${query}`)).body;
      expect(await ask(`from=${begin}`)).toMatchObject({ items: [], next: begin + 10_000, more: true });
      expect(await ask(`from=${begin + 10_000}`)).toMatchObject({
        items: [],
        next: begin + 10_001,
        more: false,
      });
      expect((await ask('from=0')).items.map(({ release }) => release)).toEqual([first.id]);
    } finally {
      await busy.close();
    }
  });
});

/** What somebody does next; numbers choose among what there is. */
const step = fc.record({
  verb: fc.constantFrom('publish', 'correct', 'translate', 'retract'),
  which: fc.nat(),
  topic: fc.nat({ max: 2 }),
  desk: fc.nat({ max: 1 }),
});
const reading = fc.record({
  from: fc.nat(),
  limit: fc.integer({ min: 1, max: 7 }),
  topic: fc.option(fc.nat({ max: 2 })),
  desk: fc.option(fc.nat({ max: 1 })),
  lang: fc.option(fc.constantFrom('vi', 'en')),
});

interface Living {
  readonly release: GivenRelease;
  readonly topics: Set<string>;
  readonly languages: Set<string>;
  translated: boolean;
  retracted: boolean;
}

async function live(steps: readonly { verb: string; which: number; topic: number; desk: number }[]) {
  const living: Living[] = [];
  for (const { verb, which, topic, desk } of steps) {
    const index = await end();
    const open = living.filter(({ retracted }) => !retracted);
    const chosen = open[which % Math.max(1, open.length)];
    const filed = topics[topic]!;
    if (verb === 'publish' || !chosen) {
      const release = await server.given.release({ desk: desks[desk]!, draft: { topics: [filed] } });
      living.push({
        release,
        topics: new Set([filed]),
        languages: new Set(['vi']),
        translated: false,
        retracted: false,
      });
    } else if (verb === 'translate' && !chosen.translated) {
      await acts.translate(chosen.release, 'en');
      chosen.languages.add('en');
      chosen.translated = true;
    } else if (verb === 'retract') {
      await acts.retract(chosen.release);
      chosen.retracted = true;
    } else {
      await acts.correct(chosen.release, { version: { topics: [filed] }, words: { title: `Tin ${index}` } });
      chosen.topics.add(filed);
      // The translation says what the words said before: it stays behind.
    }
    const of = verb === 'publish' || !chosen ? living.at(-1)! : chosen;
    history.push({
      index,
      topics: new Set(of.topics),
      organisations: new Set([of.release.desk.organisation]),
      languages: new Set(of.languages),
    });
  }
}

describe('whoever follows the wire', () => {
  it('gets every act that matches exactly once, in order, from wherever they begin and however they page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: long ? 25 : 10 }),
        fc.array(reading, { minLength: 8, maxLength: 20 }),
        async (steps, readings) => {
          const first = await end();
          history.length = 0;
          await live(steps);
          const size = await end();
          expect(size).toBe(first + steps.length);
          for (const { from, limit, topic, desk, lang } of readings) {
            const begin = first + (from % (size - first + 1));
            const query =
              (topic === null ? '' : `&topic=${topics[topic]!}`) +
              (desk === null ? '' : `&organisation=${desks[desk]!.organisation}`) +
              (lang === null ? '' : `&lang=${lang}`);
            const expected = history.filter(
              (act) =>
                act.index >= begin &&
                (topic === null || act.topics.has(topics[topic]!)) &&
                (desk === null || act.organisations.has(desks[desk]!.organisation)) &&
                (lang === null || act.languages.has(lang)),
            );
            expect((await follow(begin, query, limit)).map(({ index }) => index)).toEqual(
              expected.map(({ index }) => index),
            );
          }
        },
      ),
      { numRuns: long ? 30 : 5 },
    );
  }, 600_000);
});

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { PublicAnswers } from '../../src/distribution/answers/public-answers.js';
import { Ledger } from '../../src/ledger/index.js';
import { ManualClock } from '../../src/platform/clock/index.js';
import { migrate, sqlState, statement } from '../../src/platform/database/index.js';
import { Acts } from '../support/acts.js';
import type { Api } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { layLine, type Line } from '../support/faults-line.js';
import type { Desk, GivenRelease } from '../support/given.js';
import { temporaryFolder } from '../support/index.js';
import { type ReplicatedPostgres, startReplicated } from '../support/standby.js';
import { Readers, step } from './replica-readers.js';

const long = process.env['KHEN_LONG'] === '1';

interface List {
  readonly items: readonly { readonly id: string; readonly version: number }[];
  readonly next?: string;
}
interface Wire {
  readonly items: readonly { readonly index: number; readonly release: string }[];
  readonly next: number;
}

const held = statement('spec.hold-a-table', 'select from public.held');
const wait = statement('spec.wait-long', 'select pg_sleep(1.5)');
const whether = statement<{ standby: boolean }>(
  'spec.whether-standby',
  'select pg_is_in_recovery() as standby',
);

/** It only asks for it: the replica pauses before what it would replay next. */
const PAUSE = `do $$ begin
  perform pg_wal_replay_pause();
  while pg_get_wal_replay_pause_state() <> 'paused' loop perform pg_sleep(0.01); end loop;
end $$`;

describe('a streaming replica', () => {
  const folder = temporaryFolder();
  let postgres: ReplicatedPostgres;
  let line: Line;
  /** Of the second process, to the primary. */
  let slowLine: Line;
  let one: TestApplication;
  let other: TestApplication;
  let desk: Desk;
  let release: GivenRelease;
  let acts: Acts;
  let stranger: TestApplication;
  let keys = 0;

  beforeAll(async () => {
    postgres = await startReplicated(folder.path, { max_standby_streaming_delay: '100ms' });
    await migrate(postgres.primary.url);
    await onPrimary('create table public.held ()', 'grant all on public.held to khen');
    [line, slowLine] = [await layLine(postgres.standby.url), await layLine(postgres.primary.url)];
    const replica = { DATABASE_REPLICA_URL: line.url };
    // In the long form nobody's session ends.
    const clock = long && { clock: new ManualClock(Date.now()) };
    one = await startApplication({
      environment: { DATABASE_URL: postgres.primary.url, DATA_DIR: join(folder.path, 'data'), ...replica },
      ...clock,
    });
    const { dataDir: DATA_DIR, keysDir: KEYS_DIR } = one.config;
    other = await startApplication({
      environment: { DATABASE_URL: slowLine.url, DATA_DIR, KEYS_DIR, ...replica },
      ...clock,
    });
    stranger = await startApplication({ environment: replica });
    desk = await one.given.desk();
    acts = new Acts(one);
    release = await one.given.release({ desk });
    await used();
  }, 120_000);
  afterAll(async () => {
    // A replica that does not answer must not hold up the end.
    line?.swallow();
    for (const server of [stranger, other, one]) await server?.close();
    await line?.cut();
    await slowLine?.cut();
    await postgres?.stop();
    folder.remove();
  });
  afterEach(async () => {
    await slowLine?.mend();
    await line?.mend();
  });

  const execute = async (url: string, texts: readonly string[]) => {
    const to = new URL(url);
    to.pathname = '/khen';
    const client = new Client({ connectionString: to.href });
    await client.connect();
    try {
      for (const text of texts) await client.query(text);
    } finally {
      await client.end();
    }
  };
  const onPrimary = (...texts: string[]) => execute(postgres.primary.superuserUrl, texts);
  /** What it has to replay may cancel this, too. */
  const onStandby = async (text: string): Promise<void> => {
    const attempt = () => execute(postgres.standby.superuserUrl, [text]);
    await attempt().catch((error: unknown) => {
      if (sqlState(error) !== '40001') throw error;
      return onStandby(text);
    });
  };
  const pause = () => onStandby(PAUSE);
  const resume = () => onStandby('select pg_wal_replay_resume()');

  const metric = async ({ api }: TestApplication, name: string) =>
    Number(new RegExp(`^${name} ([\\d.]+)`, 'm').exec((await api.get('/metrics')).text)?.[1] ?? 0);
  const readsFrom = (app: TestApplication, from: string) =>
    metric(app, `khen_public_reads_total\\{from="${from}"\\}`);
  const isUsed = async (app: TestApplication) => (await metric(app, 'khen_replica_used')) === 1;
  /** Waits until both processes read from the replica, or until one does not any more. */
  const used = async () => {
    while (!(await isUsed(one)) || !(await isUsed(other))) await sleep(50);
  };
  /** The check may not have looked since the last act: whoever asks is told where it was read. */
  const usedByOne = async () => {
    while (!(await madeOnStandby(one))) await sleep(50);
  };
  const unused = async (app: TestApplication) => {
    while (await isUsed(app)) await sleep(50);
  };
  const publish = (draft: object = {}) => one.given.release({ desk, draft: { ...draft } });
  const list = async ({ api }: { readonly api: Api }, query = '') =>
    (await api.get<List>(`/api/v1/releases${query}`)).body;
  const wire = async ({ api }: { readonly api: Api }, from: number, limit = 100) => {
    const answer = await api.get<Wire>(`/api/v1/wire?from=${from}&limit=${limit}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const end = async () => one.app.get(Ledger).size();
  /** Whether an answer that is made now is made on the replica. */
  const madeOnStandby = async ({ app }: TestApplication) => {
    keys += 1;
    const answers = app.get(PublicAnswers);
    return (await answers.remember(`spec ${keys}`, [], async (on) => (await on.query(whether))[0]!)).standby;
  };

  it('is asked for what the public reads, and for nothing else', async () => {
    const { id } = await publish();
    await usedByOne();
    const primary = await readsFrom(one, 'primary');
    const before = postgres.asked().length;
    for (const path of [
      `/api/v1/releases/${id}`,
      `/api/v1/releases/${id}/versions/1/document`,
      `/api/v1/releases/${id}/versions/1/proof`,
      '/api/v1/releases',
      '/api/v1/wire?from=0',
      '/api/v1/wire?from=0&include=document',
      '/feeds/atom.xml',
      '/news-sitemap.xml',
    ])
      expect((await one.api.get(path)).status).toBe(200);
    expect((await desk.officer.api.get(`/api/v1/desk/releases/${id}`)).status).toBe(200);
    expect(await readsFrom(one, 'primary')).toBe(primary);
    const asked = new Set(postgres.asked().slice(before));
    expect([...asked]).toEqual(
      expect.arrayContaining([
        'releases.find-public',
        'releases.find-public-document',
        'releases.list-public',
        'releases.list-acts',
        'releases.find-public-bytes',
        'releases.newest-acts',
        'platform.find-settings-in-force',
      ]),
    );
    expect([...asked].filter((name) => /^identity|audit|tile|head-for/.test(name))).toEqual([]);
  });

  it('that is behind answers nobody who would miss something, and is asked again once it caught up', async () => {
    await pause();
    const from = await end();
    const before = await readsFrom(one, 'replica');
    const { id } = await publish();
    expect((await list(one)).items[0]!.id).toBe(id);
    expect((await one.api.get(`/r/${id}`)).status).toBe(200);
    expect((await wire(one, from)).items.map((item) => item.release)).toEqual([id]);
    await acts.retract(release);
    expect((await one.api.get(`/r/${release.id}`)).body).toMatchObject({ standing: 'retracted' });
    expect(await readsFrom(one, 'replica')).toBe(before);
    await unused(one);
    // By the next check at the latest: the first one to find it behind may have measured it before.
    while ((await metric(one, 'khen_replica_lag_bytes')) === 0) await sleep(50);
    await resume();
    await used();
    expect(await madeOnStandby(one)).toBe(true);
  });

  it('is passed over for a cursor that shows more than this process knows', async () => {
    const approved = () => one.given.release({ desk, state: 'approved' });
    const waiting = [await approved(), await approved()];
    while (!(await madeOnStandby(other))) await sleep(50);
    await pause();
    // The second process hears nothing of this yet, and thinks that the replica has everything.
    slowLine.hold();
    for (const { id } of waiting) await one.given.does(desk, 'approver', 'publish', id);
    const { next } = await list(one, '?limit=1');
    const page = list(other, `?limit=1&cursor=${next!}`);
    const from = await end();
    const following = wire(other, from);
    // Time for an answer of the replica, which would be the wrong one.
    await Promise.race([Promise.all([page, following]), sleep(300)]);
    await slowLine.mend();
    expect((await page).items.map(({ id }) => id)).toEqual([waiting[0]!.id]);
    expect((await following).next).toBe(from);
    await resume();
  });

  it('is passed over for what it had to cancel, and is asked again at once', async () => {
    await usedByOne();
    const answers = one.app.get(PublicAnswers);
    const inTheWay = Promise.withResolvers<void>();
    const answer = answers.remember('spec in the way', [], async (on) => {
      const [where] = await on.query(whether);
      if (!where!.standby) return where!;
      await on.query(held);
      inTheWay.resolve();
      await on.query(wait);
      return where!;
    });
    await inTheWay.promise;
    await onPrimary('alter table public.held add column more integer');
    expect(await answer).toEqual({ standby: false });
    expect(await madeOnStandby(one)).toBe(true);
  });

  it('of another cluster is never asked, and that is said once', async () => {
    expect(await isUsed(stranger)).toBe(false);
    expect(await madeOnStandby(stranger)).toBe(false);
    const said = () => stranger.log.filter((entry) => entry.includes('It is not a standby of our primary'));
    while (said().length === 0) await sleep(50);
    // It looked many times since.
    expect(said()).toHaveLength(1);
  });

  it.each<[string, () => Promise<void> | void, () => Promise<void>]>([
    ['falls silent', () => line.swallow(), () => line.mend()],
    ['is cut off', () => line.cut(), () => line.mend()],
    ['ends', () => postgres.standby.stop(), () => postgres.startStandby()],
  ])(
    'that %s in the middle of an answer leaves it to the primary, until it is back',
    async (_, go, comeBack) => {
      await usedByOne();
      const places: boolean[] = [];
      await one.app.get(PublicAnswers).remember(`spec ${(keys += 1)}`, [], async (on) => {
        places.push((await on.query(whether))[0]!.standby);
        if (places.length === 1) await go();
        return (await on.query(whether))[0]!;
      });
      expect(places).toEqual([true, false]);
      const { id } = await publish();
      expect((await list(one)).items[0]!.id).toBe(id);
      expect((await one.api.get('/health/ready')).status).toBe(200);
      await unused(one);
      await comeBack();
      await used();
      expect(await madeOnStandby(one)).toBe(true);
    },
  );

  it(
    'takes nothing from readers who go from process to process, whatever it does',
    async () => {
      slowLine.slow(20);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: long ? 120 : 40 }), async (steps) => {
          const world = new Readers({ servers: [one, other], acts, publish, pause, resume });
          await world.begin();
          for (const each of steps) await world.take(each);
          await world.finish();
        }),
        { numRuns: long ? 40 : 1, endOnFailure: true },
      );
      const counts = [await readsFrom(one, 'replica'), await readsFrom(other, 'replica')];
      for (const count of counts) expect(count).toBeGreaterThan(0);
    },
    long ? 3_600_000 : 120_000,
  );

  it('that was made a primary itself is asked no more', async () => {
    await usedByOne();
    await onStandby('select pg_promote()');
    expect(await madeOnStandby(one)).toBe(false);
    const { id } = await publish();
    expect((await list(one)).items[0]!.id).toBe(id);
    await unused(one);
  });
});

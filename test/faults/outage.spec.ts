import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/index.js';
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/embedded/index.js';
import { plainPicture } from '../files/pictures.js';
import { Api, overHttp } from '../support/api.js';
import { contradictionsIn } from '../support/faults-checker.js';
import { SmallDisk, whyNoMount } from '../support/faults-disk.js';
import { layLine, type Line } from '../support/faults-line.js';
import { faultsInLog } from '../support/faults-log.js';
import { Publishers } from '../support/faults-publishers.js';
import { WireReader } from '../support/faults-reader.js';
import { builtServer, ServerProcess } from '../support/faults-server.js';
import {
  actsIn,
  astray,
  AT_ONCE,
  connected,
  countsOf,
  prepare,
  say,
  type Stage,
} from '../support/faults-stage.js';
import { temporaryFolder, type TemporaryFolder } from '../support/index.js';

const long = process.env['KHEN_LONG'] === '1';
const noMount = whyNoMount();
/** How often somebody asks, a tenth of a second after the last answer, until everything has to be as it was. */
const ATTEMPTS = long ? 900 : 300;
/** How often each thing happens. */
const TIMES = long ? 10 : 1;
/** The short form does not wait as long as the server does by itself. */
const IMPATIENT = '?query_timeout=1500&lock_timeout=1000&idle_in_transaction_session_timeout=2000';
const POOL = 8;

let folder: TemporaryFolder;
let postgres: EmbeddedPostgres;
let line: Line;
let stage: Omit<Stage, 'close'>;
let disk: SmallDisk | undefined;
let server: ServerProcess;
let publishers: Publishers;
let reader: WireReader;
let api: Api;
let officer: Api;
const transport = overHttp(() => server.address);
const startPostgres = (port?: number) =>
  startEmbedded({
    dataDir: join(folder.path, 'cluster'),
    log: () => undefined,
    durable: false,
    ...(port !== undefined && { port }),
  });

beforeAll(async () => {
  folder = temporaryFolder();
  postgres = await startPostgres();
  await migrate(postgres.url);
  line = await layLine(postgres.url);
  const prepared = await prepare(postgres.url, join(folder.path, 'people'));
  stage = prepared;
  const { environment } = prepared;
  if (noMount === undefined) disk = new SmallDisk(join(folder.path, 'disk'), 96);
  server = await ServerProcess.start(
    {
      ...environment,
      DATABASE_URL: `${line.url}${long ? '' : IMPATIENT}`,
      DATABASE_POOL: String(POOL),
      ...(disk && { DATA_DIR: join(folder.path, 'disk') }),
    },
    builtServer,
    disk?.under,
  );
  api = new Api(transport);
  const { email, password, organisation } = stage.desks[0]!.officer;
  officer = await api.signIn(email, password, organisation);
  publishers = new Publishers(() => server.address, stage.desks, stage.topic);
  reader = new WireReader(transport);
  reader.resume();
}, 120_000);

afterAll(async () => {
  publishers?.abandon();
  await reader?.end();
  await server?.kill();
  await line?.cut();
  await postgres?.stop();
  folder?.remove();
});

// A test that fails leaves the others a line that works.
afterEach(() => line.mend());

/** Asks until it is so; throws when it still is not after the last attempt. */
async function within(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (await isSo()) return;
    await sleep(100);
  }
  throw new Error(`${what}: not after ${ATTEMPTS} attempts.\n${server.output().slice(-4000)}`);
}

async function asSuperuser<Row extends object>(text: string): Promise<Row[]> {
  const url = new URL(postgres.superuserUrl);
  url.pathname = '/khen';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** What is told to somebody who asks while the database is away, in both languages. */
async function expectRefusal(): Promise<void> {
  const titles = { en: /not ready at the moment/, vi: /tạm thời chưa sẵn sàng/ };
  const ask = async (lang: keyof typeof titles) => {
    const answer = await officer.get('/api/v1/me', { 'accept-language': lang });
    expect(answer.body).toMatchObject({
      status: 503,
      type: 'urn:khen:error:http.unavailable',
      title: expect.stringMatching(titles[lang]),
    });
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json'),
      'content-language': lang,
      'retry-after': expect.stringMatching(/^\d+$/),
    });
  };
  await Promise.all([ask('en'), ask('vi')]);
  expect((await api.get('/health/live')).status).toBe(200);
  // For a second the process goes by what it heard last.
  await within('not ready', async () => {
    const { status, headers } = await api.get('/health/ready');
    return status === 503 && /^\d+$/.test(headers['retry-after'] ?? '');
  });
}

/** Everything goes on by itself. The short form looks at clocks and jobs once, at the end: a lease may have to run out. */
async function expectNormal({ clocks = long } = {}): Promise<void> {
  await within('ready', async () => (await api.get('/health/ready')).status === 200);
  await publishers.publishMore(1);
  expect(await contradictionsIn(postgres.url)).toEqual([]);
  if (!clocks) return;
  const planned = publishers.done.get('publish-scheduled') ?? 0;
  await within('planned publication', () =>
    Promise.resolve((publishers.done.get('publish-scheduled') ?? 0) > planned),
  );
  await expectJobsDone();
}

/** Somebody works on jobs again; in the long form until all are done that wait by now. */
async function expectJobsDone(): Promise<void> {
  const [{ now } = { now: '' }] = await asSuperuser<{ now: string }>('select clock_timestamp()::text as now');
  const wanted = long
    ? `select where not exists
        (select from queue.job where state in ('created', 'retry', 'active') and created_on < '${now}')`
    : `select from queue.job where state = 'completed' and completed_on > '${now}' limit 1`;
  await within('jobs', async () => (await asSuperuser(wanted)).length > 0);
}

describe('a server whose database', () => {
  const patience = long ? 1_200_000 : 60_000;

  it(
    'is stopped and started says so meanwhile and goes on by itself',
    async () => {
      for (let time = 0; time < TIMES; time += 1) {
        await publishers.publishMore(1);
        const { port } = new URL(postgres.url);
        await postgres.stop();
        await expectRefusal();
        postgres = await startPostgres(Number(port));
        await expectNormal();
      }
    },
    patience,
  );

  it(
    'ends every session again and again loses nothing',
    async () => {
      for (let time = 0; time < 5 * TIMES; time += 1) {
        await publishers.publishMore(1);
        const ended = await asSuperuser(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'khen' and pid <> pg_backend_pid()`,
        );
        expect(ended.length).toBeGreaterThan(0);
      }
      await expectNormal();
    },
    patience,
  );

  it(
    'is reached by a line that is reset, slow and cut goes on by itself',
    async () => {
      for (let time = 0; time < TIMES; time += 1) {
        for (let resets = 0; resets < 3; resets += 1) {
          await publishers.publishMore(1);
          line.reset();
        }
        line.slow(2);
        await publishers.publishMore(1);
        await line.cut();
        await expectRefusal();
        await line.mend();
        await expectNormal();
      }
    },
    patience,
  );

  it(
    'is behind a line that swallows everything answers nobody late for ever, and goes on when it is mended',
    async () => {
      for (let time = 0; time < Math.min(TIMES, 2); time += 1) {
        await publishers.publishMore(1);
        line.swallow();
        // Whatever was asked before comes back as an answer, too: nobody waits for a connection that is dead.
        await expectRefusal();
        await line.mend();
        await expectNormal();
      }
    },
    patience,
  );

  // Only the server's own bounds prove anything here, and they take their time.
  if (long)
    it(
      'holds every connection in a lock answers 503 instead of hanging, and its health at once',
      async () => {
        const locker = await connected(postgres.url);
        await locker.query('begin; lock table identity.session, ledger.head in access exclusive mode');
        const crowd = await Promise.all(Array.from({ length: 5 * POOL }, () => officer.get('/api/v1/me')));
        expect(crowd.map(({ status }) => status)).toEqual(crowd.map(() => 503));
        expect(crowd.filter(({ headers }) => !/^\d+$/.test(headers['retry-after'] ?? ''))).toEqual([]);
        const crowding = officer.get('/api/v1/me');
        expect((await api.get('/health/live')).status).toBe(200);
        expect([200, 503]).toContain((await api.get('/health/ready')).status);
        await crowding;
        await locker.query('rollback');
        await locker.end();
        await expectNormal();
      },
      patience,
    );
});

describe('a server whose disk', () => {
  if (noMount !== undefined) say(`skipped: no disk of our own can be mounted here (${noMount})`);
  (noMount === undefined ? it : it.skip)(
    'is full refuses what it can not keep, shows what it has, and goes on when there is room',
    async () => {
      const upload = (body: Buffer, lang = 'en') =>
        officer.send<{ sha256: string; renditions: { href: string }[]; title: string; type: string }>(
          'POST',
          '/api/v1/desk/files?name=anh.png',
          { body, headers: { 'content-type': 'application/octet-stream', 'accept-language': lang } },
        );
      const picture = await upload(await plainPicture('png', 700, 500));
      expect(picture.status).toBe(201);

      let other = picture.bytes;
      let width = 800;
      /** What was being printed when the disk filled gives back what it had of it: then one more may fit. */
      const uploadInVain = async (lang: string) => {
        for (;;) {
          disk!.fill(server.pid);
          other = await plainPicture('png', (width += 1), 500);
          const answer = await upload(other, lang);
          if (answer.status !== 201) return answer;
        }
      };
      for (const [lang, title] of [
        ['en', /no room/],
        ['vi', /không còn chỗ/],
      ] as const) {
        const refused = await uploadInVain(lang);
        expect(refused.body).toMatchObject({
          type: 'urn:khen:error:files.no-space',
          title: expect.stringMatching(title),
        });
        expect([refused.status, refused.headers['retry-after']]).toEqual([
          503,
          expect.stringMatching(/^\d+$/),
        ]);
      }
      expect((await officer.get(picture.body.renditions[0]!.href)).status).toBe(200);
      // Papers can't be printed and checkpoints not be kept, but what is official goes on.
      await publishers.publishMore(AT_ONCE);
      await within('no checkpoint kept', async () => {
        disk!.fill(server.pid);
        const { status, text, headers } = await api.get('/ledger/checkpoint');
        return (
          status === 503 &&
          text.includes('urn:khen:error:ledger.not-kept') &&
          /^\d+$/.test(headers['retry-after'] ?? '')
        );
      });
      expect((await api.get('/health/ready')).status).toBe(200);

      disk!.makeRoom(server.pid);
      await expectNormal();
      expect((await upload(other)).status).toBe(201);
      expect((await api.get('/ledger/checkpoint')).status).toBe(200);
      const there = disk!.seenThrough(server.pid);
      await within('nothing half received', () =>
        Promise.resolve(readdirSync(join(there, 'files', 'incoming')).length === 0),
      );
      expect(readdirSync(join(there, 'renditions', 'incoming'))).toEqual([]);
    },
    long ? 600_000 : 60_000,
  );
});

describe('after all that', () => {
  it('everything that was answered is there, once, and nothing of what was refused', async () => {
    await expectNormal({ clocks: true });
    await publishers.finish();
    expect(publishers.surprises).toEqual([]);
    if (long) await expectJobsDone();
    expect(await contradictionsIn(postgres.url)).toEqual([]);
    expect(await faultsInLog(transport, stage.key)).toEqual([]);
    expect(await astray(transport, publishers)).toEqual([]);
    await reader.catchUp();
    expect(reader.got).toEqual(await actsIn(postgres.url));
    expect(await asSuperuser(`select id from queue.job where name = 'dead'`)).toEqual([]);
    say(`outages: ${countsOf(publishers)}; the wire told ${reader.got.length} acts, each once, in order`);
  }, 300_000);

  it('the server ends when it is told to, though its database says nothing any more', async () => {
    line.swallow();
    expect(await server.stop()).toBe(0);
  }, 70_000);
});

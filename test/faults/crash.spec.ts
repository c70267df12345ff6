import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKeys } from '../../src/keys.js';
import { joinEmbedded } from '../../src/platform/embedded/index.js';
import { overHttp } from '../support/api.js';
import { testEnvironment } from '../support/application.js';
import { type Aim, campaign, describeFall, Executioner, type Fall } from '../support/faults-campaign.js';
import { contradictionsIn } from '../support/faults-checker.js';
import { faultsInLog } from '../support/faults-log.js';
import { Publishers } from '../support/faults-publishers.js';
import { WireReader } from '../support/faults-reader.js';
import { builtServer, repository } from '../support/faults-server.js';
import {
  actsIn,
  astray,
  AT_ONCE,
  connected,
  countsOf,
  prepare,
  say,
  Seat,
  type Stage,
} from '../support/faults-stage.js';
import { createTestDatabase, temporaryFolder, type TemporaryFolder } from '../support/index.js';

const long = process.env['KHEN_LONG'] === '1';
const KILLS = long ? 100 : 5;
/** A kill of a build that is wrong is found out by one in a few; so many must be enough. */
const MOST_KILLS = 40;
const LEAST_SHARE_INSIDE = 0.3;

let folder: TemporaryFolder;

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

async function onTestDatabase(name: string): Promise<Stage> {
  const database = await createTestDatabase();
  return { ...(await prepare(database.url, join(folder.path, name))), close: () => database.drop() };
}

/** Most kills look for an open transaction, some for the short time in which the log is held, some for nothing. */
function* aims(count: number): Generator<Aim> {
  const each: readonly Aim[] = ['open transaction', 'append', 'open transaction', 'any moment'];
  for (let number = 0; number < count; number += 1) yield each[number % each.length]!;
}

const afterwards: (() => unknown)[] = [];
afterEach(async () => {
  for (const tidy of afterwards.splice(0).toReversed()) await tidy();
});

/** People at work on a stage, whom the end of the test sends home. */
async function atWork(seat: Seat, stage: Stage) {
  const { url, desks, topic } = stage;
  const executioner = await Executioner.watching(url);
  const publishers = new Publishers(() => seat.address, desks, topic);
  afterwards.push(
    () => stage.close(),
    () => executioner.close(),
    seat.end,
    () => publishers.abandon(),
  );
  return { executioner, publishers };
}

describe('a server that is killed while people publish', () => {
  const patience = long ? 1_200_000 : 120_000;
  it(
    'leaves nothing half published, forgets nothing that it answered, and goes on when it is back',
    async () => {
      const stage = await onTestDatabase('killed');
      const seat = new Seat(stage.environment);
      const { executioner, publishers } = await atWork(seat, stage);
      const falls: Fall[] = [];
      const found: string[] = [];
      const served = join(folder.path, 'served.checkpoint');
      const reader = new WireReader(overHttp(() => seat.address));
      afterwards.push(() => reader.end());
      await campaign({
        start: async () => {
          const server = await seat.start();
          // A checkpoint that has left the house binds every later one.
          if (falls.length === 0)
            writeFileSync(served, await (await fetch(`${seat.address}/ledger/checkpoint`)).text());
          // Its own machine fails as well: it goes on where it had kept that it was.
          await reader.end();
          reader.resume();
          return server;
        },
        executioner,
        publishers,
        aims: aims(KILLS),
        fell: (fall, contradictions, number) => {
          falls.push(fall);
          found.push(...contradictions);
          say(`kill ${number} of ${KILLS} fell ${describeFall(fall)}`);
          return contradictions.length === 0;
        },
      });
      expect(found).toEqual([]);

      const server = await seat.start();
      await publishers.publishMore(AT_ONCE);
      await publishers.finish();
      expect(publishers.surprises).toEqual([]);
      expect(await executioner.contradictions()).toEqual([]);
      const transport = overHttp(() => seat.address);
      expect(await faultsInLog(transport, stage.key)).toEqual([]);
      expect(await faultsInLog(transport, stage.key, served)).toEqual([]);
      expect(await astray(transport, publishers)).toEqual([]);
      await reader.catchUp();
      expect(reader.got).toEqual(await actsIn(stage.url));
      expect(await server.stop()).toBe(0);

      const inside = falls.filter(({ open }) => open > 0).length;
      say(
        `${falls.length} kills: ${inside} inside an open transaction, ${falls.filter(({ appending }) => appending).length} ` +
          `while the log was held; done: ${countsOf(publishers)}; the wire told ${reader.got.length} acts, each once, in order`,
      );
      expect(inside / falls.length).toBeGreaterThanOrEqual(LEAST_SHARE_INSIDE);
    },
    patience,
  );
});

/** One statement moved out of the transaction, and what the check must say of it; the long form looks at all of them. */
const mistakes = [
  {
    what: 'the entry of the log',
    file: 'ledger/ledger.js',
    before: 'this.repository.append(tx,',
    after: 'this.repository.append(this.database,',
    aim: 'append',
    finds: /the log says|the acts that the wire tells of are not those of the log/,
  },
  {
    what: 'the audit record',
    file: 'ledger/transitions.js',
    before: 'this.audit.record(tx,',
    after: 'this.audit.record(this.database,',
    aim: 'open transaction',
    finds: /the audit trail|that the audit trail/,
  },
] as const;

describe('the check for what is half published', () => {
  it.each(long ? mistakes : mistakes.slice(0, 1))(
    'finds it on a build in which $what is written outside the transaction',
    async ({ file, before, after, aim, finds }) => {
      const stage = await onTestDatabase(`mutated-${aim}`);
      const seat = new Seat(stage.environment, mutated(file, before, after));
      const found: string[] = [];
      await campaign({
        start: seat.start,
        ...(await atWork(seat, stage)),
        aims: Array.from({ length: MOST_KILLS }, (): Aim => aim),
        fell: (fall, contradictions, number) => {
          found.push(...contradictions);
          const count = contradictions.length;
          say(`kill ${number} of the broken build fell ${describeFall(fall)}: ${count} contradictions`);
          return count === 0;
        },
      });
      expect(found.join('\n')).toMatch(finds);
    },
    180_000,
  );
});

describe('a PostgreSQL that is killed under its server', () => {
  const kills = long ? 20 : 2;
  it('is started again by the server, and nothing that was answered is lost', async () => {
    const dataDir = join(folder.path, 'embedded');
    const { DATABASE_URL: _, ...environment } = testEnvironment(dataDir);
    await makeKeys(environment['KEYS_DIR']!, environment['LEDGER_ORIGIN']!);
    const seat = new Seat(environment);
    const server = await seat.start();
    afterwards.push(seat.end);
    const { url } = await joinEmbedded({ dataDir, log: () => undefined });
    const stage = { ...(await prepare(url, dataDir)), close: () => Promise.resolve() };
    const publishers = new Publishers(() => seat.address, stage.desks, stage.topic);
    afterwards.push(() => publishers.abandon());
    for (let number = 1; number <= kills; number += 1) {
      await publishers.publishMore(AT_ONCE);
      const killed = number % 2 === 1 ? 'the postmaster' : 'a session in a transaction';
      await killPostgres(url, dataDir, killed === 'the postmaster');
      say(`kill ${number} of ${kills} fell on ${killed}`);
    }
    await publishers.publishMore(AT_ONCE);
    await publishers.finish();
    expect(publishers.surprises).toEqual([]);
    expect(await contradictionsIn(url)).toEqual([]);
    const transport = overHttp(() => seat.address);
    expect(await faultsInLog(transport, stage.key)).toEqual([]);
    expect(await astray(transport, publishers)).toEqual([]);
    expect(await server.stop()).toBe(0);
  }, 300_000);
});

describe('two servers on one database, of which one is killed', () => {
  const kills = long ? 20 : 1;
  it('leave nothing half done: the other goes on, and what was planned happens once', async () => {
    const stage = await onTestDatabase('two');
    const [one, other] = [new Seat(stage.environment), new Seat(stage.environment)];
    const staying = await other.start();
    // People go to whichever of the two; the one that is killed is another each time.
    let asked = 0;
    const executioner = await Executioner.watching(stage.url);
    const either = () => (asked++ % 2 === 0 ? one.address : other.address);
    const publishers = new Publishers(either, stage.desks, stage.topic);
    const reader = new WireReader(overHttp(() => other.address));
    afterwards.push(
      () => stage.close(),
      () => executioner.close(),
      one.end,
      other.end,
      () => publishers.abandon(),
      () => reader.end(),
    );
    reader.resume();
    for (let number = 1; number <= kills; number += 1) {
      const server = await one.start();
      await publishers.publishMore(2);
      await server.kill();
      say(
        `kill ${number} of ${kills} fell on one of two servers, while people waited for ${publishers.underWay().join(', ')}`,
      );
      await publishers.publishMore(1);
      expect(await contradictionsIn(stage.url)).toEqual([]);
    }
    await publishers.finish();
    expect(publishers.surprises).toEqual([]);
    expect(await contradictionsIn(stage.url)).toEqual([]);
    const transport = overHttp(() => other.address);
    expect(await faultsInLog(transport, stage.key)).toEqual([]);
    expect(await astray(transport, publishers)).toEqual([]);
    await reader.catchUp();
    expect(reader.got).toEqual(await actsIn(stage.url));
    say(`two servers: ${countsOf(publishers)}`);
    expect(await staying.stop()).toBe(0);
  }, 600_000);
});

/** SIGKILL to the PostgreSQL of a data folder, or to one of its sessions that is in the middle of a transaction. */
async function killPostgres(url: string, dataDir: string, whole: boolean): Promise<void> {
  const client = await connected(url);
  const inTransaction = `select pid from pg_stat_activity where application_name = 'khen' and backend_xid is not null`;
  let pid: number | undefined;
  if (whole) pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  while (pid === undefined) pid = (await client.query<{ pid: number }>(inTransaction)).rows[0]?.pid;
  process.kill(pid, 'SIGKILL');
  await client.end().catch(() => undefined);
}

/** A copy of the build with one piece of code replaced, which must be there exactly once. */
function mutated(file: string, before: string, after: string): string {
  const root = mkdtempSync(join(folder.path, 'mutated-build-'));
  const dist = join(root, 'dist');
  cpSync(builtServer, dist, { recursive: true });
  cpSync(join(repository, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const path = join(dist, file);
  const parts = readFileSync(path, 'utf8').split(before);
  expect(parts).toHaveLength(2);
  writeFileSync(path, parts.join(after));
  return dist;
}

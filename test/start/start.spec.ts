import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { demonstrationFolder } from '../support/demonstration.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  runningProcesses,
  temporaryFolder,
} from '../support/index.js';
import { endAll, khen, type KhenProcess, npmStart, root } from './khen.js';

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const settings = { DATA_DIR: dataDir, PORT: '0' };
const namespace = process.geteuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];

/** A server that is nobody's demonstration, on its own database: it starts sooner, since it has nothing to load. */
const real = (name: string) => ({
  ...production(join(folder.path, 'real-keys')),
  DATA_DIR: join(folder.path, name),
});
const start = (environment: Record<string, string> = {}) => khen(['start'], { ...settings, ...environment });

/** Command lines of everything that runs with this folder in its arguments, PostgreSQL first of all. */
const processesOf = (path: string): string[] =>
  runningProcesses()
    .map(({ command }) => command)
    .filter((command) => command.includes(path));

const serverPid = (of = dataDir) =>
  (JSON.parse(readFileSync(join(of, 'khen.lock'), 'utf8')) as { pid: number }).pid;

async function ready(server: KhenProcess): Promise<number> {
  return (await server.get('/health/ready')).status;
}

const publicReleases = async (server: KhenProcess): Promise<string> =>
  (await server.get('/api/v1/releases?limit=100')).text;

const titles = (list: string): string[] =>
  [...list.matchAll(/"title":"([^"]*)"/g)].map(([, title]) => title!).toSorted();

/** What a start said that ended without success. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const server = start(environment);
  expect([await server.ended, server.output]).toEqual([1, expect.not.stringMatching(/^\s+at /m)]);
  return server.output;
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition() && Date.now() < deadline) await sleep(50);
  expect(condition()).toBe(true);
}

/** What the very first start listed. */
let listed: string;

beforeAll(async () => {
  await makeKeys(join(folder.path, 'real-keys'));
  await demonstrationFolder(dataDir);
}, 120_000);
afterAll(() => folder.remove());

describe('npm start', () => {
  afterEach(endAll);
  const nothing = join(folder.path, 'nothing');

  it('with nothing configured serves the demonstration, and SIGTERM to npm ends all of it with success', async () => {
    const server = npmStart({ ...settings, DATA_DIR: nothing });
    await server.says(/Ctrl-C/);
    expect(server.output).toContain(nothing);
    expect(server.output).toMatch(/@\S+/);
    expect(server.output).toContain('Dữ liệu minh họa');
    expect(await ready(server)).toBe(200);
    listed = await publicReleases(server);
    expect(listed).toContain('Dữ liệu minh họa');
    expect(processesOf(nothing)).not.toEqual([]);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(processesOf(nothing)).toEqual([]);
    expect(existsSync(join(nothing, 'khen.lock'))).toBe(false);
    expect(server.output).not.toMatch(/error|Error/);
  });

  it('again finds what was there, and loads nothing twice', async () => {
    const second = start({ DATA_DIR: nothing });
    expect(await publicReleases(second)).toBe(listed);
    expect(second.output).not.toContain('Loaded the demonstration');
    second.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });
});

describe('a signal while it is still starting', () => {
  afterEach(endAll);

  it('ends all of it in order', async () => {
    const early = join(folder.path, 'early');
    const server = start(real('early'));
    await server.says(/Made a new PostgreSQL/);
    server.kill('SIGTERM');
    await server.ended;
    expect(processesOf(early)).toEqual([]);
    expect(existsSync(join(early, 'khen.lock'))).toBe(false);
  });
});

describe('while a server runs', () => {
  let server: KhenProcess;
  beforeAll(async () => {
    server = start();
    await server.address();
  });
  afterAll(endAll);

  it('a second one on its data folder says who has it and ends, while the first goes on', async () => {
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`Another Khen server (process ${serverPid()})`);
    expect(await ready(server)).toBe(200);
  });

  it('one on its port is refused, and nothing of it stays', async () => {
    const { port } = new URL(await server.address());
    expect(await refusal({ ...real('other'), PORT: port })).toContain(`Port ${port}`);
    expect(processesOf(join(folder.path, 'other'))).toEqual([]);
  });

  it('and is killed, the next start ends its PostgreSQL and serves again', async () => {
    const before = await publicReleases(server);
    process.kill(serverPid(), 'SIGKILL');
    await server.ended;
    expect(processesOf(dataDir)).not.toEqual([]);
    server = start();
    expect(await publicReleases(server)).toBe(before);
    expect(server.output).toContain('killed Khen left running');
  });

  it('and its launcher is killed, it ends itself in order', async () => {
    server.kill('SIGKILL');
    // Its own command line does not name the folder: it is done when it has given it back.
    await until(() => processesOf(dataDir).length === 0 && !existsSync(join(dataDir, 'khen.lock')));
  });
});

describe('after a crash', () => {
  afterEach(endAll);

  it('in the middle of the very first start, the next one has the whole demonstration', async () => {
    const fresh = join(folder.path, 'fresh');
    const first = start({ DATA_DIR: fresh });
    await first.says(/up to date/);
    await sleep(Math.random() * 1000);
    process.kill(serverPid(fresh), 'SIGKILL');
    await first.ended;
    const next = start({ DATA_DIR: fresh });
    expect(titles(await publicReleases(next))).toEqual(titles(listed));
    expect(titles(listed).length).toBeGreaterThan(5);
  });

  it('in the middle of a migration, the next start finishes it', async () => {
    const half = join(folder.path, 'half');
    const program = `
      const { startEmbedded } = await import(${JSON.stringify(join(root, 'src/platform/embedded/index.ts'))});
      const { migrate, migrationFiles } = await import(${JSON.stringify(join(root, 'src/platform/database/index.ts'))});
      const { readFileSync } = await import('node:fs');
      const { Client } = await import('pg');
      const { url } = await startEmbedded({ dataDir: ${JSON.stringify(half)}, log: () => undefined, durable: false });
      const [first, second] = migrationFiles();
      await migrate(url, (number) => number === first.number);
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('begin');
      await client.query(readFileSync(second.path, 'utf8'));
      console.log('in the middle');`;
    const loader = join(root, 'test', 'support', 'typescript.mjs');
    const victim = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: root,
    });
    await once(victim.stdout, 'data');
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    const next = start(real('half'));
    expect(await ready(next)).toBe(200);
  });
});

describe('what stops a start is told in one sentence, with success for nobody', () => {
  afterEach(endAll);

  it('a folder in which nothing can be written', async () => {
    expect(await refusal({ DATA_DIR: '/sys/kernel/khen' })).toMatch(/may not use|read-only|can't be made/);
  });

  it('a data folder that is a file', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: file })).toContain("can't be made a folder");
  });

  it('settings that can not be used, all of them at once', async () => {
    const output = await refusal({ DATABASE_POOL: '1', LOG_LEVEL: 'loud', HOST: '0.0.0.0' });
    for (const name of ['DATABASE_POOL', 'LOG_LEVEL', 'HOST']) expect(output).toContain(name);
  });

  it('a database that can not be reached, does not let us in, or does not exist', async () => {
    const { url, drop } = await createEmptyDatabase();
    const [nobody, nowhere, nothing] = [new URL(url), new URL(url), new URL(url)];
    [nobody.username, nobody.password] = ['nobody-here', 'a-wrong-password'];
    [nowhere.port, nowhere.password] = ['1', 'a-wrong-password'];
    nothing.pathname = '/no_such_database';
    const refusalOf = ({ href }: URL) =>
      refusal({ ...production(join(folder.path, 'real-keys')), DATABASE_URL: href });
    const wrong = await refusalOf(nobody);
    expect(wrong).toContain('does not let the role nobody-here in');
    const away = await refusalOf(nowhere);
    expect(away).toMatch(/No PostgreSQL answers at [\w.]+:1:[^]*Không có PostgreSQL/);
    expect(wrong + away).not.toContain('a-wrong-password');
    expect(await refusalOf(nothing)).toContain('has no database no_such_database');
    await drop();
  });

  describe('beside a database that is up to date:', () => {
    let settled: Record<string, string>;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      const database = await createTestDatabase();
      ({ drop } = database);
      settled = { ...real('refused'), DATABASE_URL: database.url };
    });
    afterAll(() => drop?.());

    it('an address that is not of this machine', async () => {
      expect(await refusal({ ...settled, HOST: '192.0.2.1' })).toContain('has no address 192.0.2.1');
    });

    it('keys that are missing, or are for another log', async () => {
      const missing = await refusal({ ...settled, KEYS_DIR: join(folder.path, 'no-keys') });
      expect(missing).toMatch(/put it back from its copy[^]*hãy chép lại/i);
      const other = await refusal({ ...settled, LEDGER_ORIGIN: 'other.example/ledger' });
      expect(other).toMatch(/is for the log start\.example[^]*hãy đặt lại LEDGER_ORIGIN/);
    });

    (process.platform === 'win32' ? it.skip : it)('keys that others can write', async () => {
      const keys = join(folder.path, 'open-keys');
      await makeKeys(keys);
      chmodSync(join(keys, 'ledger.key'), 0o666);
      expect(await refusal({ ...settled, KEYS_DIR: keys })).toContain('Other accounts of this machine');
    });
  });

  const canMount = process.platform === 'linux' && mounts();
  (canMount ? it : it.skip)('a disk that is full, and one that is read-only', async () => {
    const mount = join(folder.path, 'disk');
    mkdirSync(mount);
    const script = (options: string) =>
      `mount -t tmpfs -o ${options} tmpfs "${mount}" && exec "${process.execPath}" "${join(root, 'scripts', 'khen.mjs')}" start`;
    const onDisk = async (options: string): Promise<string> => {
      const environment = { ...process.env, ...settings, DATA_DIR: join(mount, 'data') };
      const child = spawn('unshare', [...namespace, 'sh', '-c', script(options)], {
        env: environment,
        cwd: root,
      });
      let output = '';
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      expect(code).toBe(1);
      return output;
    };
    expect(await onDisk('size=1m')).toContain('is full');
    expect(await onDisk('ro')).toContain('is read-only');
  });
});

describe('on an outside database', () => {
  afterEach(endAll);

  it('several servers run at once, without a demonstration', async () => {
    const { url, drop } = await createEmptyDatabase();
    const keys = join(folder.path, 'keys');
    await makeKeys(keys);
    const environment = { ...production(keys), DATABASE_URL: url };
    const both = [start(environment), start(environment)];
    expect(await Promise.all(both.map(ready))).toEqual([200, 200]);
    expect(both.map((server) => server.output).join()).not.toContain('minh họa');
    expect(existsSync(join(folder.path, 'outside', 'postgres'))).toBe(false);
    for (const server of both) server.kill('SIGTERM');
    expect(await Promise.all(both.map((server) => server.ended))).toEqual([0, 0]);
    await drop();
  });
});

const ORIGIN = 'start.example/ledger';

function production(keys: string): Record<string, string> {
  return {
    DATA_DIR: join(folder.path, 'outside'),
    DEMONSTRATION: 'no',
    KEYS_DIR: keys,
    LEDGER_ORIGIN: ORIGIN,
    PUBLIC_URL: 'https://khen.example.gov.vn',
  };
}

async function makeKeys(keys: string): Promise<void> {
  const keygen = khen(['keygen', keys, '--origin', ORIGIN], settings);
  expect([await keygen.ended, keygen.output]).toEqual([0, expect.anything()]);
}

/** Whether this machine lets us mount a file system of our own in a namespace; some containers do not. */
function mounts(): boolean {
  try {
    execFileSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

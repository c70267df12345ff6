import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { runningProcesses, temporaryFolder } from '../../../test/support/index.js';
import { chooseAccount } from './account.js';
import { findBinaries } from './binaries.js';
import { endAbandoned, joinEmbedded, startEmbedded, type EmbeddedPostgres } from './embedded.js';
import { runningProcess } from './processes.js';
import { StartError } from '../errors/index.js';

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const cluster = join(dataDir, 'postgres');
const lines: string[] = [];
const start = () => startEmbedded({ dataDir, log: (line) => lines.push(line), durable: false });

const running: EmbeddedPostgres[] = [];
async function started(): Promise<EmbeddedPostgres> {
  const postgres = await start();
  running.push(postgres);
  return postgres;
}

async function answer(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const postmaster = () => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** A process that has ended, so that nobody has its number. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

beforeAll(async () => {
  await (await started()).stop();
  running.length = 0;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  lines.length = 0;
});
afterAll(() => folder.remove());

describe('the embedded PostgreSQL', () => {
  it('is a PostgreSQL 18 with a database that an ordinary role owns', async () => {
    const { url } = await started();
    expect(await answer(url, `select current_setting('server_version_num')::int / 10000`)).toBe(18);
    expect(await answer(url, `select rolsuper from pg_roles where rolname = current_user`)).toBe(false);
    expect(
      await answer(
        url,
        `select pg_encoding_to_char(encoding) || ' ' || datlocale from pg_database
      where datname = current_database() and datdba = 'khen'::regrole`,
      ),
    ).toBe('UTF8 C.UTF-8');
  });

  it('orders Vietnamese words as a dictionary does when asked', async () => {
    const { url } = await started();
    const sorted = `select string_agg(word, ' ' order by word collate "vi-x-icu") from unnest(array['đá', 'hà', 'da', 'ha', 'a']) word`;
    expect(await answer(url, sorted)).toBe('a da đá ha hà');
  });

  it('keeps what was written when it is stopped and started again', async () => {
    const first = await started();
    await answer(first.url, 'create table kept as select 42 as value');
    await first.stop();
    const second = await started();
    expect(await answer(second.url, 'select value from kept')).toBe(42);
  });

  it('lets nobody in without the password, which only the owner can read', async () => {
    const { url } = await started();
    const other = new URL(url);
    other.password = 'guess';
    await expect(answer(other.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(cluster, 'khen.password')).mode & 0o077).toBe(0);
  });

  it('is not ended by an interrupt from the terminal: it has a process group of its own', async () => {
    await started();
    const found = runningProcesses().find(({ pid }) => pid === postmaster());
    expect(found?.group).toBe(postmaster());
  });

  it('starts again on the same port when PostgreSQL is killed', async () => {
    const { url } = await started();
    process.kill(postmaster(), 'SIGKILL');
    const deadline = Date.now() + 30_000;
    let back: unknown;
    while (back !== 1 && Date.now() < deadline) back = await answer(url, 'select 1').catch(() => undefined);
    expect(back).toBe(1);
    expect(lines.join()).toContain('starting it again');
  });

  it('can be stopped at any moment while it comes back', async () => {
    for (const wait of [0, 60, 120, 180]) {
      const postgres = await started();
      process.kill(postmaster(), 'SIGKILL');
      await sleep(wait);
      await postgres.stop();
      expect(runningProcesses().filter(({ command }) => command.includes(`${cluster} `))).toEqual([]);
    }
  });

  it('writes no statement and no value of a failed statement to its log', async () => {
    const { url } = await started();
    await answer(url, `select 'nguyen.van.a@example.vn'::integer`).catch(() => undefined);
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('nguyen.van.a');
  });
});

describe('a second process on the same data folder', () => {
  it('is refused with the number of the first', async () => {
    await started();
    await expect(start()).rejects.toThrow(`(process ${process.pid})`);
    await expect(start()).rejects.toBeInstanceOf(StartError);
  });

  it('may join the running database, and leaves it running', async () => {
    const { url } = await started();
    const joined = await joinEmbedded({ dataDir, log: () => undefined });
    expect(joined.url).toBe(url);
    await joined.stop();
    expect(await answer(url, 'select 1')).toBe(1);
  });

  it('starts the database for itself when none runs', async () => {
    const joined = await joinEmbedded({ dataDir, log: () => undefined, durable: false });
    running.push(joined);
    expect(await answer(joined.url, 'select 1')).toBe(1);
    expect(existsSync(join(dataDir, 'khen.lock'))).toBe(true);
  });
});

describe('after a crash', () => {
  it('a lock of a process that is gone, or whose number another process has now, is taken over', async () => {
    writeFileSync(join(dataDir, 'khen.lock'), JSON.stringify({ pid: endedProcess(), identity: 'gone' }));
    await (await started()).stop();
    writeFileSync(
      join(dataDir, 'khen.lock'),
      JSON.stringify({ pid: process.ppid, identity: 'another start' }),
    );
    await (await started()).stop();
    writeFileSync(join(dataDir, 'khen.lock'), '{"pid":');
    const { url } = await started();
    expect(await answer(url, 'select 1')).toBe(1);
  });

  it('the PostgreSQL of a killed process is ended, and its committed work is kept', async () => {
    const victim = await startElsewhere();
    const left = postmaster();
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    expect(runningProcess(left)).toBeDefined();
    const { url } = await started();
    expect(runningProcess(left)).toBeUndefined();
    expect(lines.join()).toContain('killed Khen left running');
    expect(await answer(url, 'select count(*)::int from left_behind')).toBe(1);
  });

  it('an abandoned PostgreSQL can be ended without starting another; one in use is left alone', async () => {
    const victim = await startElsewhere();
    const left = postmaster();
    expect(await endAbandoned(dataDir)).toBe(false);
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    expect(await endAbandoned(dataDir)).toBe(true);
    expect(runningProcess(left)).toBeUndefined();
  });

  it('a postmaster.pid whose number another process has now does not stop the start', async () => {
    const first = await started();
    const file = join(cluster, 'postmaster.pid');
    const [, ...rest] = readFileSync(file, 'utf8').split('\n');
    await first.stop();
    const { uid, gid } = statSync(cluster);
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      uid,
      gid,
      stdio: 'ignore',
    });
    try {
      writeFileSync(file, [bystander.pid, ...rest].join('\n'), { mode: 0o600 });
      chownSync(file, uid, gid);
      const { url } = await started();
      expect(await answer(url, 'select 1')).toBe(1);
      expect(runningProcess(bystander.pid!)).toBeDefined();
    } finally {
      bystander.kill('SIGKILL');
    }
  });

  it('a cluster that was half made is made anew', async () => {
    const half = join(folder.path, 'half');
    mkdirSync(join(half, 'postgres.new', 'base'), { recursive: true });
    writeFileSync(join(half, 'postgres.new.password'), 'x');
    const postgres = await startEmbedded({ dataDir: half, log: () => undefined, durable: false });
    running.push(postgres);
    expect(await answer(postgres.url, 'select 1')).toBe(1);
    expect(existsSync(join(half, 'postgres.new'))).toBe(false);
  });
});

describe('what can not be mended is told in one sentence in two languages', () => {
  const refusal = async (path: string, port?: number): Promise<string> => {
    const options = { dataDir: path, log: () => undefined, durable: false, ...(port ? { port } : {}) };
    const error: unknown = await startEmbedded(options).then(
      async (postgres) => postgres.stop().then(() => undefined),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StartError);
    const { message } = error as StartError;
    expect(message.split('\n')).toHaveLength(2);
    return message;
  };

  it('a cluster of another major version', async () => {
    const file = join(cluster, 'PG_VERSION');
    writeFileSync(file, '17\n');
    expect(await refusal(dataDir)).toContain('made by PostgreSQL 17');
    writeFileSync(file, '18\n');
  });

  it('a data folder that is a file', async () => {
    const path = join(folder.path, 'file');
    writeFileSync(path, '');
    expect(await refusal(path)).toContain("can't be made a folder");
  });

  it('a folder in which nothing can be written', async () => {
    // The kernel's own folders refuse even root.
    expect(await refusal('/sys/kernel/khen')).toMatch(/may not use|read-only|can't be made/);
  });

  it('a missing password file', async () => {
    const file = join(cluster, 'khen.password');
    const password = readFileSync(file, 'utf8');
    rmSync(file);
    expect(await refusal(dataDir)).toContain(file);
    writeFileSync(file, password, { mode: 0o600 });
  });

  it('a taken port, when that port was asked for', async () => {
    const taker = createServer().listen(0, '127.0.0.1');
    await once(taker, 'listening');
    const { port } = taker.address() as { port: number };
    expect(await refusal(dataDir, port)).toMatch(/Address already in use|could not/);
    taker.close();
  });

  it('leaves the folder free for the next start', async () => {
    const { url } = await started();
    expect(await answer(url, 'select 1')).toBe(1);
  });
});

const asRoot = process.geteuid?.() === 0 ? describe : describe.skip;
asRoot('as root', () => {
  const userNamespace = (pid: number | 'self') => readlinkSync(`/proc/${pid}/ns/user`);

  it('does not run PostgreSQL as root', async () => {
    await started();
    const ofAnother = statSync(cluster).uid !== 0;
    const inNamespace = userNamespace(postmaster()) !== userNamespace('self');
    expect([ofAnother, inNamespace].filter(Boolean)).toHaveLength(1);
  });

  it('where no other account can enter runs in a user namespace, and back, with the same data', async () => {
    const first = await started();
    await answer(first.url, 'create table moved as select 7 as value');
    await first.stop();
    chmodSync(folder.path, 0o700);
    const mayMakeNamespaces = spawnSync('unshare', ['--user', '--map-user=65534', 'true']).status === 0;
    if (mayMakeNamespaces) {
      const inside = await started();
      expect(userNamespace(postmaster())).not.toBe(userNamespace('self'));
      expect(await answer(inside.url, 'select value from moved')).toBe(7);
      expect(statSync(cluster).uid).toBe(0);
      await inside.stop();
    } else {
      await expect(start()).rejects.toThrow(/ordinary user/);
    }
    chmodSync(folder.path, 0o755);
    const back = await started();
    expect(await answer(back.url, 'select value from moved')).toBe(7);
  });

  it('says what to do when nothing works', () => {
    const nowhere = { ...findBinaries(), postgres: '/nonexistent/postgres' };
    expect(() => chooseAccount(nowhere, cluster)).toThrow(/ordinary user/);
  });
});

/** Runs the same code in a process of its own, with one committed row, until it is killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
    const { Client } = await import('pg');
    const { url } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined, durable: false });
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('create table if not exists left_behind (value int)');
    await client.query('truncate left_behind');
    await client.query('insert into left_behind values (1)');
    console.log('ready');`;
  const loader = join(import.meta.dirname, '..', '..', '..', 'test', 'support', 'typescript.mjs');
  const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const failed = once(child, 'exit').then(() => Promise.reject(new Error('It ended before it was ready.')));
  await Promise.race([once(child.stdout, 'data'), failed]);
  // Later it is killed on purpose.
  failed.catch(() => undefined);
  return child;
}

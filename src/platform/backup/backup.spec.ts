import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import {
  createEmptyDatabase,
  createTestDatabase,
  temporaryFolder,
  type TestDatabase,
  withClient,
} from '../../../test/support/index.js';
import { backup, BackupError, restore } from './index.js';

const folder = temporaryFolder();
const databases: TestDatabase[] = [];
const path = (...names: string[]) => join(folder.path, ...names);

async function keep(made: Promise<TestDatabase>): Promise<string> {
  const database = await made;
  databases.push(database);
  return database.url;
}

const measured = (content: string) => ({
  bytes: Buffer.byteLength(content),
  sha256: createHash('sha256').update(content).digest('hex'),
});

const rowsOf = (url: string, sql: string): Promise<unknown[]> =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

/** Every table of ours with the digest of its rows. */
function contents(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'queue')
         and (table_schema, table_name) <> ('platform', 'migration') order by 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of rows) {
      const found = await client.query<{ digest: string }>(
        `select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from ${name} t`,
      );
      digests[name] = found.rows[0]!.digest;
    }
    return digests;
  });
}

/** Everything that a restore takes away for a while, and must put back as it was. */
const rules = `select conrelid::regclass::text as on, conname as name, pg_get_constraintdef(oid) as is from pg_constraint
    where connamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'queue')
  union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
  order by 1, 2`;

const options = (databaseUrl: string, dataDir: string, to: string) => ({
  databaseUrl,
  dataDir,
  folder: to,
  before: ['marks'],
  after: ['files'],
});

const putBack = (from: Omit<Parameters<typeof restore>[0], 'folders'>) =>
  restore({ ...from, folders: ['marks', 'files'] });

const awkward = 'tab\t, line\n, return\r, backslash \\N \\. and Đặng Thị Hường 🎋 "quoted"';
let source: string;
const dataDir = path('data');
const made = path('backups', 'first');

beforeAll(async () => {
  source = await keep(createTestDatabase());
  await withClient(source, async (client) => {
    await client.query(
      'insert into platform.scheduled_task (id, due_at, last_error) values ($1, $2, $3), ($4, $2, null)',
      ['awkward', '2026-11-23T07:27:03.123Z', awkward, '\\N'],
    );
    await client.query(
      `insert into platform.idempotency (owner, key, fingerprint, result) values (gen_random_uuid(), 'k', 'f', $1)`,
      [JSON.stringify({ awkward })],
    );
  });
  const boss = new PgBoss({ connectionString: source, schema: 'queue', supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('dead');
  await boss.createQueue('letters', { retryLimit: 7, deadLetter: 'dead' });
  for (const number of [1, 2, 3]) await boss.send('letters', { number, awkward });
  const [done] = await boss.fetch<object>('letters');
  await boss.complete('letters', done!.id);
  await boss.fetch('letters');
  await boss.stop({ graceful: false });
  mkdirSync(join(dataDir, 'files', 'ab'), { recursive: true });
  mkdirSync(join(dataDir, 'marks'), { recursive: true });
  mkdirSync(join(dataDir, 'keys'));
  writeFileSync(join(dataDir, 'files', 'ab', 'đ 1'), Buffer.alloc(300_000, 7));
  writeFileSync(join(dataDir, 'files', 'empty'), '');
  writeFileSync(join(dataDir, 'files', 'arriving.part'), 'half');
  writeFileSync(join(dataDir, 'marks', '1'), 'mark');
  writeFileSync(join(dataDir, 'keys', 'secret.key'), 'secret');
  await backup(options(source, dataDir, made));
});

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  folder.remove();
});

describe('a backup', () => {
  it('restored into an empty database holds every row, rule, and file, and the jobs that were waiting', async () => {
    const target = await keep(createEmptyDatabase());
    await putBack({ databaseUrl: target, dataDir: path('restored'), folder: made });
    expect(await contents(target)).toEqual(await contents(source));
    expect(await rowsOf(target, rules)).toEqual(await rowsOf(source, rules));
    const migrations = 'select name from platform.migration order by name';
    expect(await rowsOf(target, migrations)).toEqual(await rowsOf(source, migrations));
    expect(readFileSync(path('restored', 'files', 'ab', 'đ 1')).equals(Buffer.alloc(300_000, 7))).toBe(true);
    expect(readFileSync(path('restored', 'files', 'empty'), 'utf8')).toBe('');
    expect(readFileSync(path('restored', 'marks', '1'), 'utf8')).toBe('mark');
    const jobs = `select id, name, data, state::text, retry_limit, dead_letter from queue.job order by id`;
    const waiting = (await rowsOf(source, jobs)).filter(
      (job) => (job as { state: string }).state !== 'completed',
    );
    expect(waiting).toHaveLength(2);
    expect(await rowsOf(target, jobs)).toEqual(
      waiting.map((job) => ({ ...(job as object), state: 'created' })),
    );
  });

  it('holds no keys, and nothing that is still being written', () => {
    const names = readdirSync(made, { recursive: true }).map(String);
    const files = names.filter((name) => !name.startsWith('tables'));
    expect(files.join()).not.toMatch(/key|part/);
    expect(names).toContain(join('data', 'files', 'empty'));
  });

  it('is of one instant, whatever is written meanwhile', async () => {
    const busy = await keep(createTestDatabase());
    const writing = new AbortController();
    const writers = [1, 2, 3].map((writer) =>
      withClient(busy, async (client) => {
        for (let count = 0; !writing.signal.aborted; count += 1) {
          await client.query('begin');
          await client.query('update platform.change set seq = seq + 1');
          await client.query('insert into platform.scheduled_task (id, due_at) values ($1, now())', [
            `${writer}-${count}`,
          ]);
          await client.query('commit');
        }
      }),
    );
    const written = async (): Promise<number> => {
      const [row] = await rowsOf(busy, 'select seq::int from platform.change');
      return (row as { seq: number }).seq;
    };
    try {
      for (const attempt of [1, 2, 3]) {
        const before = await written();
        // Not before the writers are at it: a snapshot of nothing shows nothing.
        while ((await written()) === before);
        const to = path(`busy-${attempt}`);
        await backup(options(busy, dataDir, to));
        const target = await keep(createEmptyDatabase());
        await putBack({ databaseUrl: target, dataDir: path(`busy-data-${attempt}`), folder: to });
        const [found] = await rowsOf(
          target,
          'select seq::int, (select count(*)::int from platform.scheduled_task) as tasks from platform.change',
        );
        const { seq, tasks } = found as { seq: number; tasks: number };
        expect(tasks).toBe(seq);
        expect(tasks).toBeGreaterThan(before);
      }
    } finally {
      writing.abort();
      await Promise.all(writers);
    }
  });

  it('never takes the place of another', async () => {
    await expect(backup(options(source, dataDir, made))).rejects.toThrow('exists already');
  });

  it('appears only when it is whole: one that failed or was killed leaves nothing that could be restored', async () => {
    const to = path('broken');
    mkdirSync(`${to}.unfinished`);
    writeFileSync(join(`${to}.unfinished`, 'files-before.jsonl'), 'left by a killed one');
    const nowhere = source.replace(/\/[^/]*$/, '/no_such_database');
    await expect(backup(options(nowhere, dataDir, to))).rejects.toMatchObject({ code: '3D000' });
    expect(existsSync(to)).toBe(false);
    expect(existsSync(`${to}.unfinished`)).toBe(false);
    mkdirSync(`${to}.unfinished`);
    await expect(
      putBack({ databaseUrl: source, dataDir: path('x'), folder: `${to}.unfinished` }),
    ).rejects.toThrow('no whole backup');
    await backup(options(source, dataDir, to));
    expect(existsSync(join(to, 'manifest.json'))).toBe(true);
  });
});

describe('a restore', () => {
  it('refuses a database that holds anything', async () => {
    const before = await contents(source);
    const again = putBack({ databaseUrl: source, dataDir: path('y'), folder: made });
    await expect(again).rejects.toBeInstanceOf(BackupError);
    await expect(again).rejects.toThrow('empty database only');
    expect(await contents(source)).toEqual(before);
    expect(existsSync(path('y'))).toBe(false);
  });

  it('refuses a backup in which one byte of any part differs, before it changes anything', async () => {
    const target = await keep(createEmptyDatabase());
    const damaged = path('damaged');
    await backup(options(source, dataDir, damaged));
    const parts = readdirSync(damaged, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
      .map((entry) => join(entry.parentPath, entry.name));
    expect(parts.length).toBeGreaterThan(6);
    for (const part of parts) {
      const whole = readFileSync(part);
      const bytes = Buffer.from(whole.length > 0 ? whole : 'x');
      if (whole.length > 0) bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(part, bytes);
      await expect(putBack({ databaseUrl: target, dataDir: path('z'), folder: damaged })).rejects.toThrow(
        'damaged',
      );
      writeFileSync(part, whole);
    }
    rmSync(parts[0]!);
    await expect(putBack({ databaseUrl: target, dataDir: path('z'), folder: damaged })).rejects.toThrow(
      'damaged',
    );
    expect(
      await rowsOf(target, `select from pg_namespace where nspname in ('platform', 'unfinished')`),
    ).toEqual([]);
    expect(existsSync(path('z'))).toBe(false);
  });

  it.each([
    'keys/token-zzzz.pem',
    'marks/../keys/token-zzzz.pem',
    './keys/token-zzzz.pem',
    'marks',
    'marks\\..\\keys',
    '/etc/x',
  ])('refuses a backup that would put something at %s, before it changes anything', async (place) => {
    const target = await keep(createEmptyDatabase());
    const tampered = path(`tampered-${place.replace(/\W/g, '-')}`);
    await backup(options(source, dataDir, tampered));
    const file = join(tampered, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { files: { file: string }[] };
    const content = 'a key';
    if (place !== 'marks') {
      mkdirSync(join(tampered, 'data', place, '..'), { recursive: true });
      writeFileSync(join(tampered, 'data', place), content);
    }
    const list = `${JSON.stringify({ path: place, ...measured(content) })}\n`;
    writeFileSync(join(tampered, manifest.files[1]!.file), list);
    manifest.files[1] = { ...manifest.files[1]!, ...measured(list) };
    writeFileSync(file, JSON.stringify(manifest));
    const refused = putBack({ databaseUrl: target, dataDir: path('taken'), folder: tampered });
    await expect(refused).rejects.toThrow('damaged');
    expect(await rowsOf(target, `select from pg_namespace where nspname = 'platform'`)).toEqual([]);
    expect(existsSync(path('taken'))).toBe(false);
  });

  it.each(['../outside.copy', 'tables/../../outside.copy', '/etc/passwd', 'tables/a\\b', 'C:x'])(
    'refuses a manifest that names the part %s',
    async (place) => {
      const tampered = path(`named-${place.replace(/\W/g, '-')}`);
      cpSync(made, tampered, { recursive: true });
      const file = join(tampered, 'manifest.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as { tables: object[] };
      manifest.tables[0] = { ...manifest.tables[0], file: place };
      writeFileSync(file, JSON.stringify(manifest));
      const refused = putBack({ databaseUrl: source, dataDir: path('taken'), folder: tampered });
      await expect(refused).rejects.toThrow('no whole backup');
    },
  );

  it('is begun anew after it was interrupted', async () => {
    const target = await keep(createEmptyDatabase());
    const blocked = path('blocked');
    writeFileSync(blocked, 'a file where the data folder should be');
    await expect(putBack({ databaseUrl: target, dataDir: blocked, folder: made })).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
    rmSync(blocked);
    await putBack({ databaseUrl: target, dataDir: blocked, folder: made });
    expect(await contents(target)).toEqual(await contents(source));
    expect(await rowsOf(target, `select from pg_namespace where nspname = 'unfinished'`)).toEqual([]);
  });

  it('leaves what is already in the data folder, which may be newer', async () => {
    const target = await keep(createEmptyDatabase());
    mkdirSync(path('older', 'marks'), { recursive: true });
    writeFileSync(path('older', 'marks', '1'), 'newer mark');
    await putBack({ databaseUrl: target, dataDir: path('older'), folder: made });
    expect(readFileSync(path('older', 'marks', '1'), 'utf8')).toBe('newer mark');
  });

  it('refuses a backup whose schema this program does not know', async () => {
    const target = await keep(createEmptyDatabase());
    const strange = path('strange');
    await backup(options(source, dataDir, strange));
    const file = join(strange, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { migrations: number[] };
    writeFileSync(file, JSON.stringify({ ...manifest, migrations: [...manifest.migrations, 9999] }));
    await expect(putBack({ databaseUrl: target, dataDir: path('w'), folder: strange })).rejects.toThrow(
      'release that made it',
    );
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { StartError } from '../errors/index.js';

/** Any constant; all processes of one database wait for each other on it while the schema changes. */
const MIGRATION_LOCK = 7_205_759_403_792;
const OLDEST_POSTGRES = 180_000;
/** TypeORM sorts migrations by 13 digits, as of a time in milliseconds: ours are this and the file's number. */
const FIRST_TIMESTAMP = 1_700_000_000_000;
const modules = join(import.meta.dirname, '..', '..');

interface MigrationFile {
  readonly number: number;
  readonly name: string;
  readonly path: string;
}

/** Every `src/<module>/migrations/NNNN-name.sql`, in the order of their numbers, which are global. */
export function migrationFiles(): MigrationFile[] {
  const files = readdirSync(modules)
    .map((module) => join(modules, module, 'migrations'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.sql'))
        .map((file) => ({
          number: Number(file.slice(0, 4)),
          name: file.slice(0, -4),
          path: join(folder, file),
        })),
    )
    .toSorted((a, b) => a.number - b.number);
  files.forEach((file, index) => {
    if (!Number.isInteger(file.number)) throw new Error(`${file.path} has no number in front.`);
    if (file.number === files[index - 1]?.number) throw new Error(`Two migrations are ${file.number}.`);
  });
  return files;
}

function asMigration({ number, name, path }: MigrationFile): new () => MigrationInterface {
  const migrationName = `${name.replaceAll('-', '_')}${FIRST_TIMESTAMP + number}`;
  return class {
    name = migrationName;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(readFileSync(path, 'utf8'));
    }
    down(): Promise<void> {
      throw new Error('Migrations go forward only.');
    }
  };
}

const oldPostgres = (): StartError =>
  new StartError(
    'DATABASE_URL leads to a PostgreSQL older than 18: upgrade that server, or use another one.',
    'DATABASE_URL trỏ tới PostgreSQL cũ hơn bản 18: hãy nâng cấp máy chủ đó hoặc dùng máy chủ khác.',
  );

const newerSchema = (): StartError =>
  new StartError(
    'The database was brought up to date by a newer Khen: start that version, or restore a backup made by this one.',
    'Cơ sở dữ liệu đã được một phiên bản Khen mới hơn nâng cấp: hãy chạy phiên bản đó, hoặc khôi phục bản sao lưu của phiên bản này.',
  );

/**
 * Brings the schema up to date (or to the migrations that are `wanted`), each in a transaction of its own, under a lock
 * that other processes wait for. Returns the numbers that were applied. Throws StartError, before touching anything,
 * if the server is older than PostgreSQL 18, or a newer Khen was here.
 */
export async function migrate(
  url: string,
  wanted: (number: number) => boolean = () => true,
): Promise<number[]> {
  const lock = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection lost while waiting would end the process without a word.
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    const version = await lock.query<{ number: string }>(
      `select current_setting('server_version_num') as number`,
    );
    if (Number(version.rows[0]!.number) < OLDEST_POSTGRES) throw oldPostgres();
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await lock.query('create schema if not exists platform');
    await refuseNewerSchema(lock);
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      schema: 'platform',
      migrationsTableName: 'migration',
      migrations: migrationFiles()
        .filter(({ number }) => wanted(number))
        .map(asMigration),
      poolSize: 1,
      extra: { options: '-c lock_timeout=10s -c statement_timeout=10min' },
    });
    await dataSource.initialize();
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      return applied.map((migration) => migration.timestamp - FIRST_TIMESTAMP);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

async function refuseNewerSchema(client: Client): Promise<void> {
  const known = migrationFiles().map(({ number }) => String(FIRST_TIMESTAMP + number));
  const table = await client.query<{ found: string | null }>(
    `select to_regclass('platform.migration') as found`,
  );
  if (table.rows[0]!.found === null) return;
  const newer = await client.query('select from platform.migration where not "timestamp"::text = any($1)', [
    known,
  ]);
  if (newer.rows.length > 0) throw newerSchema();
}

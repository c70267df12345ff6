import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { fill, migrate, sweepUnfinished } from '../database/index.js';
import { BackupError } from './backup-error.js';
import {
  appliedMigrations,
  copyIn,
  isEmpty,
  setSequence,
  suspendRules,
  tables,
} from './catalogue.repository.js';
import { checkFiles, restoreFiles } from './folders.js';
import { readManifest, type Manifest } from './manifest.js';
import { checkPart } from './parts.js';
import { restoreJobs } from './pending-jobs.js';

interface RestoreOptions {
  /** An empty database, owned by its role, which need not be a superuser. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly folder: string;
  /** Folders of the data folder that a backup may fill; one that holds anything else is refused. */
  readonly folders: readonly string[];
}

/**
 * Loads a backup into an empty database: checks every digest before anything is changed, makes the schema as it was,
 * then loads all rows in one transaction and puts the files back. A restore that was interrupted is begun anew. The
 * schema is left as old as the backup: migrate afterwards. Throws `BackupError` with a sentence for people.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { databaseUrl, dataDir, folders } = options;
  const folder = resolve(options.folder);
  const manifest = await readManifest(folder);
  await checkAll(folder, manifest, folders);
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'khen-restore',
    options:
      '-c statement_timeout=0 -c lock_timeout=60s -c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await sweepUnfinished(databaseUrl);
    if (!(await isEmpty(client))) throw notEmpty();
    await fill(databaseUrl, async () => {
      await makeSchema(client, databaseUrl, manifest);
      await loadRows(client, folder, manifest);
      await restoreJobs(databaseUrl, folder, manifest);
      for (const list of manifest.files) await restoreFiles(folder, list, dataDir);
    });
    await client.query('analyze');
    return manifest;
  } finally {
    await client.end();
  }
}

async function checkAll(
  folder: string,
  { tables: parts, jobs, files }: Manifest,
  folders: readonly string[],
): Promise<void> {
  for (const part of [...parts, ...files, ...(jobs ? [jobs] : [])]) await checkPart(folder, part);
  for (const list of files) await checkFiles(folder, list, folders);
}

async function makeSchema(
  client: Client,
  databaseUrl: string,
  { migrations, tables: parts }: Manifest,
): Promise<void> {
  await migrate(databaseUrl, (number) => migrations.includes(number));
  const applied = await appliedMigrations(client);
  const known = (await tables(client)).map(({ schema, table }) => `${schema}.${table}`);
  const wanted = parts.map(({ schema, table }) => `${schema}.${table}`);
  if (applied.join() === migrations.join() && known.join() === wanted.join()) return;
  throw new BackupError(
    'This Khen can not make the schema that the backup was made with: restore it with the release that made it, then upgrade.',
    'Bản Khen này không tạo được lược đồ của bản sao lưu: hãy khôi phục bằng bản Khen đã sao lưu rồi nâng cấp.',
  );
}

async function loadRows(client: Client, folder: string, manifest: Manifest): Promise<void> {
  await client.query('begin');
  const rules = await suspendRules(client, manifest.tables);
  for (const table of manifest.tables) {
    const rows = copyIn(client, table);
    await pipeline(createReadStream(join(folder, table.file)), rows);
    if (rows.rowCount !== table.rows)
      throw new Error(`${table.file} holds ${rows.rowCount} rows, not ${table.rows}.`);
  }
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  // Foreign keys are checked against all rows as they are put back.
  for (const rule of rules) await client.query(rule);
  await client.query('commit');
}

function notEmpty(): BackupError {
  return new BackupError(
    'A backup is restored into an empty database only, and this one holds tables: name an empty one (a new DATA_DIR, or another DATABASE_URL).',
    'Chỉ khôi phục vào cơ sở dữ liệu trống, còn cơ sở dữ liệu này đã có bảng: hãy dùng một cơ sở dữ liệu trống (DATA_DIR mới hoặc DATABASE_URL khác).',
  );
}

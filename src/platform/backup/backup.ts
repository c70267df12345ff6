import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Client } from 'pg';
import { BackupError } from './backup-error.js';
import {
  appliedMigrations,
  beginSnapshot,
  copyOut,
  sequences,
  tables,
  type Table,
} from './catalogue.repository.js';
import { copyFolders } from './folders.js';
import { FORMAT, type Manifest, type TablePart } from './manifest.js';
import { syncFolder, writePart } from './parts.js';
import { hasQueues, pendingJobs, queueSettings } from './pending-jobs.js';

interface BackupOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Folder to make; it must not exist. It appears only when the backup is whole and on the disk. */
  readonly folder: string;
  /** Folders of the data folder that must not be ahead of the database: copied before its snapshot is taken. */
  readonly before: readonly string[];
  /** Folders of the data folder that the database refers to: copied after its snapshot was taken. */
  readonly after: readonly string[];
}

/**
 * Writes one consistent snapshot, while servers run or not: every table by COPY in one REPEATABLE READ transaction, the
 * positions of sequences, the jobs that wait, and folders of files. Throws `BackupError` with a sentence for people.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  const draft = `${folder}.unfinished`;
  if (existsSync(folder)) throw alreadyThere(folder);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const manifest = await fill(draft, options);
    await writePart(draft, 'manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
    await syncFolder(draft);
    await rename(draft, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function fill(
  draft: string,
  { databaseUrl, dataDir, before, after }: BackupOptions,
): Promise<Manifest> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'khen-backup',
    options: '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=60s',
  });
  // Without a listener a connection that breaks would end the process; the query in hand rejects anyway.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const earlier = await writePart(draft, 'files-before.jsonl', copyFolders(dataDir, before, draft));
    const database = await copyDatabase(client, draft);
    const later = await writePart(draft, 'files-after.jsonl', copyFolders(dataDir, after, draft));
    return { format: FORMAT, madeAt: new Date().toISOString(), ...database, files: [earlier, later] };
  } finally {
    await client.end();
  }
}

async function copyDatabase(client: Client, draft: string) {
  await beginSnapshot(client);
  const migrations = await appliedMigrations(client);
  const parts: TablePart[] = [];
  for (const table of await tables(client)) parts.push(await copyTable(client, table, draft));
  const queued = await hasQueues(client);
  const queues = queued ? await queueSettings(client) : [];
  const jobs = queued ? await writePart(draft, 'jobs.jsonl', pendingJobs(client)) : undefined;
  const positions = await sequences(client);
  await client.query('rollback');
  return { migrations, tables: parts, sequences: positions, queues, ...(jobs ? { jobs } : {}) };
}

async function copyTable(client: Client, table: Table, draft: string): Promise<TablePart> {
  const rows = copyOut(client, table);
  const part = await writePart(draft, `tables/${table.schema}.${table.table}.copy`, rows);
  return { ...table, columns: [...table.columns], ...part, rows: rows.rowCount };
}

function alreadyThere(folder: string): BackupError {
  return new BackupError(
    `${folder} exists already: name a folder that does not, so that no older backup is lost.`,
    `${folder} đã tồn tại: hãy chọn một thư mục chưa có, để không mất bản sao lưu cũ.`,
  );
}

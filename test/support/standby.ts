import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/embedded/index.js';

/** Belongs to the running server, or is of no use to another one; the folders must be there, empty. */
const NOT_FILES = new Set(['postmaster.pid', 'postmaster.opts', 'pg_internal.init']);
const NOT_CONTENTS = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

/** Two servers, of which one replays what the other writes. */
export interface ReplicatedPostgres {
  readonly primary: EmbeddedPostgres;
  /** Can be stopped, and started again on the same port by `startStandby`. */
  standby: EmbeddedPostgres;
  startStandby(): Promise<void>;
  /** What the standby was asked so far, from the log of the server itself: names of prepared statements. */
  asked(): string[];
  stop(): Promise<void>;
}

/** A primary and a streaming standby in this folder. `settings`: of the standby, for postgresql.conf. */
export async function startReplicated(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ReplicatedPostgres> {
  const [first, second] = [join(folder, 'primary'), join(folder, 'standby')];
  const start = (dataDir: string, port?: number) =>
    startEmbedded({ dataDir, log: () => undefined, durable: false, ...(port !== undefined && { port }) });
  const primary = await start(first);
  mkdirSync(second);
  await copyCluster(primary.superuserUrl, join(first, 'postgres'), join(second, 'postgres'));
  writeStandbySettings(join(second, 'postgres'), primary.superuserUrl, settings);
  const standby = await start(second).catch(async (error: unknown) => {
    await primary.stop();
    throw error;
  });
  const port = Number(new URL(standby.url).port);
  const both: ReplicatedPostgres = {
    primary,
    standby,
    startStandby: async () => {
      both.standby = await start(second, port);
    },
    asked: () =>
      [...readFileSync(join(second, 'postgres.log'), 'utf8').matchAll(/ execute ([\w.-]+): /g)].map(
        ([, name]) => name!,
      ),
    stop: async () => {
      await both.standby.stop();
      await primary.stop();
    },
  };
  return both;
}

/** What pg_basebackup does, which the embedded binaries lack. */
async function copyCluster(superuserUrl: string, from: string, to: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // What the standby has not read yet must still be there.
    await client.query("alter system set wal_keep_size = '256MB'");
    await client.query('select pg_reload_conf()');
    await client.query("select pg_backup_start('standby', true)");
    copyFolder(from, to);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    writeFileSync(join(to, 'backup_label'), rows[0]!.labelfile);
  } finally {
    await client.end();
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (NOT_CONTENTS.has(entry.name)) mkdirSync(target, { mode: 0o700 });
    else if (entry.isDirectory()) copyFolder(source, target);
    else if (!NOT_FILES.has(entry.name)) copyFile(source, target);
  }
}

/** A file that goes away meanwhile is not needed: the log tells of it. */
function copyFile(from: string, to: string): void {
  try {
    copyFileSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function writeStandbySettings(
  cluster: string,
  primaryUrl: string,
  settings: Readonly<Record<string, string>>,
): void {
  writeFileSync(join(cluster, 'standby.signal'), '');
  const { hostname, port, username, password } = new URL(primaryUrl);
  const all = {
    primary_conninfo: `host=${hostname} port=${port} user=${username} password=${password}`,
    wal_retrieve_retry_interval: '100ms',
    log_statement: 'all',
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value}'\n`);
  appendFileSync(join(cluster, 'postgresql.auto.conf'), lines.join(''));
}

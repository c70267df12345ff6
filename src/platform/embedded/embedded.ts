import { resolve } from 'node:path';
import { Client } from 'pg';
import { chooseAccount } from './account.js';
import { findBinaries } from './binaries.js';
import { clusterPaths, prepareCluster, readPassword, readPidFile } from './cluster.js';
import { folderHolder, takeFolder } from './folder-lock.js';
import { endLeftover, PostgresServer } from './server.js';

interface EmbeddedOptions {
  /** Folder that holds the cluster (`postgres/`), its log and its lock; made if need be. */
  readonly dataDir: string;
  /** Told what is going on, a line each. */
  readonly log: (line: string) => void;
  /** TCP port on 127.0.0.1; a free one unless given. */
  readonly port?: number;
  /** False trades safety against a crash of the machine for speed: for tests only. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Connects as `khen`, an ordinary role that owns the database `khen`. */
  readonly url: string;
  /** Connects as the superuser, to the database `postgres`. */
  readonly superuserUrl: string;
  /** Fast shutdown; call it last. Does nothing when the server is another process's. */
  stop(): Promise<void>;
}

/**
 * Runs the PostgreSQL of a data folder: makes its cluster on the first start, ends what a killed server left, restarts
 * it should it die, and lets no second process in. Throws `StartError` with one sentence for people.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const { log, port, durable = true } = options;
  const lock = takeFolder(dataDir);
  let server: PostgresServer | undefined;
  try {
    const binaries = findBinaries();
    const account = chooseAccount(binaries, clusterPaths(dataDir).cluster);
    const found = prepareCluster(dataDir, binaries, account, durable);
    if (found === 'made') log('Made a new PostgreSQL database.');
    server = await PostgresServer.start({ dataDir, binaries, account, port, durable, log });
    const urls = connectionUrls(server.port, readPassword(dataDir));
    await makeDatabase(urls.superuserUrl, readPassword(dataDir));
    const stop = once(async () => {
      await server!.stop();
      lock.release();
    });
    return { ...urls, stop };
  } catch (error) {
    await server?.stop();
    lock.release();
    throw error;
  }
}

/**
 * For commands beside the server: connects to the database that a running server has in this data folder, or, when
 * none runs, starts it for as long as the command takes.
 */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  if (!folderHolder(dataDir)) return startEmbedded(options);
  const running = readPidFile(clusterPaths(dataDir).cluster);
  // A server that is just starting, or ending, says what holds the folder.
  if (!running?.ready) return startEmbedded(options);
  return { ...connectionUrls(running.port, readPassword(dataDir)), stop: () => Promise.resolve() };
}

/**
 * Ends the PostgreSQL that a killed process left running in a data folder that nobody uses now. False when a live
 * process has the folder.
 */
export async function endAbandoned(dataDir: string): Promise<boolean> {
  if (folderHolder(dataDir)) return false;
  await endLeftover({ dataDir, binaries: findBinaries(), log: () => undefined });
  return true;
}

function connectionUrls(port: number, password: string) {
  const url = (user: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return { url: url('khen', 'khen'), superuserUrl: url('postgres', 'postgres') };
}

/** An ordinary role, as on an outside server, so that nothing comes to lean on a superuser's rights. */
async function makeDatabase(superuserUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'khen') as role,
              exists (select from pg_database where datname = 'khen') as database`,
    );
    if (!found.rows[0]!.role) {
      await client.query(`create role khen login password ${client.escapeLiteral(password)}`);
    }
    if (!found.rows[0]!.database) await client.query('create database khen owner khen');
  } finally {
    await client.end();
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

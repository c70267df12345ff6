import type { Client } from 'pg';
import { migrate } from '../../src/platform/database/index.js';
import { startEmbedded } from '../../src/platform/embedded/index.js';
import { sweepFolders } from './sweep.js';
import { temporaryFolder } from './temporary-folder.js';
import { withClient } from './with-client.js';

const ABANDONED_SECONDS = 6 * 3600;

/**
 * The one PostgreSQL of a test run (the outside one that DATABASE_URL names, or an embedded one that gives up safety
 * for speed), and in it the template that `createTestDatabase` clones: migrated once. Beside it a folder for what else a
 * run makes once.
 */
export async function startTestServer(): Promise<{ stop(): Promise<void> }> {
  await sweepFolders();
  const server = await (process.env['DATABASE_URL'] ? outside(process.env['DATABASE_URL']) : embedded());
  // Nothing may reach the given database itself by accident.
  delete process.env['DATABASE_URL'];
  const shared = temporaryFolder();
  const run = `khen_test_${Math.floor(Date.now() / 1000).toString(36)}_${process.pid}`;
  const template = `${run}_template`;
  process.env['KHEN_TEST_SERVER'] = server.url;
  process.env['KHEN_TEST_RUN'] = run;
  process.env['KHEN_TEST_FOLDER'] = shared.path;
  try {
    await withClient(server.url, async (client) => {
      await dropAbandoned(client);
      await client.query(`create database ${template}`);
      await migrate(databaseUrl(server.url, template));
      // A clone fails while anybody is connected to its template.
      await client.query(`alter database ${template} allow_connections false`);
    });
  } catch (error) {
    await server.stop();
    shared.remove();
    throw error;
  }
  return {
    stop: async () => {
      await withClient(server.url, (client) => drop(client, (name) => name.startsWith(`${run}_`)));
      await server.stop();
      shared.remove();
    },
  };
}

async function embedded(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = temporaryFolder();
  const postgres = await startEmbedded({ dataDir: folder.path, log: () => undefined, durable: false });
  await withClient(postgres.superuserUrl, (client) => client.query('alter role khen createdb'));
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      folder.remove();
    },
  };
}

async function outside(url: string): Promise<{ url: string; stop(): Promise<void> }> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
    );
    if (!rows[0]?.may)
      throw new Error('The role in DATABASE_URL must be allowed to create databases (CREATEDB).');
  });
  return { url, stop: () => Promise.resolve() };
}

/** Killed runs leave their databases on an outside server; their names tell when they began. */
async function dropAbandoned(client: Client): Promise<void> {
  const now = Date.now() / 1000;
  await drop(client, (name) => now - Number.parseInt(name.split('_')[2] ?? '', 36) > ABANDONED_SECONDS);
}

async function drop(client: Client, chosen: (name: string) => boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'khen\\_test\\_%'`,
  );
  for (const { name } of rows) {
    if (chosen(name))
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  }
}

function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { sqlState } from '../../src/platform/database/index.js';

export interface TestDatabase {
  readonly url: string;
  /** Ends whoever is still connected. What is not dropped goes with the run. */
  readonly drop: () => Promise<void>;
}

let made = 0;

/** A database of its own with the migrated schema and nothing in it. Takes about 0.1 s, so one a file is the habit. */
export function createTestDatabase(): Promise<TestDatabase> {
  return create('template');
}

/** A database without any schema of ours, as an operator would hand it over. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create('empty');
}

async function create(kind: 'template' | 'empty'): Promise<TestDatabase> {
  const server = process.env['KHEN_TEST_SERVER'];
  const run = process.env['KHEN_TEST_RUN'];
  if (!server || !run)
    throw new Error('There is no test server: run the tests through Jest with our configuration.');
  made += 1;
  const name = `${run}_${process.pid}_${made}_${Math.random().toString(36).slice(2, 8)}`;
  await execute(
    server,
    kind === 'empty' ? `create database ${name}` : `create database ${name} template ${run}_template`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => drop(server, name) };
}

async function drop(on: string, name: string): Promise<void> {
  for (;;) {
    try {
      return await execute(on, `drop database if exists ${name} with (force)`);
    } catch (error) {
      // Autovacuum is at work in it, and belongs to the superuser: it ends by itself.
      if (sqlState(error) !== '42501') throw error;
      await sleep(100);
    }
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

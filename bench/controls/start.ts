import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import { joinEmbedded, startEmbedded } from '../../src/platform/embedded/index.js';
import type { Target } from '../load.js';
import { cores, pin, stop, track } from '../processes.js';
import type { RunningServer } from '../server.js';

const DATABASE = 'bench';
/** As many connections as the server has by default. */
const POOL = 10;

/** Bytes that the control stores as they are. */
export interface Answer {
  readonly key: string;
  readonly bytes: Buffer;
  readonly etag: string;
  /** What the bytes are; without it JSON. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Copies the server's database as it stands, so that both sides write to the same tables with the same rows, and stores
 * the bytes that the control answers with. The server must not be running.
 */
export async function makeControlDatabase(dataDir: string, answers: readonly Answer[]): Promise<void> {
  const postgres = await startEmbedded({ dataDir, log: () => undefined });
  try {
    await execute(postgres.superuserUrl, (client) =>
      client.query(`create database ${DATABASE} template khen`),
    );
    await execute(controlUrl(postgres.superuserUrl), async (client) => {
      await client.query(
        'create schema bench; create table bench.answer (key text primary key, body text not null, etag text not null)',
      );
      for (const { key, bytes, etag } of answers) {
        await client.query('insert into bench.answer values ($1, $2, $3)', [
          key,
          bytes.toString('utf8'),
          etag,
        ]);
      }
      await client.query('vacuum analyze');
    });
    await execute(postgres.url, (client) => client.query('vacuum analyze'));
  } finally {
    await postgres.stop();
  }
}

/** Starts the control on the PostgreSQL of the running server. */
export async function startControl(
  dataDir: string,
  { postgresPid }: Target,
): Promise<RunningServer & { readonly databaseUrl: string }> {
  const { superuserUrl } = await joinEmbedded({ dataDir, log: () => undefined });
  const databaseUrl = controlUrl(superuserUrl);
  const child = track(fork(new URL('bare-server.ts', import.meta.url), [databaseUrl, String(POOL)]));
  return { ...(await running(child, postgresPid)), databaseUrl };
}

/** Starts the control that has these answers in memory, under their keys as addresses. */
export async function startMemoryControl(
  answers: readonly Answer[],
  { postgresPid }: Target,
): Promise<RunningServer> {
  const child = track(fork(new URL('memory-server.ts', import.meta.url), { serialization: 'advanced' }));
  child.send(answers);
  return running(child, postgresPid);
}

async function running(child: ChildProcess, postgresPid: number): Promise<RunningServer> {
  const [port] = (await Promise.race([once(child, 'message'), failure(child)])) as [number];
  pin(child.pid!, cores.server);
  return { url: `http://127.0.0.1:${port}`, pid: child.pid!, postgresPid, stop: () => stop(child) };
}

async function failure(child: ChildProcess): Promise<never> {
  await once(child, 'exit');
  throw new Error('The control did not start; its messages above say why.');
}

function controlUrl(superuserUrl: string): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

async function execute(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

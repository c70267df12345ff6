import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Transport } from './api.js';
import { startApplication, testEnvironment } from './application.js';
import type { Office, Publishers } from './faults-publishers.js';
import { builtServer, ServerProcess } from './faults-server.js';

/** How many people publish at once. */
export const AT_ONCE = 3;

/** A database in which people are ready to work, and how a server on it is started. */
export interface Stage {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly desks: readonly Office[];
  readonly topic: string;
  readonly key: string;
  close(): Promise<void>;
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** People who can work, made by the code under test itself; `url`: a migrated database. */
export async function prepare(url: string, dataDir: string): Promise<Omit<Stage, 'close'>> {
  const environment = { ...testEnvironment(dataDir), DATABASE_URL: url, DATABASE_POOL: '8' };
  const application = await startApplication({ environment });
  const desks: Office[] = [];
  for (let made = 0; made < AT_ONCE; made += 1) {
    const desk = await application.given.desk();
    desks.push({ ...desk, translator: await application.given.colleague(desk, 'translator') });
  }
  const topic = await application.given.topic();
  const key = (await application.api.get('/ledger/key')).text.trim();
  await application.close();
  return { url, environment, desks, topic, key };
}

/** A server that is started again and again, each time at another address. */
export class Seat {
  address = 'http://127.0.0.1:9';
  private server: ServerProcess | undefined;

  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly dist: string = builtServer,
  ) {}

  start = async (): Promise<ServerProcess> => {
    this.server = await ServerProcess.start(this.environment, this.dist);
    this.address = this.server.address;
    return this.server;
  };

  end = async (): Promise<void> => this.server?.kill();
}

export const countsOf = ({ done }: Publishers): string =>
  [...done].map(([verb, count]) => `${verb} ${count}`).join(', ');

/** The places in the log of all acts on releases, in order. */
export async function actsIn(url: string): Promise<number[]> {
  const client = await connected(url);
  try {
    const { rows } = await client.query<{ index: string }>(
      `select index from ledger.entry where convert_from(bytes, 'UTF8')::jsonb ->> 'act' like 'release.%' order by index`,
    );
    return rows.map(({ index }) => Number(index));
  } finally {
    await client.end();
  }
}

/** A connection, however long PostgreSQL takes to be back. */
export async function connected(url: string): Promise<Client> {
  for (;;) {
    const client = new Client({ connectionString: url });
    // It will be thrown out with everybody else.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await sleep(50);
    }
  }
}

/** Releases that the public does not see as those were told who published or retracted them. */
export async function astray(transport: Transport, { published, retracted }: Publishers): Promise<string[]> {
  const wrong: string[] = [];
  for (const [standing, ids] of [
    ['public', published],
    ['retracted', retracted],
  ] as const) {
    for (const id of ids) {
      const path = `/api/v1/releases/${id}`;
      const { status, bytes } = await transport({ method: 'GET', path, headers: {}, payload: undefined });
      if (status !== 200 || !bytes.toString().includes(`"standing":"${standing}"`))
        wrong.push(`${id} is not ${standing}: ${status}`);
    }
  }
  return wrong;
}

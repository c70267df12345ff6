import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import { loadDemonstration } from '../../src/demonstration/index.js';
import { makeKeys } from '../../src/keys.js';
import { loadConfig } from '../../src/platform/config/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/embedded/index.js';
import { startServer, untilQuiet } from '../server.js';
import { Random } from '../texts/random.js';
import { type Length, Texts } from '../texts/texts.js';
import { copyRows, type Row } from './copy.js';
import { GeneratedReleases, type Surroundings } from './releases.js';

const root = join(import.meta.dirname, '..', '..');
const SEED = 20_251_126;
/** A million in five years. */
const BETWEEN_RELEASES_MS = 160_000;
const DAY_MS = 86_400_000;
const BATCH = 2000;

/**
 * The data folder of a province with the demonstration and this many generated releases behind it: made once, and kept
 * for the next run in `.khen-bench/`, until what it is made by changes. It is begun anew if its making was interrupted.
 */
export async function keptProvince(releases: number, length: Length = 'usual'): Promise<string> {
  const dataDir = join(root, '.khen-bench', `${releases}-${length}`);
  const mark = join(dataDir, 'made-by');
  const maker = fingerprint();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === maker) return dataDir;
  console.log(`Making a province with ${releases} releases of ${length} length …`);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  // What is lost in a crash is made again.
  const postgres = await startEmbedded({ dataDir, log: () => undefined, durable: false });
  try {
    const config = loadConfig({ DATA_DIR: dataDir }).withDatabase(postgres.url);
    await migrate(postgres.url);
    await makeKeys(config.keysDir, config.ledgerOrigin);
    await loadDemonstration(config, new Date(Date.now() - DAY_MS - releases * BETWEEN_RELEASES_MS));
    const client = new Client({ connectionString: asSuperuser(postgres) });
    await client.connect();
    try {
      const surroundings = await readSurroundings(client, config.ledgerOrigin);
      await fill(client, releases, new GeneratedReleases(new Texts(new Random(SEED), length), surroundings));
      await client.query('vacuum analyze');
    } finally {
      await client.end();
    }
  } finally {
    await postgres.stop();
  }
  await settle(dataDir);
  writeFileSync(mark, maker);
  return dataDir;
}

/** Lets a server do what the demonstration left to do, above all print its documents: else it would beside every measurement. */
async function settle(dataDir: string): Promise<void> {
  const server = await startServer(dataDir);
  try {
    await untilQuiet(server);
  } finally {
    await server.stop();
  }
}

/** Puts the releases behind what is there, in the log and in all tables, without a statement for each. */
async function fill(client: Client, count: number, generated: GeneratedReleases): Promise<void> {
  // The rows fit together as they are: no triggers, no foreign keys.
  await client.query('set session_replication_role = replica');
  const { rows: head } = await client.query<{ size: string; last_at: Date }>(
    'select size, last_at from ledger.head',
  );
  const [size, last] = [Number(head[0]!.size), head[0]!.last_at.getTime()];
  const at = (each: number): Date => new Date(last + (each + 1) * BETWEEN_RELEASES_MS);
  const started = performance.now();
  let copying = Promise.resolve();
  for (let done = 0; done < count; done += BATCH) {
    const batch = new Map<string, Row[]>();
    for (let each = done; each < Math.min(done + BATCH, count); each += 1) {
      for (const [table, made] of Object.entries(generated.next({ index: size + each, at: at(each) }))) {
        const rows = batch.get(table);
        if (rows) rows.push(...made);
        else batch.set(table, [...made]);
      }
      // The batch before is on its way meanwhile.
      if (each % 20 === 0) await setImmediate();
    }
    await copying;
    copying = copyBatch(client, batch);
    if (done > 0 && done % 50_000 === 0)
      console.log(`${done} releases after ${Math.round((performance.now() - started) / 1000)} s`);
  }
  await copying;
  await client.query('update ledger.head set size = $1, last_at = $2', [size + count, at(count - 1)]);
}

async function copyBatch(client: Client, batch: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  await client.query('begin');
  for (const [table, rows] of batch) await copyRows(client, table, rows);
  await client.query('commit');
}

/** What the demonstration has, under its Vietnamese names. */
async function readSurroundings(client: Client, log: string): Promise<Surroundings> {
  const named = async (text: string) =>
    (await client.query<{ id: string; name: string }>(`${text} order by name`)).rows;
  return {
    log,
    organisations: await named(`
      select id, name from identity.organisation join identity.organisation_name on organisation_id = id
      where lang = 'vi' and kind <> 'press_agency'`),
    topics: await named(
      `select id, name from reference.topic join reference.topic_name on topic_id = id where lang = 'vi'`,
    ),
    places: await named(`
      select id, name from reference.place join reference.place_name on place_id = id
      where lang = 'vi' and valid_to is null and kind <> 'province'`),
  };
}

/** The address of the database for who may leave out its triggers. */
export function asSuperuser({ url, superuserUrl }: EmbeddedPostgres): string {
  return Object.assign(new URL(superuserUrl), { pathname: new URL(url).pathname }).href;
}

/** Digest of what decides what is in a kept province. Migrations do not: the server brings it up to date. */
function fingerprint(): string {
  const files = globSync(['bench/texts/*.ts', 'bench/province/releases.ts'], { cwd: root });
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { toSearchRows } from '../../src/distribution/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { startEmbedded } from '../../src/platform/embedded/index.js';
import { copyRows } from './copy.js';
import { asSuperuser } from './province.js';

const root = join(import.meta.dirname, '..', '..');
/** As many rows as a part has when the server begins the next one. */
const PART = 40_000;
const READ_AT_ONCE = 2000;

interface Found {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly ledger_index: string;
  readonly documents: readonly string[];
}
type Document = Parameters<typeof toSearchRows>[0]['documents'][number];

const inForce = `
  select r.id, v.number as version, coalesce(f.first_published_at, f.published_at) as at, v.ledger_index,
    array_agg(convert_from(d.bytes, 'UTF8') order by d.lang <> v.source_lang, d.lang) as documents
  from releases.version v
  join releases.release r on r.current_version_id = v.id
  join releases.version f on f.release_id = r.id and f.number = 1
  join releases.document d on d.version_id = v.id and d.ledger_index is not null and d.bytes is not null
  where r.standing = 'public' and v.ledger_index >= $1 and v.ledger_index < $2
  group by r.id, v.id, f.id order by v.ledger_index`;

/**
 * Puts what a kept province holds into the index of search, unless that was done in the same way: the rows that the server
 * would make, in parts as it would have made them, but each copied as a whole, for which a server takes many hours. It goes on
 * behind the last whole part if its making was interrupted.
 */
export async function indexProvince(dataDir: string): Promise<void> {
  const mark = join(dataDir, 'indexed-by');
  const begun = join(dataDir, 'indexing-by');
  const maker = fingerprint(dataDir);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === maker) return;
  console.log(`Indexing ${dataDir} …`);
  const goesOn = existsSync(begun) && readFileSync(begun, 'utf8') === maker;
  rmSync(mark, { force: true });
  const postgres = await startEmbedded({ dataDir, log: () => undefined, durable: false });
  try {
    await migrate(postgres.url);
    const [rows, parts] = [0, 1].map(() => new Client({ connectionString: asSuperuser(postgres) })) as [
      Client,
      Client,
    ];
    try {
      await Promise.all([rows.connect(), parts.connect()]);
      await clear(parts, goesOn);
      writeFileSync(begun, maker);
      await fillIndex(rows, parts);
      await parts.query('vacuum analyze distribution.search_text');
    } finally {
      await Promise.all([rows.end(), parts.end()]);
    }
  } finally {
    await postgres.stop();
  }
  writeFileSync(mark, maker);
}

/** Drops what is there, or only what does not belong to a whole part. */
async function clear(client: Client, goesOn: boolean): Promise<void> {
  if (!goesOn)
    await client.query(
      'update distribution.search_progress set followed = 0, rebuilt = null, rebuilt_until = null',
    );
  const { rows } = await client.query<{ number: number }>(
    `select number from distribution.search_part
     where not $1 or not exists (select from pg_inherits where inhrelid = to_regclass('distribution.search_text_' || number))`,
    [goesOn],
  );
  for (const { number } of rows) {
    await client.query(`drop table if exists distribution.search_text_${number}`);
    await client.query('delete from distribution.search_part where number = $1', [number]);
  }
}

/** While one connection copies a part, the other one builds the indexes of the part before. */
async function fillIndex(rows: Client, parts: Client): Promise<void> {
  await parts.query(`set maintenance_work_mem = '1GB'`);
  const { rows: state } = await rows.query<{ size: string; followed: string; low: string }>(`
    select size, followed, coalesce((select max(at) + interval '1 millisecond' from distribution.search_text)::text, '-infinity') as low
    from ledger.head, distribution.search_progress`);
  const [size, begin] = [Number(state[0]!.size), Number(state[0]!.followed)];
  if (begin >= size) return;
  const started = performance.now();
  let low = state[0]!.low;
  let building = Promise.resolve();
  let [table, held, last] = [await beginPart(rows, low), 0, new Date(0)];
  for (let from = begin; from < size; from += READ_AT_ONCE) {
    const until = Math.min(from + READ_AT_ONCE, size);
    const found = (await rows.query<Found>(inForce, [from, until])).rows;
    const made = found.flatMap(({ documents, ...release }) =>
      toSearchRows({ ...release, documents: documents.map((text) => JSON.parse(text) as Document) }),
    );
    await copyRows(
      rows,
      table,
      made.map((row) => ({ ...row })),
    );
    held += made.length;
    last = found.reduce((latest, { at }) => (at > latest ? at : latest), last);
    if (held < PART && until < size) continue;
    const high = until < size ? new Date(last.getTime() + 1).toISOString() : 'infinity';
    const part = { table, low, high, until };
    await building;
    building = endPart(parts, part);
    if (until < size) [low, table, held] = [high, await beginPart(rows, high), 0];
    console.log(`${until} releases indexed after ${Math.round((performance.now() - started) / 1000)} s`);
  }
  await building;
}

async function beginPart(client: Client, low: string): Promise<string> {
  const { rows } = await client.query<{ number: number }>(
    'insert into distribution.search_part (low) values ($1) returning number',
    [low],
  );
  const table = `distribution.search_text_${rows[0]!.number}`;
  await client.query(
    `create table ${table} (like distribution.search_text including storage) with (toast_tuple_target = 128)`,
  );
  return table;
}

async function endPart(
  client: Client,
  { table, low, high, until }: { table: string; low: string; high: string; until: number },
): Promise<void> {
  await client.query(`alter table ${table} add primary key (release_id, lang, at)`);
  // By itself PostgreSQL takes a second process for large tables only, and the words are not in the table itself.
  await client.query(`alter table ${table} set (parallel_workers = 1)`);
  await client.query(`create index on ${table} using gin (words) with (fastupdate = off)`);
  await client.query(`alter table ${table} reset (parallel_workers)`);
  await client.query('begin');
  await client.query(
    `alter table distribution.search_text attach partition ${table} for values from ('${low}') to ('${high}')`,
  );
  await client.query('update distribution.search_progress set followed = $1', [until]);
  await client.query('commit');
}

/** Digest of what decides how the rows of the index look, and of what they are made. */
function fingerprint(dataDir: string): string {
  const files = globSync(
    ['src/distribution/search/{lexemes,search-rows,searchable}.ts', 'src/distribution/migrations/*.sql'],
    {
      cwd: root,
    },
  ).map((file) => join(root, file));
  const hash = createHash('sha256');
  for (const file of [...files.toSorted(), join(dataDir, 'made-by')]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

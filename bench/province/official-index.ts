import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { toOfficialRow } from '../../src/distribution/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { startEmbedded } from '../../src/platform/embedded/index.js';
import { copyRows } from './copy.js';
import { asSuperuser } from './province.js';

const root = join(import.meta.dirname, '..', '..');
const READ_AT_ONCE = 2000;

interface Text {
  readonly id: string;
  readonly document: string;
}
type Document = Parameters<typeof toOfficialRow>[1][number];

/** Of releases whose first version was published so far along the log. */
const everPublic = `
  select v.release_id as id, convert_from(d.bytes, 'UTF8') as document from releases.version f
  join releases.version v on v.release_id = f.release_id
  join releases.document d on d.version_id = v.id and d.ledger_index is not null and d.bytes is not null
  where f.number = 1 and f.ledger_index >= $1 and f.ledger_index < $2`;

/**
 * Has a kept province known again by its fingerprints, unless that was done in the same way: the rows that the server would
 * make. Search is left as it is, and taken for up to date.
 */
export async function fingerprintProvince(dataDir: string): Promise<void> {
  const mark = join(dataDir, 'known-by');
  const maker = fingerprint(dataDir);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === maker) return;
  console.log(`Taking the fingerprints of ${dataDir} …`);
  const postgres = await startEmbedded({ dataDir, log: () => undefined, durable: false });
  try {
    await migrate(postgres.url);
    const client = new Client({ connectionString: asSuperuser(postgres) });
    await client.connect();
    try {
      await fill(client);
    } finally {
      await client.end();
    }
  } finally {
    await postgres.stop();
  }
  writeFileSync(mark, maker);
}

async function fill(client: Client): Promise<void> {
  await client.query('truncate distribution.official_release, distribution.official_print restart identity');
  await client.query('alter table distribution.official_print drop constraint if exists official_print_pk');
  let number = 0;
  const { rows: head } = await client.query<{ size: string }>('select size from ledger.head');
  for (let from = 0; from < Number(head[0]!.size); from += READ_AT_ONCE) {
    const { rows } = await client.query<Text>(everPublic, [from, from + READ_AT_ONCE]);
    const made = [...Map.groupBy(rows, ({ id }) => id)].map(([id, texts]) => ({
      number: (number += 1),
      ...toOfficialRow(
        id,
        texts.map(({ document }) => JSON.parse(document) as Document),
      ),
    }));
    await copyRows(
      client,
      'distribution.official_release',
      made.map(({ number: id, release_id: release, prints, numbers }) => ({
        id,
        release_id: release,
        prints: [...prints].map(String),
        numbers,
      })),
    );
    await copyRows(
      client,
      'distribution.official_print',
      made.flatMap(({ number: id, prints }) => [...prints].map((print) => ({ print, official_id: id }))),
    );
  }
  await client.query(
    'alter table distribution.official_print add constraint official_print_pk primary key (print, official_id)',
  );
  await client.query(
    `select setval(pg_get_serial_sequence('distribution.official_release', 'id'), max(id)) from distribution.official_release`,
  );
  await client.query(
    'update distribution.search_progress set followed = (select size from ledger.head), rebuilt = null, rebuilt_until = null',
  );
  await client.query('vacuum analyze distribution.official_print');
  await client.query('vacuum analyze distribution.official_release');
}

/** Digest of what decides how the rows look, and of what they are made. */
function fingerprint(dataDir: string): string {
  const files = globSync(
    [
      'src/distribution/official/official-{index,text}.ts',
      'src/distribution/search/searchable.ts',
      'src/platform/text/{shingles,vietnamese}.ts',
    ],
    { cwd: root },
  ).map((file) => join(root, file));
  const hash = createHash('sha256');
  for (const file of [...files.toSorted(), join(dataDir, 'made-by')]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

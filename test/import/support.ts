import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KhenProcess, khen } from '../start/khen.js';
import type { TestApplication } from '../support/application.js';
import { explainFailure } from '../../src/commands/failure.js';
import { importCommand } from '../../src/commands/import.js';
import { statement } from '../../src/platform/database/index.js';

export interface Run {
  readonly code: number | string;
  readonly output: string;
}

/** The environment in which a command works on the test's server. */
function environmentOf({ config }: TestApplication): Record<string, string> {
  const { databaseUrl, dataDir, keysDir, ledgerOrigin } = config;
  return {
    DATABASE_URL: databaseUrl!,
    DATA_DIR: dataDir,
    KEYS_DIR: keysDir,
    LEDGER_ORIGIN: ledgerOrigin,
    PUBLIC_URL: 'http://khen.test',
  };
}

let running: Promise<unknown> = Promise.resolve();

/** Runs `khen import` on a file with that content, in this process: a start of its own takes two seconds each time. */
export function importing(...asked: Parameters<typeof startImport>): Promise<Run> {
  // One after the other: what they say goes through the one console.
  const run = running.then(() => importHere(...asked));
  running = run;
  return run;
}

async function importHere(
  server: TestApplication,
  folder: string,
  content: string | Buffer,
  ...args: readonly string[]
): Promise<Run> {
  const lines: string[] = [];
  const { log, error: complain } = console;
  console.log = console.error = (line: string) => void lines.push(line);
  const before = { ...process.env };
  Object.assign(process.env, environmentOf(server));
  let code: number;
  try {
    code = await importCommand([fileOf(folder, content), ...args]);
  } catch (failure) {
    lines.push(explainFailure(failure));
    code = 1;
  } finally {
    Object.assign(console, { log, error: complain });
    process.env = before;
  }
  return { code, output: lines.join('\n') };
}

let files = 0;

/** The same in a process of its own, which can be killed. */
export function startImport(
  server: TestApplication,
  folder: string,
  content: string | Buffer,
  ...args: readonly string[]
): KhenProcess {
  return khen(['import', fileOf(folder, content), ...args], environmentOf(server));
}

function fileOf(folder: string, content: string | Buffer): string {
  files += 1;
  const file = join(folder, `releases-${files}`);
  writeFileSync(file, content);
  return file;
}

export interface ImportedRow {
  readonly id: string;
  readonly key: string;
  readonly number: string | null;
  readonly url: string | null;
  readonly first_published_at: Date;
  readonly state: string;
  readonly lang: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly topics: string[];
  readonly places: string[];
}

/** Everything that was imported for an organisation, in the order of the log. */
export const importedOf = statement<ImportedRow>(
  'test.imported-releases',
  `select r.id, r.imported_key as key, r.number, r.imported_url as url, v.first_published_at, v.state, v.kind, t.lang,
     t.title, t.summary, t.body,
     array(select topic_id from releases.version_topic x where x.version_id = v.id) as topics,
     array(select place_id from releases.version_place x where x.version_id = v.id) as places
   from releases.release r join releases.version v on v.release_id = r.id and v.number = 1
   join releases.text t on t.version_id = v.id
   where r.organisation_id = $1 and r.imported_key is not null order by v.ledger_index`,
);

/** Rows as JSON lines, complete but for what is said otherwise. */
export function jsonLines(rows: readonly Readonly<Record<string, unknown>>[]): string {
  return rows.map((row, index) => `${JSON.stringify({ ...complete(index), ...row })}\n`).join('');
}

export const complete = (index: number) => ({
  key: `tin-${index}`,
  title: `Tin số ${index} của cổng cũ`,
  body: `<p>Nội dung của tin số ${index}. Câu thứ hai.</p>`,
  publishedAt: '05/03/2019 07:30',
});

export const counts = ({ output }: Run): number[] =>
  [...output.matchAll(/^ {2}.*\): (\d+)$/gm)].map(([, count]) => Number(count));

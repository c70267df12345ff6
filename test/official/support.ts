import type { Official, Question } from '../../src/distribution/index.js';
import type { Database } from '../../src/platform/database/index.js';
import type { Api } from '../support/api.js';
import type { TestApplication } from '../support/application.js';
import { importTexts } from '../search/support.js';
import type { JudgedOriginal } from './judged/judged.types.js';

export async function check(api: Api, question: Question): Promise<Official> {
  const answer = await api.post<Official>('/api/v1/official', question);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
}

/** Publishes releases that were judged, as an older portal's. */
export const importOriginals = (
  server: TestApplication,
  organisation: string,
  topics: string,
  originals: readonly JudgedOriginal[],
): Promise<void> =>
  importTexts(
    server,
    organisation,
    originals.map(({ key, lang = 'vi', title, paragraphs }) => ({
      key,
      lang,
      title,
      body: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
      publishedAt: '2025-01-01',
      topics,
    })),
  );

/** Lets a question fail for us: what releases are known again by is away meanwhile. */
export async function withoutFingerprints<Result>(
  database: Database,
  ask: () => Promise<Result>,
): Promise<Result> {
  const rename = (from: string, to: string) => ({
    name: `rename-${to}`,
    text: `alter table distribution.${from} rename to ${to}`,
  });
  await database.query(rename('official_print', 'away'));
  try {
    return await ask();
  } finally {
    await database.query(rename('away', 'official_print'));
  }
}

/** Every table in which a row has this word. */
export async function tablesThatHold(database: Database, word: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>({
    name: 'all-tables',
    text: `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_schema)'`,
  });
  const holding: string[] = [];
  for (const { name } of tables) {
    const held = {
      name: `held-in-${name}`.slice(0, 63),
      text: `select from ${name} t where t::text like $1`,
    };
    if ((await database.query(held, [`%${word}%`])).length > 0) holding.push(name);
  }
  return holding;
}

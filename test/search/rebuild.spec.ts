import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { SearchIndex } from '../../src/distribution/index.js';
import { endAll, khen } from '../start/khen.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { followUp, type FoundPage, importTexts, search } from './support.js';

/** Some more than one transaction goes through. */
const COUNT = 130;
let server: TestApplication;
let client: Client;
/** All there are, as search finds them when all is well. */
let all: readonly string[];

beforeAll(async () => {
  server = await startApplication();
  client = new Client({ connectionString: server.config.databaseUrl! });
  await client.connect();
  const { organisation } = await server.given.desk();
  await server.given.topic();
  const { body } = await server.api.get<{ items: { code: string }[] }>('/api/v1/topics');
  const texts = Array.from({ length: COUNT }, (_, index) => ({
    key: String(index),
    title: `Mực nước hồ chứa số ${index}`,
    body: '<p>Không đổi.</p>',
    publishedAt: `2020-01-01T00:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}+07:00`,
    topics: body.items[0]!.code,
  }));
  await importTexts(server, organisation, texts);
  await followUp(server);
  all = await find();
}, 60_000);
afterEach(endAll);
afterAll(async () => {
  await client.end();
  await server.close();
});

async function find(): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: FoundPage = await search(server.api, 'mực nước', { limit: '100', ...(cursor && { cursor }) });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return found;
}

const rebuilding = () => {
  const { databaseUrl, dataDir, keysDir, ledgerOrigin } = server.config;
  return khen(['search', 'rebuild'], {
    DATABASE_URL: databaseUrl!,
    DATA_DIR: dataDir,
    KEYS_DIR: keysDir,
    LEDGER_ORIGIN: ledgerOrigin,
    PUBLIC_URL: 'http://khen.test',
    DEMONSTRATION: 'no',
  });
};

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 40_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('It never came to that.');
    await sleep(5);
  }
}
const progress = () => server.app.get(SearchIndex).progress();
const isWaiting = async () => {
  // It is asked within a transaction, which would be answered the same each time.
  await client.query('select pg_stat_clear_snapshot()');
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rowCount === 1;
};

describe('khen search rebuild', () => {
  it('goes on where it was killed, and is right all the while: nothing that was found is lost', async () => {
    expect(all).toHaveLength(COUNT);
    // Words that nothing but a rebuild brings back.
    await client.query(`update distribution.search_text set words = words || '''zzhong'''`);
    expect((await search(server.api, 'zzhong')).items).toHaveLength(20);
    // Nobody can write until this is over: it is killed in the middle of its work.
    await client.query('begin');
    await client.query('lock table distribution.search_text in exclusive mode');
    const first = rebuilding();
    await until(isWaiting);
    first.kill('SIGKILL');
    await first.ended;
    await client.query('commit');
    await until(async () => (await server.app.get(SearchIndex).rebuildSome()) === 'more');
    expect(await progress()).toMatchObject({ rebuilt: 100 });
    expect(await find()).toEqual(all);
    const more = await server.given.release({
      draft: { title: 'Mực nước sông Lô', summary: 'Tăng.', body: '<p>Chậm.</p>' },
    });
    await followUp(server);
    expect(await find()).toEqual([more.id, ...all]);
  });

  it('is done by as many as want to, once each', async () => {
    await client.query(`delete from distribution.search_text where random() < 0.5`);
    await client.query(`update distribution.search_text set words = words || '''zzhong'''`);
    await server.app.get(SearchIndex).beginRebuild();
    const command = rebuilding();
    await command.says(/tiếp tục/);
    await followUp(server);
    expect([await command.ended, command.output]).toEqual([0, expect.stringContaining('đã lập lại')]);
    expect(await progress()).not.toHaveProperty('rebuilt');
    const { rows } = await client.query<{ broken: number; all: number }>(
      `select count(*) filter (where words @@ '''zzhong''')::integer as broken, count(*)::integer as all
       from distribution.search_text`,
    );
    expect(rows).toEqual([{ broken: 0, all: COUNT + 1 }]);
    expect((await find()).slice(1)).toEqual(all);
  });
});

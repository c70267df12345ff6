import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { copyFrom, copyTo } from '../../src/platform/backup/copy.js';

/** What stands in our list now, in its order, with the words that Directus searches. */
const published = `
  select row_number() over (order by v.ledger_index) as id, r.id as slug, content->>'title' as title, content->>'summary' as summary,
    content->>'body' as body, v.published_at, 'published' as status, content->'topics'->0->>'name' as topic
  from releases.release r join releases.version v on v.id = r.current_version_id
  join releases.document d on d.version_id = v.id and d.lang = v.source_lang
  cross join lateral (select convert_from(d.bytes, 'UTF8')::jsonb->'content' as content) c
  where r.standing = 'public'`;

/** Copies what is public of ours into the table that Directus serves, unless it holds just that. */
export async function copyReleases(ourUrl: string, theirUrl: string): Promise<void> {
  await connected(ourUrl, (ours) =>
    connected(theirUrl, async (theirs) => {
      const newest = async (client: Client, text: string) =>
        (await client.query<{ count: string; last: Date | null }>(text)).rows[0]!;
      const have = await newest(theirs, 'select count(*), max(published_at) as last from releases');
      const want = await newest(
        ours,
        `select count(*), max(v.published_at) as last from releases.release r join releases.version v on v.id = r.current_version_id
         where r.standing = 'public'`,
      );
      if (have.count === want.count && have.last?.getTime() === want.last?.getTime()) return;
      console.log(`Copying ${want.count} releases to Directus …`);
      await theirs.query('truncate releases');
      await theirs.query('create index if not exists releases_published_at on releases (published_at)');
      await pipeline(
        copyTo(ours, `copy (${published}) to stdout`),
        copyFrom(
          theirs,
          'copy releases (id, slug, title, summary, body, published_at, status, topic) from stdin',
        ),
      );
      await theirs.query('vacuum analyze releases');
    }),
  );
}

/** Waits until no query runs: one that nobody waits for any more goes on nevertheless. */
export async function untilIdle(url: string): Promise<void> {
  await connected(url, async (client) => {
    const active = `select from pg_stat_activity where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()`;
    for (let idle = 0; idle < 3; idle = (await client.query(active)).rowCount === 0 ? idle + 1 : 0)
      await client.query('select pg_sleep(0.1)');
  });
}

/** Does some work on a database. */
export async function connected<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

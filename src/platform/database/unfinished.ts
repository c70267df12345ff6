import { Client } from 'pg';

/** While this schema exists, what else is in the database is nobody's: it was being filled when a crash came. */
const MARK = 'unfinished';

/** Fills an empty database as a whole: what a crash leaves half-done is known as such by `isUnfinished`. */
export async function fill<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  await connected(url, (client) => client.query(`create schema ${MARK}`));
  const result = await work();
  await connected(url, (client) => client.query(`drop schema ${MARK}`));
  return result;
}

export function isUnfinished(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    const { rows } = await client.query('select from pg_namespace where nspname = $1', [MARK]);
    return rows.length > 0;
  });
}

/** Empties a database whose filling was interrupted, so that it can be begun anew; leaves any other alone. */
export async function sweepUnfinished(url: string): Promise<void> {
  if (!(await isUnfinished(url))) return;
  await connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace
       where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', $1)`,
      [MARK],
    );
    for (const { name } of rows) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`);
    await client.query(`drop schema ${MARK}`);
  });
}

async function connected<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

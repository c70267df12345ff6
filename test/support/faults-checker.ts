import { Client } from 'pg';
import { halfDoneReleases } from './faults-life.js';

/**
 * What must never be found in a database, at rest or after a crash: each query looks for one way in which something is
 * half done. It knows the tables and nothing of our code, so that a mistake there can't hide itself here.
 */
const contradictions: Readonly<Record<string, string>> = {
  'the head of the log does not count its entries': `
    select size, (select count(*) from ledger.entry), (select max(index) from ledger.entry) from ledger.head
    where size <> (select count(*) from ledger.entry) or size <> (select coalesce(max(index), -1) + 1 from ledger.entry)`,
  'an entry is earlier than the one before it': `
    select index from (select index, at, lag(at) over (order by index) as before from acts) t where at < before`,
  'an entry does not name the act before it on its object': `
    select index from (
      select index, previous, lag(index) over (partition by on_type, on_id order by index) as before from acts
    ) t where previous is distinct from before`,
  'the chain of an object does not end at its last entry': `
    select type, id, last_index from ledger.object
    full join (select on_type, on_id, max(index) as last from acts group by 1, 2) t on on_type = type and on_id = id
    where last_index is distinct from last`,
  ...halfDoneReleases,
  'a request was begun and not done': 'select owner, key from platform.idempotency where result is null',
};

const acts = `
  with acts as (
    select index, entry ->> 'act' as act, (entry ->> 'at')::timestamptz as at, entry ->> 'for' as organisation,
      entry -> 'on' ->> 'type' as on_type, entry -> 'on' ->> 'id' as on_id, (entry -> 'on' ->> 'version')::integer as on_version,
      (entry ->> 'previous')::bigint as previous, entry ->> 'audit' as audit, entry -> 'detail' as detail,
      entry -> 'documents' as named,
      (select string_agg(concat_ws(' ', d ->> 'lang', d ->> 'sha256'), ', ' order by d ->> 'lang')
       from jsonb_array_elements(entry -> 'documents') d) as documents
    from (select index, convert_from(bytes, 'UTF8')::jsonb as entry from ledger.entry) e
  )`;

/** Every contradiction in the database, in words, with the rows at fault; none if all that was begun is whole. */
export async function contradictionsIn(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // One snapshot: a server may be at work meanwhile.
    await client.query('begin transaction isolation level repeatable read, read only');
    const found: string[] = [];
    for (const [sentence, query] of Object.entries(contradictions)) {
      const { rows } = await client.query(`${acts} ${query}`);
      found.push(...rows.map((row) => `${sentence}: ${JSON.stringify(row)}`));
    }
    return found;
  } finally {
    await client.end();
  }
}

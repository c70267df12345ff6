import { Client } from 'pg';

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
  'a version is published without number, time, place in the log, or has one of them without being published': `
    select id, state, number, published_at, ledger_index from releases.version
    where (state = 'published') is distinct from (number is not null)
       or (state = 'published') is distinct from (published_at is not null)
       or (state = 'published') is distinct from (ledger_index is not null)`,
  'a published version is not in the log, or the log says something else of it': `
    select v.id, v.ledger_index from releases.version v
    join releases.release r on r.id = v.release_id
    left join acts a on a.index = v.ledger_index
    where v.state = 'published' and (
      a.act is distinct from 'release.published' or a.on_type <> 'release' or a.on_id <> r.id::text
      or a.on_version is distinct from v.number or a.organisation is distinct from r.organisation_id::text
      or a.at <> v.published_at
      or a.documents is distinct from (
        select string_agg(concat_ws(' ', d.lang, d.sha256), ', ' order by d.lang) from releases.document d
        where d.version_id = v.id
      ))`,
  'the log says published of what is not': `
    select a.index from acts a where a.act = 'release.published'
    and not exists (select from releases.version v where v.ledger_index = a.index and v.state = 'published')`,
  'an entry names an audit record that does not tell of it': `
    select a.index from acts a left join ledger.audit t on t.digest = a.audit
    where t.id is null or t.object_id <> a.on_id
       or (a.act = 'release.published' and (t.verb <> 'publish' or t.to_state is distinct from 'published'))`,
  'the audit trail says published, and the log does not': `
    select t.id from ledger.audit t
    where t.to_state = 'published' and not exists (select from acts a where a.audit = t.digest)`,
  'a state was reached that the audit trail does not end in': `
    select v.id, v.state, t.to_state from releases.version v
    left join lateral (
      select to_state from ledger.audit where object_type = 'release' and object_id = v.release_id::text and to_state is not null
      order by ended_at desc, id desc limit 1
    ) t on true
    where v.state is distinct from t.to_state
      and not exists (select from releases.version n where n.release_id = v.release_id and n.created_at > v.created_at)`,
  'the audit trail has a gap': `
    select object_id, from_state, before from (
      select object_id, from_state, lag(to_state) over (partition by object_id order by at, id) as before
      from ledger.audit where object_type = 'release'
    ) t where from_state is distinct from before`,
  'a release is not as its versions are': `
    select r.id, r.standing, r.published_versions from releases.release r
    left join releases.version c on c.id = r.current_version_id
    where r.published_versions <> (select count(*) from releases.version v where v.release_id = r.id and v.state = 'published')
       or (r.standing = 'unpublished') is distinct from (r.published_versions = 0)
       or (r.published_versions > 0 and (
         c.release_id is distinct from r.id or c.state <> 'published' or c.number <> r.published_versions))`,
  'a release has two versions at work': `
    select release_id from releases.version where state in ('draft', 'in_review', 'approved')
    group by 1 having count(*) > 1`,
  'a release has no version, or a version no text in its own language': `
    select r.id from releases.release r left join releases.version v on v.release_id = r.id
    left join releases.text t on t.version_id = v.id and t.lang = v.source_lang where t.id is null`,
  'a text is frozen that is not approved, or approved and not frozen': `
    select v.id, v.state, t.lang from releases.version v
    join releases.text t on t.version_id = v.id
    left join releases.document d on d.version_id = v.id and d.lang = t.lang
    where (v.state in ('approved', 'published')) is distinct from (d.version_id is not null)`,
  'a document is not what its digest says, or speaks of another release': `
    select d.version_id, d.lang from releases.document d join releases.version v on v.id = d.version_id
    where d.sha256 <> encode(sha256(d.bytes), 'hex')
       or convert_from(d.bytes, 'UTF8')::jsonb ->> 'id' <> v.release_id::text
       or (v.number is not null and (convert_from(d.bytes, 'UTF8')::jsonb ->> 'version')::integer <> v.number)`,
  'somebody approved what they wrote': `
    select v.id, t.actor_id from releases.version v
    join ledger.audit t on t.object_type = 'release' and t.object_id = v.release_id::text and t.verb = 'approve'
    join releases.version_author w on w.version_id = v.id and w.account_id = t.actor_id
    where v.state in ('approved', 'published')
      and not exists (select from ledger.audit l where l.object_id = t.object_id and l.verb = 'send-back' and l.at >= t.at)`,
  'a request was begun and not done': 'select owner, key from platform.idempotency where result is null',
};

const acts = `
  with acts as (
    select index, entry ->> 'act' as act, (entry ->> 'at')::timestamptz as at, entry ->> 'for' as organisation,
      entry -> 'on' ->> 'type' as on_type, entry -> 'on' ->> 'id' as on_id, (entry -> 'on' ->> 'version')::integer as on_version,
      (entry ->> 'previous')::bigint as previous, entry ->> 'audit' as audit,
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

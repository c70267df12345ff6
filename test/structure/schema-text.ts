import { Client } from 'pg';

/** Everything that PostgreSQL itself can say of our schemas, what TypeORM can't see included, as text to be read in a review. */
export async function describeSchema(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Without it names would be shortened by whatever search path the role has.
    await client.query(`set search_path = ''`);
    const sections: string[] = [];
    for (const schema of await column(client, schemas, [])) {
      sections.push(`schema ${schema}`);
      for (const table of await column(client, tables, [schema])) {
        const lines = [`table ${schema}.${table}`];
        for (const part of partsOfTable) {
          lines.push(...(await column(client, part, [schema, table])).map((line) => `  ${line}`));
        }
        sections.push(lines.join('\n'));
      }
      sections.push(...(await column(client, others, [schema])));
    }
    return `${sections.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

async function column(client: Client, text: string, values: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(text, [...values]);
  return rows.map(({ line }) => line);
}

const schemas = `
  select nspname::text as line from pg_catalog.pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'queue') order by 1`;

const tables = `
  select c.relname::text as line from pg_catalog.pg_class c
  where c.relnamespace = $1::text::regnamespace and c.relkind in ('r', 'p') order by 1`;

const ofTable = `format('%I.%I', $1::text, $2::text)::regclass`;
const columns = `
  select concat_ws(' ', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then 'not null' end,
    case when d.oid is not null and a.attgenerated = '' then 'default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
    case when a.attgenerated <> '' then 'generated as ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
    nullif('identity ' || a.attidentity::text, 'identity '),
    case when a.attstorage <> t.typstorage then 'storage ' || a.attstorage::text end,
    (select 'collate ' || l.collname from pg_catalog.pg_collation l where l.oid = a.attcollation and l.oid <> t.typcollation)
  ) as line
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = ${ofTable} and a.attnum > 0 and not a.attisdropped order by a.attnum`;
const constraints = `
  select concat_ws(' ', 'constraint', conname, pg_catalog.pg_get_constraintdef(oid)) as line
  from pg_catalog.pg_constraint where conrelid = ${ofTable} and contype <> 'n' order by contype, conname`;
const indexes = `
  select pg_catalog.pg_get_indexdef(indexrelid) as line from pg_catalog.pg_index i
  where indrelid = ${ofTable}
    and not exists (select from pg_catalog.pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  order by 1`;
const triggers = `
  select pg_catalog.pg_get_triggerdef(oid) as line from pg_catalog.pg_trigger
  where tgrelid = ${ofTable} and not tgisinternal order by tgname`;
const policies = `
  select concat_ws(' ', 'policy', polname, pg_catalog.pg_get_expr(polqual, polrelid)) as line
  from pg_catalog.pg_policy where polrelid = ${ofTable} order by polname`;
const partsOfTable = [columns, constraints, indexes, triggers, policies];

const others = `
  select line from (
    select 1 as kind, p.proname::text as name, rtrim(pg_catalog.pg_get_functiondef(p.oid)) as line
    from pg_catalog.pg_proc p where p.pronamespace = $1::text::regnamespace and p.prokind <> 'a'
    union all
    select 2, c.relname::text, concat_ws(' ', 'view', $1 || '.' || c.relname, 'as', pg_catalog.pg_get_viewdef(c.oid))
    from pg_catalog.pg_class c where c.relnamespace = $1::text::regnamespace and c.relkind in ('v', 'm')
    union all
    select 3, c.relname::text, concat_ws(' ', 'sequence', $1 || '.' || c.relname)
    from pg_catalog.pg_class c where c.relnamespace = $1::text::regnamespace and c.relkind = 'S'
    union all
    select 4, t.typname::text, concat_ws(' ', 'type', $1 || '.' || t.typname, t.typtype,
      (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid))
    from pg_catalog.pg_type t
    where t.typnamespace = $1::text::regnamespace and t.typtype in ('e', 'd', 'r')
  ) every order by kind, name`;

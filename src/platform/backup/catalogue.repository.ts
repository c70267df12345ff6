import type { Client } from 'pg';
import { copyFrom, copyTo } from './copy.js';

export interface Table {
  readonly schema: string;
  readonly table: string;
  /** Without the generated ones, which the database computes again. */
  readonly columns: readonly string[];
}

export interface Sequence {
  readonly schema: string;
  readonly sequence: string;
  readonly value: string;
}

/** Schemas that are not PostgreSQL's own, nor those that are rebuilt instead of copied (the queue's). */
const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'queue', 'unfinished')`;

/** One snapshot of everything; text comes out the same whatever the server's settings are. */
export async function beginSnapshot(client: Client): Promise<void> {
  await client.query('begin transaction isolation level repeatable read, read only');
  await client.query(
    `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true),
            set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
            set_config('bytea_output', 'hex', true), pg_current_snapshot()`,
  );
}

/** Numbers of the applied migrations, ascending; TypeORM keeps them as milliseconds after a fixed instant. */
export async function appliedMigrations(client: Client): Promise<number[]> {
  const { rows } = await client.query<{ number: number }>(
    `select ("timestamp" - 1700000000000)::integer as number from platform.migration order by 1`,
  );
  return rows.map((row) => row.number);
}

/**
 * Every table of ours but the list of migrations, which restoring the schema fills itself, and what its comment calls
 * derived: that is made again out of the rest.
 */
export async function tables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as table,
            array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and ${OURS}
       and (n.nspname, c.relname) <> ('platform', 'migration')
       and obj_description(c.oid, 'pg_class') is distinct from 'derived'
     order by 1, 2`,
  );
  return rows;
}

/** Positions of the sequences that were used. Read after the tables: a sequence may be ahead of them, never behind. */
export async function sequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    // Materialised, so that the last values are asked of sequences alone.
    `with known as materialized (select schemaname, sequencename, last_value from pg_sequences)
     select n.nspname as schema, sequencename as sequence, last_value::text as value
     from known join pg_namespace n on n.nspname = schemaname
     where last_value is not null and ${OURS}
       and (schemaname, sequencename) <> ('platform', 'migration_id_seq')
     order by 1, 2`,
  );
  return rows;
}

/** Rows of a table as PostgreSQL's COPY text. */
export function copyOut(client: Client, table: Table) {
  // A query, since COPY by name leaves out the partitions of a partitioned table.
  return copyTo(client, `copy (select ${columnsOf(client, table)} from ${nameOf(client, table)}) to stdout`);
}

export function copyIn(client: Client, table: Table) {
  return copyFrom(client, `copy ${nameOf(client, table)} (${columnsOf(client, table)}) from stdin`);
}

/** Whether anything but an unfinished restore is in the database. */
export async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `select from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' limit 1`,
  );
  return rows.length === 0;
}

/**
 * Empties all tables and takes away foreign keys and triggers, so that rows may come in any order; answers the
 * statements that put them back. An ordinary owner may do this, unlike setting session_replication_role.
 */
export async function suspendRules(client: Client, all: readonly Table[]): Promise<string[]> {
  const { rows: keys } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as drop,
            format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as add
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and ${OURS}
     order by k.conrelid::regclass::text, k.conname`,
  );
  const { rows: triggers } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as drop,
            format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
                   case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as add
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and t.tgenabled <> 'D' and ${OURS}
     order by t.tgrelid::regclass::text, t.tgname`,
  );
  const rules = [...keys, ...triggers];
  for (const { drop } of rules) await client.query(drop);
  if (all.length > 0) await client.query(`truncate ${all.map((table) => nameOf(client, table)).join(', ')}`);
  return rules.map((rule) => rule.add);
}

export async function setSequence(client: Client, { schema, sequence, value }: Sequence): Promise<void> {
  const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(sequence)}`;
  await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
}

function nameOf(client: Client, { schema, table }: Table): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
}

function columnsOf(client: Client, { columns }: Table): string {
  return columns.map((column) => client.escapeIdentifier(column)).join(', ');
}

import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createEmptyDatabase, type TestDatabase } from '../../../test/support/index.js';
import { copyIn, copyOut, sequences, setSequence, suspendRules, tables } from './catalogue.repository.js';

/** Everything that could stand in the way of rows: keys in a circle and to oneself, triggers, generated columns, partitions. */
const schema = `
  create schema toy;
  create table toy.parent (id bigint generated always as identity primary key, favourite bigint, above bigint references toy.parent);
  create table toy.child (id serial primary key, parent bigint not null references toy.parent, name text, folded text generated always as (lower(name)) stored);
  alter table toy.parent add constraint favourite_fk foreign key (favourite) references toy.child deferrable initially deferred;
  create function toy.refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
  create trigger grows_only before insert or update or delete on toy.child for each row execute function toy.refuse();
  create trigger whole before truncate on toy.child for each statement execute function toy.refuse();
  alter table toy.child enable always trigger whole;
  create table toy.day (at date not null, note text) partition by range (at);
  create table toy.day_1 partition of toy.day for values from ('2026-01-01') to ('2027-01-01');
  insert into toy.day values ('2026-05-05', 'đ')`;

describe('copying between two databases of one schema', () => {
  let from: TestDatabase;
  let to: TestDatabase;
  let source: Client;
  let target: Client;

  beforeAll(async () => {
    [from, to] = await Promise.all([createEmptyDatabase(), createEmptyDatabase()]);
    source = new Client({ connectionString: from.url });
    target = new Client({ connectionString: to.url });
    await Promise.all([source.connect(), target.connect()]);
    await source.query(schema);
    await target.query(schema);
    await source.query('alter table toy.child disable trigger user');
    await source.query(`insert into toy.parent (above) values (null), (1);
      insert into toy.child (parent, name) values (1, 'HÀ'), (2, 'GIANG');
      update toy.parent set favourite = 2, above = 2 where id = 1`);
    await source.query(
      'alter table toy.child enable trigger grows_only; alter table toy.child enable always trigger whole',
    );
  });
  afterAll(async () => {
    await Promise.all([source.end(), target.end()]);
    await Promise.all([from.drop(), to.drop()]);
  });

  it('moves rows past keys and triggers, in any order, as an ordinary role, and puts the rules back', async () => {
    const rules = `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'toy'::regnamespace
      union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
      order by 1, 2`;
    const before = (await target.query(rules)).rows;
    const all = await tables(source);
    expect(all.map(({ table }) => table)).toEqual(['child', 'day', 'parent']);
    await target.query('begin');
    const restore = await suspendRules(target, all);
    for (const table of all) await pipeline(copyOut(source, table), copyIn(target, table));
    for (const sequence of await sequences(source)) await setSequence(target, sequence);
    for (const rule of restore) await target.query(rule);
    await target.query('commit');
    expect((await target.query(rules)).rows).toEqual(before);
    for (const table of ['parent', 'child', 'day']) {
      const sql = `select * from toy.${table} order by 1`;
      expect((await target.query(sql)).rows).toEqual((await source.query(sql)).rows);
    }
    await expect(target.query(`insert into toy.child (parent, name) values (1, 'x')`)).rejects.toThrow('no');
    await expect(target.query('update toy.parent set above = 99')).rejects.toMatchObject({ code: '23503' });
    const next = await target.query<{ id: string }>('insert into toy.parent default values returning id');
    expect(next.rows).toEqual([{ id: '3' }]);
  });

  it('refuses rows that break a foreign key', async () => {
    const all = await tables(target);
    await target.query('begin');
    const restore = await suspendRules(target, all);
    const children = all.filter(({ table }) => table === 'child');
    for (const table of children) await pipeline(copyOut(source, table), copyIn(target, table));
    const back = (async () => {
      for (const rule of restore) await target.query(rule);
    })();
    await expect(back).rejects.toMatchObject({ code: '23503' });
    await target.query('rollback');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { layFarewell } from '../../../test/support/faults-farewell.js';
import { layLine } from '../../../test/support/faults-line.js';
import { createEmptyDatabase, openDatabase, type OpenDatabase } from '../../../test/support/index.js';
import {
  ChangeHints,
  Database,
  isDatabaseAway,
  migrate,
  migrationFiles,
  sqlState,
  statement,
  violatedConstraint,
} from './index.js';

const create = statement(
  'spec.create-counter',
  'create table public.counter (id integer primary key, value integer)',
);
const fill = statement('spec.fill-counter', 'insert into public.counter values ($1, $2)');
const read = statement<{ value: number }>(
  'spec.read-counter',
  'select value from public.counter where id = $1',
);
const set = statement('spec.set-counter', 'update public.counter set value = $2 where id = $1');
const lock = statement<{ value: number }>(
  'spec.lock-counter',
  'select value from public.counter where id = $1 for update',
);
const endListeners = statement(
  'spec.end-listeners',
  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'khen hints'",
);
const serializable = statement('spec.serializable', 'set transaction isolation level serializable');

describe('a transaction', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openDatabase();
    await open.database.query(create);
    for (const id of [1, 2, 3, 4]) await open.database.query(fill, [id, 0]);
  });
  afterAll(() => open.close());
  const valueOf = async (id: number) => (await open.database.query(read, [id]))[0]!.value;

  it('is undone as a whole when its work fails', async () => {
    const work = open.database.transaction(async (tx) => {
      await tx.query(set, [1, 99]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await valueOf(1)).toBe(0);
  });

  it('is repeated as a whole when it could not be serialised, so that no count is lost', async () => {
    let runs = 0;
    const add = () =>
      open.database.transaction(async (tx) => {
        runs += 1;
        await tx.query(serializable);
        const [row] = await tx.query(read, [2]);
        await tx.query(set, [2, row!.value + 1]);
      });
    await Promise.all(Array.from({ length: 6 }, add));
    expect(await valueOf(2)).toBe(6);
    expect(runs).toBeGreaterThan(6);
  });

  it('is repeated when it was the victim of a deadlock', async () => {
    let runs = 0;
    let arrived = 0;
    const both = Promise.withResolvers<void>();
    const swap = (first: number, second: number) =>
      open.database.transaction(async (tx) => {
        runs += 1;
        await tx.query(lock, [first]);
        arrived += 1;
        if (arrived === 2) both.resolve();
        if (arrived <= 2) await both.promise;
        const [row] = await tx.query(lock, [second]);
        await tx.query(set, [second, row!.value + 1]);
      });
    await Promise.all([swap(3, 4), swap(4, 3)]);
    expect(runs).toBe(3);
    expect([await valueOf(3), await valueOf(4)]).toEqual([1, 1]);
  });

  it('tells which constraint refused a row, and does not repeat that', async () => {
    let runs = 0;
    const error: unknown = await open.database
      .transaction(async (tx) => {
        runs += 1;
        await tx.query(fill, [1, 1]);
      })
      .catch((reason: unknown) => reason);
    expect([sqlState(error), violatedConstraint(error), runs]).toEqual(['23505', 'counter_pkey', 1]);
  });

  it('runs its hooks after the commit is visible, and not at all without one', async () => {
    const seen: number[] = [];
    await open.database.transaction(async (tx) => {
      await tx.query(set, [1, 7]);
      tx.afterCommit(() => seen.push(7));
      expect(seen).toEqual([]);
    });
    const failing = open.database.transaction((tx) => {
      tx.afterCommit(() => seen.push(8));
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(seen).toEqual([7]);
  });

  it('gives a hint at what it changed once that is visible, also to who has lost the connection meanwhile', async () => {
    const hints = new ChangeHints(open.url);
    let seen = Promise.withResolvers<number>();
    hints.listen(() => void valueOf(2).then(seen.resolve));
    const hintAfter = async (value: number): Promise<number> => {
      seen = Promise.withResolvers<number>();
      await open.database.transaction(async (tx) => {
        await tx.query(set, [2, value]);
        tx.hintAtChange();
      });
      return seen.promise;
    };
    await seen.promise;
    expect(await hintAfter(21)).toBe(21);
    seen = Promise.withResolvers<number>();
    await open.database.query(endListeners);
    await seen.promise;
    expect(await hintAfter(22)).toBe(22);
    await hints.onApplicationShutdown();
  });

  it.each(['transaction', 'snapshot'] as const)(
    'leaves nobody a connection on which the last answer never came (%s)',
    async (kind) => {
      const line = await layLine(open.url);
      const url = `${line.url}?query_timeout=500`;
      const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
      const database = new Database(dataSource);
      const error: unknown = await database[kind](async (tx) => {
        await tx.query(read, [1]);
        line.swallow();
        await tx.query(read, [1]);
      }).catch((reason: unknown) => reason);
      expect(isDatabaseAway(error)).toBe(true);
      await line.mend();
      expect(await database.query(read, [1])).toHaveLength(1);
      await dataSource.destroy();
      await line.cut();
    },
  );

  it.each(['transaction', 'snapshot', 'query'] as const)(
    'ends no process when the server ends just as it lets somebody in (%s)',
    async (kind) => {
      const farewell = await layFarewell(open.url);
      const dataSource = await new DataSource({ type: 'postgres', url: farewell.url }).initialize();
      const database = new Database(dataSource);
      await database.query(read, [1]);
      farewell.begin();
      const ask = () =>
        kind === 'query' ? database.query(read, [1]) : database[kind]((tx) => tx.query(read, [1]));
      // The first one may still be given the connection that was cut off.
      for (let times = 0; times < 3; times += 1) {
        expect(isDatabaseAway(await ask().catch((reason: unknown) => reason))).toBe(true);
      }
      await dataSource.destroy();
      farewell.close();
    },
  );

  it('reads from one instant in a snapshot, and writes nothing there', async () => {
    await open.database.snapshot(async (tx) => {
      const before = await tx.query(read, [1]);
      await open.database.query(set, [1, 1234]);
      expect(await tx.query(read, [1])).toEqual(before);
      const error: unknown = await tx.query(set, [1, 1]).catch((reason: unknown) => reason);
      expect(sqlState(error)).toBe('25006');
    });
  });
});

describe('a statement', () => {
  it('has a name of its own', () => {
    expect(() => statement('spec.read-counter', 'select 1')).toThrow('declared twice');
  });
});

describe('migrations', () => {
  it('are applied once however many processes start together, in the order of their numbers', async () => {
    const { url, drop } = await createEmptyDatabase();
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const numbers = migrationFiles().map(({ number }) => number);
    expect(applied.flat()).toEqual(numbers);
    expect(applied.filter((list) => list.length > 0)).toHaveLength(1);
    await drop();
  });

  it('refuse a database that a newer version brought up to date, and leave it alone', async () => {
    const { url, drop } = await createEmptyDatabase();
    await migrate(url);
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`insert into platform.migration ("timestamp", name) values (1700000009999, 'future')`);
    await expect(migrate(url)).rejects.toThrow(
      /brought up to date by a newer Khen[^]*phiên bản Khen mới hơn/,
    );
    await client.end();
    await drop();
  });

  it('leave nothing of a migration that failed half-way, and go on from there', async () => {
    const { url, drop } = await createEmptyDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    // Stands in the way of the very last statement of the first migration.
    await client.query('create schema platform; create table platform.scheduled_task (id text)');
    await expect(migrate(url)).rejects.toThrow('already exists');
    const left = await client.query(`select to_regclass('platform.change') as change`);
    expect(left.rows).toEqual([{ change: null }]);
    await client.query('drop table platform.scheduled_task');
    expect((await migrate(url)).length).toBe(migrationFiles().length);
    await client.end();
    await drop();
  });
});

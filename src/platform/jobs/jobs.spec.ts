import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { openDatabase, type OpenDatabase } from '../../../test/support/index.js';
import { loadConfig } from '../config/index.js';
import { Metrics } from '../metrics/index.js';
import { type FailedJob, Jobs, type Queue } from './index.js';

const letters: Queue<{ id: string }> = { name: 'spec-letters', schema: z.strictObject({ id: z.string() }) };

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 200) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a job', () => {
  let open: OpenDatabase;
  let jobs: Jobs;
  const done: string[] = [];
  const failures = new Map([['stubborn', 1]]);

  beforeAll(async () => {
    open = await openDatabase();
    const config = loadConfig({}).withDatabase(open.url);
    jobs = new Jobs(config, new Metrics());
    jobs.handle(letters, ({ id }) => {
      const left = failures.get(id) ?? 0;
      failures.set(id, left - 1);
      if (left > 0) return Promise.reject(new Error('not now'));
      done.push(id);
      return Promise.resolve();
    });
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await open.close();
  });

  it('exists if its transaction commits, and not otherwise', async () => {
    const undone = open.database.transaction(async (tx) => {
      await jobs.enqueue(tx, letters, { id: 'undone' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await open.database.transaction((tx) => jobs.enqueue(tx, letters, { id: 'kept' }));
    await until(() => done.includes('kept'));
    expect(done).not.toContain('undone');
  });

  it('is tried again after it failed, without holding up the others', async () => {
    await open.database.transaction(async (tx) => {
      await jobs.enqueue(tx, letters, { id: 'stubborn' });
      await jobs.enqueue(tx, letters, { id: 'easy' });
    });
    await until(() => done.includes('stubborn'));
    expect(done.indexOf('easy')).toBeLessThan(done.indexOf('stubborn'));
  });

  it('that fails as often as it may be tried is left to people, with what its last run said', async () => {
    const since = new Date(Date.now() - 60_000);
    expect(await jobs.failedSince(since, 10)).toEqual([]);
    await open.database.transaction(async (tx) => {
      failures.set('hopeless', 100);
      await jobs.enqueue(tx, letters, { id: 'hopeless' });
      await tx.unnamed(`update queue.job set retry_limit = 0 where data ->> 'id' = 'hopeless'`);
    });
    let failed: FailedJob[] = [];
    while (failed.length === 0) failed = await jobs.failedSince(since, 10);
    expect(failed).toMatchObject([{ queue: letters.name, message: 'not now' }]);
    expect(await jobs.failedSince(new Date(Date.now() + 60_000), 10)).toEqual([]);
  });

  it('waits while there is anything else to do, if it is in no hurry', async () => {
    await open.database.transaction(async (tx) => {
      for (let count = 0; count < 12; count += 1)
        await jobs.enqueue(tx, letters, { id: `archive-${count}` }, { unhurried: true });
      await jobs.enqueue(tx, letters, { id: 'news' });
    });
    await until(() => done.includes('archive-11'));
    expect(done.indexOf('news')).toBeLessThan(done.indexOf('archive-11'));
  });

  it('is refused when nobody would do it, or when it does not say what its queue asks', async () => {
    const orphan = { ...letters, name: 'spec-orphan' };
    const enqueue = (queue: Queue<{ id: string }>, payload: { id: string }) =>
      open.database.transaction((tx) => jobs.enqueue(tx, queue, payload));
    await expect(enqueue(orphan, { id: 'x' })).rejects.toThrow('Nobody handles');
    await expect(enqueue(letters, { id: 'x', more: 1 } as { id: string })).rejects.toThrow('more');
  });
});

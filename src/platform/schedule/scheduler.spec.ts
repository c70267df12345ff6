import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type OpenDatabase } from '../../../test/support/index.js';
import { ManualClock } from '../clock/index.js';
import { statement } from '../database/index.js';
import { Scheduler } from './index.js';

const pause = statement('spec.pause-task', 'update platform.scheduled_task set paused = $2 where id = $1');
const state = statement<{ last_error: string | null; last_finished_at: Date | null }>(
  'spec.task-state',
  'select last_error, last_finished_at from platform.scheduled_task where id = $1',
);

describe('a scheduled task', () => {
  let open: OpenDatabase;
  const clock = new ManualClock('2026-11-23T00:00:00Z');
  const runs: string[] = [];
  const process = (name: string) => {
    const scheduler = new Scheduler(open.database, clock);
    scheduler.add({
      id: 'sweep',
      everySeconds: 60,
      run: () => {
        runs.push(name);
        return name === 'broken' ? Promise.reject(new Error('disk full')) : Promise.resolve();
      },
    });
    return scheduler;
  };

  beforeAll(async () => {
    open = await openDatabase();
  });
  afterAll(() => open.close());

  it('runs in one of many processes, once a rhythm, and catches up with a missed one once', async () => {
    const processes = ['a', 'b', 'c'].map(process);
    for (const scheduler of processes) await scheduler.start();
    await Promise.all(processes.map((scheduler) => scheduler.runDue()));
    expect(runs).toHaveLength(1);
    clock.advance(59_000);
    await Promise.all(processes.map((scheduler) => scheduler.runDue()));
    expect(runs).toHaveLength(1);
    clock.advance(600_000);
    await Promise.all(processes.map((scheduler) => scheduler.runDue()));
    expect(runs).toHaveLength(2);
  });

  it('does not run while it is paused', async () => {
    clock.advance(60_000);
    await open.database.query(pause, ['sweep', true]);
    await process('paused').runDue();
    await open.database.query(pause, ['sweep', false]);
    expect(runs).not.toContain('paused');
  });

  it('leaves its last failure to be read, and runs again at its next time', async () => {
    await process('broken').runDue();
    expect((await open.database.query(state, ['sweep']))[0]).toMatchObject({ last_error: 'disk full' });
    clock.advance(60_000);
    await process('mended').runDue();
    expect((await open.database.query(state, ['sweep']))[0]).toMatchObject({ last_error: null });
    expect(runs.slice(-2)).toEqual(['broken', 'mended']);
  });
});

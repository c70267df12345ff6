import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openDatabase, type OpenDatabase } from '../../../test/support/index.js';
import { ManualClock } from '../clock/index.js';
import { loadConfig } from '../config/index.js';
import { type ScheduledTask, Scheduler, type TaskRow, Tasks, type TaskVerb } from './index.js';
import { TasksRepository } from './tasks.repository.js';

let open: OpenDatabase;
let tasks: Tasks;
const clock = new ManualClock('2026-11-23T00:00:00Z');
/** What observers were told. */
const told: [task: string, what: boolean | Date][] = [];
let made = 0;
/** Each test has tasks of its own. */
const newId = (): string => `spec.task-${(made += 1)}`;

/** A process with these tasks, which has started. */
async function begin(...added: ScheduledTask[]): Promise<Scheduler> {
  const repository = new TasksRepository(open.database);
  const scheduler = new Scheduler(repository, clock, loadConfig({}));
  scheduler.observe({
    ran: (id, succeeded) => told.push([id, succeeded]),
    succeeded: (id, at) => told.push([id, at]),
  });
  for (const task of added) scheduler.add(task);
  await scheduler.start();
  return scheduler;
}
const rowOf = async (id: string): Promise<TaskRow> => (await tasks.list()).find((row) => row.id === id)!;
const steer = (id: string, verb: TaskVerb): Promise<void> =>
  open.database.transaction(async (tx) => tasks.steer(tx, id, verb, await clock.now()));

beforeAll(async () => {
  open = await openDatabase();
  tasks = new Tasks(new TasksRepository(open.database));
});
afterAll(() => open.close());

describe('a scheduled task', () => {
  it('runs in one of many processes, once a rhythm, and catches up with what was missed once', async () => {
    const id = newId();
    let runs = 0;
    const run = () => Promise.resolve((runs += 1));
    const processes = await Promise.all(['a', 'b', 'c'].map(() => begin({ id, everySeconds: 60, run })));
    const everywhere = () => Promise.all(processes.map((scheduler) => scheduler.runDue()));
    await everywhere();
    expect(runs).toBe(1);
    clock.advance(59_000);
    await everywhere();
    expect(runs).toBe(1);
    clock.advance(600_000);
    await everywhere();
    await everywhere();
    expect(runs).toBe(2);
    // In step with the first run, not with the late one.
    clock.advance(1_000);
    await everywhere();
    expect(runs).toBe(3);
  });

  it('of every second runs once in each second, however unevenly the clock ticks and whatever a run takes', async () => {
    const tick = fc.record({
      after: fc.integer({ min: 1, max: 700 }),
      takes: fc.integer({ min: 0, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(tick, { minLength: 5, maxLength: 40 }), async (ticks) => {
        const begun = (await clock.now()).getTime();
        const seconds: number[] = [];
        let takes = 0;
        const run = async () => {
          seconds.push(Math.floor(((await clock.now()).getTime() - begun) / 1000));
          clock.advance(takes);
        };
        const scheduler = await begin({ id: newId(), everySeconds: 1, run });
        await scheduler.runDue();
        for (const each of ticks) {
          clock.advance(each.after);
          ({ takes } = each);
          await scheduler.runDue();
        }
        expect(seconds).toEqual(seconds.map((_, second) => second));
        const last = Math.floor(((await clock.now()).getTime() - takes - begun) / 1000);
        expect(seconds.length).toBeGreaterThanOrEqual(last);
      }),
      { numRuns: 30 },
    );
  });

  it('runs beside others that are due, the longest due first', async () => {
    const [first, second] = [newId(), newId()];
    const order: string[] = [];
    const { promise: secondBegan, resolve } = Promise.withResolvers<void>();
    await begin({ id: second, everySeconds: 60, run: () => Promise.resolve() });
    clock.advance(1_000);
    const scheduler = await begin(
      {
        id: first,
        everySeconds: 60,
        run: () => {
          order.push(first);
          resolve();
          return Promise.resolve();
        },
      },
      { id: second, everySeconds: 60, run: () => (order.push(second), secondBegan) },
    );
    await scheduler.runDue();
    expect(order).toEqual([second, first]);
  });

  it('leaves what came of it to be read: a text, or its failure, and runs again at its next time', async () => {
    const id = newId();
    const outcomes = [
      () => Promise.resolve('3 forgotten'),
      () => Promise.reject(new Error('disk full')),
      () => {
        throw new TypeError('at once');
      },
      () => Promise.resolve(),
    ];
    const scheduler = await begin({ id, everySeconds: 60, run: () => outcomes.shift()!() });
    await scheduler.runDue();
    const succeededAt = await clock.now();
    expect(await rowOf(id)).toMatchObject({
      rhythm: 'every 60 s',
      lastResult: '3 forgotten',
      lastError: null,
    });
    for (const lastError of ['disk full', 'at once']) {
      clock.advance(60_000);
      await scheduler.runDue();
      const row = await rowOf(id);
      expect(row).toMatchObject({ lastError, lastResult: null, lastSucceededAt: succeededAt });
      expect(row.runningUntil).toBeNull();
    }
    const about = () => told.filter(([task]) => task === id).map(([, what]) => what);
    expect(about()).toEqual([succeededAt, true, false, false]);
    await begin({ id, everySeconds: 60, run: () => Promise.resolve() });
    expect(about().at(-1)).toEqual(succeededAt);
    clock.advance(60_000);
    await scheduler.runDue();
    expect(await rowOf(id)).toMatchObject({ lastError: null, lastSucceededAt: await clock.now() });
  });

  it('that takes too long has failed, is told to stop, and does not keep its successor from running', async () => {
    const id = newId();
    const { promise, resolve } = Promise.withResolvers<string>();
    const signals: AbortSignal[] = [];
    const scheduler = await begin({
      id,
      everySeconds: 60,
      timeoutSeconds: 0.05,
      run: (signal) => {
        signals.push(signal);
        return signals.length === 1 ? promise : Promise.resolve('the successor');
      },
    });
    await scheduler.runDue();
    expect(signals[0]!.aborted).toBe(true);
    expect(await rowOf(id)).toMatchObject({ lastError: 'It took longer than 0.05 s.', runningUntil: null });
    clock.advance(60_000);
    await scheduler.runDue();
    resolve('too late');
    await scheduler.runDue();
    expect(await rowOf(id)).toMatchObject({ lastResult: 'the successor', lastError: null });
  });

  it('of a process that died is run by another, once its time is over', async () => {
    const id = newId();
    const { promise, resolve } = Promise.withResolvers<string>();
    const rhythm = { id, everySeconds: 3600, timeoutSeconds: 30 };
    const dead = await begin({ ...rhythm, run: () => promise });
    const hung = dead.runDue();
    while ((await rowOf(id)).runningUntil === null) await new Promise((next) => setTimeout(next, 5));
    const other = await begin({ ...rhythm, run: () => Promise.resolve('the other') });
    clock.advance(30_000);
    await other.runDue();
    expect((await rowOf(id)).lastFinishedAt).toBeNull();
    clock.advance(5_000);
    await other.runDue();
    expect((await rowOf(id)).lastResult).toBe('the other');
    // Whoever was taken for dead has nothing more to say.
    resolve('the dead');
    await hung;
    expect((await rowOf(id)).lastResult).toBe('the other');
  });

  it('that ends early because the server does is due again at once, elsewhere', async () => {
    const id = newId();
    const ending = await begin({
      id,
      everySeconds: 3600,
      run: (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('told to stop')), { once: true }),
        ),
    });
    await ending.tick();
    await ending.stop();
    expect(await rowOf(id)).toMatchObject({ lastError: 'told to stop', runningUntil: null });
    const other = await begin({ id, everySeconds: 3600, run: () => Promise.resolve('done') });
    await other.runDue();
    expect(await rowOf(id)).toMatchObject({ lastResult: 'done' });
  });
});

describe('an operator', () => {
  it('pauses a task, resumes it, and makes it run now', async () => {
    const id = newId();
    let runs = 0;
    const scheduler = await begin({ id, everySeconds: 3600, run: () => Promise.resolve((runs += 1)) });
    await scheduler.runDue();
    await steer(id, 'run');
    await scheduler.runDue();
    expect(runs).toBe(2);
    await steer(id, 'pause');
    await expect(steer(id, 'run')).rejects.toMatchObject({ code: 'schedule.task-paused' });
    clock.advance(3_600_000);
    await scheduler.runDue();
    expect([runs, (await rowOf(id)).paused]).toEqual([2, true]);
    await steer(id, 'resume');
    await scheduler.runDue();
    expect(runs).toBe(3);
    await expect(steer('spec.none', 'run')).rejects.toMatchObject({ code: 'schedule.task-not-found' });
  });

  it('who asks for a run during another one gets one more after it', async () => {
    const id = newId();
    let runs = 0;
    const scheduler = await begin({
      id,
      everySeconds: 3600,
      run: async () => {
        runs += 1;
        clock.advance(10);
        if (runs === 1) await steer(id, 'run');
      },
    });
    await scheduler.runDue();
    await scheduler.runDue();
    await scheduler.runDue();
    expect(runs).toBe(2);
  });
});

describe('a daily task', () => {
  const HOUR = 3_600_000;
  /** Days on which the clocks of a zone change, by half an hour, an hour, or at midnight. */
  const changes = [
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-10-04'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['America/Sao_Paulo', '2019-02-17'],
    ['Asia/Ho_Chi_Minh', '2026-06-15'],
  ] as const;
  const localHour = (zone: string, at: number): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  /** Noon in the zone, so many days from the date. */
  const noon = (zone: string, date: string, days: number): number => {
    const around = Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR;
    for (let at = around - 14 * HOUR; ; at += HOUR / 2) {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
      if (day === new Date(around).toISOString().slice(0, 10) && localHour(zone, at) === '12') return at;
    }
  };
  const time = fc
    .tuple(fc.constantFrom(0, 1, 2, 3, 6, 13, 23), fc.constantFrom(0, 30))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

  it('runs once on each local date, also where clocks show an hour twice or never', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...changes),
        time,
        fc.array(fc.integer({ min: 1, max: 6 * 60 }), { minLength: 1, maxLength: 20 }),
        async ([zone, date], dailyAt, steps) => {
          let runs = 0;
          const run = () => Promise.resolve((runs += 1));
          clock.set(noon(zone, date, -2));
          const end = noon(zone, date, 2);
          const scheduler = await begin({ id: newId(), dailyAt, zone, run });
          for (let index = 0; ; index += 1) {
            await scheduler.runDue();
            const now = (await clock.now()).getTime();
            if (now >= end) break;
            // Mostly half hours, so that a step never leaps over a whole day and often meets the changed hour.
            const minutes = index % 3 === 0 ? steps[index % steps.length]! : 30;
            clock.set(Math.min(end, now + minutes * 60_000));
          }
          expect(runs).toBe(4);
        },
      ),
      { numRuns: 25, examples: changes.map((change) => [change, '02:30', [30]]) },
    );
  });

  it('is due at its time in the province, and missed days are caught up with once', async () => {
    const id = newId();
    let runs = 0;
    clock.set(Date.parse('2026-12-01T00:00:00+07:00'));
    const run = () => Promise.resolve((runs += 1));
    const scheduler = await begin({ id, dailyAt: '06:30', run });
    expect(await rowOf(id)).toMatchObject({
      rhythm: 'daily at 06:30 (Asia/Ho_Chi_Minh)',
      dueAt: new Date('2026-12-01T06:30:00+07:00'),
    });
    clock.set(Date.parse('2026-12-04T05:00:00+07:00'));
    await scheduler.runDue();
    await scheduler.runDue();
    expect([runs, (await rowOf(id)).dueAt]).toEqual([1, new Date('2026-12-04T06:30:00+07:00')]);
    // Another hour counts from the next start on, also for whoever starts again with the same.
    await begin({ id, dailyAt: '05:30', run });
    await begin({ id, dailyAt: '05:30', run });
    expect((await rowOf(id)).dueAt).toEqual(new Date('2026-12-04T05:30:00+07:00'));
  });
});

describe('the declaration of a task', () => {
  it('is refused without a rhythm, with two, with one that is none, and twice', async () => {
    const scheduler = await begin();
    const run = () => Promise.resolve();
    const wrong = [
      {},
      { everySeconds: 60, dailyAt: '06:30' },
      { everySeconds: 0.5 },
      { dailyAt: '24:00' },
      { dailyAt: '6:30' },
      { everySeconds: 60, timeoutSeconds: 0 },
    ];
    for (const rhythm of wrong) {
      expect(() => scheduler.add({ id: 'spec.wrong', run, ...rhythm })).toThrow(/no rhythm/);
    }
    scheduler.add({ id: 'spec.twice', everySeconds: 1, run });
    expect(() => scheduler.add({ id: 'spec.twice', everySeconds: 1, run })).toThrow(/two tasks/);
  });
});

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { WorkQueue } from './work-queue.js';

const bounds = { atOnce: 2, waiting: 4, waitingPerKey: 3 };

/** Work that ends when it is told to. */
function controlled() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  return {
    work: () =>
      new Promise<void>((resolve) => {
        running += 1;
        most = Math.max(most, running);
        ends.push(() => {
          running -= 1;
          resolve();
        });
      }),
    endOne: () => ends.shift()?.(),
    most: () => most,
    started: () => ends.length,
  };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a queue of expensive work', () => {
  it('runs no more at once than it may, and all of it in order', async () => {
    const queue = new WorkQueue(bounds);
    const order: number[] = [];
    const { work, endOne, most } = controlled();
    const all = [1, 2, 3, 4, 5].map((number) =>
      queue.run(`k${number}`, () => work().then(() => order.push(number))),
    );
    for (let n = 0; n < 5; n += 1) {
      await turn();
      endOne();
    }
    await Promise.all(all);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(most()).toBe(2);
  });

  it('refuses what would have to wait behind too much', async () => {
    const queue = new WorkQueue(bounds);
    const { work, endOne } = controlled();
    const taken = Array.from({ length: 6 }, (_, n) => queue.run(`k${n}`, work));
    await expect(queue.run('k9', work)).rejects.toMatchObject({ code: 'identity.busy', retryAfter: 2 });
    for (let n = 0; n < 6; n += 1) {
      await turn();
      endOne();
    }
    await Promise.all(taken);
  });

  it('keeps room for others when one asks all the time', async () => {
    const queue = new WorkQueue(bounds);
    const { work, endOne } = controlled();
    const flood = Array.from({ length: 5 }, () => queue.run('flood', work));
    await expect(queue.run('flood', work)).rejects.toMatchObject({ code: 'identity.busy' });
    const other = queue.run('other', work);
    for (let n = 0; n < 6; n += 1) {
      await turn();
      endOne();
    }
    await Promise.all([...flood, other]);
  });

  it('never loses a place, even when work fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (fails) => {
        const queue = new WorkQueue({ atOnce: 2, waiting: 100, waitingPerKey: 100 });
        const all = fails.map((fail) =>
          queue.run('k', async () => {
            await turn();
            if (fail) throw new Error('failed');
          }),
        );
        const settled = await Promise.allSettled(all);
        expect(settled.map(({ status }) => status === 'rejected')).toEqual(fails);
        const { work, endOne, started } = controlled();
        const after = [queue.run('k', work), queue.run('k', work)];
        await turn();
        expect(started()).toBe(2);
        endOne();
        endOne();
        await Promise.all(after);
      }),
      { numRuns: 30 },
    );
  });
});

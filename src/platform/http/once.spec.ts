import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type OpenDatabase } from '../../../test/support/index.js';
import { once, type Once } from './index.js';

const key = (name: string, fingerprint = 'a'): Once => ({
  owner: '0198c0de-0000-7000-8000-000000000001',
  key: name,
  fingerprint,
});

describe('a request with an Idempotency-Key', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openDatabase();
  });
  afterAll(() => open.close());
  const run = <Result>(of: Once | undefined, work: () => Promise<Result>) =>
    open.database.transaction((tx) => once(tx, of, work));

  it('is done once, and answered the same the second time', async () => {
    let runs = 0;
    const work = () => Promise.resolve({ id: (runs += 1) });
    expect(await run(key('first'), work)).toEqual({ id: 1 });
    expect(await run(key('first'), work)).toEqual({ id: 1 });
    expect(runs).toBe(1);
  });

  it('is done once even when both arrive together', async () => {
    let runs = 0;
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { id: (runs += 1) };
    };
    const answers = await Promise.all([1, 2, 3, 4].map(() => run(key('together'), slow)));
    expect(answers).toEqual(Array.from({ length: 4 }, () => ({ id: 1 })));
  });

  it('may be tried again after it failed', async () => {
    await expect(run(key('retried'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await run(key('retried'), () => Promise.resolve('yes'))).toBe('yes');
  });

  it('is refused when the key was used for something else, and leaves it alone', async () => {
    await run(key('reused'), () => Promise.resolve(1));
    await expect(run(key('reused', 'b'), () => Promise.resolve(2))).rejects.toMatchObject({
      code: 'http.idempotency-key-reused',
    });
    const other = { ...key('reused', 'b'), owner: '0198c0de-0000-7000-8000-000000000002' };
    expect(await run(other, () => Promise.resolve(3))).toBe(3);
  });

  it('is simply done when it has none', async () => {
    let runs = 0;
    await run(undefined, () => Promise.resolve((runs += 1)));
    await run(undefined, () => Promise.resolve((runs += 1)));
    expect(runs).toBe(2);
  });
});

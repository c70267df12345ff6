import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { layFarewell } from '../../../test/support/faults-farewell.js';
import { openDatabase, type OpenDatabase } from '../../../test/support/index.js';
import { Replica } from './replica.js';
import { isDatabaseAway } from './sql-state.js';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openDatabase();
});
afterAll(() => open.close());

it('a replica that ends just as it lets somebody in is away for them, and ends no process', async () => {
  const farewell = await layFarewell(open.url);
  farewell.begin();
  const replica = new Replica(farewell.url, 1, open.database);
  const error: unknown = await replica.snapshot(() => Promise.resolve()).catch((reason: unknown) => reason);
  expect(isDatabaseAway(error)).toBe(true);
  await replica.onApplicationShutdown();
  farewell.close();
});

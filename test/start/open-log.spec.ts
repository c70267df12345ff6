import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { makeKeys } from '../../src/keys.js';
import { signCheckpoint } from '../../src/ledger/checkpoint.js';
import { NoteSigner } from '../../src/ledger/note/key.js';
import { createEmptyDatabase, temporaryFolder } from '../support/index.js';
import { endAll, khen } from './khen.js';

const FORMER = 'khen.example.gov.vn/ledger';
const ORIGIN = 'khen.example.gov.vn/ledger-2';

describe('khen open-log', () => {
  const folder = temporaryFolder();
  afterAll(async () => {
    await endAll();
    folder.remove();
  });

  it('begins the log of an empty database with the name of the log before, and does so once', async () => {
    const { url, drop } = await createEmptyDatabase();
    const keys = join(folder.path, 'keys');
    await makeKeys(keys, ORIGIN);
    const former = new NoteSigner(FORMER, Buffer.alloc(32, 1));
    const root = Buffer.alloc(32, 2);
    const file = join(folder.path, 'former.checkpoint');
    writeFileSync(file, signCheckpoint({ origin: FORMER, size: 4711, root }, former));
    const openLog = async (key: string) => {
      const run = khen(['open-log', '--previous', file, '--key', key], {
        DATA_DIR: join(folder.path, 'data'),
        DATABASE_URL: url,
        KEYS_DIR: keys,
        LEDGER_ORIGIN: ORIGIN,
        PUBLIC_URL: 'https://khen.example.gov.vn',
      });
      return [await run.ended, run.output];
    };
    const other = new NoteSigner(FORMER, Buffer.alloc(32, 3));
    expect(await openLog(other.public.toString())).toEqual([1, expect.stringContaining('NOT GENUINE')]);
    const key = former.public.toString();
    expect(await openLog(key)).toEqual([0, expect.stringContaining(`follows ${FORMER} with 4711 entries`)]);
    expect(await openLog(key)).toEqual([1, expect.stringContaining('open already')]);

    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ text: string }>(
      "select convert_from(bytes, 'UTF8') as text from ledger.entry order by index",
    );
    await client.end();
    expect(rows.map(({ text }) => JSON.parse(text) as object)).toMatchObject([
      {
        act: 'ledger.opened',
        detail: { origin: ORIGIN, previous: { origin: FORMER, size: 4711, root: root.toString('hex') } },
      },
    ]);
    await drop();
  });
});

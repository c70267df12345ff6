import { chmodSync, cpSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { joinEmbedded } from '../../src/platform/embedded/index.js';
import { ServerProcess } from './faults-server.js';
import { withClient } from './with-client.js';

/** The lock of PostgreSQL under which one worker makes what all of a run use. */
const MAKING = 1;
const UNDONE = `select from queue.job where state in ('created', 'retry', 'active') limit 1`;

/**
 * Makes `dataDir` a data folder in which a server has loaded the demonstration and printed its papers: that takes as long as
 * ten starts, and is done once a run, by whoever first asks for it.
 */
export async function demonstrationFolder(dataDir: string): Promise<void> {
  const made = join(process.env['KHEN_TEST_FOLDER']!, 'demonstration');
  await withClient(process.env['KHEN_TEST_SERVER']!, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MAKING]);
    if (!existsSync(made)) await make(made);
  });
  cpSync(made, dataDir, { recursive: true });
  // The modes of folders are not copied; neither PostgreSQL nor the keys may lie open.
  for (const name of ['postgres', 'keys']) chmodSync(join(dataDir, name), 0o700);
}

async function make(dataDir: string): Promise<void> {
  const unfinished = `${dataDir}.new`;
  const server = await ServerProcess.start({ DATA_DIR: unfinished });
  const { url } = await joinEmbedded({ dataDir: unfinished, log: () => undefined });
  await withClient(url, async (client) => {
    while ((await client.query(UNDONE)).rowCount !== 0) await sleep(100);
  });
  await server.stop();
  renameSync(unfinished, dataDir);
}

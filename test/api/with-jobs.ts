import type { Clock } from '../../src/platform/clock/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { operations, type Prepared, type World } from './operations.js';

/** Operations whose requests are prepared out of what jobs make: a mail, a print. */
const waiting = ['acceptInvitation', 'resetPassword', 'getPressPack'] as const;

/**
 * Prepares those, while a second process does the jobs. It ends with them: to print everything that is published
 * afterwards would take longer than all else.
 */
export async function preparedWithJobs(
  world: World,
  { config }: Pick<TestApplication, 'config'>,
  clock?: Clock,
): Promise<Map<string, Prepared>> {
  const { databaseUrl, dataDir, keysDir } = config;
  const environment = {
    DATABASE_URL: databaseUrl!,
    DATA_DIR: dataDir,
    KEYS_DIR: keysDir,
    LOG_LEVEL: 'error',
  };
  const worker = await startApplication({ work: true, environment, ...(clock && { clock }) });
  try {
    const prepared = new Map<string, Prepared>();
    for (const operation of waiting) prepared.set(operation, await operations[operation]!(world));
    return prepared;
  } finally {
    await worker.close();
  }
}

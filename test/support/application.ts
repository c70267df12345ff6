import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApplication, startWork, stopApplication } from '../../src/application.js';
import { makeKeys } from '../../src/keys.js';
import type { Clock } from '../../src/platform/clock/index.js';
import { type Config, loadConfig } from '../../src/platform/config/index.js';
import { Database } from '../../src/platform/database/index.js';
import { Api, inject } from './api.js';
import { createTestDatabase } from './database.js';
import { Given } from './given.js';
import { temporaryFolder } from './temporary-folder.js';

/** The whole server in this process, on a database and in a folder of its own. */
export interface TestApplication {
  /** Nest's container, for what can't be seen from outside: `app.get(Ledger)`. */
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly database: Database;
  /** Somebody who is not signed in. */
  readonly api: Api;
  /** Makes what a test begins with. */
  readonly given: Given;
  /** Every line logged so far. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

interface Options {
  /** Variables of the environment, beside or instead of the usual ones. */
  readonly environment?: Readonly<Record<string, string>>;
  /** True to work on jobs and scheduled tasks as well. */
  readonly work?: boolean;
  /** A clock that the test moves; people then sign in again when their sessions have ended. */
  readonly clock?: Clock;
}

/**
 * Boots the server as `npm start` does, without listening. An outside `DATABASE_URL` or `DATA_DIR` in `environment` is
 * used as it is and left in place.
 */
export async function startApplication({
  environment = {},
  work = false,
  clock,
}: Options = {}): Promise<TestApplication> {
  const folder = temporaryFolder();
  const own = environment['DATABASE_URL'] ? undefined : await createTestDatabase();
  const config = loadConfig({
    ...testEnvironment(environment['DATA_DIR'] ?? folder.path),
    ...(own && { DATABASE_URL: own.url }),
    ...environment,
  });
  await makeKeys(config.keysDir, config.ledgerOrigin);
  const log: string[] = [];
  const lines = new Writable({
    write: (chunk: Buffer, _, done) => {
      log.push(chunk.toString());
      done();
    },
  });
  const app = await createApplication(config, pino({ level: config.logLevel }, lines), {
    ...(clock && { clock }),
  });
  if (work) await startWork(app);
  const api = new Api(inject(app));
  return {
    app,
    config,
    database: app.get(Database),
    api,
    given: new Given(app, api, { renewing: clock !== undefined }),
    log,
    close: async () => {
      await stopApplication(app);
      await own?.drop();
      folder.remove();
    },
  };
}

/** What a server that is not the demonstration must be told, with its keys and files in `folder`. */
export function testEnvironment(folder: string): Record<string, string> {
  return {
    DATA_DIR: folder,
    KEYS_DIR: join(folder, 'keys'),
    DEMONSTRATION: 'no',
    PUBLIC_URL: 'http://khen.test',
    LEDGER_ORIGIN: 'khen.test/ledger',
    DATABASE_POOL: '4',
    TOTP_MANDATORY: 'no',
    RATE_LIMIT: '10000000',
    LOG_LEVEL: 'warn',
  };
}

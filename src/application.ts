import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyBaseLogger } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { serveDescription } from './description.js';
import { Repeats, SearchFollower } from './distribution/index.js';
import type { Clock } from './platform/clock/index.js';
import type { Config } from './platform/config/index.js';
import { Health } from './platform/health/index.js';
import { answerAtHand, Authenticator, httpAdapter, prepareServer } from './platform/http/index.js';
import { Jobs } from './platform/jobs/index.js';
import { NestLogger } from './platform/logging/index.js';
import { Metrics, observeRequests, Readiness } from './platform/metrics/index.js';
import { Scheduler } from './platform/schedule/index.js';
import { within } from './platform/waiting/index.js';
import { prepareWeb } from './web.controller.js';

/**
 * Builds the whole server on a migrated database; it answers `inject` but does not listen or work on jobs yet. `clock`
 * stands in for that of the database.
 */
export async function createApplication(
  config: Config,
  logger: Logger,
  options: { readonly clock?: Clock } = {},
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(config, options),
    httpAdapter(config, logger),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  const authenticator = app.get(Authenticator, { strict: false });
  const surroundings = await prepareServer(app, config, (authorization) =>
    authenticator.machineOf(authorization),
  );
  const observe = observeRequests(app, app.get(Metrics), logger);
  const repeats = app.get(Repeats, { strict: false });
  answerAtHand(app, config, surroundings, observe, (request) => repeats.find(request));
  serveDescription(app, config);
  await prepareWeb(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Begins the work that nobody asks for by a request: jobs, scheduled tasks, the index of search. */
export async function startWork(app: NestFastifyApplication): Promise<void> {
  await app.get(Jobs).start();
  await app.get(Scheduler).start();
  app.get(SearchFollower).start();
  app.get(Health).start();
}

/** Requests under way when the server is told to end have this long; whoever is slower is cut off. */
const GRACE_MS = 10_000;
/** Runs and jobs have ten seconds by their own rules, and a database that answers is told of their end within this. */
const WORK_MS = 15_000;
const CONNECTIONS_MS = 5_000;

/**
 * Ends in order: not ready any more, no new requests, running ones finish, jobs finish, then the connections. A database
 * that does not answer holds nobody up: after 50 seconds at most it resolves, and what was not recorded is done again.
 */
export async function stopApplication(app: NestFastifyApplication): Promise<void> {
  app.get(Readiness).leave();
  app.get(Health).stop();
  const server = app.getHttpAdapter().getInstance();
  const slow = setTimeout(() => server.server.closeAllConnections(), GRACE_MS);
  const atMost = waiting(server.log);
  await atMost(GRACE_MS + CONNECTIONS_MS, 'The requests', server.close());
  clearTimeout(slow);
  await atMost(WORK_MS, 'The search index', app.get(SearchFollower).stop());
  await atMost(WORK_MS, 'The scheduled tasks', app.get(Scheduler).stop());
  await atMost(WORK_MS, 'The jobs', app.get(Jobs).stop());
  await atMost(CONNECTIONS_MS, 'The connections', app.close());
}

/** Waits for an end no longer than so many milliseconds, and says so when it did not come. */
function waiting(log: FastifyBaseLogger) {
  return async (milliseconds: number, what: string, end: PromiseLike<unknown>): Promise<void> => {
    await within(milliseconds, end, () => log.warn(`${what} did not end within ${milliseconds / 1000} s.`));
  };
}

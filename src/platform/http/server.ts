import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Config } from '../config/index.js';
import type { Surroundings } from './at-hand.js';
import { httpError } from './errors.js';
import { answerProblem } from './problem.filter.js';
import { limitRequests, type MachineOf, tooMany } from './rate-limit.js';
import { securityHeaders } from './security-headers.js';

const BODY_LIMIT = 1_048_576;

/** The Fastify under Nest, bounded in what it takes: body, parameter length, time to send a request. */
export function httpAdapter(config: Config, logger: FastifyBaseLogger): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: logger,
    // Requests are logged by route, not by address: see observeRequests.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: nextId,
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    // A large upload over a weak network is slow, not stuck; what stands still is ended by connectionTimeout.
    requestTimeout: 600_000,
    http: { headersTimeout: 30_000 },
    connectionTimeout: 60_000,
    keepAliveTimeout: 75_000,
    frameworkErrors: answerUnrouted,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
}

/**
 * Headers, cookies and limits of every answer, set up before Nest adds its routes; answers with what those who answer
 * without Fastify need of that. `machineOf` tells which machines are counted by themselves, whatever network they share.
 */
export async function prepareServer(
  app: NestFastifyApplication,
  config: Config,
  machineOf?: MachineOf,
): Promise<Surroundings> {
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  const headers = securityHeaders(config);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    done();
  });
  if (config.demonstration) server.addHook('onRequest', refuseForeignHost);
  await app.register(cookie);
  const limit = await limitRequests(app, config.rateLimit, machineOf);
  const surroundings = { headers, nextId, limit };
  prepared.set(server, surroundings);
  return surroundings;
}

const prepared = new WeakMap<FastifyInstance, Surroundings>();

/**
 * What never reaches a route, and no hook either: an address that can't be decoded, a parameter that is too long. It is
 * counted as its network's.
 */
function answerUnrouted(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { headers, limit } = prepared.get(request.server)!;
  void reply.headers(headers).header('x-request-id', request.id);
  const isCounted = limit.count(request.ip, undefined, false) !== undefined;
  answerProblem(isCounted ? error : tooMany(), request, reply);
}

/**
 * The demonstration is for this machine, and its passwords are printed: a page of the web whose name was pointed at
 * 127.0.0.1 (DNS rebinding) must not speak to it.
 */
function refuseForeignHost(request: FastifyRequest, _: FastifyReply, done: (error?: Error) => void): void {
  const own = ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname);
  done(own ? undefined : httpError('foreign-host'));
}

const idPrefix = `req-${randomBytes(9).toString('base64url')}-`;
let idCount = 0;

/** Unique among all processes and starts: random once for the process, then counted. */
const nextId = (): string => idPrefix + (idCount += 1).toString(36);

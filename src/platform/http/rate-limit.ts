import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LRUCache } from 'lru-cache';
import { httpError } from './errors.js';
import { networkOf } from './network.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** On whose account the request was counted; empty if it was not. */
    countedFor: string;
  }
}

/** The id of the machine to which an Authorization header was given, if it was. */
export type MachineOf = (authorization: string) => Promise<string | undefined>;

/** Counts requests that are answered without Fastify, in the same accounts. */
export interface RequestLimit {
  /**
   * The headers that tell what is left, names and values in turn. Undefined, with nothing counted, for who has used up
   * everything and for whose token has to be checked first. `isFree`: it is answered with 304.
   */
  count(
    address: string | undefined,
    authorization: string | undefined,
    isFree: boolean,
  ): readonly string[] | undefined;
}

const MINUTE_MS = 60_000;
const MOST_CALLERS = 20_000;
/** 304s cost nothing up to this many times the limit; beyond, somebody floods. */
const FREE_SHARE = 10;

interface Account {
  current: number;
  ttl: number;
  endsAt: number;
  free: number;
}

/** How many requests each caller made in its minute. The least recent callers are forgotten beyond twenty thousand. */
class Accounts {
  private readonly accounts = new LRUCache<string, Account>({ max: MOST_CALLERS });

  constructor(private readonly limit: number) {}

  count(caller: string): Account {
    const account = this.running(caller) ?? {
      current: 0,
      ttl: 0,
      endsAt: performance.now() + MINUTE_MS,
      free: 0,
    };
    account.current += 1;
    account.ttl = account.endsAt - performance.now();
    this.accounts.set(caller, account);
    return account;
  }

  /** Counts unless everything is used up. */
  countWithin(caller: string): Account | undefined {
    return this.isSpent(caller) ? undefined : this.count(caller);
  }

  isSpent(caller: string): boolean {
    return (this.running(caller)?.current ?? 0) >= this.limit;
  }

  /** Takes one request back, as long as that is not overdone. */
  giveBack(caller: string): void {
    const account = this.running(caller);
    if (!account || account.free >= FREE_SHARE * this.limit) return;
    account.free += 1;
    account.current -= 1;
  }

  private running(caller: string): Account | undefined {
    const account = this.accounts.get(caller);
    return account && account.endsAt > performance.now() ? account : undefined;
  }
}

/**
 * At most `limit` requests a minute: of a machine that proves by its token who it is, wherever it asks from, else of a
 * network. Nothing else that a caller writes is looked at, since it could be written otherwise each time. A 304 costs
 * nothing: it is given back once it was sent.
 */
export async function limitRequests(
  app: NestFastifyApplication,
  limit: number,
  machineOf: MachineOf = () => Promise.resolve(undefined),
): Promise<RequestLimit> {
  const server = app.getHttpAdapter().getInstance();
  const accounts = new Accounts(limit);
  const { callerOf, knownCaller } = callers(limit, machineOf);
  server.decorateRequest('countedFor', '');
  await app.register(rateLimit, {
    max: limit,
    timeWindow: MINUTE_MS,
    enableDraftSpec: true,
    allowList: ({ routeOptions }) => routeOptions.url?.startsWith('/health/') === true,
    keyGenerator: async (request) =>
      (request.countedFor = await callerOf(request.ip, request.headers.authorization)),
    store: class {
      incr(caller: string, done: (error: null, counted: Account) => void): void {
        done(null, accounts.count(caller));
      }
      child(): this {
        return this;
      }
    },
    errorResponseBuilder: (_, { ttl }) => tooMany(ttl),
  });
  // The plug-in counts routes only; this counts addresses that are none.
  const count = server.createRateLimit();
  server.addHook('onRequest', async (request) => {
    if (!request.is404) return;
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw tooMany(counted.ttl);
  });
  server.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode === 304 && request.countedFor) accounts.giveBack(request.countedFor);
    done();
  });
  return {
    count: (address, authorization, isFree) => {
      const caller = address && knownCaller(address, authorization);
      const account = caller && accounts.countWithin(caller);
      if (!account) return undefined;
      const { current, ttl } = account;
      if (isFree) accounts.giveBack(caller);
      return [
        'ratelimit-limit',
        String(limit),
        'ratelimit-remaining',
        String(limit - current),
        'ratelimit-reset',
        String(Math.ceil(ttl / 1000)),
      ];
    },
  };
}

/** Checks a token once a minute, and none from a network that sent too many that are worth nothing. */
function callers(limit: number, machineOf: MachineOf) {
  const worthless = new Accounts(limit);
  const machines = new LRUCache<string, string>({ max: MOST_CALLERS, ttl: MINUTE_MS });
  /** Without asking anybody. */
  const knownCaller = (address: string, authorization: string | undefined): string | undefined =>
    authorization === undefined ? networkOf(address) : machines.get(authorization);
  const callerOf = async (address: string, authorization: string | undefined): Promise<string> => {
    const known = knownCaller(address, authorization);
    if (known !== undefined || authorization === undefined) return known ?? networkOf(address);
    const network = networkOf(address);
    if (worthless.isSpent(network)) return network;
    const id = await machineOf(authorization);
    if (id === undefined) {
      worthless.count(network);
      return network;
    }
    machines.set(authorization, `client ${id}`);
    return `client ${id}`;
  };
  return { callerOf, knownCaller };
}

/** `ttl`: milliseconds until something is left again. */
export function tooMany(ttl = MINUTE_MS): Error {
  const seconds = Math.ceil(ttl / 1000);
  return httpError('too-many-requests', { seconds }, { retryAfter: seconds });
}

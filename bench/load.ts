import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { cpuSeconds, familyCpuSeconds, residentBytes } from './processes.js';
import type { Conversation } from './sockets.js';
import { quantile } from './statistics.js';

/** A server under load, and the PostgreSQL behind it. */
export interface Target {
  readonly url: string;
  readonly pid: number;
  readonly postgresPid: number;
}

export interface Load {
  /** Requests on their way at any moment, each on a connection of its own that is kept open. */
  readonly atOnce: number;
  readonly requests: readonly autocannon.Request[];
  /** How long to go round and round the requests; without it each is sent once. */
  readonly seconds?: number;
}

/** What one side did in one round. */
export interface Sample {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Seconds of processor time for 1,000 requests: of the server, of its PostgreSQL. */
  readonly serverCpu: number | undefined;
  readonly postgresCpu: number | undefined;
  readonly residentBytes: number | undefined;
  /** Share of one core that this process, the clients, used: near 1 it would be what is measured. */
  readonly clientShare: number;
  /** Of the last minute, when it was over: what others had the machine do counts in it. */
  readonly machineLoad: number;
}

/** Puts load on a server, as clients do that keep their connections. Throws when any answer is not a 2xx. */
export function load(target: Target, { atOnce, requests, seconds }: Load): Promise<Sample> {
  return sample(target, async () => {
    const times: number[] = [];
    let last = 0;
    const started = performance.now();
    const running = autocannon({
      url: target.url,
      connections: atOnce,
      sampleInt: 100,
      ...plan(atOnce, requests, seconds),
    });
    void running.on('response', (_client: unknown, _status: number, _bytes: number, milliseconds: number) => {
      times.push(milliseconds);
      last = performance.now();
    });
    const { errors, non2xx } = await running;
    if (errors > 0 || non2xx > 0)
      throw new Error(`${target.url}: ${errors} errors, ${non2xx} answers that were no 2xx.`);
    return { times, seconds: (last - started) / 1000 };
  });
}

/** What a server did, and used, while clients of this process talked with it. */
export async function sample(
  { pid, postgresPid }: Target,
  talk: () => Promise<Conversation>,
): Promise<Sample> {
  const before = [cpuSeconds(pid), familyCpuSeconds(postgresPid)] as const;
  const clients = process.cpuUsage();
  const started = performance.now();
  const { times, seconds } = await talk();
  const perThousand = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : ((to - from) / times.length) * 1000;
  const { user, system } = process.cpuUsage(clients);
  const taken = {
    requests: times.length,
    requestsPerSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    serverCpu: perThousand(before[0], cpuSeconds(pid)),
    postgresCpu: perThousand(before[1], familyCpuSeconds(postgresPid)),
    residentBytes: residentBytes(pid),
    clientShare: (user + system) / 1000 / (performance.now() - started),
    machineLoad: loadavg()[0]!,
  };
  await sleep(250);
  return taken;
}

function plan(atOnce: number, requests: readonly autocannon.Request[], seconds: number | undefined) {
  if (seconds !== undefined) return { duration: seconds, requests: [...requests] };
  let client = 0;
  return {
    amount: requests.length,
    setupClient: (each: autocannon.Client) => {
      const mine = client++;
      each.setRequests(requests.filter((_, index) => index % atOnce === mine));
    },
  };
}

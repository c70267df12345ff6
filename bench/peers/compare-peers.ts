import { join } from 'node:path';
import { joinEmbedded } from '../../src/platform/embedded/index.js';
import { type Sample, sample, type Target } from '../load.js';
import { peakResidentBytes } from '../processes.js';
import { startServer, untilQuiet } from '../server.js';
import { Clients, get } from '../sockets.js';
import { median } from '../statistics.js';
import { bootstrapDirectus, installDirectus, startDirectus, variants, version } from './directus.js';
import { connected, copyReleases, untilIdle } from './rows.js';
import { type Workload, workloads } from './workloads.js';

const WARM_UP_SECONDS = 6;

/** One workload on ours and on every variant of the peer, round by round. */
export interface PeerComparison {
  readonly workload: string;
  /** The least ratio of processor time that we ask of ourselves, against its best variant. */
  readonly target: number;
  readonly ours: readonly Sample[];
  readonly theirs: Readonly<Record<string, readonly Sample[]>>;
  /** Processor time of each variant for a request, with its PostgreSQL's, to that of ours: medians over the rounds. */
  readonly cpuRatios: Readonly<Record<string, number>>;
}

export interface Peers {
  readonly directus: string;
  readonly releases: number;
  /** What was found to be the same in both answers. */
  readonly same: readonly string[];
  readonly comparisons: readonly PeerComparison[];
  readonly peakBytes: Readonly<Record<string, number | undefined>>;
}

/** The rows of a kept province on Directus beside ours: one of them at a time under load, all in every round. */
export async function comparePeers(
  dataDir: string,
  folder: string,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Peers | undefined> {
  try {
    installDirectus();
  } catch (error) {
    console.log(`Directus can not be installed here, so it is left out: ${String(error)}`);
    return undefined;
  }
  const server = await startServer(dataDir);
  try {
    await untilQuiet(server);
    const { url, superuserUrl } = await joinEmbedded({ dataDir, log: () => undefined });
    const theirUrl = await theirDatabase(server, url, superuserUrl, join(folder, 'directus.log'));
    await copyReleases(url, theirUrl);
    const { rows } = await connected(theirUrl, (client) =>
      client.query<{ count: string }>('select count(*) from releases'),
    );
    const withVariant = async <Result>(
      name: string,
      use: (peer: Target) => Promise<Result>,
    ): Promise<Result> => {
      const peer = await startDirectus(server, theirUrl, variants[name]!, join(folder, 'directus.log'));
      try {
        return await use(peer);
      } finally {
        await peer.stop();
      }
    };
    const work = await connected(theirUrl, (client) => workloads(client, server.url));
    const same = await withVariant('default', (peer) =>
      Promise.all(work.map((each) => each.prove(peer.url))),
    );
    const peakBytes: Record<string, number | undefined> = {};
    const taken = new Map<Workload, Map<string, Sample[]>>(work.map((each) => [each, new Map()]));
    const measure = async (name: string, target: Target, round: number): Promise<void> => {
      for (const each of work) {
        await untilIdle(superuserUrl);
        const done = await measureOne(pathsOf(each, name, round / rounds, 1 / rounds), each, target, seconds);
        const samples = taken.get(each)!;
        samples.set(name, [...(samples.get(name) ?? []), done]);
        console.log(
          `${each.name}, ${name}: ${done.requestsPerSecond.toFixed(0)}/s, ${cpuOf(done).toFixed(3)} ms CPU`,
        );
      }
      peakBytes[name] = Math.max(peakBytes[name] ?? 0, peakResidentBytes(target.pid) ?? Number.NaN);
    };
    for (let round = 0; round < rounds; round += 1) {
      await measure(OURS, server, round);
      for (const variant of Object.keys(variants))
        await withVariant(variant, (peer) => measure(variant, peer, round));
    }
    const comparisons = work.map((each) => toComparison(each, taken.get(each)!));
    return { directus: version(), releases: Number(rows[0]!.count), same, comparisons, peakBytes };
  } finally {
    await server.stop();
  }
}

export const OURS = 'ours';

/** Of what is asked for once each round has a part of its own, the same for everybody. */
function pathsOf(
  { ours, theirs, once }: Workload,
  name: string,
  from: number,
  share: number,
): readonly string[] {
  const paths = name === OURS ? ours : theirs;
  return once
    ? paths.slice(Math.floor(paths.length * from), Math.floor(paths.length * (from + share)))
    : paths;
}

async function measureOne(
  paths: readonly string[],
  { atOnce, once }: Workload,
  target: Target,
  seconds: number,
): Promise<Sample> {
  const clients = await Clients.open(target.url, atOnce);
  let turn = 0;
  const next = () => ({ request: get(paths[turn++ % paths.length]!), status: 200 as const });
  const until = (time: number, most = Number.POSITIVE_INFINITY) => {
    const ends = performance.now() + time * 1000;
    return { isOver: () => performance.now() >= ends || turn >= most };
  };
  try {
    // What can be had from a cache is there before it is measured.
    await clients.talk(until(WARM_UP_SECONDS, once ? paths.length / 10 : 3 * paths.length), { next });
    return await sample(target, () =>
      clients.talk(until(seconds, once ? paths.length - atOnce : undefined), { next }),
    );
  } finally {
    clients.close();
  }
}

async function theirDatabase(
  target: Target,
  ourUrl: string,
  superuserUrl: string,
  logPath: string,
): Promise<string> {
  const theirUrl = Object.assign(new URL(ourUrl), { pathname: '/directus' }).href;
  const isMade = await connected(theirUrl, (client) => client.query('select from releases limit 1')).then(
    () => true,
    () => false,
  );
  if (!isMade) {
    // What an interrupted run left can't be gone on with: its administrator has another password.
    await connected(superuserUrl, async (client) => {
      await client.query('drop database if exists directus');
      await client.query('create database directus owner khen');
    });
    await bootstrapDirectus(target, theirUrl, logPath);
  }
  return theirUrl;
}

function toComparison(work: Workload, taken: ReadonlyMap<string, readonly Sample[]>): PeerComparison {
  const ours = taken.get(OURS)!;
  const theirs = Object.fromEntries([...taken].filter(([name]) => name !== OURS));
  const cpuRatios = Object.fromEntries(
    Object.entries(theirs).map(([name, samples]) => [
      name,
      median(samples.map((each, round) => cpuOf(each) / cpuOf(ours[round]!))),
    ]),
  );
  return { workload: work.name, target: work.target, ours, theirs, cpuRatios };
}

const cpuOf = ({ serverCpu, postgresCpu }: Sample): number =>
  (serverCpu ?? Number.NaN) + (postgresCpu ?? Number.NaN);

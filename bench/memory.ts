import { once } from 'node:events';
import { type IncomingMessage, get as ask } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { compare, type Comparison } from './compare.js';
import { type Answer, startMemoryControl } from './controls/start.js';
import { homePath, releasePagePath } from './lighthouse/pages.js';
import { sample, type Target } from './load.js';
import { listPath, releasePath } from './reads.js';
import { Clients, type Exchange, get } from './sockets.js';

const AT_ONCE = 32;
const WARM_UP_SECONDS = 3;

/** Questions that are asked in turn. */
interface Workload {
  readonly name: string;
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly target: number;
}

/** What machines read. */
export const answers = (releases: readonly string[]): Workload[] => [
  { name: 'a public release by id, from memory', paths: releases.map(releasePath), target: 0.8 },
  { name: 'the list of 20, from memory', paths: [listPath], target: 0.8 },
];

/** What people read, as their browsers ask for it. */
export const pages = (releases: readonly string[]): Workload[] => {
  const headers = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, deflate, br' };
  return [
    { name: 'the page of a release, in Brotli', paths: releases.map(releasePagePath), headers, target: 0.7 },
    { name: 'the home page, in Brotli', paths: [homePath], headers, target: 0.7 },
  ];
};

/** What is at hand against the same bytes out of the memory of a bare server. */
export async function compareMemory(
  ours: Target,
  workloads: readonly Workload[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { name, paths, headers, target } of workloads) {
    const control = await startMemoryControl(await readExactly(ours.url, paths, headers), ours);
    try {
      const exchanges = paths.map((path): Exchange => ({ request: get(path, headers), status: 200 }));
      const read = async (from: Target, during: number) => {
        const clients = await Clients.open(from.url, AT_ONCE);
        let turn = 0;
        const next = () => exchanges[(turn += 1) % exchanges.length]!;
        return sample(from, () => clients.talk(during, { next })).finally(() => clients.close());
      };
      await read(ours, WARM_UP_SECONDS);
      await read(control, WARM_UP_SECONDS);
      const against = 'bare Fastify, the same bytes from memory';
      const sides = { ours: () => read(ours, seconds), control: () => read(control, seconds) };
      comparisons.push(await compare({ name, against, target }, rounds, sides));
    } finally {
      await control.stop();
    }
  }
  return comparisons;
}

/** The very bytes that the server sends, in the coding that is asked for. */
async function readExactly(url: string, paths: readonly string[], headers = {}): Promise<Answer[]> {
  const read: Answer[] = [];
  for (const path of paths) {
    const [answer] = (await once(ask(url + path, { headers }), 'response')) as [IncomingMessage];
    const { etag, 'content-type': type, 'content-encoding': coding } = answer.headers;
    if (answer.statusCode !== 200 || !etag) throw new Error(`${path} answered ${answer.statusCode}.`);
    const kept = { ...(type && { 'content-type': type }), ...(coding && { 'content-encoding': coding }) };
    read.push({ key: path, bytes: await buffer(answer), etag, headers: kept });
  }
  return read;
}

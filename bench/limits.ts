import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { joinEmbedded } from '../src/platform/embedded/index.js';
import type { Comparison } from './compare.js';
import { postgresFacts } from './machine.js';
import { answers, compareMemory, pages } from './memory.js';
import { peakResidentBytes } from './processes.js';
import { makeApproved, readWords, signIn } from './seed.js';
import { startBeside, startServer, untilQuiet } from './server.js';
import { measureVisibility, type Visibility } from './visibility.js';
import { compareWire } from './wire.js';

/** Of agencies between two polls, in turn: ten times as often as the wire asks them to, and as fast as they can. */
const PAUSES_MS = [1000, 0];

interface Options {
  readonly memory: boolean;
  readonly portal: boolean;
  readonly wire: boolean;
  readonly visibility: boolean;
  readonly rounds: number;
  /** Of each side in each round. */
  readonly seconds: number;
  /** How many releases are read by id. */
  readonly releases: number;
  readonly publications: number;
  /** Folder for a profile of the server; it slows the server down. */
  readonly profile?: string | undefined;
}

export interface Limits {
  readonly comparisons: readonly Comparison[];
  readonly visibility: readonly Visibility[];
  /** The most memory that the server under test had at any moment. */
  readonly peakBytes: number | undefined;
  readonly postgres: Readonly<Record<string, string>>;
}

/** How much a server carries, of the province that is kept in this folder. */
export async function measureLimits(kept: string, folder: string, options: Options): Promise<Limits> {
  // A copy, with owners and modes: what is published here would be there in the next run.
  const dataDir = join(folder, 'province');
  execFileSync('cp', ['-a', kept, dataDir]);
  const server = await startServer(
    dataDir,
    options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [],
  );
  try {
    await untilQuiet(server);
    const releases = await newestReleases(server.url, options.releases);
    const workloads = [
      ...(options.memory ? answers(releases) : []),
      ...(options.portal ? pages(releases) : []),
    ];
    const comparisons = [
      ...(await compareMemory(server, workloads, options)),
      ...(options.wire ? [await compareWire(server, options)] : []),
    ];
    const visibility = options.visibility ? await publishBeside(server, dataDir, options) : [];
    const { url } = await joinEmbedded({ dataDir, log: () => undefined });
    const postgres = await postgresFacts(url);
    return { comparisons, visibility, peakBytes: peakResidentBytes(server.pid), postgres };
  } finally {
    await server.stop();
  }
}

async function publishBeside(
  polled: Awaited<ReturnType<typeof startServer>>,
  dataDir: string,
  { publications }: Options,
): Promise<Visibility[]> {
  const publisher = await startBeside(polled, dataDir);
  try {
    const measured: Visibility[] = [];
    for (const pause of PAUSES_MS) {
      const desk = await signIn(publisher.url);
      const approved = await makeApproved(publisher.url, desk, await readWords(publisher.url), publications);
      await untilQuiet(polled);
      measured.push(await measureVisibility({ publisher, polled }, { approved, desk, pause }));
    }
    return measured;
  } finally {
    await publisher.stop();
  }
}

async function newestReleases(url: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  while (ids.length < count) {
    const page = (await (await fetch(`${url}/api/v1/releases?limit=100${cursor}`)).json()) as {
      items: { id: string }[];
      next: string;
    };
    ids.push(...page.items.map(({ id }) => id));
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
  return ids.slice(0, count);
}

import { fold } from '../src/platform/text/index.js';
import { askAll, documentsOf, type Question, type Times } from './asking.js';
import type { Sample } from './load.js';
import { peakResidentBytes } from './processes.js';
import { type RunningServer, startServer, untilQuiet } from './server.js';
import { get } from './sockets.js';
import { quantile } from './statistics.js';
import { Random } from './texts/random.js';

export const TARGET_MS = 20;
const WARM_UP_QUERIES = 60;
const MOST_AT_ONCE = 4;

/** Search in a province of one size. */
export interface SearchMeasured {
  readonly releases: number;
  /** One at a time, round by round, and four at once. */
  readonly alone: readonly Sample[];
  readonly together: readonly Sample[];
  /** Milliseconds by kind of question, one at a time. */
  readonly byKind: Readonly<Record<string, readonly number[]>>;
  readonly p95: number;
  readonly peakBytes: number | undefined;
}

/** The same kinds of questions to provinces of several sizes, in turn; no question twice. */
export async function measureSearch(
  provinces: readonly { readonly releases: number; readonly dataDir: string }[],
  { rounds, queries }: { readonly rounds: number; readonly queries: number },
): Promise<SearchMeasured[]> {
  const servers: { releases: number; server: RunningServer; next: () => Question }[] = [];
  try {
    for (const { releases, dataDir } of provinces) {
      const server = await startServer(dataDir);
      const about = await questionsAbout(dataDir, releases);
      servers.push({ releases, server, next: () => about.next().value as Question });
      await untilQuiet(server);
    }
    const measured = servers.map(({ releases }) => ({
      releases,
      alone: [] as Sample[],
      together: [] as Sample[],
      byKind: {} as Times,
    }));
    for (const { server, next } of servers)
      await askAll(server, { atOnce: 1, queries: WARM_UP_QUERIES }, next);
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, { releases, server, next }] of servers.entries()) {
        const { byKind, alone, together } = measured[at]!;
        alone.push(await askAll(server, { atOnce: 1, queries }, next, byKind));
        together.push(await askAll(server, { atOnce: MOST_AT_ONCE, queries }, next));
        console.log(`search in ${releases}, round ${round + 1}: p95 ${alone.at(-1)!.p95.toFixed(1)} ms`);
      }
    }
    return measured.map((each, at) => ({
      ...each,
      p95: quantile(Object.values(each.byKind).flat(), 0.95),
      peakBytes: peakResidentBytes(servers[at]!.server.pid),
    }));
  } finally {
    for (const { server } of servers) await server.stop();
  }
}

/** Questions as people ask them, out of the words of releases from all times. */
async function questionsAbout(dataDir: string, releases: number): Promise<Generator<Question>> {
  const random = new Random(releases);
  const documents = await documentsOf<{ content: Words }>(dataDir, random, { from: 1, to: releases });
  return questions(
    random,
    documents.map(({ content }) => content),
  );
}

interface Words {
  readonly title: string;
  readonly body: string;
  readonly places?: readonly { readonly name: string }[];
}

function* questions(random: Random, texts: readonly Words[]): Generator<Question> {
  const asked = new Set<string>();
  const runIn = (text: string, length: number): string => {
    const words = random
      .pick(text.replace(/<[^>]*>/g, '.').split(/[^\p{L} ]+/u))
      .split(' ')
      .filter(Boolean);
    const start = random.between(0, Math.max(0, words.length - length));
    return words.slice(start, start + length).join(' ');
  };
  const kinds: Readonly<Record<string, (text: Words) => string>> = {
    'two words side by side': ({ body }) => runIn(body, 2),
    'two words of one text': ({ body }) => `${runIn(body, 1)} ${runIn(body, 1)}`,
    'two words of two texts': ({ body }) => `${runIn(body, 1)} ${runIn(random.pick(texts).body, 1)}`,
    'three words without marks': ({ body }) => fold(runIn(body, 3)),
    'four words of a title': ({ title }) => runIn(title, 4),
    'a phrase and a place': ({ body, places = [] }) => `${runIn(body, 2)} ${places[0]?.name ?? ''}`,
    'a quoted phrase': ({ body }) => `"${runIn(body, 3)}"`,
  };
  for (;;) {
    for (const [kind, make] of Object.entries(kinds)) {
      const q = make(random.pick(texts)).trim();
      if (q.length < 3 || asked.has(q)) continue;
      asked.add(q);
      yield { kind, request: get(`/api/v1/search?limit=20&q=${encodeURIComponent(q)}`) };
    }
  }
}

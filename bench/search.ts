import { Client } from 'pg';
import { joinEmbedded } from '../src/platform/embedded/index.js';
import { fold } from '../src/platform/text/index.js';
import { type Sample, sample } from './load.js';
import { peakResidentBytes } from './processes.js';
import { type RunningServer, startServer, untilQuiet } from './server.js';
import { Clients, get } from './sockets.js';
import { quantile } from './statistics.js';
import { Random } from './texts/random.js';

export const TARGET_MS = 20;
const DOCUMENTS = 3000;
const WARM_UP_QUERIES = 60;
const MOST_AT_ONCE = 4;

/** A search that nobody has made before. */
interface Question {
  readonly kind: string;
  readonly q: string;
}

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
      byKind: {} as Record<string, number[]>,
    }));
    for (const { server, next } of servers) await ask(server, next, 1, WARM_UP_QUERIES);
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, { releases, server, next }] of servers.entries()) {
        const { byKind, alone, together } = measured[at]!;
        alone.push(await ask(server, next, 1, queries, byKind));
        together.push(await ask(server, next, MOST_AT_ONCE, queries));
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

async function ask(
  server: RunningServer,
  next: () => Question,
  atOnce: number,
  queries: number,
  byKind: Record<string, number[]> = {},
): Promise<Sample> {
  const clients = await Clients.open(server.url, atOnce);
  let asked = 0;
  try {
    return await sample(server, () =>
      clients.talk(
        { isOver: () => asked >= queries },
        {
          next: () => {
            asked += 1;
            const { kind, q } = next();
            const began = performance.now();
            const heard = (): void => void (byKind[kind] ??= []).push(performance.now() - began);
            return { request: get(`/api/v1/search?limit=20&q=${encodeURIComponent(q)}`), status: 200, heard };
          },
        },
      ),
    );
  } finally {
    clients.close();
  }
}

/** Questions as people ask them, out of the words of releases from all times. */
async function questionsAbout(dataDir: string, releases: number): Promise<Generator<Question>> {
  const { url } = await joinEmbedded({ dataDir, log: () => undefined });
  const random = new Random(releases);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ document: string }>(
    `select convert_from(bytes, 'UTF8') as document from releases.document
     where lang = 'vi' and bytes is not null and ledger_index = any($1)`,
    [Array.from({ length: DOCUMENTS }, () => random.between(1, releases))],
  );
  await client.end();
  return questions(
    random,
    rows.map(({ document }) => (JSON.parse(document) as { content: Words }).content),
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
      yield { kind, q };
    }
  }
}

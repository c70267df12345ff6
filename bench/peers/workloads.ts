import type { Client } from 'pg';
import { Random } from '../texts/random.js';

/** The same question to ours and to Directus. */
export interface Workload {
  readonly name: string;
  /** The least ratio of processor time that we ask of ourselves. */
  readonly target: number;
  readonly atOnce: number;
  /** Addresses, in the same order for both. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  /** Whether each is asked for only once, so that nobody has its answer ready. */
  readonly once?: true;
  /** Compares both answers; throws when they differ in what both promise, or tells what was found to be the same. */
  readonly prove: (theirUrl: string) => Promise<string>;
}

interface TheirRow {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
}

const READ_AT_ONCE = 32;
const SEARCHED_AT_ONCE = 4;
/** Releases read by id in turn. */
const IDS = 200;
/** Of releases that have a pair of words which is searched for: what is rarer costs Directus more, what is not says little. */
const SHARE = [0.01, 0.1] as const;
const PROVED = 20;
const PAIRS_PROVED = 10;
const READS_TARGET = 30;
const SEARCH_TARGET = 20;

const theirListOf = (fields: string, rest: string): string =>
  `/items/releases?fields=${fields}&filter[status][_eq]=published&sort=-published_at${rest}`;
const theirList = (rest: string): string => theirListOf('id,slug,title,summary,published_at', rest);

/** What both are asked, out of the rows that both have. */
export async function workloads(theirs: Client, ourUrl: string): Promise<Workload[]> {
  const { rows } = await theirs.query<TheirRow & { id: number }>(
    'select id, slug, title, summary, body from releases order by published_at desc limit 5000',
  );
  const random = new Random(7);
  const read = random.shuffle(rows).slice(0, IDS);
  const byId: Workload = {
    name: 'a release by id',
    target: READS_TARGET,
    atOnce: READ_AT_ONCE,
    ours: read.map(({ slug }) => `/api/v1/releases/${slug}`),
    theirs: read.map(({ id }) => `/items/releases/${id}`),
    prove: async (theirUrl) => {
      for (const [at, { slug }] of read.slice(0, PROVED).entries()) {
        const { document } = await answerOf<OurRelease>(ourUrl + byId.ours[at]!);
        const { data } = await answerOf<{ data: TheirRow }>(theirUrl + byId.theirs[at]!);
        if (document.id !== data.slug || wordsOf(document.content) !== wordsOf(data))
          throw new Error(`Ours and Directus differ in the release ${slug}.`);
      }
      return `id, title, summary and body of ${PROVED} releases`;
    },
  };
  const list: Workload = {
    name: 'the list of 20',
    target: READS_TARGET,
    atOnce: READ_AT_ONCE,
    ours: ['/api/v1/releases?limit=20'],
    theirs: [theirList('&limit=20')],
    prove: async (theirUrl) => {
      const ours = await answerOf<OurPage>(ourUrl + list.ours[0]!);
      const { data } = await answerOf<{ data: TheirRow[] }>(theirUrl + list.theirs[0]!);
      if (ours.items.map(({ id }) => id).join() !== data.map(({ slug }) => slug).join())
        throw new Error('Ours and Directus differ in the list.');
      return 'the 20 ids of the list, in order';
    },
  };
  const shares = pairsOf(rows);
  const pairs = random.shuffle([...shares].filter(([, share]) => share >= SHARE[0] && share <= SHARE[1]));
  const rare = random
    .shuffle([...shares].filter(([, share]) => share === 1 / rows.length))
    .slice(0, PAIRS_PROVED);
  const words = pairs.map(([pair]) => encodeURIComponent(pair));
  const search: Workload = {
    name: 'a search of two words, a new pair each time',
    target: SEARCH_TARGET,
    atOnce: SEARCHED_AT_ONCE,
    once: true,
    ours: words.map((pair) => `/api/v1/search?limit=20&q=${pair}`),
    theirs: words.map((pair) => theirList(`&limit=20&search=${pair}`)),
    // Which twenty of many come first differs: ours are those with the pair in their title. So rare pairs, and all of them.
    prove: async (theirUrl) => {
      let compared = 0;
      for (const [pair] of rare) {
        const ours = await answerOf<OurPage>(
          `${ourUrl}/api/v1/search?limit=100&q=${encodeURIComponent(`"${pair}"`)}`,
        );
        const { data } = await answerOf<{ data: TheirRow[] }>(
          theirUrl + theirListOf('slug,title,summary,body', `&limit=100&search=${encodeURIComponent(pair)}`),
        );
        // Directus finds pieces of words as well, which nobody who searches for words means.
        const whole = data.filter((row) =>
          [row.title, row.summary, row.body].some((text) => says(text, pair)),
        );
        const found = whole.map(({ slug }) => slug);
        const missing = found.filter((id) => ours.items.every((each) => each.id !== id));
        if (missing.length > 0) throw new Error(`Ours does not find “${pair}” in ${missing.join(', ')}.`);
        compared += found.length;
      }
      return `every one of the ${compared} releases that Directus finds for ${rare.length} rare pairs, as whole words`;
    },
  };
  const hasSearch = (await fetch(ourUrl + search.ours[0]!)).ok;
  return hasSearch ? [byId, list, search] : [byId, list];
}

interface OurRelease {
  readonly document: { readonly id: string; readonly content: Words };
}
interface OurPage {
  readonly items: readonly { readonly id: string }[];
}
type Words = Pick<TheirRow, 'title' | 'summary' | 'body'>;

const wordsOf = ({ title, summary, body }: Words): string => JSON.stringify([title, summary, body]);

/** In how many of the releases, as a share, two words stand side by side. */
function pairsOf(rows: readonly TheirRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { body } of rows) {
    const runs = body.toLowerCase().split(/[^\p{L} ]+/u);
    const pairs = runs.flatMap((run) => {
      const words = run.split(' ').filter((word) => word.length > 1);
      return words.slice(1).map((word, at) => `${words[at]} ${word}`);
    });
    for (const pair of new Set(pairs)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return new Map([...counts].map(([pair, count]) => [pair, count / rows.length]));
}

const says = (text: string, pair: string): boolean =>
  new RegExp(`(?<!\\p{L})${pair}(?!\\p{L})`, 'iu').test(text);

async function answerOf<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

import { demonstrationData } from '../../src/demonstration/texts/data.js';
import { Organisations } from '../../src/identity/index.js';
import { Reference } from '../../src/reference/index.js';
import type { TestApplication } from '../support/application.js';
import { type Judgement, judgements, NOTHING } from './judged.js';
import { judgedTexts } from './judged-texts.js';
import { followUp, type FoundPage, importTexts, search } from './support.js';

const PREFIX = 25;

export interface Judged {
  /** What is not as it was judged, a line a query. */
  readonly wrong: readonly string[];
  readonly figures: string;
}

/** Asks a server that holds the demonstration what was judged. The texts beside it are imported first. */
export async function judge(server: TestApplication): Promise<Judged> {
  const { app, api } = server;
  await importTexts(server, (await app.get(Organisations).idOf('ubnd'))!, judgedTexts);
  await followUp(server);
  const all = await api.get<FoundPage>('/api/v1/releases?limit=100');
  const keys = new Map(all.body.items.map(({ id, title }) => [id, keyOf(title)]));
  const wrong: string[] = [];
  let atOnce = 0;
  for (const judgement of judgements) {
    const { q, first = [] } = judgement;
    const { items } = await search(api, q, await filtersOf(server, judgement));
    const found = items.map(({ id, title }) => keys.get(id) ?? keyOf(title));
    const faults = faultsIn(judgement, found);
    if (faults.length > 0) wrong.push(`${q}: ${faults.join(', ')}; found ${found.join(' ')}`);
    if (first.length > 0 && found[0] === first[0]) atOnce += 1;
  }
  const withBest = judgements.filter(({ first = [] }) => first.length > 0).length;
  return {
    wrong,
    figures:
      `Of ${judgements.length} judged queries ${judgements.length - wrong.length} are answered as judged; ` +
      `of ${withBest} that have a best answer ${atOnce} begin with it.`,
  };
}

/** By how a title begins: dates and corrections come later in it. */
function keyOf(title: string): string {
  const releases = [...demonstrationData.releases, ...judgedTexts];
  return releases.find((each) => title.startsWith(each.title.slice(0, PREFIX).split('{')[0]!))?.key ?? title;
}

async function filtersOf(
  { app }: TestApplication,
  { where = {} }: Judgement,
): Promise<Record<string, string>> {
  const { topic, organisation, place, ...others } = where;
  const reference = app.get(Reference);
  const there = demonstrationData.places.find(({ key }) => key === place);
  const ids = {
    topic: topic && (await reference.topicWithCode(topic)),
    organisation: organisation && (await app.get(Organisations).idOf(organisation)),
    place: there && (await reference.placeWithCode(there.code, there.from ?? '2020-01-01')),
  };
  return Object.fromEntries(
    Object.entries({ ...others, ...ids }).filter((each): each is [string, string] => each[1] !== undefined),
  );
}

function faultsIn(
  { first = [], found: wanted = [], behind = [], never = [] }: Judgement,
  found: readonly string[],
) {
  const last = Math.max(...[...first, ...wanted].map((key) => found.indexOf(key)));
  return [
    ...first.filter((key, index) => found[index] !== key).map((key) => `not first: ${key}`),
    ...wanted.filter((key) => !found.includes(key)).map((key) => `not found: ${key}`),
    ...behind.filter((key) => found.slice(0, last).includes(key)).map((key) => `too early: ${key}`),
    ...never
      .filter((key) => (key === NOTHING ? found.length > 0 : found.includes(key)))
      .map((key) => `found: ${key}`),
  ];
}

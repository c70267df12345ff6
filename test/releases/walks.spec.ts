import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inject } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { contradictionsIn } from '../support/faults-checker.js';
import { faultsInLog } from '../support/faults-log.js';
import { completeDraft, type Person, type ReleaseState } from '../support/given.js';
import { statement } from '../../src/platform/database/index.js';

const long = process.env['KHEN_LONG'] === '1';
const RUNS = long ? 300 : 20;
const STEPS = long ? 100 : 40;
const MOST_AT_ONCE = 2;

type Verb = 'edit' | 'submit' | 'send-back' | 'approve' | 'publish' | 'discard';

/** What a person may do, told here once more, apart from the code under test. */
interface Somebody extends Person {
  readonly at: 'here' | 'elsewhere';
  readonly reads: boolean;
  readonly writes: boolean;
  readonly approves: boolean;
}

/** A release as it should be. */
interface Imagined {
  readonly id: string;
  readonly at: 'here' | 'elsewhere';
  state: ReleaseState;
  complete: boolean;
  readonly authors: Set<string>;
  /** ETags that its version had; the last is the newest. */
  readonly tags: string[];
  /** Verbs done, without the edits, of which several make one record. */
  readonly done: string[];
}

interface World {
  readonly releases: Imagined[];
}

/** What happens next; numbers choose among what there is then. */
interface Step {
  readonly who: number;
  readonly which: number;
  readonly verb: number;
  /** Whether it is somebody's turn: a verb of the state, by somebody with the permission. Else it may be anything by anybody. */
  readonly inTurn: boolean;
  /** Age of the ETag that is sent: 0 is the newest. */
  readonly age: number;
  readonly twice: boolean;
}

let server: TestApplication;
let people: Somebody[];
let topic: string;
/** Everything published in all walks, in the order of the log. */
const published: string[] = [];

beforeAll(async () => {
  server = await startApplication();
  const { given } = server;
  const organisations = { here: await given.organisation(), elsewhere: await given.organisation() };
  topic = await given.topic();
  const somebody = async (at: Somebody['at'], ...roles: string[]): Promise<Somebody> => ({
    ...(await given.person(organisations[at], ...roles)),
    at,
    reads: true,
    writes: roles.includes('press-officer'),
    approves: roles.includes('approver'),
  });
  people = [
    await somebody('here', 'press-officer'),
    await somebody('here', 'press-officer', 'approver'),
    await somebody('here', 'approver'),
    await somebody('here', 'press-officer', 'approver', 'auditor'),
    await somebody('here', 'auditor'),
    await somebody('elsewhere', 'press-officer', 'approver'),
    await somebody('elsewhere', 'press-officer', 'approver'),
  ];
});
afterAll(() => server.close());

const from: Readonly<Record<Verb, readonly ReleaseState[]>> = {
  edit: ['draft'],
  submit: ['draft'],
  'send-back': ['in_review', 'approved'],
  approve: ['in_review'],
  publish: ['approved'],
  discard: ['draft', 'in_review', 'approved'],
};
const to: Readonly<Record<Verb, ReleaseState>> = {
  edit: 'draft',
  submit: 'in_review',
  'send-back': 'draft',
  approve: 'approved',
  publish: 'published',
  discard: 'discarded',
};
const bodies: Readonly<Record<Verb, unknown>> = {
  edit: { kind: 'statement' },
  submit: { stateSecretConfirmed: true },
  'send-back': { reason: 'Chưa đủ.' },
  approve: {},
  publish: {},
  discard: {},
};

const may = (verb: Verb, who: Somebody): boolean =>
  ['edit', 'submit', 'discard'].includes(verb) ? who.writes : who.approves;

/** The status that the rules ask for. */
function expected(verb: Verb, who: Somebody, release: Imagined, fresh: boolean): number {
  if (!may(verb, who)) return 403;
  if (who.at !== release.at || ['published', 'discarded'].includes(release.state)) return 404;
  if (!fresh) return 412;
  const guarded =
    from[verb].includes(release.state) &&
    (verb !== 'submit' || release.complete) &&
    (verb !== 'approve' || !release.authors.has(who.id));
  return guarded ? 200 : 409;
}

async function draft({ releases }: World, who: Somebody, complete: boolean): Promise<void> {
  const whole = completeDraft(topic);
  const body = complete ? whole : { ...whole, summary: '' };
  const answer = await who.api.post<{ id: string }>('/api/v1/desk/releases', body);
  expect(answer.status).toBe(who.writes ? 201 : 403);
  if (!who.writes) return;
  releases.push({
    id: answer.body.id,
    at: who.at,
    state: 'draft',
    complete,
    authors: new Set([who.id]),
    tags: [answer.etag],
    done: ['draft'],
  });
}

async function act(release: Imagined, who: Somebody, verb: Verb, { age, twice }: Step): Promise<void> {
  const path = `/api/v1/desk/releases/${release.id}/versions/open`;
  const tag = release.tags.at(-1 - Math.min(age, release.tags.length - 1))!;
  const status = expected(verb, who, release, tag === release.tags.at(-1));
  const [method, address] = verb === 'edit' ? ['PATCH', path] : ['POST', `${path}/${verb}`];
  const ask = {
    body: bodies[verb],
    ifMatch: tag,
    once: `${release.id}-${release.tags.length}-${verb}-${who.id}-${age}`,
  };
  const answers = [await who.api.send(method, address, ask)];
  if (twice) answers.push(await who.api.send(method, address, ask));
  expect([verb, release.state, ...answers.map((answer) => answer.status)]).toEqual([
    verb,
    release.state,
    ...answers.map(() => status),
  ]);
  if (status !== 200) return;
  release.state = to[verb];
  if (verb === 'edit' || verb === 'submit') release.authors.add(who.id);
  if (verb !== 'edit') release.done.push(verb);
  if (verb === 'publish') published.push(release.id);
  release.tags.push((await who.api.get(path)).etag || 'closed');
}

const trail = statement<{ object_id: string; verbs: string[] }>(
  'test.verbs-of-releases',
  `select object_id, array_agg(verb order by at, id) filter (where verb <> 'edit') as verbs from ledger.audit
   where object_type = 'release' and object_id = any($1) group by 1`,
);

/** Compares everything that can be seen with what was imagined. */
async function look({ releases }: World): Promise<void> {
  expect(await contradictionsIn(server.config.databaseUrl!)).toEqual([]);
  for (const release of releases) {
    const reader = people.find(({ at }) => at === release.at)!;
    const seen = await reader.api.get<{ versions: { state: string; authors: string[] }[] }>(
      `/api/v1/desk/releases/${release.id}`,
    );
    expect(seen.body.versions.map(({ state }) => state)).toEqual([release.state]);
    expect(new Set(seen.body.versions[0]!.authors)).toEqual(release.authors);
    const { status } = await server.api.get(`/api/v1/releases/${release.id}`);
    expect([release.state, status]).toEqual([release.state, release.state === 'published' ? 200 : 404]);
  }
  const records = await server.database.query(trail, [releases.map(({ id }) => id)]);
  expect(new Map(records.map(({ object_id: id, verbs }) => [id, verbs]))).toEqual(
    new Map(releases.map(({ id, done }) => [id, done])),
  );
  const list = await server.api.get<{ items: { id: string }[] }>('/api/v1/releases?limit=100');
  expect(list.body.items.map(({ id }) => id)).toEqual(published.toReversed().slice(0, 100));
}

const number = fc.nat({ max: 1000 });
const step: fc.Arbitrary<Step> = fc.noBias(
  fc.record({
    who: number,
    which: number,
    verb: number,
    inTurn: fc.constantFrom(true, true, true, false),
    age: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 1, 2),
    twice: fc.constantFrom(false, false, false, true),
  }),
);

// Forward more often than back, so that the walks go somewhere.
const verbs: readonly Verb[] = [
  ...(['edit', 'submit', 'submit', 'submit', 'approve', 'approve', 'approve'] as const),
  ...(['publish', 'publish', 'publish', 'send-back', 'discard'] as const),
];
const isOpen = ({ state }: Imagined): boolean => state !== 'published' && state !== 'discarded';
const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];

async function walk(world: World, taken: Step): Promise<void> {
  const { who, which, verb, inTurn } = taken;
  const open = world.releases.filter(isOpen);
  const known = inTurn ? open : world.releases;
  // One more than there are is a new one.
  const release = known[which % (open.length < MOST_AT_ONCE ? known.length + 1 : known.length)];
  if (!release) return draft(world, pick(people, who)!, verb % 10 > 0);
  const done = pick(inTurn ? verbs.filter((each) => from[each].includes(release.state)) : verbs, verb)!;
  const able = people.filter((each) => !inTurn || (may(done, each) && each.at === release.at));
  await act(release, pick(able, who)!, done, taken);
}

describe('random walks of random people', () => {
  it(
    'never break the life cycle: every answer is the expected one, and what is seen afterwards is what was imagined',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
          const world: World = { releases: [] };
          for (const each of steps) await walk(world, each);
          await look(world);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
      const key = (await server.api.get('/ledger/key')).text.trim();
      expect(await faultsInLog(inject(server.app), key)).toEqual([]);
      // Walks that go nowhere would prove nothing.
      process.stdout.write(`${RUNS} walks published ${published.length} releases\n`);
      expect(published.length).toBeGreaterThan(RUNS / 4);
    },
    long ? 1_200_000 : 120_000,
  );
});

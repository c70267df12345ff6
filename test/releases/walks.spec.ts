import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ManualClock } from '../../src/platform/clock/index.js';
import { PublishScheduledReleases } from '../../src/releases/index.js';
import { type Answer, inject } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { contradictionsIn } from '../support/faults-checker.js';
import { faultsInLog } from '../support/faults-log.js';
import { completeDraft, type Desk, type Person } from '../support/given.js';
import { send, tagFor, type Verb, type Where } from '../support/verbs.js';
import { publicAddresses } from './public-answers.js';
import { type Action, codesOf, inside, type Problem, type SeenRelease, whyOf } from './seen.js';
import { turnsOf } from './turns.js';

const long = process.env['KHEN_LONG'] === '1';
const RUNS = long ? 150 : 5;
const STEPS = long ? 120 : 80;
const MOST_AT_ONCE = 3;
const LANGUAGES = ['en', 'zh'];
const HOUR = 3_600_000;
const MOST_HOURS_AHEAD = 20;

const clock = new ManualClock(Math.floor(Date.now() / 1000) * 1000);

/** What the test remembers of a release by itself, apart from the code under test. */
interface Remembered {
  readonly id: string;
  readonly organisation: string;
  /** Who created, edited, submitted or translated the version at work. */
  authors: Set<string>;
  /** Who endorsed it. */
  endorser: string | undefined;
  /** Authors and publisher of each version that was published urgently. */
  readonly urgent: Map<number, Set<string>>;
  readonly translators: Map<string, Set<string>>;
  proposer: string | undefined;
  /** Bytes of every document that was ever public. */
  readonly published: Map<string, Buffer>;
  /** Which of them were erased. */
  readonly erased: Set<string>;
  retracted: boolean;
}

/** What happens next; numbers choose among what there is then. */
interface Step {
  readonly who: number;
  readonly which: number;
  readonly verb: number;
  readonly lang: number;
  /** Whether it is somebody's turn: a verb that the desk offers them. Else it may be anything by anybody. */
  readonly inTurn: boolean;
  readonly stale: boolean;
  readonly twice: boolean;
  /** Hours that pass before it. */
  readonly later: number;
}

let server: TestApplication;
let people: Person[];
let guest: Desk;
let topic: string;
const all: Remembered[] = [];
/** Every word of ours that was ever written into a text, numbered so that none is a part of another. */
let words = 0;
const secrets = new Set<string>();
const done = new Map<string, number>();

const word = (): string => {
  words += 1;
  const made = `bimat${String(words).padStart(6, '0')}q`;
  secrets.add(made);
  return made;
};

beforeAll(async () => {
  server = await startApplication({ clock, environment: { LOG_LEVEL: 'debug', DATABASE_POOL: '8' } });
  const { given } = server;
  const desk = await given.desk();
  const strict = await given.desk();
  guest = await given.desk();
  await given.setting(strict.organisation, 'releases.two-step-approval', true);
  topic = await given.topic();
  people = [
    desk.officer,
    await given.person(desk.organisation, 'press-officer', 'approver'),
    desk.approver,
    await given.colleague(desk, 'chief'),
    await given.colleague(desk, 'duty'),
    await given.colleague(desk, 'translator'),
    await given.person(desk.organisation, 'auditor'),
    guest.approver,
    strict.officer,
    strict.approver,
    await given.colleague(strict, 'chief'),
    await given.person(strict.organisation, 'press-officer', 'approver', 'translator'),
  ];
});
afterAll(() => server.close());

const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];
const verbs: readonly Verb[] = [
  ...(['edit', 'submit', 'endorse', 'agree', 'approve', 'send-back', 'schedule', 'unschedule'] as const),
  ...(['publish', 'publish-urgently', 'discard', 'review-afterwards', 'correct', 'retract'] as const),
  ...(['propose-redaction', 'withdraw-redaction', 'confirm-redaction'] as const),
  ...(['translate', 'edit-translation', 'review', 'reopen', 'publish-translation'] as const),
];
/** What ends a life, or only goes round, comes seldom, so that the walks go somewhere. */
const rare = new Set<Verb>([
  'discard',
  'retract',
  'send-back',
  'publish-urgently',
  'unschedule',
  'reopen',
  'edit',
  'edit-translation',
  'withdraw-redaction',
]);

async function draft(who: Person, step: Step): Promise<void> {
  const secret = word();
  const answer = await who.api.post<{ id: string }>('/api/v1/desk/releases', {
    ...completeDraft(topic),
    title: `Tin ${secret}`,
    summary: `Tóm tắt ${secret}`,
    body: `<p>Nội dung ${secret}</p>`,
    ...(step.lang % 4 === 0 &&
      who.organisation !== guest.organisation && { coIssuers: [guest.organisation] }),
  });
  expect([201, 403]).toContain(answer.status);
  if (answer.status === 201) all.push(remembered(answer.body.id, who));
}

const remembered = (id: string, who: Person): Remembered => ({
  id,
  organisation: who.organisation,
  authors: new Set([who.id]),
  endorser: undefined,
  urgent: new Map(),
  translators: new Map(),
  proposer: undefined,
  published: new Map(),
  erased: new Set(),
  retracted: false,
});

function bodyFor(verb: Verb, { versions }: SeenRelease, step: Step): object | undefined {
  const secret = word();
  if (verb === 'translate') return { title: `Text ${secret}`, summary: secret, body: `<p>${secret}</p>` };
  if (verb === 'edit-translation') {
    const source = versions[0].texts.find(({ translation }) => !translation);
    return { title: `Text ${secret}`, ...(step.verb % 3 > 0 && { follows: source?.etag }) };
  }
  if (verb === 'schedule')
    return {
      publishAt: new Date(
        clock['time'].getTime() + (1 + (step.lang % MOST_HOURS_AHEAD)) * HOUR,
      ).toISOString(),
    };
  if (verb === 'correct') return { minor: step.lang % 2 === 0 };
  if (verb === 'propose-redaction') {
    const published = versions.filter(({ number }) => number !== undefined);
    const number = pick(published, step.lang)?.number ?? 1;
    return {
      ground: 'personal-data',
      documents: [{ version: number, lang: 'vi' }],
      notices: { vi: 'Đã xóa dữ liệu cá nhân.' },
    };
  }
  return undefined;
}

/** What the desk shows somebody of a verb: its reasons; undefined where it is not offered. */
function offered({ versions, actions }: SeenRelease, verb: Verb, where: Where): string[] | undefined {
  const lists: Record<string, readonly Action[] | undefined> = {
    release: actions,
    open: versions.find(({ state }) => ['draft', 'in_review', 'approved', 'scheduled'].includes(state))
      ?.actions,
    numbered: versions.find(({ number }) => number === where.version)?.actions,
    text: versions
      .find(({ state }) =>
        where.which === 'current'
          ? state === 'published'
          : ['draft', 'in_review', 'approved', 'scheduled'].includes(state),
      )
      ?.texts.find(({ lang }) => lang === where.lang)?.translation?.actions,
  };
  const name = verb === 'edit-translation' ? 'edit' : verb;
  const found = lists[kindOf(verb)]?.find((each) => each.verb === name);
  return found && codesOf(found.reasons);
}
const kindOf = (verb: Verb): 'release' | 'open' | 'numbered' | 'text' => {
  if (['edit-translation', 'review', 'reopen', 'publish-translation', 'translate'].includes(verb))
    return 'text';
  if (verb === 'review-afterwards') return 'numbered';
  return ['correct', 'retract'].includes(verb) || verb.endsWith('-redaction') ? 'release' : 'open';
};

/** Who could go on with a release: its own people, whose turn it is by chance, and whoever is asked to agree. */
async function inTurn(release: Remembered, step: Step): Promise<Person | undefined> {
  const own = people.filter(({ organisation }) => organisation === release.organisation);
  for (let tries = 0; tries < 3; tries += 1) {
    const who = pick([...own, guest.approver], step.who + tries * 5)!;
    const { status, body } = await who.api.get<SeenRelease>(`/api/v1/desk/releases/${release.id}`);
    if (status === 200 && ableTo(body, whereOf(release, body, step), step).length > 0) return who;
  }
  return undefined;
}

const whereOf = ({ id }: Remembered, { versions }: SeenRelease, { lang }: Step): Required<Where> => ({
  id,
  which: lang % 3 === 0 || versions[0].state === 'published' ? 'current' : 'open',
  lang: pick(LANGUAGES, lang)!,
  version: pick(versions, lang)!.number ?? 1,
});

/** What leads somewhere, by what the desk offers. */
const ableTo = (seen: SeenRelease, where: Required<Where>, { verb: chance }: Step): Verb[] =>
  verbs.filter(
    (verb) =>
      (!rare.has(verb) || chance % 6 === 0) &&
      (verb === 'translate' ? chance % 4 === 1 : offered(seen, verb, where)?.length === 0),
  );

async function act(release: Remembered, by: Person, step: Step): Promise<void> {
  const who = (step.inTurn && (await inTurn(release, step))) || by;
  const read = await who.api.get<SeenRelease>(`/api/v1/desk/releases/${release.id}`);
  if (read.status !== 200) {
    expect(read.status).toBe(404);
    const unseen = await send(who.api, pick(verbs, step.verb)!, release, { ifMatch: '"x"' });
    expect([403, 404]).toContain(unseen.status);
    return;
  }
  const seen = read.body;
  const where = whereOf(release, seen, step);
  const able = ableTo(seen, where, step);
  const verb = pick(step.inTurn && able.length > 0 ? able : verbs, step.verb)!;
  const why = offered(seen, verb, where);
  const fresh = await tagFor(who.api, verb, where);
  const body = bodyFor(verb, seen, step);
  const ifMatch = step.stale ? fresh.replace(/\.\d+"$/, '.999"') : fresh || '"nothing there"';
  const ask = { ifMatch, once: `${release.id}-${words}`, ...(body && { body }) };
  const before = await publicDocuments(release);
  const answer = await send<Problem>(who.api, verb, where, ask);
  if (step.twice) expect((await send(who.api, verb, where, ask)).status).toBe(answer.status);
  judge(verb, answer, why, step);
  if (answer.status < 300) {
    done.set(verb, (done.get(verb) ?? 0) + 1);
    remember(release, who, verb, where, seen);
    if (verb === 'edit') await rewrite(release, who);
  } else expect(await publicDocuments(release)).toEqual(before);
}

/** The desk told beforehand what would happen. */
function judge(verb: Verb, answer: Answer<Problem>, why: string[] | undefined, { stale }: Step): void {
  const { status, body, text } = answer;
  const refused = status >= 400 && status < 500;
  const fits = (): boolean => {
    if (stale) return refused;
    // A new language has no row yet on which it could be offered.
    if (verb === 'translate') return status === 201 || refused;
    if (why === undefined) return [403, 404, 409].includes(status);
    if (why.length > 0) return status === 409 && whyOf(body).join() === why.join();
    // What depends on the request itself can't be told beforehand: which documents, which source.
    if (verb === 'propose-redaction') return [200, 409].includes(status);
    if (verb === 'edit-translation') return [200, 412].includes(status);
    return status === 200;
  };
  expect([fits(), verb, status, why, text]).toEqual([true, verb, status, why, text]);
}

/** Two persons: told here once more, from what the test itself saw. */
function remember(
  release: Remembered,
  who: Person,
  verb: Verb,
  where: Required<Where>,
  seen: SeenRelease,
): void {
  const text = `${seen.versions[0].id} ${where.lang} ${where.which}`;
  if (['edit', 'submit'].includes(verb)) release.authors.add(who.id);
  if (verb === 'translate' || verb === 'edit-translation') {
    if (where.which === 'open') release.authors.add(who.id);
    release.translators.set(text, new Set([...(release.translators.get(text) ?? []), who.id]));
  }
  if (verb === 'correct') release.authors = new Set([who.id]);
  if (verb === 'endorse') {
    expect(release.authors).not.toContain(who.id);
    release.endorser = who.id;
  }
  if (verb === 'agree' || verb === 'approve') expect(release.authors).not.toContain(who.id);
  if (verb === 'approve') {
    expect(release.endorser).not.toBe(who.id);
    expect(seen.versions[0].twoSteps).toBe(release.endorser !== undefined);
  }
  if (verb === 'send-back' || verb === 'correct') release.endorser = undefined;
  if (verb === 'publish-urgently') {
    const number = seen.versions.filter((each) => each.number !== undefined).length + 1;
    release.urgent.set(number, new Set([...release.authors, who.id]));
  }
  if (verb === 'review-afterwards') expect(release.urgent.get(where.version)).not.toContain(who.id);
  if (verb === 'review') expect(release.translators.get(text) ?? new Set()).not.toContain(who.id);
  if (verb === 'propose-redaction') release.proposer = who.id;
  if (verb === 'confirm-redaction') expect(release.proposer).not.toBe(who.id);
  if (verb === 'retract') release.retracted = true;
}

/** An edit changes words too, so that what was written before was never public. */
async function rewrite({ id }: Remembered, { api }: Person): Promise<void> {
  const path = `/api/v1/desk/releases/${id}/versions/open/texts/vi`;
  const { etag } = await api.get(path);
  const secret = word();
  expect(
    (await api.patch(path, { title: `Tin ${secret}`, body: `<p>${secret}</p>` }, { ifMatch: etag })).status,
  ).toBe(200);
}

async function publicDocuments({ id }: Remembered): Promise<string[]> {
  const rows = await inside(server).frozen(id);
  return rows
    .filter(({ number }) => number !== null)
    .map(({ sha256, bytes }) => `${sha256} ${bytes?.length}`);
}

/** Whatever is public now was never different, and nothing else is to be found anywhere. */
async function look(of: readonly Remembered[]): Promise<void> {
  expect(await contradictionsIn(server.config.databaseUrl!)).toEqual([]);
  const shown = new Set<string>();
  const hidden = new Set<string>();
  for (const release of of) {
    const rows = await inside(server).frozen(release.id);
    for (const { lang, bytes, sha256, number, ledger_index: index } of rows) {
      const name = `${number} ${lang}`;
      const path = `/api/v1/releases/${release.id}/versions/${number}/document?lang=${lang}`;
      const answer = number === null ? undefined : await server.api.get(path);
      if (answer?.status === 200) {
        const earlier = release.published.get(name);
        if (earlier) expect(answer.bytes.equals(earlier)).toBe(true);
        release.published.set(name, answer.bytes);
        for (const [found] of answer.text.matchAll(/bimat\d{6}q/g)) shown.add(found);
      } else {
        expect([404, 410, undefined]).toContain(answer?.status);
        expect([name, bytes === null || release.retracted || !release.published.has(name)]).toEqual([
          name,
          true,
        ]);
        if (index === null) hidden.add(sha256);
      }
    }
    const seen = await server.api.get<{ standing: string }>(`/api/v1/releases/${release.id}`);
    const isPublic = rows.some(({ number }) => number !== null);
    expect(seen.status).toBe(isPublic ? 200 : 404);
    if (!isPublic) hidden.add(release.id);
    else expect(seen.body.standing).toBe(release.retracted ? 'retracted' : 'public');
  }
  expect(await leaks(of, shown, hidden)).toEqual([]);
  for (const person of people.filter((_, index) => index % 4 === words % 4)) {
    const { told, able, more } = await turnsOf(
      person,
      of.map(({ id }) => id),
    );
    if (!more) expect(told).toEqual(able);
  }
}

async function leaks(
  of: readonly Remembered[],
  shown: ReadonlySet<string>,
  hidden: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  // All of this walk's, and whatever the wire and the feeds still tell of the walks before it.
  const earlier = new Set(
    all
      .filter((each) => !of.includes(each))
      .flatMap(({ published, retracted, erased }) =>
        retracted
          ? []
          : [...published]
              .filter(([name]) => !erased.has(name))
              .flatMap(([, bytes]) => [...bytes.toString().matchAll(/bimat\d{6}q/g)].map(([each]) => each)),
      ),
  );
  for (const address of await publicAddresses(
    server,
    of.map(({ id }) => id),
  )) {
    const { text, headers, status } = await server.api.get(address);
    // A pack waits for what is printed, which nobody works on here.
    if (status >= 500 && !address.includes('/pack')) expect([address, status, text]).toEqual([address]);
    const told = `${text} ${JSON.stringify(headers)}`;
    for (const [each] of told.matchAll(/bimat\d{6}q/g))
      if (!shown.has(each) && !earlier.has(each)) found.push(`${each} at ${address}`);
    const own = /[0-9a-f-]{36}/.exec(address)?.[0] ?? '';
    found.push(
      ...[...hidden]
        .filter((each) => each !== own && told.includes(each))
        .map((each) => `${each} at ${address}`),
    );
  }
  const said = server.log.join('');
  found.push(...[...secrets].filter((each) => said.includes(each)).map((each) => `${each} in the log`));
  return found;
}

const number = fc.nat({ max: 1000 });
const step: fc.Arbitrary<Step> = fc.noBias(
  fc.record({
    who: number,
    which: number,
    verb: number,
    lang: number,
    inTurn: fc.constantFrom(true, true, true, true, true, false),
    stale: fc.constantFrom(false, false, false, false, false, false, false, true),
    twice: fc.constantFrom(false, false, false, true),
    later: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 5, 30),
  }),
);

async function wait(hours: number): Promise<void> {
  clock.advance(hours * HOUR);
  await server.app.get(PublishScheduledReleases, { strict: false }).execute();
}

async function walk(own: Remembered[], taken: Step): Promise<void> {
  if (taken.later > 0) await wait(taken.later);
  else clock.advance(1000);
  const who = pick(people, taken.who)!;
  const release = own[taken.which % (own.length < MOST_AT_ONCE ? own.length + 1 : own.length)];
  if (release) return act(release, who, taken);
  const before = all.length;
  await draft(who, taken);
  own.push(...all.slice(before));
}

describe('random walks of random people', () => {
  it(
    'never leave the life that is told: what the desk offers happens, the rest is refused, and nothing is seen before its time',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
          const own: Remembered[] = [];
          for (const [index, each] of steps.entries()) {
            await walk(own, each);
            // What is planned is seen by this walk: later ones do not know that it was hidden before.
            if (index === STEPS - 1) await wait(MOST_HOURS_AHEAD);
            if (index % 40 === 39) await look(own);
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
      const key = (await server.api.get('/ledger/key')).text.trim();
      expect(await faultsInLog(inject(server.app), key)).toEqual([]);
      const counted = [...done].map(([verb, count]) => `${verb} ${count}`).toSorted();
      process.stdout.write(`${RUNS} walks: ${counted.join(', ')}\n`);
      // Walks that go nowhere would prove nothing.
      expect(done.get('publish') ?? 0).toBeGreaterThan(long ? RUNS / 2 : 0);
      if (long) expect(verbs.filter((verb) => !done.has(verb))).toEqual([]);
    },
    long ? 3_600_000 : 120_000,
  );
});

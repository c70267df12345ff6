import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { releaseLifecycle, translationLifecycle, versionLifecycle } from '../../src/releases/index.js';
import { roles } from '../../src/roles.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { contradictionsIn } from '../support/faults-checker.js';
import {
  type Colleague,
  type Desk,
  expectStatus,
  type GivenRelease,
  type Person,
  type ReleaseState,
} from '../support/given.js';
import { attempt, perform, send, tagFor, type Verb, type Where } from '../support/verbs.js';
import { codesOf, differences, inside, type Problem, readRelease, whyOf } from './seen.js';

// The life of a release is told here once more, apart from the code under test: one property a row, one a missing row.

/** Something special that a row needs. */
type Special = 'two steps' | 'co-issued' | 'urgently' | 'an older version' | 'redaction proposed';
type Who = Colleague | 'officer' | 'approver' | 'co-issuer';
interface Row {
  readonly from: string;
  readonly verb: Verb;
  readonly to: string;
  readonly who: Who;
  readonly with?: Special;
  /** Members that change beside the tags, what may be done next, and the time of change. */
  readonly changes: readonly string[];
  readonly act?: string;
}

const published = ['ledgerIndex', 'number', 'publishedAt', 'state', 'standing of the release'];
const urgently = [...published, 'publishedUrgently'];
const planned = ['earlyAccess', 'publishAt', 'state'];
const act = 'release.published';
const publishUrgently = { verb: 'publish-urgently', to: 'published', who: 'duty', act } as const;
const discard = { verb: 'discard', to: 'discarded', who: 'officer', changes: ['state'] } as const;
const versionRows: readonly Row[] = [
  { from: 'draft', verb: 'edit', to: 'draft', who: 'officer', changes: ['contact'] },
  { from: 'draft', verb: 'submit', to: 'in_review', who: 'officer', changes: ['state'] },
  { from: 'draft', ...publishUrgently, changes: [...urgently, 'number of the release'] },
  { from: 'draft', ...discard },
  {
    from: 'in_review',
    verb: 'endorse',
    to: 'in_review',
    who: 'approver',
    with: 'two steps',
    changes: ['endorsedBy'],
  },
  {
    from: 'in_review',
    verb: 'agree',
    to: 'in_review',
    who: 'co-issuer',
    with: 'co-issued',
    changes: ['coIssuers'],
  },
  {
    from: 'in_review',
    verb: 'approve',
    to: 'approved',
    who: 'approver',
    changes: ['approvedBy', 'state', 'number of the release'],
  },
  {
    from: 'in_review',
    verb: 'send-back',
    to: 'draft',
    who: 'approver',
    changes: ['sentBackBecause', 'state'],
  },
  { from: 'in_review', ...publishUrgently, changes: [...urgently, 'number of the release'] },
  { from: 'in_review', ...discard },
  {
    from: 'approved',
    verb: 'send-back',
    to: 'draft',
    who: 'deputy',
    changes: ['approvedBy', 'sentBackBecause', 'state'],
  },
  { from: 'approved', verb: 'schedule', to: 'scheduled', who: 'approver', changes: planned },
  { from: 'approved', verb: 'publish', to: 'published', who: 'approver', changes: published, act },
  { from: 'approved', ...publishUrgently, changes: urgently },
  { from: 'approved', ...discard },
  { from: 'scheduled', verb: 'unschedule', to: 'approved', who: 'deputy', changes: planned },
  { from: 'scheduled', ...publishUrgently, changes: urgently },
  { from: 'scheduled', ...discard },
  ...(['published', 'superseded'] as const).map((from) => ({
    from,
    verb: 'review-afterwards' as const,
    to: from,
    who: 'approver' as const,
    with: 'urgently' as const,
    changes: ['reviewedAfterwardsBy'],
  })),
];
const releaseRows: readonly Row[] = [
  { from: 'public', verb: 'correct', to: 'public', who: 'officer', changes: ['versions'] },
  {
    from: 'public',
    verb: 'retract',
    to: 'retracted',
    who: 'approver',
    changes: ['standing'],
    act: 'release.retracted',
  },
  ...(['public', 'retracted'] as const).flatMap((from): Row[] => [
    {
      from,
      verb: 'propose-redaction',
      to: from,
      who: 'approver',
      with: 'an older version',
      changes: ['redaction'],
    },
    {
      from,
      verb: 'withdraw-redaction',
      to: from,
      who: 'approver',
      with: 'redaction proposed',
      changes: ['redaction'],
    },
    {
      from,
      verb: 'confirm-redaction',
      to: from,
      who: 'deputy',
      with: 'redaction proposed',
      changes: ['redaction', 'versions'],
      act: 'release.redacted',
    },
  ]),
];
const translationRows: readonly Row[] = [
  { from: 'none', verb: 'translate', to: 'translating', who: 'translator', changes: [] },
  { from: 'translating', verb: 'edit-translation', to: 'translating', who: 'translator', changes: ['title'] },
  { from: 'translating', verb: 'review', to: 'reviewed', who: 'reviewer', changes: ['translation'] },
  { from: 'reviewed', verb: 'reopen', to: 'translating', who: 'translator', changes: ['translation'] },
  {
    from: 'reviewed',
    verb: 'publish-translation',
    to: 'public',
    who: 'approver',
    changes: ['translation'],
    act: 'release.translated',
  },
];

const verbsOf = (rows: readonly Row[]): Verb[] => [...new Set(rows.map(({ verb }) => verb))];
const missing = (rows: readonly Row[], state: string): Verb[] =>
  verbsOf(rows).filter((verb) => !rows.some((row) => row.from === state && row.verb === verb));
const verbs = [...verbsOf(versionRows), ...verbsOf(releaseRows), ...verbsOf(translationRows)];
const openStates = ['draft', 'in_review', 'approved', 'scheduled'];
const versionStates = [...openStates, 'published', 'superseded', 'discarded'] as ReleaseState[];

let server: TestApplication;
let desk: Desk;
/** A desk that approves in two steps. */
let twoSteps: Desk;
let partner: Desk;
/** May do everything there is, and wrote nothing. */
let chief: Person;
let outsider: Person;

beforeAll(async () => {
  server = await startApplication();
  const { given } = server;
  desk = await given.desk();
  twoSteps = await given.desk();
  partner = await given.desk();
  await given.setting(twoSteps.organisation, 'releases.two-step-approval', true);
  chief = await given.colleague(desk, 'chief');
  outsider = await given.colleague(await given.desk(), 'chief');
});
afterAll(async () => {
  try {
    expect(await contradictionsIn(server.config.databaseUrl!)).toEqual([]);
  } finally {
    await server.close();
  }
});

const person = (at: Desk, who: Who): Promise<Person> | Person => {
  if (who === 'co-issuer') return partner.approver;
  return who === 'officer' || who === 'approver' ? at[who] : server.given.colleague(at, who);
};
const given = (state: ReleaseState, special?: Special): Promise<GivenRelease> =>
  server.given.release({
    state,
    desk: special === 'two steps' ? twoSteps : desk,
    coIssuers: special === 'co-issued' ? [partner] : [],
    urgently: special === 'urgently',
  });

/** A release of that standing. */
async function standing(state: string, special?: Special): Promise<GivenRelease> {
  if (state === 'unpublished') return given('approved');
  const release = await given(special ? 'superseded' : 'published');
  if (state === 'retracted') await server.given.does(desk, 'approver', 'retract', release.id);
  if (special === 'redaction proposed')
    await server.given.does(desk, 'approver', 'propose-redaction', release.id);
  return release;
}

/** Does what a row says, twice with the same key, and answers with what it did to the release, inside and outside. */
async function happens(row: Row, release: GivenRelease, where: Where) {
  const { id } = release;
  const { api, id: actor } = await person(release.desk, row.who);
  const reader = await server.given.colleague(release.desk, 'chief');
  const { audit, acts } = inside(server);
  const before = await readRelease(reader, id);
  const [trail, log] = [await audit(id), await acts(id)];
  const ask = { ifMatch: await tagFor(api, row.verb, where), once: `${id}-${row.verb}` };
  const done = await send<Problem>(api, row.verb, where, ask);
  expect([row.verb, done.status, done.text]).toEqual([
    row.verb,
    row.verb === 'translate' ? 201 : 200,
    done.text,
  ]);
  const again = await send<Problem>(api, row.verb, where, ask);
  expect([again.status, again.body]).toEqual([done.status, done.body]);
  const other = await send<Problem>(api, row.verb, where, { ...ask, ifMatch: '"other"' });
  expect([other.status, whyOf(other.body)]).toEqual([409, ['http.idempotency-key-reused']]);
  const stale = await send<Problem>(api, row.verb, where, { ifMatch: ask.ifMatch });
  // Done once it is stale, or there is no longer anything at work.
  expect([404, 412]).toContain(stale.status);
  const [record, ...more] = (await audit(id)).slice(trail.length);
  expect(more).toEqual([]);
  expect((await acts(id)).slice(log.length).map((entry) => entry.act)).toEqual(row.act ? [row.act] : []);
  return { before, after: await readRelease(reader, id), record: record!, actor };
}

const besides = new Set(['etag', 'actions', 'changedAt']);
const changed = (before: object, after: object): string[] =>
  differences(before, after).filter((name) => !besides.has(name));

describe('the tables told here', () => {
  it('are those of the code, row by row', () => {
    type Table = { transitions: readonly { verb: string; from: readonly string[]; permission: string }[] };
    const rowsOf = ({ transitions }: Table): string[] =>
      transitions
        .filter(({ permission, from }) => permission !== 'system' && from.length > 0)
        .flatMap(({ verb, from }) => from.map((state) => `${state} ${verb}`))
        .toSorted();
    const told = (rows: readonly Row[]): string[] =>
      rows.map(({ from, verb }) => `${from} ${verb.replace('edit-translation', 'edit')}`).toSorted();
    expect(told(versionRows)).toEqual(rowsOf(versionLifecycle));
    expect(told(releaseRows)).toEqual(rowsOf(releaseLifecycle));
    expect(told(translationRows.filter(({ from }) => from !== 'none'))).toEqual(rowsOf(translationLifecycle));
  });
});

describe('a version', () => {
  it.each(versionRows)('that is $from goes to $to by $verb of the $who', async (row) => {
    const release = await given(row.from as ReleaseState, row.with);
    const { before, after, record, actor } = await happens(row, release, release);
    expect(after.versions).toHaveLength(before.versions.length);
    // The first one is the oldest: what it is about.
    const [old, made] = [before.versions.at(-1)!, after.versions.at(-1)!];
    expect([old.state, made.state]).toEqual([row.from, row.to]);
    expect(made.etag).not.toBe(old.etag);
    const ofRelease = changed({ ...before, versions: 0 }, { ...after, versions: 0 });
    expect([...changed(old, made), ...ofRelease.map((name) => `${name} of the release`)].toSorted()).toEqual(
      [...row.changes].toSorted(),
    );
    expect(record).toMatchObject({
      verb: row.verb,
      from_state: row.from,
      to_state: row.to,
      actor_id: actor,
      reason: ['send-back', 'publish-urgently', 'discard'].includes(row.verb)
        ? 'Chưa rõ giờ thông xe.'
        : null,
    });
  });

  describe.each(versionStates)('that is %s', (state) => {
    const absent = missing(versionRows, state);
    let release: GivenRelease;
    let before: unknown;
    const seen = async () => [await readRelease(chief, release.id), await inside(server).audit(release.id)];
    beforeAll(async () => {
      release = await given(state);
      before = await seen();
    });
    afterAll(async () => {
      expect(await seen()).toEqual(before);
    });

    it.each(absent)('refuses %s', async (verb) => {
      const { versions } = await readRelease(chief, release.id);
      const answer = await send<Problem>(chief.api, verb, release, { ifMatch: versions[0].etag });
      const nothingAtWork = [404, ['releases.no-open-version']];
      // It speaks of a published version by its number.
      const unnumbered = [404, ['releases.version-not-found']];
      const atWork = openStates.includes(state) ? [409, ['releases.wrong-state']] : nothingAtWork;
      const expected = verb === 'review-afterwards' ? unnumbered : atWork;
      expect([answer.status, whyOf(answer.body)]).toEqual(expected);
    });

    it('offers exactly the verbs of its rows to whoever has all permissions, and none to an auditor', async () => {
      const auditor = await server.given.person(desk.organisation, 'auditor');
      const offered = async (who: Person) =>
        (await readRelease(who, release.id)).versions
          .at(-1)!
          .actions.map(({ verb }) => verb)
          .toSorted();
      const rows = versionRows.filter(({ from, verb }) => from === state && verb !== 'agree');
      expect(await offered(chief)).toEqual(rows.map(({ verb }) => verb).toSorted());
      expect(await offered(auditor)).toEqual([]);
    });

    if (openStates.includes(state))
      it.each(verbsOf(versionRows).filter((verb) => verb !== 'review-afterwards'))(
        'asks for If-Match before %s, and for the newest; for others there is no such release',
        async (verb) => {
          expectStatus(await send(chief.api, verb, release), 428);
          const old = release.etag.replace(/\.\d+"$/, '.999"');
          for (const ifMatch of ['"x"', '*', old, `W/${release.etag}`])
            expectStatus(await send(chief.api, verb, release, { ifMatch }), 412);
          const told = await send<Problem>(outsider.api, verb, release, { ifMatch: release.etag });
          expect([told.status, whyOf(told.body)]).toEqual([404, ['releases.not-found']]);
        },
      );
  });
});

describe('a release', () => {
  it.each(releaseRows)('that is $from goes to $to by $verb of the $who', async (row) => {
    const release = await standing(row.from, row.with);
    const { before, after, record, actor } = await happens(row, release, release);
    expect([before.standing, after.standing]).toEqual([row.from, row.to]);
    expect(changed(before, after)).toEqual([...row.changes].toSorted());
    expect(after.versions.length - before.versions.length).toBe(row.verb === 'correct' ? 1 : 0);
    expect(record).toMatchObject({ verb: row.verb, from_state: row.from, to_state: row.to, actor_id: actor });
  });

  describe.each(['unpublished', 'public', 'retracted'])('that is %s', (state) => {
    let release: GivenRelease;
    let before: unknown;
    const seen = async () => [await readRelease(chief, release.id), await inside(server).audit(release.id)];
    beforeAll(async () => {
      release = await standing(state);
      before = await seen();
    });
    afterAll(async () => {
      expect(await seen()).toEqual(before);
    });

    const absent = missing(releaseRows, state);
    if (absent.length > 0)
      it.each(absent)('refuses %s', async (verb) => {
        const refused = await attempt<Problem>(chief.api, verb, release);
        expect([refused.status, whyOf(refused.body)]).toEqual([409, ['releases.wrong-standing']]);
      });

    it.each(verbsOf(releaseRows))(
      'asks for If-Match before %s, and for the newest; for others there is no such release',
      async (verb) => {
        expectStatus(await send(chief.api, verb, release), 428);
        const ifMatch = await tagFor(chief.api, verb, release);
        for (const old of ['"x"', '*', ifMatch.replace(/\.\d+"$/, '.999"'), `W/${ifMatch}`])
          expectStatus(await send(chief.api, verb, release, { ifMatch: old }), 412);
        const told = await send<Problem>(outsider.api, verb, release, { ifMatch });
        expect([told.status, whyOf(told.body)]).toEqual([404, ['releases.not-found']]);
      },
    );

    it('offers exactly the verbs of its rows', async () => {
      const { actions } = await readRelease(chief, release.id);
      const rows = releaseRows.filter(({ from }) => from === state);
      expect(actions.map(({ verb }) => verb).toSorted()).toEqual(rows.map(({ verb }) => verb).toSorted());
    });
  });
});

describe('a translation', () => {
  const states = ['none', 'translating', 'reviewed', 'public'];
  /** A release with an English translation in that state, of the version in force or of the one at work. */
  async function translated(state: string, which: 'open' | 'current'): Promise<GivenRelease & Where> {
    const release = await server.given.release({
      state: which === 'open' ? 'draft' : 'published',
      desk,
      ...(state === 'public' && { translation: 'reviewed' as const }),
      ...(which === 'open' && (state === 'translating' || state === 'reviewed') && { translation: state }),
    });
    const where = { ...release, which };
    if (which === 'current' && (state === 'translating' || state === 'reviewed')) {
      await perform((await person(desk, 'translator')).api, 'translate', where);
      if (state === 'reviewed') await perform((await person(desk, 'reviewer')).api, 'review', where);
    }
    return where;
  }

  it.each(
    translationRows.flatMap((row) =>
      (row.verb === 'publish-translation' ? ['current' as const] : (['open', 'current'] as const)).map(
        (which) => ({ ...row, which }),
      ),
    ),
  )('that is $from goes to $to by $verb of the $who, in the $which version', async ({ which, ...row }) => {
    const release = await translated(row.from, which);
    const { before, after, record, actor } = await happens(row, release, release);
    const textOf = ({ versions: [version] }: typeof before) =>
      version.texts.find(({ lang }) => lang === 'en');
    const [old, made] = [textOf(before), textOf(after)];
    expect([old?.translation?.state ?? 'none', made!.translation!.state]).toEqual([row.from, row.to]);
    if (old) expect(changed(old, made!)).toEqual(row.changes);
    // Nobody does a verb on what they did not see.
    expect(after.versions[0].etag).not.toBe(before.versions[0].etag);
    expect(after.versions[0].texts.filter(({ lang }) => lang !== 'en')).toEqual(
      before.versions[0].texts.filter(({ lang }) => lang !== 'en'),
    );
    expect(record).toMatchObject({ verb: row.verb.replace('edit-translation', 'edit'), actor_id: actor });
  });

  describe.each(states)('that is %s', (state) => {
    const which = state === 'public' ? 'current' : 'open';
    let release: GivenRelease & Where;
    let before: unknown;
    beforeAll(async () => {
      release = await translated(state, which);
      before = await readRelease(chief, release.id);
    });
    afterAll(async () => {
      expect(await readRelease(chief, release.id)).toEqual(before);
    });

    it.each(missing(translationRows, state))('refuses %s', async (verb) => {
      const refused = await send<Problem>(chief.api, verb, release, {
        ifMatch: (await tagFor(chief.api, verb, release)) || '"of what is not there"',
      });
      const expected: Record<string, unknown> = {
        none: [404, ['releases.no-text']],
        translate: [409, ['releases.already-translated']],
      };
      expect([refused.status, whyOf(refused.body)]).toEqual(
        expected[state === 'none' ? 'none' : verb] ?? [409, ['releases.wrong-state']],
      );
    });

    it.each(verbsOf(translationRows).filter((verb) => state !== 'none' || verb === 'translate'))(
      'asks for If-Match before %s, and for the newest; for others there is no such release',
      async (verb) => {
        expectStatus(await send(chief.api, verb, release), 428);
        expectStatus(await send(chief.api, verb, release, { ifMatch: '"x"' }), 412);
        const ifMatch = await tagFor(chief.api, verb, release);
        const old = ifMatch.replace(/\.\d+"$/, '.999"');
        expectStatus(await send(chief.api, verb, release, { ifMatch: old }), 412);
        const told = await send<Problem>(outsider.api, verb, release, { ifMatch });
        expect([told.status, whyOf(told.body)]).toEqual([404, ['releases.not-found']]);
      },
    );
  });

  it('has no verb any more once its release is retracted', async () => {
    const release = await given('published');
    const at = (lang: string) => ({ ...release, which: 'current' as const, lang });
    const { api } = await person(desk, 'translator');
    for (const lang of ['en', 'zh', 'hmn']) await perform(api, 'translate', at(lang));
    for (const lang of ['zh', 'hmn']) await perform((await person(desk, 'reviewer')).api, 'review', at(lang));
    await server.given.does(desk, 'approver', 'retract', release.id);
    for (const [verb, lang] of [
      ['translate', 'de'],
      ['edit-translation', 'en'],
      ['review', 'en'],
      ['reopen', 'zh'],
      ['publish-translation', 'hmn'],
    ] as const) {
      const refused = await attempt<Problem>(chief.api, verb, at(lang));
      expect([verb, refused.status, whyOf(refused.body)]).toEqual([
        verb,
        409,
        ['releases.already-retracted'],
      ]);
    }
    expect((await inside(server).acts(release.id)).map((entry) => entry.act)).toEqual([
      'release.published',
      'release.retracted',
    ]);
  });
});

describe('who may', () => {
  it.each(
    roles
      .entries()
      .filter(([, { ofPressAgencies }]) => !ofPressAgencies)
      .map(([role]) => role),
  )('do a verb as %s: only who has its permission there', async (role) => {
    const permissionOf = (verb: Verb): string =>
      verb === 'edit-translation'
        ? 'releases.translate'
        : [versionLifecycle, releaseLifecycle, translationLifecycle]
            .flatMap(({ transitions }): readonly { verb: string; permission: string }[] => transitions)
            .find((each) => each.verb === verb)!.permission;
    const release = await server.given.release({ state: 'in_review', desk, translation: 'translating' });
    const somebody = await server.given.person(desk.organisation, role);
    for (const verb of verbs) {
      const may = roles.find(role)!.permissions.includes(permissionOf(verb));
      const reads = roles.find(role)!.permissions.includes('releases.read');
      // Of what was never published there is no version to be reviewed afterwards.
      const status = verb === 'review-afterwards' ? 404 : 412;
      const answer = await send(somebody.api, verb, release, { ifMatch: '"stale"' });
      expect([verb, answer.status]).toEqual([verb, may && reads ? status : 403]);
    }
  });

  it('work below: who has the role for the subtree; who may only read there is told so by 403', async () => {
    const below = await server.given.desk(await server.given.organisation({ parent: desk.organisation }));
    const release = await server.given.release({ state: 'in_review', desk: below });
    const above = await server.given.person(desk.organisation, { role: 'approver', scope: 'subtree' });
    const own = await server.given.person(desk.organisation, 'approver');
    const approve = ({ api }: Person, { id, etag }: GivenRelease) =>
      send(api, 'approve', { id }, { ifMatch: etag });
    expectStatus(await approve(own, release), 404);
    expectStatus(await approve(above, release), 200);
    // Reads below by one role, approves by another that ends at the own organisation.
    const mixed = await server.given.person(desk.organisation, 'approver', {
      role: 'auditor',
      scope: 'subtree',
    });
    const other = await server.given.release({ state: 'in_review', desk: below });
    expectStatus(await approve(mixed, other), 403);
    // And never upwards.
    expectStatus(await approve(below.approver, await given('in_review')), 404);
  });

  it('draft: only for an organisation for which they may write', async () => {
    const body = { kind: 'notice', lang: 'vi' };
    const draft = ({ api }: Person, organisation: string) =>
      api.post<{ organisation: string }>('/api/v1/desk/releases', { ...body, organisation });
    expectStatus(await draft(desk.officer, partner.organisation), 403);
    const below = await server.given.organisation({ parent: desk.organisation });
    const above = await server.given.person(desk.organisation, { role: 'press-officer', scope: 'subtree' });
    const drafted = await draft(above, below);
    expectStatus(drafted, 201);
    expect(drafted.body.organisation).toBe(below);
  });

  it('see what a co-issuer was asked to agree to: its own people, once it was submitted; they may do nothing else', async () => {
    const release = await server.given.release({ state: 'draft', desk, coIssuers: [partner] });
    const path = `/api/v1/desk/releases/${release.id}`;
    const guest = await server.given.colleague(partner, 'chief');
    expectStatus(await guest.api.get(path), 404);
    await server.given.does(desk, 'officer', 'submit', release.id);
    const { versions } = await readRelease(guest, release.id);
    expect(versions[0].actions.map(({ verb }) => verb)).toEqual(['agree']);
    for (const verb of verbsOf(versionRows)) {
      if (verb === 'agree' || verb === 'review-afterwards') continue;
      expectStatus(await send(guest.api, verb, release, { ifMatch: versions[0].etag }), 403);
    }
  });
});

describe('two persons', () => {
  const why = async (who: Person, verb: Verb, where: Where): Promise<string[]> => {
    const refused = await attempt<Problem>(who.api, verb, where);
    expectStatus(refused, 409);
    return whyOf(refused.body);
  };

  it.each(['draft', 'edit', 'edit the words', 'submit', 'translate'] as const)(
    'nobody approves what they touched by %s',
    async (touch) => {
      const { officer } = desk;
      const drafted = await server.given.release({
        state: 'draft',
        desk: touch === 'draft' ? { ...desk, officer: chief } : desk,
      });
      const { id, open } = drafted;
      if (touch === 'edit' || touch === 'translate') await perform(chief.api, touch, { id });
      if (touch === 'edit the words') {
        const path = `${open}/texts/vi`;
        const { etag } = await chief.api.get(path);
        expectStatus(await chief.api.patch(path, { title: 'Khác' }, { ifMatch: etag }), 200);
      }
      await perform((touch === 'submit' ? chief : officer).api, 'submit', { id });
      expect(await why(chief, 'approve', { id })).toEqual(['releases.own-work']);
      const { versions } = await readRelease(chief, id);
      const offered = versions[0].actions.find(({ verb }) => verb === 'approve');
      expect(codesOf(offered?.reasons)).toEqual(['releases.own-work']);
      await perform(desk.approver.api, 'approve', { id });
      // What was approved by another may be published by its author, if they may publish.
      await perform(chief.api, 'publish', { id });
    },
  );

  it('whoever sent a version back or approved it before is no author of it', async () => {
    const { id } = await given('in_review');
    await perform(desk.approver.api, 'send-back', { id });
    await perform(desk.officer.api, 'submit', { id });
    await perform(desk.approver.api, 'approve', { id });
  });

  it('author, endorser and approver are three, where approval takes two steps', async () => {
    const { id } = await given('in_review', 'two steps');
    const own = await server.given.colleague(twoSteps, 'chief');
    const deputy = await server.given.colleague(twoSteps, 'deputy');
    expect(await why(twoSteps.approver, 'approve', { id })).toEqual(['releases.not-endorsed']);
    await perform(twoSteps.approver.api, 'endorse', { id });
    expect(await why(deputy, 'endorse', { id })).toEqual(['releases.already-endorsed']);
    expect(await why(twoSteps.approver, 'approve', { id })).toEqual(['releases.own-endorsement']);
    await perform(deputy.api, 'approve', { id });
    const written = await server.given.release({ state: 'draft', desk: { ...twoSteps, officer: own } });
    await perform(own.api, 'submit', written);
    expect(await why(own, 'endorse', written)).toEqual(['releases.own-work']);
    // Sent back, it begins again: the endorsement was of other words.
    await perform(twoSteps.approver.api, 'endorse', written);
    await perform(deputy.api, 'send-back', written);
    await perform(own.api, 'submit', written);
    expect(await why(deputy, 'approve', written)).toEqual(['releases.not-endorsed']);
  });

  it('the number of steps is the one that held when a version was submitted, whatever is set meanwhile', async () => {
    const changing = await server.given.desk();
    const begun = await server.given.release({ state: 'in_review', desk: changing });
    await server.given.setting(changing.organisation, 'releases.two-step-approval', true);
    expect(await why(changing.approver, 'endorse', begun)).toEqual(['releases.one-step']);
    const later = await server.given.release({ state: 'in_review', desk: changing });
    await perform(changing.approver.api, 'approve', begun);
    await server.given.setting(changing.organisation, 'releases.two-step-approval', false);
    expect(await why(changing.approver, 'approve', later)).toEqual(['releases.not-endorsed']);
  });

  it('every co-issuer agrees by an approver of its own, to the words that were submitted', async () => {
    const third = await server.given.desk();
    const release = await server.given.release({ state: 'in_review', desk, coIssuers: [partner, third] });
    expect(await why(desk.approver, 'approve', release)).toEqual(['releases.co-issuer-silent']);
    expect(await why(desk.approver, 'agree', release)).toEqual(['releases.not-a-co-issuer']);
    expectStatus(await attempt(partner.officer.api, 'agree', release), 403);
    await perform(partner.approver.api, 'agree', release);
    expect(await why(partner.approver, 'agree', release)).toEqual(['releases.already-agreed']);
    expect(await why(desk.approver, 'approve', release)).toEqual(['releases.co-issuer-silent']);
    await perform(third.approver.api, 'agree', release);
    await perform(desk.approver.api, 'send-back', release);
    await perform(desk.officer.api, 'submit', release);
    const { versions } = await readRelease(chief, release.id);
    expect(versions[0].coIssuers.map(({ agreed }) => agreed)).toEqual([false, false]);
    expect(await why(desk.approver, 'approve', release)).toEqual(['releases.co-issuer-silent']);
  });

  it('nobody reviews a translation that they made or touched', async () => {
    const release = await server.given.release({ state: 'draft', desk, translation: 'translating' });
    const reviewer = await server.given.colleague(desk, 'reviewer');
    await perform(reviewer.api, 'edit-translation', release);
    expect(await why(reviewer, 'review', release)).toEqual(['releases.own-translation']);
    await perform(desk.approver.api, 'review', release);
  });

  it('urgent publication is exempt by name; neither its author nor its publisher reviews it afterwards', async () => {
    const release = await server.given.release({ desk, urgently: true });
    const all = await server.given.person(desk.organisation, 'press-officer', 'approver', 'duty-officer');
    const own = await server.given.release({ state: 'draft', desk: { ...desk, officer: all } });
    await perform(all.api, 'publish-urgently', own);
    expect(await why(all, 'review-afterwards', own)).toEqual([
      'releases.own-work',
      'releases.own-publication',
    ]);
    const drafted = await given('draft');
    await perform(all.api, 'publish-urgently', drafted);
    expect(await why(all, 'review-afterwards', drafted)).toEqual(['releases.own-publication']);
    await perform(all.api, 'review-afterwards', release);
    expect(await why(desk.approver, 'review-afterwards', release)).toEqual(['releases.already-reviewed']);
    const ordinary = await given('published');
    expect(await why(chief, 'review-afterwards', ordinary)).toEqual(['releases.not-urgent']);
  });

  it('whoever proposes to erase something does not confirm it', async () => {
    const release = await standing('public', 'redaction proposed');
    expect(await why(desk.approver, 'confirm-redaction', release)).toEqual(['releases.own-proposal']);
    expect(await why(desk.approver, 'propose-redaction', release)).toEqual(['releases.redaction-proposed']);
    await perform(chief.api, 'withdraw-redaction', release);
    expect(await why(chief, 'confirm-redaction', release)).toEqual(['releases.redaction-missing']);
    expect(await why(chief, 'withdraw-redaction', release)).toEqual(['releases.redaction-missing']);
  });
});

describe('the guards', () => {
  const draft = (lacking: object) => server.given.release({ state: 'draft', desk, draft: { ...lacking } });

  it('tell every reason at once, in the reader’s language, and on the desk beforehand', async () => {
    const release = await draft({ title: '', summary: '', body: '', topics: [], contact: {} });
    const all = ['title', 'summary', 'body', 'topic', 'contact'].map((what) => `releases.${what}-missing`);
    for (const [who, verb] of [
      [desk.officer, 'submit'],
      [chief, 'publish-urgently'],
    ] as const) {
      const refused = await attempt<Problem>(who.api, verb, release);
      expectStatus(refused, 409);
      expect(codesOf(refused.body.reasons)).toEqual(all);
      const { versions } = await readRelease(who, release.id);
      expect(codesOf(versions[0].actions.find((each) => each.verb === verb)?.reasons)).toEqual(all);
    }
    const vietnamese = await desk.officer.api.send<Problem>('POST', `${release.open}/submit`, {
      body: { stateSecretConfirmed: true },
      ifMatch: release.etag,
      headers: { 'accept-language': 'vi' },
    });
    expect(vietnamese.body.reasons?.[0]?.title).toBe('Chưa có tiêu đề.');
  });

  it.each([
    ['a title', { title: '' }, 'title-missing'],
    ['a summary', { summary: ' ' }, 'summary-missing'],
    ['a body with words', { body: '<p> </p><script>x</script>' }, 'body-missing'],
    ['a topic', { topics: [] }, 'topic-missing'],
    ['the name of a contact', { contact: { phone: '0219 000 0100' } }, 'contact-missing'],
    ['a way to reach the contact', { contact: { name: 'Vàng Thị Mỷ' } }, 'contact-missing'],
    ['the time of what it invites to', { kind: 'invitation' }, 'event-missing'],
  ])('let nothing without %s be submitted', async (_, lacking, reason) => {
    const refused = await attempt<Problem>(desk.officer.api, 'submit', await draft(lacking));
    expect([refused.status, whyOf(refused.body)]).toEqual([409, [`releases.${reason}`]]);
  });

  it('let no picture be submitted without words for those who can not see it', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const sha256 = await server.given.file(desk.officer, png, 'duong.png');
    const release = await draft({ files: [{ sha256, role: 'picture' }] });
    const refused = await attempt<Problem>(desk.officer.api, 'submit', release);
    expect([refused.status, whyOf(refused.body)]).toEqual([409, ['releases.alt-missing']]);
    const path = `${release.open}/texts/vi`;
    const { etag } = await desk.officer.api.get(path);
    const fileWords = { [sha256]: { alt: 'Con đường qua đèo' } };
    expectStatus(await desk.officer.api.patch(path, { fileWords }, { ifMatch: etag }), 200);
    await perform(desk.officer.api, 'submit', release);
  });

  it('let half a quote be kept, and not submitted', async () => {
    const release = await draft({});
    const path = `${release.open}/texts/vi`;
    const say = async (quote: object) => {
      const { etag } = await desk.officer.api.get(path);
      expectStatus(await desk.officer.api.patch(path, { quotes: [quote] }, { ifMatch: etag }), 200);
    };
    await say({ text: 'Đường thông trước Tết.', name: '' });
    const refused = await attempt<Problem>(desk.officer.api, 'submit', release);
    expect([refused.status, whyOf(refused.body)]).toEqual([409, ['releases.quote-incomplete']]);
    await say({ text: 'Đường thông trước Tết.', name: 'Vàng Thị Mỷ' });
    await perform(desk.officer.api, 'submit', release);
  });

  it('want whoever submits to confirm that there is no state secret in it', async () => {
    const release = await draft({});
    for (const body of [{}, { stateSecretConfirmed: false }, { stateSecretConfirmed: 'true' }])
      expectStatus(await attempt(desk.officer.api, 'submit', release, body), 400);
  });

  it('want reasons and public words where the table says so', async () => {
    const [inReview, approved] = [await given('in_review'), await given('approved')];
    for (const reason of ['', '  ', undefined]) {
      for (const verb of ['send-back', 'publish-urgently'] as const)
        expectStatus(await attempt(chief.api, verb, inReview, { reason }), 400);
    }
    // A number that was drawn is given up with a reason; without one there is nothing to explain.
    const refused = await attempt<Problem>(chief.api, 'discard', approved, {});
    expect([refused.status, whyOf(refused.body)]).toEqual([400, ['http.reason-required']]);
    await perform(chief.api, 'discard', inReview, {});
    const release = await given('superseded');
    const notices = { en: 'Withdrawn.' };
    expectStatus(await attempt(chief.api, 'retract', release, { reason: 'Sai.' }), 400);
    for (const [verb, body] of [
      ['retract', { reason: 'Sai.', notices }],
      ['propose-redaction', { ground: 'children', documents: [{ version: 1, lang: 'vi' }], notices }],
    ] as const) {
      const wordless = await attempt<Problem>(chief.api, verb, release, body);
      expect([wordless.status, whyOf(wordless.body)]).toEqual([409, ['releases.notice-missing']]);
    }
  });

  it('let an hour be set that lies ahead, within a year', async () => {
    const release = await given('approved');
    for (const days of [-1, -0.0001, 367]) {
      const publishAt = new Date(Date.now() + days * 86_400_000).toISOString();
      const refused = await attempt<Problem>(chief.api, 'schedule', release, { publishAt });
      expect([days, refused.status, whyOf(refused.body)]).toEqual([days, 409, ['releases.hour-past']]);
    }
  });

  it('let one version be at work at a time, and nothing be erased that is in force or not there', async () => {
    const release = await given('superseded');
    const erase = (version: number, lang: string) =>
      attempt<Problem>(chief.api, 'propose-redaction', release, {
        ground: 'personal-data',
        documents: [{ version, lang }],
        notices: { vi: 'Đã xóa.' },
      });
    for (const [version, lang, why] of [
      [2, 'vi', 'redaction-of-current'],
      [1, 'en', 'document-unknown'],
      [3, 'vi', 'document-unknown'],
    ] as const) {
      const refused = await erase(version, lang);
      expect([refused.status, whyOf(refused.body)]).toEqual([409, [`releases.${why}`]]);
    }
    await perform(chief.api, 'correct', release);
    const refused = await attempt<Problem>(chief.api, 'correct', release);
    expect([refused.status, whyOf(refused.body)]).toEqual([409, ['releases.version-at-work']]);
  });

  it('let a translation be made into another language, be whole when it is reviewed, and follow its source', async () => {
    const release = await draft({});
    const why = async (verb: Verb, where: Where, body?: object) => {
      const refused = await attempt<Problem>(chief.api, verb, where, body);
      return [refused.status, whyOf(refused.body)];
    };
    expect(await why('translate', { ...release, lang: 'vi' })).toEqual([409, ['releases.source-language']]);
    const current = { ...release, which: 'current' } as const;
    const nothing = await send<Problem>(chief.api, 'translate', current, { ifMatch: release.etag });
    expect([nothing.status, whyOf(nothing.body)]).toEqual([404, ['releases.no-current-version']]);
    const translator = await server.given.colleague(desk, 'translator');
    await perform(translator.api, 'translate', release, { summary: 'Half' });
    expect(await why('review', release)).toEqual([409, ['releases.translation-incomplete']]);
    await perform(translator.api, 'edit-translation', release, { title: 'Road open', body: '<p>Open</p>' });
    const source = `${release.open}/texts/vi`;
    const { etag } = await desk.officer.api.get(source);
    expectStatus(await desk.officer.api.patch(source, { title: 'Khác' }, { ifMatch: etag }), 200);
    expect(await why('review', release)).toEqual([409, ['releases.stale-translation']]);
    const { body: text } = await translator.api.get<{ translation: object }>(`${release.open}/texts/en`);
    expect(text.translation).toMatchObject({
      stale: true,
      behind: { title: true, summary: false, blocks: [], gone: 0 },
    });
    expectStatus(await attempt(translator.api, 'edit-translation', release, { follows: etag }), 412);
    const newest = (await translator.api.get(source)).etag;
    await perform(translator.api, 'edit-translation', release, { follows: newest });
    await perform(chief.api, 'review', release);
    expect(await why('publish-translation', release)).toEqual([409, ['releases.version-not-published']]);
  });
});

describe('a request sent again', () => {
  it('at the same moment by many does it once', async () => {
    const release = await given('approved');
    const ask = { ifMatch: release.etag, once: `at-once-${release.id}` };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => send(chief.api, 'publish', release, ask)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await inside(server).acts(release.id)).toHaveLength(1);
  });

  it('drafts, and copies, once', async () => {
    const original = await given('published');
    const copy = `/api/v1/desk/releases/${original.id}/copy`;
    const body = { kind: 'notice', lang: 'vi', title: 'Một lần' };
    for (const [path, told] of [
      ['/api/v1/desk/releases', body],
      [copy, undefined],
    ] as const) {
      const once = () => desk.officer.api.post<{ id: string }>(path, told, { once: `once-${path.length}` });
      const answers = await Promise.all([once(), once(), once()]);
      answers.forEach((answer) => expectStatus(answer, 201));
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    }
  });

  it('without a key, but by many at once, is done by one of them', async () => {
    for (const [state, verb] of [
      ['approved', 'publish'],
      ['published', 'correct'],
      ['published', 'retract'],
    ] as const) {
      const release = await given(state);
      const ifMatch = await tagFor(chief.api, verb, release);
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => send(chief.api, verb, release, { ifMatch })),
      );
      expect([verb, answers.filter(({ status }) => status === 200).length]).toEqual([verb, 1]);
      // The others come too late: stale, or there is nothing at work any more. Never a reason of the domain.
      for (const { status } of answers) expect([200, 404, 412]).toContain(status);
    }
  });
});

describe('the list of the desk', () => {
  it('is narrowed by state, kind and organisation, and tells when what is public became so', async () => {
    const { given: make } = server;
    const elsewhere = await make.desk();
    const leader = await make.person(elsewhere.organisation, 'auditor');
    const { id } = await make.release({ desk: elsewhere });
    await make.release({ desk: elsewhere, state: 'draft', draft: { kind: 'statement' } });
    const list = async (query: string) => {
      const { body } = await leader.api.get<{ items: { id: string; publishedAt?: string }[] }>(
        `/api/v1/desk/releases?${query}`,
      );
      return body.items;
    };
    expect(await list('')).toHaveLength(2);
    for (const query of [
      'state=published',
      'kind=notice',
      `kind=notice&organisation=${elsewhere.organisation}`,
    ])
      expect([query, await list(query)]).toEqual([
        query,
        [expect.objectContaining({ id, publishedAt: expect.any(String) })],
      ]);
    expect(await list('kind=invitation')).toEqual([]);
    expect(await list(`organisation=${desk.organisation}`)).toEqual([]);
  });

  it('is searched by parts of title and number, whatever the case and the marks', async () => {
    const elsewhere = await server.given.desk();
    const draft = { title: 'Điều chỉnh giao thông trên quốc lộ 4C' };
    const { id } = await server.given.release({ desk: elsewhere, draft });
    await server.given.release({ desk: elsewhere, state: 'draft' });
    const { api } = elsewhere.officer;
    const whole = await api.get<{ number: string }>(`/api/v1/desk/releases/${id}`);
    const found = async (words: string) => {
      const path = `/api/v1/desk/releases?q=${encodeURIComponent(words)}`;
      const { body } = await api.get<{ items: { id: string }[]; next?: string }>(path);
      expect(body.next).toBeUndefined();
      return body.items.map((item) => item.id);
    };
    for (const words of ['dieu chinh', 'ĐIỀU CHỈNH', 'iao thôn', whole.body.number.toLowerCase()])
      expect([words, await found(words)]).toEqual([words, [id]]);
    expect(await found('4c_')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect((await api.get('/api/v1/desk/releases?q=')).status).toBe(400);
  });
});

describe('what an author may wish for', () => {
  it('is an hour, which stays a wish until somebody schedules it', async () => {
    const { id, open, etag, desk: writers } = await server.given.release({ state: 'draft' });
    const { api } = writers.officer;
    const plan = { publishAt: '2027-01-02T01:30:00.000Z', earlyAccess: true };
    expectStatus(await api.patch(open, { plan }, { ifMatch: etag }), 200);
    const { body } = await api.get<{ versions: { plan?: object; publishAt?: string; etag: string }[] }>(
      `/api/v1/desk/releases/${id}`,
    );
    expect(body.versions[0]).toMatchObject({ plan });
    expect(body.versions[0]).not.toHaveProperty('publishAt');
    expectStatus(await api.patch(open, { plan: null }, { ifMatch: body.versions[0]!.etag }), 200);
    expect((await api.get<object>(open)).body).not.toHaveProperty('plan');
  });

  it('is a template of its organisation for each kind', async () => {
    const { organisation, officer } = await server.given.desk();
    const read = async () =>
      (
        await officer.api.get<{ items: { kind: string; lang: string; body: string }[] }>(
          '/api/v1/desk/release-templates',
        )
      ).body.items;
    expect((await read()).map(({ kind, lang }) => [kind, lang])).toEqual(
      ['press release', 'notice', 'statement', 'invitation'].map((kind) => [kind, 'vi']),
    );
    const administrator = await server.given.person(organisation, 'administrator');
    const value = { notice: { vi: '<p>[Việc gì]</p>', en: '<p>[What]</p>' } };
    expectStatus(
      await administrator.api.post('/api/v1/desk/settings/releases.templates', { value, organisation }),
      201,
    );
    expect(new Set(await read())).toEqual(
      new Set([
        { kind: 'notice', lang: 'vi', body: '<p>[Việc gì]</p>' },
        { kind: 'notice', lang: 'en', body: '<p>[What]</p>' },
      ]),
    );
  });
});

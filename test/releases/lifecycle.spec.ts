import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Ledger } from '../../src/ledger/index.js';
import { statement } from '../../src/platform/database/index.js';
import { versionLifecycle } from '../../src/releases/index.js';
import type { Answer } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { contradictionsIn } from '../support/faults-checker.js';
import {
  type Desk,
  expectStatus,
  type GivenRelease,
  type Person,
  type ReleaseState,
} from '../support/given.js';

interface Version {
  readonly id: string;
  readonly state: ReleaseState;
  readonly etag: string;
  readonly number?: number;
  readonly publishedAt?: string;
  readonly ledgerIndex?: number;
  readonly sentBackBecause?: string;
  readonly actions: readonly { readonly verb: string; readonly reasons: readonly Reason[] }[];
}
interface Reason {
  readonly type: string;
  readonly title: string;
}
interface Release {
  readonly id: string;
  readonly standing: string;
  readonly versions: readonly [Version, ...Version[]];
}
interface Problem {
  readonly type: string;
  readonly reasons?: readonly Reason[];
  readonly errors?: readonly { readonly pointer: string }[];
}
type Verb = 'edit' | 'submit' | 'send-back' | 'approve' | 'publish' | 'discard';

const verbs = versionLifecycle.transitions
  .map(({ verb }) => verb)
  .filter((verb) => verb !== 'draft') as Verb[];
const states = versionLifecycle.states as readonly ReleaseState[];
const openStates: readonly ReleaseState[] = ['draft', 'in_review', 'approved'];
const bodyOf: Readonly<Record<Verb, unknown>> = {
  edit: { contact: { phone: '0219 000 0111' } },
  submit: { stateSecretConfirmed: true },
  'send-back': { reason: 'Chưa rõ giờ thông xe.' },
  approve: {},
  publish: {},
  discard: {},
};
const codesOf = (reasons: readonly Reason[] = []): string[] =>
  reasons.map(({ type }) => type.replace('urn:khen:error:', ''));

const auditOf = statement<{
  verb: string;
  from_state: string | null;
  to_state: string | null;
  actor_id: string;
  reason: string | null;
}>(
  'test.audit-of-release',
  `select verb, from_state, to_state, actor_id, reason from ledger.audit
   where object_type = 'release' and object_id = $1 order by at, id`,
);
const frozenOf = statement<{ lang: string; sha256: string; bytes: Buffer }>(
  'test.frozen-documents',
  `select d.lang, d.sha256, d.bytes from releases.document d join releases.version v on v.id = d.version_id
   where v.release_id = $1 order by d.lang`,
);

let server: TestApplication;
let desk: Desk;
/** May do everything there is, and wrote nothing. */
let chief: Person;

beforeAll(async () => {
  server = await startApplication({ environment: { LOG_LEVEL: 'debug' } });
  desk = await server.given.desk();
  chief = await server.given.person(desk.organisation, 'press-officer', 'approver');
});
afterAll(async () => {
  const { config } = server;
  expect(await contradictionsIn(config.databaseUrl!)).toEqual([]);
  await server.close();
});

const given = (state: ReleaseState, draft: object = {}): Promise<GivenRelease> =>
  server.given.release({ state, desk, draft: { ...draft } });

function act(
  who: Person,
  { open }: GivenRelease,
  verb: Verb,
  ask: { ifMatch?: string; once?: string; body?: unknown },
) {
  const body = ask.body ?? bodyOf[verb];
  return verb === 'edit'
    ? who.api.patch<Problem>(open, body, ask)
    : who.api.post<Problem>(`${open}/${verb}`, body, ask);
}

async function read(release: GivenRelease, who = chief): Promise<Release> {
  const answer = await who.api.get<Release>(`/api/v1/desk/releases/${release.id}`);
  expectStatus(answer, 200);
  return answer.body;
}

/** The tag of the newest version, open or not. */
const tagOf = async (release: GivenRelease): Promise<string> => (await read(release)).versions[0].etag;

const audit = (release: GivenRelease) => server.database.query(auditOf, [release.id]);

describe.each(states)('a version that is %s', (state) => {
  const rows = versionLifecycle.transitions.filter(({ from }) => from.includes(state));
  const wrong = verbs.filter((verb) => !rows.some((row) => row.verb === verb));
  const ways = rows.map(({ verb, to }) => ({
    verb: verb as Verb,
    to: to === 'same' ? state : to,
  }));

  if (ways.length > 0)
    it.each(ways)('goes to $to by $verb, with one audit record', async ({ verb, to }) => {
      const release = await given(state);
      const before = await audit(release);
      expectStatus(await act(chief, release, verb, { ifMatch: release.etag }), 200);
      const { versions } = await read(release);
      expect(versions).toHaveLength(1);
      expect(versions[0].state).toBe(to);
      expect(versions[0].etag).not.toBe(release.etag);
      const [made, ...more] = (await audit(release)).slice(before.length);
      expect(more).toEqual([]);
      expect(made).toMatchObject({ verb, from_state: state, to_state: to, actor_id: chief.id });
    });

  if (wrong.length > 0) {
    it.each(wrong.map((verb) => ({ verb })))('refuses $verb and stays as it is', async ({ verb }) => {
      const release = await given(state);
      const before = await read(release);
      const trail = await audit(release);
      const answer = await act(chief, release, verb, { ifMatch: before.versions[0].etag });
      if (openStates.includes(state)) {
        expectStatus(answer, 409);
        expect(codesOf(answer.body.reasons)).toEqual(['releases.wrong-state']);
      } else {
        expectStatus(answer, 404);
        expect(answer.body.type).toBe('urn:khen:error:releases.no-open-version');
      }
      expect(await read(release)).toEqual(before);
      expect(await audit(release)).toEqual(trail);
    });
  }

  if (openStates.includes(state)) {
    it('offers exactly the verbs of its rows to whoever has all permissions, and none to an auditor', async () => {
      const release = await given(state);
      const auditor = await server.given.person(desk.organisation, 'auditor');
      const offered = ({ versions }: Release) => versions[0].actions.map(({ verb }) => verb).toSorted();
      expect(offered(await read(release))).toEqual(rows.map(({ verb }) => verb).toSorted());
      expect(offered(await read(release, auditor))).toEqual([]);
    });

    it.each(verbs.map((verb) => ({ verb })))(
      'asks for If-Match before $verb, and for the newest',
      async ({ verb }) => {
        const release = await given(state);
        expectStatus(await act(chief, release, verb, {}), 428);
        for (const ifMatch of ['"x"', '*', release.etag.replace(/\.\d+"$/, '.999"'), `W/${release.etag}`]) {
          expectStatus(await act(chief, release, verb, { ifMatch }), 412);
        }
        expect(await tagOf(release)).toBe(release.etag);
      },
    );
  }
});

describe('the guards', () => {
  it('tell every reason against submitting at once, in the reader’s language, and on the desk beforehand', async () => {
    const release = await given('draft', { title: '', summary: '', body: '', topics: [], contact: {} });
    const all = ['title', 'summary', 'body', 'topic', 'contact'].map((what) => `releases.${what}-missing`);
    const refused = await act(desk.officer, release, 'submit', { ifMatch: release.etag });
    expectStatus(refused, 409);
    expect(codesOf(refused.body.reasons)).toEqual(all);
    const { versions } = await read(release, desk.officer);
    expect(codesOf(versions[0].actions.find(({ verb }) => verb === 'submit')?.reasons)).toEqual(all);
    const vietnamese = await desk.officer.api.send<Problem>('POST', `${release.open}/submit`, {
      body: bodyOf.submit,
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
  ])('let nothing without %s be submitted', async (_, lacking, reason) => {
    const release = await given('draft', lacking);
    const refused = await act(desk.officer, release, 'submit', { ifMatch: release.etag });
    expectStatus(refused, 409);
    expect(codesOf(refused.body.reasons)).toEqual([`releases.${reason}`]);
  });

  it('want whoever submits to confirm that there is no state secret in it', async () => {
    const release = await given('draft');
    for (const body of [{}, { stateSecretConfirmed: false }, { stateSecretConfirmed: 'true' }]) {
      expectStatus(await act(desk.officer, release, 'submit', { ifMatch: release.etag, body }), 400);
    }
    expect(await tagOf(release)).toBe(release.etag);
  });

  it('want a reason from whoever sends back, and show it to the authors', async () => {
    const release = await given('in_review');
    for (const body of [{}, { reason: '' }, { reason: '  ' }]) {
      expectStatus(await act(chief, release, 'send-back', { ifMatch: release.etag, body }), 400);
    }
    expectStatus(await act(chief, release, 'send-back', { ifMatch: release.etag }), 200);
    expect((await read(release, desk.officer)).versions[0].sentBackBecause).toBe('Chưa rõ giờ thông xe.');
    expect((await audit(release)).at(-1)?.reason).toBe('Chưa rõ giờ thông xe.');
  });
});

describe('two persons', () => {
  async function approve(who: Person, release: GivenRelease): Promise<Answer<Problem>> {
    return act(who, release, 'approve', { ifMatch: await tagOf(release) });
  }

  it.each(['draft', 'edit', 'edit-text', 'submit'] as const)(
    'nobody approves what they touched by %s',
    async (touch) => {
      const both = await server.given.person(desk.organisation, 'press-officer', 'approver');
      const { officer } = desk;
      const drafter = touch === 'draft' ? both : officer;
      const release = await server.given.release({ state: 'draft', desk: { ...desk, officer: drafter } });
      if (touch === 'edit') expectStatus(await act(both, release, 'edit', { ifMatch: release.etag }), 200);
      if (touch === 'edit-text') {
        const { etag } = await both.api.get(`${release.open}/texts/vi`);
        expectStatus(
          await both.api.patch(`${release.open}/texts/vi`, { title: 'Khác' }, { ifMatch: etag }),
          200,
        );
      }
      const submitter = touch === 'submit' ? both : officer;
      expectStatus(await act(submitter, release, 'submit', { ifMatch: await tagOf(release) }), 200);
      const refused = await approve(both, release);
      expectStatus(refused, 409);
      expect(codesOf(refused.body.reasons)).toEqual(['releases.own-work']);
      const { versions } = await read(release, both);
      expect(codesOf(versions[0].actions.find(({ verb }) => verb === 'approve')?.reasons)).toEqual([
        'releases.own-work',
      ]);
      expectStatus(await approve(desk.approver, release), 200);
      // What was approved by another may be published by its author, if they may publish.
      expectStatus(await act(both, release, 'publish', { ifMatch: await tagOf(release) }), 200);
    },
  );

  it('whoever sent a version back or approved it before is no author of it', async () => {
    const release = await given('in_review');
    expectStatus(await act(desk.approver, release, 'send-back', { ifMatch: await tagOf(release) }), 200);
    expectStatus(await act(desk.officer, release, 'submit', { ifMatch: await tagOf(release) }), 200);
    expectStatus(await approve(desk.approver, release), 200);
  });
});

describe('who may', () => {
  it('do a verb: only who has its permission there; others are told that they may not', async () => {
    const roles = {
      'press-officer': ['edit', 'submit', 'discard'],
      approver: ['send-back', 'approve', 'publish'],
      auditor: [],
    };
    const release = await given('in_review');
    for (const [role, may] of Object.entries(roles)) {
      const person = await server.given.person(desk.organisation, role);
      for (const verb of verbs) {
        const answer = await act(person, release, verb, { ifMatch: '"stale"' });
        expect([role, verb, answer.status]).toEqual([
          role,
          verb,
          (may as readonly string[]).includes(verb) ? 412 : 403,
        ]);
      }
    }
  });

  it('know that a release exists: only who may read it; for people elsewhere there is none', async () => {
    const elsewhere = await server.given.person(
      await server.given.organisation(),
      'press-officer',
      'approver',
    );
    const release = await given('in_review');
    const unknown = {
      ...release,
      open: release.open.replace(release.id, '01890a5d-ac96-774b-bcce-b302099a8057'),
    };
    for (const verb of verbs) {
      const answers = await Promise.all(
        [release, unknown].map((each) => act(elsewhere, each, verb, { ifMatch: release.etag })),
      );
      for (const answer of answers) {
        expectStatus(answer, 404);
        expect(answer.body.type).toBe('urn:khen:error:releases.not-found');
      }
    }
    for (const path of [`/api/v1/desk/releases/${release.id}`, release.open, `${release.open}/texts/vi`]) {
      expectStatus(await elsewhere.api.get(path), 404);
    }
    const list = await elsewhere.api.get<{ items: unknown[] }>('/api/v1/desk/releases');
    expect(list.body.items).toEqual([]);
    expectStatus(await server.api.get(release.open), 401);
  });

  it('work below: who has the role for the subtree; who may only read there is told so by 403', async () => {
    const below = await server.given.desk(await server.given.organisation({ parent: desk.organisation }));
    const release = await server.given.release({ state: 'in_review', desk: below });
    const above = await server.given.person(desk.organisation, { role: 'approver', scope: 'subtree' });
    const own = await server.given.person(desk.organisation, 'approver');
    expectStatus(await act(own, release, 'approve', { ifMatch: release.etag }), 404);
    expectStatus(await act(above, release, 'approve', { ifMatch: release.etag }), 200);
    // Reads below by one role, approves by another that ends at the own organisation.
    const mixed = await server.given.person(desk.organisation, 'approver', {
      role: 'auditor',
      scope: 'subtree',
    });
    const other = await server.given.release({ state: 'in_review', desk: below });
    expectStatus(await act(mixed, other, 'approve', { ifMatch: other.etag }), 403);
    // And never upwards.
    const mine = await given('in_review');
    expectStatus(await act(below.approver, mine, 'approve', { ifMatch: mine.etag }), 404);
  });

  it('draft: only for an organisation for which they may write', async () => {
    const elsewhere = await server.given.organisation();
    const answer = await desk.officer.api.post('/api/v1/desk/releases', {
      kind: 'notice',
      lang: 'vi',
      organisation: elsewhere,
    });
    expectStatus(answer, 403);
    const below = await server.given.organisation({ parent: desk.organisation });
    const above = await server.given.person(desk.organisation, { role: 'press-officer', scope: 'subtree' });
    const drafted = await above.api.post<{ organisation: string }>('/api/v1/desk/releases', {
      kind: 'notice',
      lang: 'vi',
      organisation: below,
    });
    expectStatus(drafted, 201);
    expect(drafted.body.organisation).toBe(below);
  });
});

describe('a request sent again', () => {
  it.each(verbs.map((verb) => ({ verb })))(
    'with the same key does $verb once, and is answered as well',
    async ({ verb }) => {
      const [from] = versionLifecycle.transition(verb).from as ReleaseState[];
      const release = await given(from!);
      const before = await audit(release);
      const ask = { ifMatch: release.etag, once: `once-${release.id}` };
      const first = await act(chief, release, verb, ask);
      expectStatus(first, 200);
      const again = await act(chief, release, verb, ask);
      // An edit answers with the version at work; the others with the release, which is there whatever became of it.
      expectStatus(again, 200);
      expect(again.body).toEqual(first.body);
      expect(await audit(release)).toHaveLength(before.length + 1);
      const other = await act(chief, release, verb, { ...ask, ifMatch: '"other"' });
      expectStatus(other, 409);
      expect(other.body.type).toBe('urn:khen:error:http.idempotency-key-reused');
    },
  );

  it('at the same moment by many does it once', async () => {
    const release = await given('approved');
    const ask = { ifMatch: release.etag, once: `at-once-${release.id}` };
    const answers = await Promise.all(Array.from({ length: 6 }, () => act(chief, release, 'publish', ask)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await audit(release)).filter(({ verb }) => verb === 'publish')).toHaveLength(1);
  });

  it('drafts once', async () => {
    const body = { kind: 'notice', lang: 'vi', title: 'Một lần' };
    const send = () =>
      desk.officer.api.post<{ id: string }>('/api/v1/desk/releases', body, { once: 'draft-once' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    answers.forEach((answer) => expectStatus(answer, 201));
  });

  it('without a key, but by many at once, is done by one of them', async () => {
    const release = await given('approved');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => act(chief, release, 'publish', { ifMatch: release.etag })),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    // The others come too late: stale, or there is nothing at work any more. Never a reason of the domain.
    for (const { status } of answers) expect([200, 404, 412]).toContain(status);
  });
});

describe('what was approved', () => {
  it('is byte for byte what is published, hashed into the log and served', async () => {
    const release = await given('approved');
    const [frozen, ...more] = await server.database.query(frozenOf, [release.id]);
    expect(more).toEqual([]);
    expectStatus(await act(chief, release, 'publish', { ifMatch: release.etag }), 200);
    const { versions, standing } = await read(release);
    expect(standing).toBe('public');
    expect(versions[0]).toMatchObject({ number: 1, state: 'published' });
    const served = await server.api.get(`/api/v1/releases/${release.id}/versions/1/document?lang=vi`);
    expect(served.bytes.equals(frozen!.bytes)).toBe(true);
    expect(createHash('sha256').update(served.bytes).digest('hex')).toBe(frozen!.sha256);
    const { entry } = await server.app.get(Ledger).entry(versions[0].ledgerIndex!);
    expect(entry).toMatchObject({
      act: 'release.published',
      at: versions[0].publishedAt,
      for: desk.organisation,
      on: { type: 'release', id: release.id, version: 1 },
      documents: [{ type: 'release', lang: 'vi', sha256: frozen!.sha256, change: 'new' }],
    });
  });

  it('can not be edited, and is frozen anew, under another nonce, once it was sent back', async () => {
    const release = await given('approved');
    const [frozen] = await server.database.query(frozenOf, [release.id]);
    const { etag } = await chief.api.get(`${release.open}/texts/vi`);
    expectStatus(
      await chief.api.patch(`${release.open}/texts/vi`, { title: 'Khác' }, { ifMatch: etag }),
      409,
    );
    expectStatus(await act(desk.approver, release, 'send-back', { ifMatch: release.etag }), 200);
    expect(await server.database.query(frozenOf, [release.id])).toEqual([]);
    expectStatus(await act(desk.officer, release, 'submit', { ifMatch: await tagOf(release) }), 200);
    expectStatus(await act(desk.approver, release, 'approve', { ifMatch: await tagOf(release) }), 200);
    const [again] = await server.database.query(frozenOf, [release.id]);
    expect(again!.sha256).not.toBe(frozen!.sha256);
  });

  it('is what its approver saw: an edit of the words after they read it makes their approval stale', async () => {
    const release = await given('draft');
    const { etag } = await desk.officer.api.get(`${release.open}/texts/vi`);
    expectStatus(
      await desk.officer.api.patch(`${release.open}/texts/vi`, { title: 'Khác' }, { ifMatch: etag }),
      200,
    );
    expectStatus(await act(desk.officer, release, 'submit', { ifMatch: release.etag }), 412);
    expectStatus(
      await desk.officer.api.patch(`${release.open}/texts/vi`, { title: 'Nữa' }, { ifMatch: etag }),
      412,
    );
    expectStatus(await desk.officer.api.patch(`${release.open}/texts/vi`, { title: 'Nữa' }), 428);
    expectStatus(await desk.officer.api.get(`${release.open}/texts/en`), 404);
  });
});

describe('a body', () => {
  it('is cleaned to the grammar on the way in, which is told, and stays as it is stored', async () => {
    const hostile =
      '<h1>Tin</h1><p onclick="x()">Đường <b>đã</b> thông<script>alert(1)</script></p><a href="javascript:x">đây</a><iframe src="//x"></iframe>';
    const drafted = await desk.officer.api.post<Release & { dropped: object[] }>('/api/v1/desk/releases', {
      kind: 'notice',
      lang: 'vi',
      body: hostile,
    });
    expectStatus(drafted, 201);
    expect(drafted.body.dropped.length).toBeGreaterThan(0);
    const path = `/api/v1/desk/releases/${drafted.body.id}/versions/open/texts/vi`;
    const stored = await desk.officer.api.get<{ body: string }>(path);
    expect(stored.body.body).not.toMatch(/script|onclick|javascript|iframe|<h1|<b>/i);
    expect(stored.body.body).toMatch(/Đường <strong>đã<\/strong> thông/);
    const edited = await desk.officer.api.patch<{ body: string; dropped: object[] }>(
      path,
      { body: stored.body.body },
      { ifMatch: stored.etag },
    );
    expectStatus(edited, 200);
    expect(edited.body).toMatchObject({ body: stored.body.body, dropped: [] });
  });
});

describe('what is not published', () => {
  it.each(['draft', 'in_review', 'approved', 'discarded'] as const)(
    'shows nowhere while it is %s: not in any public answer, the log, the metrics or the server’s own log',
    async (state) => {
      const canary = `hoatrinh${createHash('sha256').update(state).digest('hex').slice(0, 12)}`;
      const topic = await server.given.topic();
      const release = await given(state, {
        title: `Tiêu đề ${canary}`,
        summary: `Tóm tắt ${canary}`,
        body: `<p>Nội dung ${canary} và <a href="https://${canary}.example/">liên kết</a></p>`,
        topics: [topic],
        contact: { name: `Người ${canary}`, position: canary, email: `${canary}@khen.test` },
      });
      // Something public beside it, so that an answer with nothing in it proves nothing.
      const beside = await given('published', { topics: [topic] });
      const frozen = await server.database.query(frozenOf, [release.id]);
      const secrets = [canary, release.id, ...frozen.map(({ sha256 }) => sha256)];
      const addresses = [
        ...['', `?topic=${topic}`, `?organisation=${desk.organisation}`].map(
          (query) => `/api/v1/releases${query}`,
        ),
        `/api/v1/releases/${release.id}`,
        `/r/${release.id}`,
        `/api/v1/releases/${beside.id}`,
        ...['document', 'proof'].flatMap((what) =>
          [release.id, beside.id].map((id) => `/api/v1/releases/${id}/versions/1/${what}?lang=vi`),
        ),
        '/ledger/checkpoint',
        '/ledger/key',
        ...(await bundles()),
        '/metrics',
        '/health/ready',
        '/api/v1/topics?limit=100',
        '/api/v1/places?limit=100',
        '/api/openapi.json',
      ];
      const told = await Promise.all(addresses.map((address) => server.api.get(address)));
      const leaks = told.flatMap(({ text, headers }, index) =>
        secrets
          .filter((secret) => `${text} ${JSON.stringify(headers)}`.includes(secret))
          .map((secret) => `${secret} in ${addresses[index]}`),
      );
      expect(leaks).toEqual([]);
      expect(told.filter(({ text }) => text.includes(beside.id)).length).toBeGreaterThan(4);
      expect(told.filter(({ status }) => status === 404)).toHaveLength(4);
      expect(server.log.filter((line) => line.includes(canary))).toEqual([]);
    },
  );

  /** Addresses of all entries of the log. */
  async function bundles(): Promise<string[]> {
    const size = await server.app.get(Ledger).size();
    expect(size).toBeLessThan(256);
    return [`/ledger/tile/entries/000.p/${size}`, `/ledger/tile/0/000.p/${size}`];
  }
});

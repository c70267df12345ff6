import { setTimeout as sleep } from 'node:timers/promises';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'otplib';
import { SearchIndex } from '../../src/distribution/index.js';
import { Ledger } from '../../src/ledger/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Database, statement } from '../../src/platform/database/index.js';
import type { Answer, Api, Ask } from '../support/api.js';
import type { TestApplication } from '../support/application.js';
import { plainPicture } from '../files/pictures.js';
import { paragraph, wordFile } from '../documents/word-files.js';
import { completeDraft, type Desk, expectStatus, type Person, type ReleaseState } from '../support/given.js';
import { Authenticator } from '../identity/authenticator.js';
import type { IdentityProvider } from '../identity/identity-provider.js';
import { failedJob } from '../support/failed-job.js';
import { lifeOperations } from './life-operations.js';

/** A request that an operation answers with success, and what else can be had from it. */
export interface Prepared {
  /** Who may do it; default: somebody who is not signed in. */
  readonly who?: Api;
  /** Values for the parameters in the path. */
  readonly at?: Readonly<Record<string, string>>;
  /** With the question mark. */
  readonly query?: string;
  readonly ask?: Ask;
  /** Requests that are answered with statuses that only this operation knows, sent after the successful one. */
  readonly afterwards?: Readonly<Record<number, Partial<Prepared>>>;
  /** The same, sent before it. */
  readonly beforehand?: Readonly<Record<number, Partial<Prepared>>>;
}

/** What the preparations share. */
export interface World extends Pick<TestApplication, 'app' | 'api' | 'given' | 'config'> {
  readonly desk: Desk;
  readonly administrator: Person;
  readonly topic: string;
  /** An organisation for which nobody here acts. */
  readonly elsewhere: string;
  /** Who vouches for people in single sign-on. */
  readonly identities: IdentityProvider;
}

interface Account {
  readonly id: string;
  readonly memberships: readonly { readonly id: string }[];
}

const unknown = '01890a5d-ac96-774b-bcce-b302099a8057';
const because = { body: { reason: 'Chuyển công tác.' } };
const cookieOf = ({ headers }: Answer): string =>
  [headers['set-cookie'] ?? ''].flat().join(';').split(';')[0]!;
const passwordOf = ({ password }: Person) => password;

async function release(
  world: World,
  state: ReleaseState,
  ask: Ask,
  by: 'officer' | 'approver',
): Promise<Prepared> {
  const { id, etag } = await world.given.release({ state, desk: world.desk });
  return { who: world.desk[by].api, at: { id }, ask: { ...ask, ifMatch: etag } };
}

const aComment = { body: 'Đề nghị ghi rõ giờ thông xe.', lang: 'vi', quote: '6 giờ sáng mai' };

async function openVersion({ given, desk }: World): Promise<{ id: string; version: string; who: Api }> {
  const { id, open } = await given.release({ state: 'in_review', desk });
  const { body } = await desk.officer.api.get<{ id: string }>(open);
  return { id, version: body.id, who: desk.officer.api };
}

async function newcomer({ given, desk }: World): Promise<Person> {
  return given.person(desk.organisation, 'auditor');
}

async function account(world: World, ask: Ask, id?: string): Promise<Prepared & { body: Account }> {
  const who = world.administrator.api;
  const newOne = id ?? (await world.given.person(await organisationBelow(world), 'auditor', 'approver')).id;
  const { etag, body } = await who.get<Account>(`/api/v1/desk/accounts/${newOne}`);
  return { who, at: { id: newOne }, ask: { ...ask, ifMatch: etag }, body };
}

const organisationBelow = ({ given, administrator }: World): Promise<string> =>
  given.organisation({ parent: administrator.organisation });

async function organisation(world: World, ask: Ask, id?: string): Promise<Prepared> {
  const who = world.administrator.api;
  const at = { id: id ?? (await organisationBelow(world)) };
  const { etag } = await who.get(`/api/v1/desk/organisations/${at.id}`);
  return { who, at, ask: { ...ask, ifMatch: etag } };
}

async function reference(world: World, kind: 'topic' | 'place', ask: Ask): Promise<Prepared> {
  const who = world.administrator.api;
  const at = { id: await world.given[kind]() };
  const { etag } = await who.get(`/api/v1/desk/${kind}s/${at.id}`);
  return { who, at, ask: { ...ask, ifMatch: etag } };
}

/** A feed of a topic that there is not, and of nothing that could be one. */
const badFeed: Prepared = {
  beforehand: { 404: { query: `?topic=${unknown}` }, 400: { query: '?topic=x' } },
};
const setDays = { value: 10, legalBasis: 'Quyết định 12/QĐ-UBND', effectiveTo: '2099-01-01T00:00:00+07:00' };

/** A setting of the installation, which the administrator at the top may set. */
function setting(world: World, body: object): Prepared {
  return { who: world.administrator.api, at: { key: 'identity.invitation-days' }, ask: { body } };
}

const task = (world: World): Prepared => ({ who: world.administrator.api, at: { key: 'files.sweep' } });

async function invited(world: World): Promise<{ id: string; email: string }> {
  const email = `invited-${Math.random().toString(36).slice(2)}@khen.test`;
  const answer = await world.administrator.api.post<Account>('/api/v1/desk/accounts', {
    email,
    name: 'Lan',
    lang: 'en',
    memberships: [{ organisation: await organisationBelow(world), role: 'auditor' }],
  });
  expectStatus(answer, 201);
  return { id: answer.body.id, email };
}

/** The token in the newest mail to an address, once it is there. */
async function mailed({ config }: World, email: string): Promise<string> {
  const folder = join(config.dataDir, 'mail');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const mails = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.eml'),
    );
    const mail = mails
      .toSorted()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .findLast((text) => text.includes(`To: ${email}`));
    // Quoted-printable: a line that ends in = goes on.
    const token = mail && /#token=(?:3D)?([\w-]+)/.exec(mail.replaceAll('=\r\n', ''))?.[1];
    if (token) return token;
    await sleep(50);
  }
}

/** What an app would show by the server's clock. */
async function codeFor({ app }: World, secret: string): Promise<string> {
  const now = await app.get(Clock).now();
  return generate({ secret, epoch: Math.floor(now.getTime() / 1000) });
}

/** Somebody whose second factor is on, with codes that were not used yet. */
async function withSecondFactor(world: World): Promise<Person & { codes: readonly string[] }> {
  const person = await newcomer(world);
  const { api } = person;
  const begun = await api.post<{ secret: string }>('/api/v1/me/totp', { password: passwordOf(person) });
  const code = await codeFor(world, begun.body.secret);
  const confirmed = await api.post<{ recoveryCodes: string[] }>('/api/v1/me/totp/confirm', { code });
  expectStatus(confirmed, 200);
  return { ...person, codes: confirmed.body.recoveryCodes };
}

interface PasskeyAsked {
  readonly id: string;
  readonly options: { readonly challenge: string; readonly user: { readonly id: string } };
}

/** Somebody who can be asked for passkeys, and what is to be sent for one that was just asked for. */
/** Somebody who saved two views of a list, and the id of the first. */
async function withViews(world: World) {
  const { api } = await newcomer(world);
  const save = async (name: string, state: string) => {
    const body = { list: 'releases', name, query: { state } };
    return (await api.post<{ id: string }>('/api/v1/me/views', body)).body.id;
  };
  const id = await save('Bản nháp', 'draft');
  await save('Đã hẹn giờ', 'scheduled');
  return { api, id };
}

async function withPasskeys(world: World) {
  const person = await newcomer(world);
  const asked = async (): Promise<PasskeyAsked> => {
    const answer = await person.api.post<PasskeyAsked>('/api/v1/me/passkeys', {
      password: passwordOf(person),
    });
    expectStatus(answer, 201);
    return answer.body;
  };
  const made = (key: Authenticator, { id, options }: PasskeyAsked) => ({
    challenge: id,
    name: 'Máy tính ở cơ quan',
    credential: key.create(options),
  });
  const add = async (key = new Authenticator(world.config.publicUrl)) => {
    const body = made(key, await asked());
    const answer = await person.api.post<{ id: string }>('/api/v1/me/passkeys/confirm', body);
    expectStatus(answer, 201);
    return { id: answer.body.id, key, used: body.challenge };
  };
  return { ...person, asked, made, add };
}

/** As many as an account may have, where it has one. */
const fillWithPasskeys = statement(
  'test.fill-with-passkeys',
  `insert into identity.passkey (id, account_id, name, credential_id, public_key, counter, transports, synced, created_at)
   select gen_random_uuid(), account_id, name, credential_id || int4send(number), public_key, 0, '{}', false, created_at
   from identity.passkey, generate_series(2, 10) as number where account_id = $1`,
);

/** What whoever shows this passkey sends. */
async function passkeyShown({ api }: World, key: Authenticator) {
  const { body } = await api.post<PasskeyAsked>('/api/v1/session/passkey/begin');
  return { challenge: body.id, credential: key.get({ ...body.options, rpId: 'khen.test' }) };
}

const agencyBelow = ({ given, administrator }: World): Promise<string> =>
  given.organisation({ parent: administrator.organisation, kind: 'press_agency' });

async function accreditation(world: World, ask: Ask, state = 'accredited'): Promise<Prepared> {
  const who = world.administrator.api;
  const path = '/api/v1/desk/accreditations';
  const asked = { organisation: await agencyBelow(world), decision: '1205/QĐ-UBND', validFrom: '2026-01-01' };
  const made = await who.post<{ id: string }>(path, asked);
  expectStatus(made, 201);
  const at = { id: made.body.id };
  if (state === 'accredited') return { who, at, ask: { ...ask, ifMatch: made.etag } };
  const suspended = await who.post(`${path}/${at.id}/suspend`, because.body, { ifMatch: made.etag });
  return { who, at, ask: { ...ask, ifMatch: suspended.etag } };
}

async function pressTerms({ administrator }: World): Promise<{ version: number; sha256: string }> {
  const texts = {
    vi: 'Tin đọc trước chỉ được đăng sau giờ phát hành.',
    en: 'What is read early is spread only after its hour.',
  };
  const made = await administrator.api.post<{ version: number; sha256: string }>('/api/v1/desk/press-terms', {
    texts,
  });
  expectStatus(made, 201);
  return made.body;
}

/** A client of a press agency, looked after by somebody of the agency. */
async function client(world: World, ask: Ask, disabled = false): Promise<Prepared & { etag: string }> {
  const agency = await agencyBelow(world);
  const { api: who } = await world.given.person(agency, 'agency-manager');
  const path = '/api/v1/desk/clients';
  const asked = { organisation: agency, name: 'Hệ thống tòa soạn', scopes: ['early-access.read'] };
  const made = await who.post<{ id: string }>(path, asked);
  expectStatus(made, 201);
  const at = { id: made.body.id };
  let { etag } = made;
  if (disabled) ({ etag } = await who.post(`${path}/${at.id}/disable`, because.body, { ifMatch: etag }));
  return { who, at, etag, ask: { ...ask, ifMatch: etag } };
}

/** The same with a secret. */
async function clientWithSecret(world: World): Promise<Prepared & { secret: string; shown: string }> {
  const { who, at, etag } = await client(world, {});
  const path = `/api/v1/desk/clients/${at!['id']}/secrets`;
  const added = await who!.post<{ id: string; clientSecret: string }>(path, {}, { ifMatch: etag });
  expectStatus(added, 201);
  const { id: secret, clientSecret: shown } = added.body;
  return { who: who!, at: { ...at, secret }, ask: { ifMatch: added.etag }, secret, shown };
}

/** A colleague of the approver, and when they stand in. */
async function substitution({ given, desk }: World) {
  const { email } = await given.person(desk.organisation, 'press-officer');
  return { email, role: 'approver', to: new Date(Date.now() + 7 * 86_400_000).toISOString() };
}

/** How each operation is asked so that it answers with success, by its operationId. */
export const operations: Readonly<Record<string, (world: World) => Promise<Prepared> | Prepared>> = {
  getLiveness: () => ({}),
  getReadiness: () => ({}),
  getMetrics: ({ config }) => ({
    ask: { headers: { authorization: `Bearer ${config.metricsToken}` } },
    beforehand: { 404: { ask: {} } },
  }),
  getTokenKeys: () => ({}),

  listReleases: () => ({}),
  search: async ({ given, app }) => {
    await given.release();
    while ((await app.get(SearchIndex).follow()) === 'more');
    return { query: '?q=duong+len+lung+cu&facets=true' };
  },
  getBrand: () => Promise.resolve({ query: '?lang=vi' }),
  suggest: async ({ given, app }) => {
    await given.release();
    while ((await app.get(SearchIndex).follow()) === 'more');
    return { query: '?q=mo+lai' };
  },
  checkOfficial: async ({ given, app }) => {
    await given.release();
    while ((await app.get(SearchIndex).follow()) === 'more');
    return { ask: { body: { text: 'Xe dưới 16 chỗ qua lại bình thường từ 8 giờ sáng mai.' } } };
  },
  getRelease: async ({ given }) => ({ at: { id: (await given.release()).id } }),
  getReleaseByShortAddress: async ({ given }) => ({ at: { id: (await given.release()).id } }),
  getDocument: async ({ given }) => ({
    at: { id: (await given.release()).id, version: '1' },
    query: '?lang=vi',
    beforehand: { 410: { at: { id: (await given.release({ state: 'retracted' })).id, version: '1' } } },
  }),
  getProof: async ({ given }) => ({
    at: { id: (await given.release()).id, version: '1' },
    query: '?lang=vi',
    beforehand: { 410: { at: { id: (await given.release({ state: 'retracted' })).id, version: '1' } } },
  }),
  getDifference: async ({ given }) => ({
    at: { id: (await given.release()).id },
    query: '?from=1&to=1&lang=vi',
    beforehand: { 410: { at: { id: (await given.release({ state: 'retracted' })).id } } },
  }),
  readWire: async ({ given }) => {
    await given.release();
    return { beforehand: { 409: { query: '?from=1000000' } } };
  },
  readRssFeed: () => badFeed,
  readAtomFeed: () => badFeed,
  readJsonFeed: () => badFeed,
  readNewsSitemap: () => ({}),
  readRobots: () => ({}),
  listTopics: async ({ given }) => (await given.topic(), {}),
  listPlaces: async ({ given }) => (await given.place(), {}),
  listOrganisations: () => ({}),

  getLedgerCheckpoint: () => ({}),
  getLedgerKey: () => ({}),
  getLedgerTile: async ({ app }) => ({
    at: { path: `entries/000.p/${await app.get(Ledger).size()}` },
    beforehand: { 400: { at: { path: '%zz' } } },
  }),
  listAuditRecords: ({ administrator }) => ({ who: administrator.api, query: '?limit=5' }),

  uploadFile: ({ desk }) => ({
    who: desk.officer.api,
    query: '?name=note.txt',
    ask: { body: 'Ghi chú', headers: { 'content-type': 'application/octet-stream' } },
    beforehand: {
      413: { ask: { body: 'x'.repeat(70_000), headers: { 'content-type': 'text/plain' } } },
      415: { ask: { body: Buffer.from('MZ\0\0\0'), headers: { 'content-type': 'image/png' } } },
    },
  }),
  readFile: async ({ desk }) => {
    const answer = await desk.officer.api.send<{ sha256: string }>('POST', '/api/v1/desk/files', {
      body: 'Ghi chú',
      headers: { 'content-type': 'text/plain' },
    });
    return {
      who: desk.officer.api,
      at: { sha256: answer.body.sha256 },
      afterwards: {
        206: { ask: { headers: { range: 'bytes=0-2' } } },
        416: { ask: { headers: { range: 'bytes=1000-' } } },
      },
    };
  },

  readRendition: async ({ desk }) => {
    const picture = await plainPicture('jpeg', 340, 60);
    const answer = await desk.officer.api.send<{ sha256: string }>('POST', '/api/v1/desk/files', {
      body: picture,
      headers: { 'content-type': 'image/jpeg' },
    });
    return { who: desk.officer.api, at: { sha256: answer.body.sha256, size: '320.webp' } };
  },

  getMyDesk: async ({ given, desk }) => {
    await given.release({ state: 'in_review', desk });
    return { who: desk.approver.api };
  },
  listDeskReleases: ({ desk }) => ({ who: desk.officer.api, query: '?state=draft' }),
  draftRelease: ({ desk, topic }) => ({ who: desk.officer.api, ask: { body: completeDraft(topic) } }),
  draftReleaseFromDocument: async ({ desk }) => {
    const body = await wordFile({ body: paragraph('Lễ hội khai mạc lúc 20 giờ.') });
    const headers = { 'content-type': 'application/octet-stream' };
    return {
      who: desk.officer.api,
      query: '?lang=vi&kind=notice',
      ask: { body, headers },
      beforehand: {
        413: { ask: { body: Buffer.alloc(70_000), headers } },
        415: { ask: { body: 'MZ', headers } },
      },
    };
  },
  getDeskRelease: (world) => release(world, 'published', {}, 'officer'),
  getOpenVersion: (world) => release(world, 'draft', {}, 'officer'),
  editVersion: (world) => release(world, 'draft', { body: { kind: 'statement' } }, 'officer'),
  ...lifeOperations,
  submitRelease: (world) => release(world, 'draft', { body: { stateSecretConfirmed: true } }, 'officer'),
  sendReleaseBack: (world) => release(world, 'in_review', because, 'approver'),
  approveRelease: (world) => release(world, 'in_review', {}, 'approver'),
  publishRelease: (world) => release(world, 'approved', {}, 'approver'),
  discardRelease: (world) => release(world, 'in_review', because, 'officer'),

  previewRelease: async (world) => {
    const { id, who } = await openVersion(world);
    return { who, at: { id } };
  },
  getDeskDifference: async (world) => {
    const { id, version, who } = await openVersion(world);
    return { who, at: { id }, query: `?from=${version}&to=${version}` };
  },
  listCalendar: (world) => ({
    who: world.desk.officer.api,
    query: '?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z',
  }),
  listComments: async (world) => {
    const { id, version, who } = await openVersion(world);
    return { who, at: { id, version } };
  },
  commentOnVersion: async (world) => {
    const { id, version, who } = await openVersion(world);
    return { who, at: { id, version }, ask: { body: aComment } };
  },
  withdrawComment: async (world) => {
    const { id, version, who } = await openVersion(world);
    const thread = `/api/v1/desk/releases/${id}/versions/${version}/comments`;
    const made = await who.post<{ id: string }>(thread, aComment);
    expectStatus(made, 201);
    return { who, at: { id, version, comment: made.body.id } };
  },

  createTopic: ({ administrator }) => ({
    who: administrator.api,
    ask: { body: { code: 'forests', names: { vi: 'Rừng' } } },
  }),
  getDeskTopic: (world) => reference(world, 'topic', {}),
  renameTopic: (world) => reference(world, 'topic', { body: { names: { vi: 'Tên mới' } } }),
  createPlace: ({ administrator }) => ({
    who: administrator.api,
    ask: { body: { code: '00712', kind: 'commune', names: { vi: 'Lũng Cú' } } },
  }),
  getDeskPlace: (world) => reference(world, 'place', {}),
  renamePlace: (world) => reference(world, 'place', { body: { names: { vi: 'Tên mới' } } }),
  endPlace: (world) => reference(world, 'place', { body: { validTo: '2025-07-01' } }),

  listSettings: ({ administrator }) => ({ who: administrator.api }),
  getSetting: async (world) => {
    const { who, at } = setting(world, {});
    expectStatus(await who!.post(`/api/v1/desk/settings/${at!['key']}`, setDays), 201);
    return setting(world, {});
  },
  setSetting: (world) => setting(world, setDays),
  withdrawSetting: (world) => setting(world, { legalBasis: 'Quyết định 12/QĐ-UBND' }),

  getSystemHealth: ({ administrator }) => ({ who: administrator.api }),
  getLedgerState: ({ administrator }) => ({ who: administrator.api }),
  listQueues: ({ administrator }) => ({ who: administrator.api }),
  listFailedJobs: async ({ administrator, app }) => {
    await failedJob(app);
    return { who: administrator.api, query: '?limit=2' };
  },
  retryJob: async ({ administrator, app }) => ({
    who: administrator.api,
    at: { job: await failedJob(app) },
    beforehand: { 409: { at: { job: await failedJob(app, 'old.queue') } } },
    afterwards: { 404: {} },
  }),
  dismissJob: async ({ administrator, app }) => ({
    who: administrator.api,
    at: { job: await failedJob(app) },
    afterwards: { 404: {} },
  }),

  listTasks: ({ administrator }) => ({ who: administrator.api, query: '?limit=2' }),
  pauseTask: (world) => task(world),
  resumeTask: (world) => task(world),
  runTask: async (world) => {
    // Another one, so that no test finds it resumed.
    const { who } = task(world);
    expectStatus(await who!.post('/api/v1/desk/tasks/http.forget-keys/pause'), 200);
    return { ...task(world), beforehand: { 409: { at: { key: 'http.forget-keys' } } } };
  },

  signIn: async (world) => {
    const { email, password } = await newcomer(world);
    return {
      ask: { body: { email, password } },
      beforehand: { 401: { ask: { body: { email, password: 'wrong' } } } },
    };
  },
  signOut: async (world) => ({ who: (await newcomer(world)).api }),
  refreshSession: async (world) => {
    const { email, password } = await newcomer(world);
    const cookie = cookieOf(await world.api.post('/api/v1/session', { email, password }));
    const headers = { cookie, 'khen-session': 'refresh' };
    return {
      ask: { headers },
      beforehand: {
        401: { ask: { headers: { ...headers, cookie: 'khen_refresh=x' } } },
        403: { ask: { headers: { cookie } } },
      },
    };
  },
  getSignInWays: () => ({}),
  beginSignOn: () => ({}),
  signInBySignOn: async (world) => {
    const { email } = await newcomer(world);
    const begun = await world.api.post<{ url: string }>('/api/v1/session/sign-on/begin');
    const query = await world.identities.visit(begun.body.url, { sub: email, email });
    const headers = { cookie: cookieOf(begun) };
    return {
      ask: { body: { query }, headers },
      beforehand: { 401: { ask: { body: { query: 'code=x' }, headers } } },
    };
  },
  beginPasskeySignIn: () => ({}),
  signInByPasskey: async (world) => {
    const { add } = await withPasskeys(world);
    const { key, used } = await add();
    const stranger = new Authenticator(world.config.publicUrl);
    return {
      ask: { body: await passkeyShown(world, key) },
      beforehand: {
        401: { ask: { body: await passkeyShown(world, stranger) } },
        410: { ask: { body: { ...(await passkeyShown(world, key)), challenge: used } } },
      },
    };
  },
  listMyPasskeys: async (world) => {
    const { api, add } = await withPasskeys(world);
    await add();
    return { who: api };
  },
  beginMyPasskey: async (world) => {
    const [person, collector] = [await newcomer(world), await withPasskeys(world)];
    await collector.add();
    await world.app.get(Database).query(fillWithPasskeys, [collector.id]);
    const body = { password: passwordOf(person) };
    return { who: person.api, ask: { body }, beforehand: { 409: { who: collector.api } } };
  },
  addMyPasskey: async (world) => {
    const { api, add, asked, made } = await withPasskeys(world);
    const { key, used } = await add();
    const body = made(new Authenticator(world.config.publicUrl), await asked());
    return {
      who: api,
      ask: { body },
      beforehand: {
        409: { ask: { body: made(key, await asked()) } },
        410: { ask: { body: { ...body, challenge: used } } },
      },
    };
  },
  removeMyPasskey: async (world) => {
    const person = await withPasskeys(world);
    const { id } = await person.add();
    return { who: person.api, at: { id }, ask: { body: { password: passwordOf(person) } } };
  },
  getMe: ({ desk }) => ({ who: desk.officer.api }),
  listMyViews: async (world) => {
    const { api } = await withViews(world);
    return { who: api, query: '?list=releases' };
  },
  saveMyView: async (world) => {
    const { api } = await withViews(world);
    const view = { list: 'releases', query: { state: 'in_review' } };
    return {
      who: api,
      ask: { body: { ...view, name: 'Chờ tôi duyệt' } },
      beforehand: { 409: { ask: { body: { ...view, name: 'Bản nháp' } } } },
    };
  },
  renameMyView: async (world) => {
    const { api, id } = await withViews(world);
    return {
      who: api,
      at: { id },
      ask: { body: { name: 'Tin chờ duyệt' } },
      beforehand: { 409: { ask: { body: { name: 'Đã hẹn giờ' } } } },
    };
  },
  removeMyView: async (world) => {
    const { api, id } = await withViews(world);
    return { who: api, at: { id } };
  },
  listMySessions: ({ desk }) => ({ who: desk.officer.api }),
  endMySession: async (world) => {
    const { api, email, password } = await newcomer(world);
    await world.api.signIn(email, password);
    const { body } = await api.get<{ items: { id: string; current: boolean }[] }>('/api/v1/me/sessions');
    return { who: api, at: { id: body.items.find(({ current }) => !current)!.id } };
  },
  changeMyPassword: async (world) => {
    const person = await newcomer(world);
    const newPassword = 'ruong bac thang mua nuoc do';
    return {
      who: person.api,
      ask: { body: { currentPassword: passwordOf(person), newPassword } },
      beforehand: { 403: { ask: { body: { currentPassword: 'wrong', newPassword } } } },
    };
  },
  beginMySecondFactor: async (world) => {
    const person = await newcomer(world);
    const on = await withSecondFactor(world);
    return {
      who: person.api,
      ask: { body: { password: passwordOf(person) } },
      beforehand: {
        403: { ask: { body: { password: 'wrong' } } },
        409: { who: on.api, ask: { body: { password: passwordOf(on) } } },
      },
    };
  },
  confirmMySecondFactor: async (world) => {
    const person = await newcomer(world);
    const fresh = await newcomer(world);
    const begun = await person.api.post<{ secret: string }>('/api/v1/me/totp', {
      password: passwordOf(person),
    });
    const code = await codeFor(world, begun.body.secret);
    return {
      who: person.api,
      ask: { body: { code } },
      beforehand: {
        403: { ask: { body: { code: code === '000000' ? '000001' : '000000' } } },
        409: { who: fresh.api, ask: { body: { code } } },
      },
    };
  },
  turnOffMySecondFactor: (world) => secondFactorOn(world),
  renewMyRecoveryCodes: (world) => secondFactorOn(world),
  acceptInvitation: async (world) => {
    const { email } = await invited(world);
    const body = { token: await mailed(world, email), password: 'hoa cai vang tren nuong' };
    return { ask: { body }, afterwards: { 410: { ask: { body } } } };
  },
  requestPasswordReset: async (world) => ({ ask: { body: { email: (await newcomer(world)).email } } }),
  resetPassword: async (world) => {
    const { email } = await newcomer(world);
    expectStatus(await world.api.post('/api/v1/password-reset', { email }), 202);
    const body = { token: await mailed(world, email), password: 'hoa cai vang tren nuong' };
    return { ask: { body }, afterwards: { 410: { ask: { body } } } };
  },

  listDeskOrganisations: ({ administrator }) => ({
    who: administrator.api,
    query: '?parent=none&state=active&q=so',
  }),
  createOrganisation: ({ administrator }) => ({
    who: administrator.api,
    ask: {
      body: {
        parent: administrator.organisation,
        code: 'so-rung',
        kind: 'department',
        names: { vi: 'Sở Rừng' },
      },
    },
  }),
  getDeskOrganisation: (world) => organisation(world, {}),
  renameOrganisation: (world) => organisation(world, { body: { names: { vi: 'Sở khác' } } }),
  moveOrganisation: async (world) =>
    organisation(world, { body: { parent: await organisationBelow(world) } }),
  closeOrganisation: (world) => organisation(world, {}),
  reopenOrganisation: async (world) => {
    const { who, at, ask } = await organisation(world, {});
    expectStatus(await who!.post(`/api/v1/desk/organisations/${at!['id']}/close`, undefined, ask), 200);
    return organisation(world, {}, at!['id']);
  },

  appointMySubstitute: async (world) => {
    const body = await substitution(world);
    return {
      who: world.desk.approver.api,
      ask: { body },
      beforehand: { 403: { ask: { body: { ...body, role: 'auditor' } } } },
    };
  },
  endMySubstitution: async (world) => {
    const who = world.desk.approver.api;
    const made = await who.post<{ id: string }>('/api/v1/me/substitutes', await substitution(world));
    expectStatus(made, 201);
    return { who, at: { id: made.body.id }, afterwards: { 409: {} } };
  },

  listAccreditations: async (world) => (await accreditation(world, {}), { who: world.administrator.api }),
  accreditAgency: async (world) => ({
    who: world.administrator.api,
    ask: {
      body: { organisation: await agencyBelow(world), decision: '1205/QĐ-UBND', validFrom: '2026-12-01' },
    },
  }),
  getAccreditation: (world) => accreditation(world, {}),
  suspendAccreditation: (world) => accreditation(world, because),
  resumeAccreditation: (world) => accreditation(world, {}, 'suspended'),
  endAccreditation: (world) => accreditation(world, because),
  publishPressTerms: ({ administrator }) => ({
    who: administrator.api,
    ask: {
      body: {
        texts: {
          vi: 'Tin đọc trước chỉ được đăng sau giờ phát hành.',
          en: 'What is read early is spread only after its hour.',
        },
      },
    },
  }),
  listPressTerms: async (world) => (await pressTerms(world), {}),
  getPressTerms: async (world) => ({
    at: { version: String((await pressTerms(world)).version) },
    beforehand: { 404: { at: { version: '999999' } }, 400: { at: { version: 'x' } } },
  }),
  getEarlyAccess: async (world) => ({
    who: (await world.given.person(await agencyBelow(world), 'journalist')).api,
  }),
  acceptPressTerms: async (world) => {
    const { version, sha256 } = await pressTerms(world);
    return {
      who: (await world.given.person(await agencyBelow(world), 'agency-manager')).api,
      ask: { body: { version, sha256 } },
      beforehand: {
        404: { ask: { body: { version: 999_999, sha256 } } },
        409: { ask: { body: { version, sha256: '0'.repeat(64) } } },
      },
    };
  },

  listClients: async (world) => ({ who: (await client(world, {})).who! }),
  createClient: async (world) => {
    const agency = await agencyBelow(world);
    const { api: who } = await world.given.person(agency, 'agency-manager');
    return {
      who,
      ask: { body: { organisation: agency, name: 'Hệ thống tòa soạn', scopes: ['embargoed.read'] } },
    };
  },
  getClient: (world) => client(world, {}),
  changeClient: (world) => client(world, { body: { name: 'Hệ thống tòa soạn mới' } }),
  disableClient: (world) => client(world, because),
  enableClient: (world) => client(world, {}, true),
  addClientSecret: async (world) => {
    const disabled = await client(world, { body: {} }, true);
    return {
      ...(await client(world, { body: { expiresAt: '2099-12-31T17:00:00Z' } })),
      beforehand: { 409: disabled },
    };
  },
  revokeClientSecret: (world) => clientWithSecret(world),
  issueClientToken: async (world) => {
    const { at, shown } = await clientWithSecret(world);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const form = (secret: string) =>
      `grant_type=client_credentials&client_id=${at!['id']}&client_secret=${secret}`;
    return {
      ask: { body: form(shown), headers },
      beforehand: {
        401: { ask: { body: form('x'), headers } },
        413: { ask: { body: form('x'.repeat(10_000)), headers } },
        415: { ask: { body: form(shown), headers: { 'content-type': 'text/plain' } } },
      },
    };
  },
  getAuthorizationServer: () => ({}),

  listRoles: ({ administrator }) => ({ who: administrator.api }),
  listAccounts: ({ administrator }) => ({ who: administrator.api, query: '?q=khen&limit=2' }),
  getAccount: (world) => account(world, {}),
  inviteAccount: async (world) => ({
    who: world.administrator.api,
    ask: {
      body: {
        email: 'lan@khen.test',
        name: 'Lan',
        memberships: [{ organisation: await organisationBelow(world), role: 'auditor' }],
      },
    },
  }),
  inviteAgain: async (world) => account(world, {}, (await invited(world)).id),
  suspendAccount: (world) => account(world, because),
  reinstateAccount: async (world) => {
    const { who, at, ask } = await account(world, because);
    expectStatus(await who!.post(`/api/v1/desk/accounts/${at!['id']}/suspend`, ask!.body, ask), 200);
    return account(world, {}, at!['id']);
  },
  removeSecondFactor: async (world) => {
    const person = await world.given.person(await organisationBelow(world), 'auditor');
    const begun = await person.api.post<{ secret: string }>('/api/v1/me/totp', {
      password: passwordOf(person),
    });
    const code = await codeFor(world, begun.body.secret);
    expectStatus(await person.api.post('/api/v1/me/totp/confirm', { code }), 200);
    return account(world, because, person.id);
  },
  grantRole: async (world) =>
    account(world, { body: { organisation: await organisationBelow(world), role: 'approver' } }),
  revokeRole: async (world) => {
    const prepared = await account(world, {});
    return { ...prepared, at: { ...prepared.at, membership: prepared.body.memberships[0]!.id } };
  },
};

async function secondFactorOn(world: World): Promise<Prepared> {
  const { api, codes, ...person } = await withSecondFactor(world);
  const off = await newcomer(world);
  const password = passwordOf({ ...person, api });
  const proof = (code: string) => ({ body: { password, code } });
  return {
    who: api,
    ask: proof(codes[0]!),
    beforehand: {
      403: { ask: proof('000000') },
      409: { who: off.api, ask: { body: { password: passwordOf(off), code: '000000' } } },
    },
  };
}

/** Values of path parameters that nothing has. */
export const nothingThere: Readonly<Record<string, string>> = {
  id: unknown,
  which: 'open',
  membership: unknown,
  version: unknown,
  comment: unknown,
  secret: unknown,
  job: unknown,
  sha256: '0'.repeat(64),
  key: 'nowhere.declared',
  path: '9/x999',
};

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { statement } from '../../src/platform/database/index.js';
import { TakeBackAgain } from '../../src/releases/index.js';
import type { Api } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { expectStatus, type GivenRelease, type Person } from '../support/given.js';

let server: TestApplication;
let agency: string;
let journalist: Person;
let manager: Person;
let stranger: Person;
let machine: Api;

interface Embargoed {
  readonly id: string;
  readonly sha256: string;
  readonly publishAt: string;
  readonly lang: string;
}
interface EarlyReads {
  readonly items: readonly { readonly endedAt?: string }[];
  readonly next?: string;
}
interface Problem {
  readonly type: string;
  readonly reasons?: { type: string }[];
}

const endedReads = statement<{ reader_id: string; lang: string }>(
  'test.ended-early-reads',
  `select e.reader_id, e.lang from releases.early_read e join releases.version v on v.id = e.version_id
   where v.release_id = $1 and e.ended_at is not null`,
);
const takeBack = statement(
  'test.take-back',
  `update releases.version set state = 'approved', publish_at = null where release_id = $1`,
);
const stateOf = statement<{ version: string; state: string }>(
  'test.states-of-versions',
  'select id as version, state from releases.version where release_id = $1 order by created_at, id',
);
const bringBack = statement(
  'test.bring-back',
  `with release as (update releases.release set standing = 'public' where id = $1)
   update releases.version set state = $3 where id = $2`,
);
const SECRET = 'Tin mật trước giờ G';
const draft = { title: SECRET, summary: SECRET, body: `<p>${SECRET}</p>` };
const codes = ({ reasons = [] }: Problem) => reasons.map(({ type }) => type.split(':').at(-1));

async function agencyCalled(code: string): Promise<string> {
  const { api, organisation } = await server.given.administrator();
  const made = await api.post<{ id: string }>('/api/v1/desk/organisations', {
    parent: organisation,
    code,
    kind: 'press_agency',
    names: { vi: `Báo ${code}` },
  });
  expectStatus(made, 201);
  return made.body.id;
}

beforeAll(async () => {
  server = await startApplication({ work: true });
  const { given, api } = server;
  agency = await agencyCalled('bao-cao-nguyen');
  manager = await given.person(agency, 'agency-manager');
  journalist = await given.person(agency, 'journalist');
  stranger = await given.person(await agencyCalled('bao-khac'), 'journalist');
  const client = await manager.api.post<{ id: string; etag: string }>('/api/v1/desk/clients', {
    organisation: agency,
    name: 'Tòa soạn',
    scopes: ['embargoed.read'],
  });
  expectStatus(client, 201);
  const secret = await manager.api.post<{ clientSecret: string }>(
    `/api/v1/desk/clients/${client.body.id}/secrets`,
    {},
    { ifMatch: client.body.etag },
  );
  expectStatus(secret, 201);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client.body.id,
    client_secret: secret.body.clientSecret,
  });
  const token = await api.post<{ access_token: string }>('/oauth/token', form.toString(), {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expectStatus(token, 200);
  machine = api.bearing(token.body.access_token);
});
afterAll(() => server.close());

async function accredited(): Promise<void> {
  const { api } = await server.given.administrator();
  const made = await api.post('/api/v1/desk/accreditations', {
    organisation: agency,
    decision: '1205/QĐ-UBND',
    validFrom: '2026-01-01',
  });
  expectStatus(made, 201);
}

async function termsAccepted(): Promise<void> {
  const { api } = await server.given.administrator();
  const texts = { vi: 'Không đăng trước giờ phát hành.', en: 'Nothing before the hour.' };
  const terms = await api.post<{ version: number; sha256: string }>('/api/v1/desk/press-terms', { texts });
  expectStatus(terms, 201);
  const { version, sha256 } = terms.body;
  expectStatus(await manager.api.post('/api/v1/early-access/accept', { version, sha256 }), 200);
}

const scheduled = () => server.given.release({ state: 'scheduled', draft });
const read = (who: Api, { id }: GivenRelease) => who.get<Embargoed & Problem>(`/api/v1/embargoed/${id}`);

async function unscheduled({ open, desk, etag }: GivenRelease): Promise<void> {
  expectStatus(await desk.approver.api.post(`${open}/unschedule`, undefined, { ifMatch: etag }), 200);
}

describe('what is scheduled with early access', () => {
  it('is for accredited agencies that accepted the terms in force, and says to others what they lack', async () => {
    const release = await scheduled();
    expect((await read(server.api, release)).status).toBe(401);
    expect((await read(release.desk.officer.api, release)).status).toBe(403);
    const first = await read(journalist.api, release);
    expect([first.status, codes(first.body)]).toEqual([403, ['agency.not-accredited', 'agency.no-terms']]);
    await accredited();
    await termsAccepted();
    for (const who of [journalist.api, manager.api, machine]) {
      const answer = await read(who, release);
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toBe('private, no-store');
      expect(answer.text).toContain(SECRET);
    }
    expect((await read(stranger.api, release)).status).toBe(403);
    const list = await machine.get<{ items: (Embargoed & { title: string })[] }>('/api/v1/embargoed');
    const item = list.body.items.find(({ id }) => id === release.id);
    expect(item).toMatchObject({ sourceLang: 'vi', title: expect.stringMatching(/./) });
    const onDesk = async (who: Api) =>
      (await who.get<{ planned: { items: { about: { id: string } }[] } }>('/api/v1/desk/mine')).body.planned
        .items;
    expect((await onDesk(journalist.api)).map(({ about }) => about.id)).toContain(release.id);
    expect(await onDesk(stranger.api)).toEqual([]);
    await unscheduled(release);
  });

  it('says at the desk who read it, and when', async () => {
    const release = await scheduled();
    await read(journalist.api, release);
    await read(machine, release);
    const { officer } = release.desk;
    const { body } = await officer.api.get<{ id: string }>(release.open);
    const path = `/api/v1/desk/releases/${release.id}/versions/${body.id}/early-reads`;
    const first = await officer.api.get<EarlyReads>(`${path}?limit=1`);
    const second = await officer.api.get<EarlyReads>(`${path}?limit=1&cursor=${first.body.next}`);
    const { name } = (await journalist.api.get<{ name: string }>('/api/v1/me')).body;
    expect([...first.body.items, ...second.body.items]).toEqual([
      expect.objectContaining({
        kind: 'person',
        reader: journalist.id,
        name,
        organisation: agency,
        lang: 'vi',
      }),
      expect.objectContaining({ kind: 'client', name: 'Tòa soạn', organisation: agency }),
    ]);
    expect(second.body.next).toBeUndefined();
    expect((await (await server.given.desk()).officer.api.get(path)).status).toBe(404);
    await unscheduled(release);
    const { items } = (await officer.api.get<EarlyReads>(path)).body;
    expect(items.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
  });

  it('is, byte for byte, what is published', async () => {
    const release = await scheduled();
    const early = (await read(machine, release)).body;
    await unscheduled(release);
    const { open, desk } = release;
    const { etag } = await desk.approver.api.get(open);
    expectStatus(await desk.approver.api.post(`${open}/publish`, undefined, { ifMatch: etag }), 200);
    const document = await server.api.get(`/api/v1/releases/${release.id}/versions/1/document`);
    expect(document.etag).toBe(`"${Buffer.from(early.sha256, 'hex').toString('base64url')}"`);
  });

  it('hands out its files at an address of its own, and no others', async () => {
    const { officer } = await server.given.desk();
    const upload = async (body: string) =>
      (
        await officer.api.send<{ sha256: string }>('POST', '/api/v1/desk/files?name=ghi-chu.txt', {
          body,
          headers: { 'content-type': 'text/plain' },
        })
      ).body.sha256;
    const [shown, other] = [await upload('Đính kèm mật'), await upload('Tệp khác')];
    const desk = {
      organisation: officer.organisation,
      officer,
      approver: await server.given.person(officer.organisation, 'approver'),
    };
    const files = [{ sha256: shown, role: 'attachment' }];
    const release = await server.given.release({ state: 'scheduled', desk, draft: { ...draft, files } });
    const at = `/api/v1/embargoed/${release.id}/files`;
    const file = await machine.get(`${at}/${shown}`);
    expect([file.status, file.text]).toEqual([200, 'Đính kèm mật']);
    expect((await machine.get(`${at}/${other}`)).status).toBe(404);
    expect((await server.api.get(`/api/v1/files/${shown}`)).status).toBe(404);
    expect((await machine.get(`/api/v1/files/${shown}`)).status).toBe(404);
    expect((await stranger.api.get(`${at}/${shown}`)).status).toBe(403);
  });

  it('is told to be over to whoever read it: by 410 at the same address, and to people by mail', async () => {
    const release = await scheduled();
    expectStatus(await read(journalist.api, release), 200);
    await unscheduled(release);
    const ended = await read(journalist.api, release);
    expect([ended.status, ended.body.type]).toEqual([410, 'urn:khen:error:releases.early-access-ended']);
    // Who has not read it learns nothing.
    expect((await read(machine, release)).status).toBe(404);
    const mail = await mailTo(journalist.email);
    expect(mail).toContain('Subject:');
    expect(mail).not.toContain(SECRET);
    expect((await machine.get<{ items: Embargoed[] }>('/api/v1/embargoed')).text).not.toContain(release.id);
  });

  it('is not handed out in the very moment in which it is taken back', async () => {
    const release = await scheduled();
    const answer = await server.database.transaction(async (tx) => {
      await tx.query(takeBack, [release.id]);
      const asked = read(machine, release);
      await Promise.race([asked, sleep(1000)]);
      return { asked };
    });
    expect((await answer.asked).status).toBe(404);
  });

  it('is told to be over too, when one language of it is taken back to be changed', async () => {
    const release = await server.given.release({ state: 'in_review', draft });
    const { open, desk } = release;
    const translator = await server.given.person(desk.organisation, 'translator');
    const tagged = async (who: Person, path: string, body?: object) => {
      const on = path.endsWith('review') || path.endsWith('reopen') ? path.replace(/\/\w+$/, '') : open;
      const { etag } = await who.api.get(on);
      expectStatus(await who.api.post(path, body, { ifMatch: etag }), path.endsWith('/en') ? 201 : 200);
    };
    await tagged(translator, `${open}/texts/en`, { title: 'Early', body: '<p>Early words</p>' });
    await tagged(desk.officer, `${open}/texts/en/review`);
    await tagged(desk.approver, `${open}/approve`, {});
    const publishAt = new Date(Date.now() + 86_400_000).toISOString();
    await tagged(desk.approver, `${open}/schedule`, { publishAt, earlyAccess: true });
    const inTheEnglish = await server.given.person(agency, 'journalist');
    const early = await inTheEnglish.api.get<Embargoed>(`/api/v1/embargoed/${release.id}?lang=en`);
    expect([early.status, early.body.lang]).toEqual([200, 'en']);
    const inTheOther = await server.given.person(agency, 'journalist');
    expectStatus(await read(inTheOther.api, release), 200);
    await tagged(translator, `${open}/texts/en/reopen`);
    const ended = await server.database.query(endedReads, [release.id]);
    expect(ended).toEqual([{ reader_id: inTheEnglish.id, lang: 'en' }]);
    expect(await mailTo(inTheEnglish.email)).not.toContain('Early words');
  });

  it('is not early any more once it is public', async () => {
    const release = await scheduled();
    expectStatus(await read(machine, release), 200);
    const officer = await server.given.person(release.desk.organisation, 'duty-officer');
    const { etag } = await officer.api.get(release.open);
    const urgent = { reason: 'Đã lộ tin.' };
    expectStatus(await officer.api.post(`${release.open}/publish-urgently`, urgent, { ifMatch: etag }), 200);
    const answer = await read(machine, release);
    expect([answer.status, answer.body.type]).toEqual([410, 'urn:khen:error:releases.embargo-over']);
  });

  it('of a release that was retracted is taken back again after a restore', async () => {
    const release = await server.given.release();
    const { id, open, desk } = release;
    const at = `/api/v1/desk/releases/${id}`;
    const { etag } = await desk.officer.api.get(at);
    expectStatus(await desk.officer.api.post(`${at}/correct`, {}, { ifMatch: etag }), 200);
    const steps = [
      ['submit', desk.officer, { stateSecretConfirmed: true }],
      ['approve', desk.approver, {}],
      ['schedule', desk.approver, { publishAt: new Date(Date.now() + 86_400_000), earlyAccess: true }],
    ] as const;
    for (const [verb, who, body] of steps) {
      const ifMatch = (await who.api.get(open)).etag;
      expectStatus(await who.api.post(`${open}/${verb}`, body, { ifMatch }), 200);
    }
    const older = await server.database.query(stateOf, [id]);
    const retraction = { reason: 'Sai số liệu.', notices: { vi: 'Đã thu hồi.' } };
    const { etag: ifMatch } = await desk.approver.api.get(at);
    expectStatus(await desk.approver.api.post(`${at}/retract`, retraction, { ifMatch }), 200);
    // What an older backup holds of it.
    for (const { version, state } of older) await server.database.query(bringBack, [id, version, state]);
    const list = async () => (await machine.get('/api/v1/embargoed')).text;
    expect(await list()).toContain(id);
    expect(await server.app.get(TakeBackAgain).execute()).toBe(1);
    expect(await list()).not.toContain(id);
    const states = (await server.database.query(stateOf, [id])).map(({ state }) => state);
    expect(states).toEqual(['published', 'discarded']);
    expect(await server.app.get(TakeBackAgain).execute()).toBe(0);
  });

  it('without early access is read by nobody before its hour', async () => {
    const release = await server.given.release({ state: 'approved', draft });
    const { open, desk, etag } = release;
    const publishAt = new Date(Date.now() + 86_400_000).toISOString();
    expectStatus(await desk.approver.api.post(`${open}/schedule`, { publishAt }, { ifMatch: etag }), 200);
    expect((await read(machine, release)).status).toBe(404);
    expect((await machine.get('/api/v1/embargoed')).text).not.toContain(release.id);
  });
});

async function mailTo(address: string): Promise<string> {
  const folder = join(server.config.dataDir, 'mail');
  for (;;) {
    // The first mail makes the folder.
    const mails = (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const found = mails.find((text) => text.includes(`To: ${address}`));
    if (found) return found;
    await sleep(50);
  }
}

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ManualClock } from '../../src/platform/clock/index.js';
import { statement } from '../../src/platform/database/index.js';
import { Scheduler } from '../../src/platform/schedule/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease, type Person } from '../support/given.js';
import { perform } from '../support/verbs.js';
import { type SeenDesk, turnsOf } from './turns.js';

const DAY = 24 * 3_600_000;
const clock = new ManualClock('2026-11-26T01:00:00Z');
let server: TestApplication;
let desk: Desk;

beforeAll(async () => {
  server = await startApplication({ clock });
  desk = await server.given.desk();
});
afterAll(() => server.close());

const path = '/api/v1/desk/mine';
async function seenBy({ api }: Person, headers: Record<string, string> = {}): Promise<SeenDesk> {
  const answer = await api.send<SeenDesk>('GET', path, { headers });
  expectStatus(answer, 200);
  return answer.body;
}
const about = (part: SeenDesk['waiting'], { id }: { id: string }) =>
  part.items.filter((item) => item.about.id === id).map(({ kind }) => kind);

describe('the desk of somebody who works on releases', () => {
  it('is empty before anything happened', async () => {
    const nothing = { items: [], more: false };
    const parts = { waiting: nothing, begun: nothing, planned: nothing, wentOut: nothing, failed: nothing };
    expect(await seenBy(desk.officer)).toEqual(parts);
  });

  it('says what waits for whom, what was begun, what is planned and what went out', async () => {
    const { given } = server;
    const [draft, submitted, approved, scheduled, published] = [
      await given.release({ state: 'draft', desk }),
      await given.release({ state: 'in_review', desk }),
      await given.release({ state: 'approved', desk }),
      await given.release({ state: 'approved', desk }),
      await given.release({ state: 'published', desk }),
    ];
    const publishAt = new Date((await clock.now()).getTime() + 2 * DAY).toISOString();
    await given.does(desk, 'approver', 'schedule', scheduled.id, { publishAt });
    const officer = await seenBy(desk.officer);
    const approver = await seenBy(desk.approver);
    expect(about(officer.begun, draft)).toEqual(['releases.draft']);
    expect(about(officer.begun, submitted)).toEqual(['releases.in-review']);
    expect(about(approver.waiting, submitted)).toEqual(['releases.approve']);
    expect(about(approver.waiting, approved)).toEqual(['releases.publish']);
    for (const each of [officer, approver]) {
      expect(about(each.planned, scheduled)).toEqual(['releases.scheduled']);
      expect(about(each.wentOut, published)).toEqual(['releases.published']);
    }
    expect(officer.waiting.items).toEqual([]);
  });

  it('brings back to its author what was sent back, with the reason, until it is handed in again', async () => {
    const release = await server.given.release({ state: 'in_review', desk });
    await server.given.does(desk, 'approver', 'send-back', release.id, { reason: 'Chưa rõ giờ thông xe.' });
    const { waiting } = await seenBy(desk.officer);
    expect(waiting.items.find((item) => item.about.id === release.id)).toMatchObject({
      kind: 'releases.sent-back',
      says: 'Sent back',
      note: 'Chưa rõ giờ thông xe.',
      lang: 'vi',
    });
    await server.given.does(desk, 'officer', 'submit', release.id);
    expect(about((await seenBy(desk.officer)).waiting, release)).toEqual([]);
  });

  it('says it in the language of whoever asks', async () => {
    const { waiting } = await seenBy(desk.approver, { 'accept-language': 'vi' });
    expect(waiting.items.map(({ says }) => says)).toContain('Chờ duyệt');
  });

  it('puts urgent things first, then what is due, then what waits longest', async () => {
    const { given } = server;
    const late = await given.release({ state: 'in_review', desk });
    const urgent = await given.release({ state: 'in_review', desk, draft: { urgent: true } });
    await given.setting(desk.organisation, 'releases.review-afterwards-hours', 6);
    const unreviewed = await given.release({ desk, urgently: true });
    const { items } = (await seenBy(desk.approver)).waiting;
    const at = ({ id }: GivenRelease) => items.findIndex((item) => item.about.id === id);
    expect([at(urgent), at(unreviewed), at(late) > 1]).toEqual([0, 1, true]);
    const { at: published, due } = items[1]!;
    expect(new Date(due!).getTime() - new Date(published).getTime()).toBe(6 * 3_600_000);
  });

  it('shows a translation to whoever has to do with it: begun, to look through, behind its source, to publish', async () => {
    const { given } = server;
    const translator = await given.colleague(desk, 'translator');
    const release = await given.release({ state: 'draft', desk, translation: 'translating' });
    expect(about((await seenBy(translator)).begun, release)).toEqual(['releases.translation']);
    expect(about((await seenBy(desk.officer)).waiting, release)).toEqual(['releases.review-translation']);
    const source = `${release.open}/texts/vi`;
    const { etag } = await desk.officer.api.get(source);
    expectStatus(await desk.officer.api.patch(source, { title: 'Tên khác' }, { ifMatch: etag }), 200);
    // Press officers may translate, too.
    for (const who of [translator, desk.officer])
      expect(about((await seenBy(who)).waiting, release)).toEqual(['releases.translate-again']);
    const published = await given.release({ desk });
    const where = { id: published.id, which: 'current' } as const;
    await perform(translator.api, 'translate', where);
    await perform((await given.colleague(desk, 'reviewer')).api, 'review', where);
    expect(about((await seenBy(desk.approver)).waiting, published)).toEqual(['releases.publish-translation']);
    clock.advance(1000);
    await perform(desk.approver.api, 'publish-translation', where);
    expect(about((await seenBy(desk.officer)).wentOut, published)).toEqual([
      'releases.translated',
      'releases.published',
    ]);
  });

  it('shows what could not be published at its hour to those who can mend it', async () => {
    const release = await server.given.release({ state: 'scheduled', desk });
    await server.database.query(refuse, [release.id]);
    for (const who of [desk.officer, desk.approver]) {
      const { failed, planned } = await seenBy(who);
      expect([about(failed, release), about(planned, release)]).toEqual([['releases.not-published'], []]);
    }
    const auditor = await server.given.person(desk.organisation, 'auditor');
    expect((await seenBy(auditor)).failed.items).toEqual([]);
  });

  it('says of verbs what the releases themselves offer, to everybody', async () => {
    const { given } = server;
    const [strict, guest] = [await given.desk(), await given.desk()];
    await given.setting(strict.organisation, 'releases.two-step-approval', true);
    const ids = [
      await given.release({ state: 'in_review', desk: strict, coIssuers: [guest], translation: 'reviewed' }),
      await given.release({
        state: 'approved',
        desk: guest,
        coIssuers: [strict],
        translation: 'translating',
      }),
      await given.release({ state: 'in_review', desk: guest }),
      await given.release({ desk: guest, urgently: true, translation: 'reviewed' }),
      await given.release({ desk: guest, urgently: true, state: 'retracted' }),
    ].map(({ id }) => id);
    await given.does(guest, 'approver', 'propose-redaction', ids[4]!);
    const people = [strict.officer, strict.approver, guest.officer, guest.approver];
    for (const each of [strict, guest]) {
      for (const who of ['deputy', 'duty', 'translator', 'chief'] as const)
        people.push(await given.colleague(each, who));
    }
    const all = [];
    for (const person of people) {
      const { told, able } = await turnsOf(person, ids);
      expect(told).toEqual(able);
      all.push(...told.map((line) => line.split(' ')[0]!));
    }
    const seen = ['agree', 'approve', 'confirm-redaction', 'endorse', 'publish', 'review-afterwards'];
    expect([...new Set(all)].toSorted()).toEqual([...seen, 'review-translation'].toSorted());
  });
});

describe('a desk', () => {
  it('is that of the organisation acted for, and must be of one', async () => {
    const { given, api } = server;
    const other = await given.desk();
    const both = await given.person(desk.organisation, 'approver', {
      role: 'approver',
      organisation: other.organisation,
    });
    const release = await given.release({ state: 'in_review', desk: other });
    expect(about((await seenBy(both)).waiting, release)).toEqual([]);
    const there = { ...both, api: both.api.actingFor(other.organisation) };
    expect((await seenBy(there)).waiting.items.map((item) => item.about.id)).toEqual([release.id]);
    const undecided = await api.signIn(both.email, both.password);
    expect((await undecided.get<{ type: string }>(path)).body.type).toBe(
      'urn:khen:error:identity.acting-for-required',
    );
  });

  it('is sent again only when something has changed', async () => {
    const { api } = desk.approver;
    const first = await api.get(path);
    expect(first.headers['cache-control']).toBe('private, no-store');
    const headers = { 'if-none-match': first.etag };
    const again = await api.send('GET', path, { headers });
    expect([again.status, again.text, again.etag]).toEqual([304, '', first.etag]);
    await server.given.release({ state: 'in_review', desk });
    expect((await api.send('GET', path, { headers })).status).toBe(200);
  });

  it('asks the database as often, however much there is', async () => {
    const busy = await server.given.desk();
    const asked = jest.spyOn(server.database, 'query');
    const count = async () => {
      asked.mockClear();
      await seenBy(busy.approver);
      // Beside what every process asks by itself.
      return asked.mock.calls.filter(([{ name }]) => /^releases\.|setting/.test(name)).length;
    };
    await server.given.release({ desk: busy, urgently: true });
    await seenBy(busy.approver);
    const once = await count();
    for (let made = 0; made < 4; made += 1) await server.given.release({ desk: busy, urgently: true });
    expect([once, await count()]).toEqual([5, 5]);
    asked.mockRestore();
  });

  it('says that there is more than it shows', async () => {
    const full = await server.given.desk();
    const { id } = await server.given.release({ state: 'draft', desk: full });
    for (let made = 0; made < 50; made += 1)
      expectStatus(await full.officer.api.post(`/api/v1/desk/releases/${id}/copy`), 201);
    const { begun } = await seenBy(full.officer);
    expect([begun.items.length, begun.more]).toEqual([50, true]);
  });
});

describe('the desk of those who administer', () => {
  it('says which invitations ran out, and which accreditations end soon', async () => {
    const { given } = server;
    const top = await given.administrator();
    const below = await given.organisation({ parent: top.organisation });
    const agency = await given.organisation({ parent: top.organisation, kind: 'press_agency' });
    const invited = await top.api.post<{ id: string }>('/api/v1/desk/accounts', {
      email: 'pao@khen.test',
      name: 'Sùng A Páo',
      lang: 'vi',
      memberships: [{ organisation: below, role: 'auditor' }],
    });
    const accredited = await top.api.post<{ id: string }>('/api/v1/desk/accreditations', {
      organisation: agency,
      decision: '1205/QĐ-UBND',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    expectStatus(accredited, 201);
    expect((await seenBy(top)).waiting.items).toEqual([]);
    clock.advance(8 * DAY);
    const { items } = (await seenBy(top)).waiting;
    expect(items.map(({ kind, about: { id }, due }) => [kind, id, due])).toEqual([
      // Its last day ends in the province's zone.
      ['identity.accreditation-ends', accredited.body.id, '2026-12-31T17:00:00.000Z'],
      ['identity.invite-again', invited.body.id, undefined],
    ]);
  });

  it('says what of the installation failed, to those at the top who may see its tasks', async () => {
    const { given, app } = server;
    const top = await given.administrator();
    const run = () => Promise.reject(new Error('Hết chỗ.'));
    const scheduler = app.get(Scheduler);
    scheduler.add({ id: 'spec.failing', everySeconds: 86_400, run });
    await scheduler.start();
    await scheduler.runDue();
    const { failed } = await seenBy(top);
    expect(failed.items.filter(({ title }) => title === 'spec.failing')).toMatchObject([
      { kind: 'identity.task-failed', note: 'Hết chỗ.' },
    ]);
    const below = await given.person(await given.organisation({ parent: top.organisation }), 'administrator');
    expect((await seenBy(below)).failed.items).toEqual([]);
  });

  it('says which terms a press agency has not accepted, to whoever binds it', async () => {
    const { given } = server;
    const top = await given.administrator();
    const texts = { vi: 'Không đăng trước giờ.', en: 'Nothing before its hour.' };
    const { body } = await top.api.post<{ version: number; sha256: string }>('/api/v1/desk/press-terms', {
      texts,
    });
    const { version, sha256 } = body;
    const agency = await given.organisation({ parent: top.organisation, kind: 'press_agency' });
    const manager = await given.person(agency, 'agency-manager');
    const journalist = await given.person(agency, 'journalist');
    expect((await seenBy(manager)).waiting.items).toMatchObject([
      { kind: 'identity.accept-terms', about: { type: 'press-terms', id: String(version) } },
    ]);
    expect((await seenBy(journalist)).waiting.items).toEqual([]);
    expectStatus(await manager.api.post('/api/v1/early-access/accept', { version, sha256 }), 200);
    expect((await seenBy(manager)).waiting.items).toEqual([]);
  });
});

const refuse = statement(
  'test.refuse-on-time',
  `update releases.version set refused_on_time = 'release.already-retracted' where release_id = $1`,
);

describe('the calendar', () => {
  interface Calendar {
    readonly items: readonly { readonly what: string; readonly release: string; readonly at: string }[];
    readonly next?: string;
  }
  const at = (from: string, until: string, rest = '') =>
    `/api/v1/desk/calendar?from=${from}&until=${until}${rest}`;

  it('says what is planned, wished for, takes place and was said, in order, page by page, to whoever may see it', async () => {
    const { given } = server;
    const own = await given.desk();
    const now = (await clock.now()).getTime();
    const hour = (days: number) => new Date(now + days * DAY).toISOString();
    const published = await given.release({ desk: own });
    const scheduled = await given.release({ state: 'approved', desk: own });
    await given.does(own, 'approver', 'schedule', scheduled.id, { publishAt: hour(2) });
    const event = { from: hour(3), to: hour(3.1) };
    const invitation = await given.release({
      state: 'draft',
      desk: own,
      draft: { kind: 'invitation', event },
    });
    const plan = (days: number) => ({ plan: { publishAt: hour(days), earlyAccess: false } });
    const draft = await given.release({ state: 'draft', desk: own, draft: plan(4) });
    const inReview = await given.release({ state: 'in_review', desk: own, draft: plan(4.5) });
    const approved = await given.release({ state: 'approved', desk: own, draft: plan(5) });
    await given.release({ state: 'discarded', desk: own, draft: { kind: 'invitation', event, ...plan(5) } });
    const read = async (who: Person, address: string): Promise<Calendar> => {
      const answer = await who.api.get<Calendar>(address);
      expectStatus(answer, 200);
      return answer.body;
    };
    const week = at(hour(-1), hour(6));
    const whole = await read(own.officer, week);
    expect(whole.items.map(({ what, release }) => [what, release])).toEqual([
      ['release.published', published.id],
      ['planned', scheduled.id],
      ['event', invitation.id],
      ['wished', draft.id],
      ['wished', inReview.id],
      ['wished', approved.id],
    ]);
    // Once there is an hour, the wish is past.
    await given.does(own, 'approver', 'schedule', approved.id, { publishAt: hour(5.5) });
    const end = await read(own.officer, at(hour(4.9), hour(6)));
    expect(end.items.map(({ what, release }) => [what, release])).toEqual([['planned', approved.id]]);
    await given.does(own, 'approver', 'unschedule', approved.id);
    const first = await read(own.officer, `${week}&limit=4`);
    const second = await read(own.officer, `${week}&limit=4&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second.next).toBeUndefined();
    expect((await read(own.officer, at(hour(2), hour(3)))).items.map(({ what }) => what)).toEqual([
      'planned',
    ]);
    const stranger = (await given.desk()).officer;
    expect((await read(stranger, week)).items).toEqual([]);
  });

  it('is of a period that is neither empty nor too long', async () => {
    for (const [from, until] of [
      ['2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z'],
      ['2026-11-01T00:00:00Z', '2026-12-31T00:00:00Z'],
    ] as const)
      expect((await desk.officer.api.get(at(from, until))).status).toBe(400);
  });
});

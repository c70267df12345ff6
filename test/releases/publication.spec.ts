import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { Ledger } from '../../src/ledger/index.js';
import { ManualClock } from '../../src/platform/clock/index.js';
import { statement } from '../../src/platform/database/index.js';
import { Scheduler } from '../../src/platform/schedule/index.js';
import { PublishScheduledReleases } from '../../src/releases/index.js';
import { samples } from '../files/samples.js';
import { inject } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { contradictionsIn } from '../support/faults-checker.js';
import { faultsInLog, verify } from '../support/faults-log.js';
import { type Desk, expectStatus, type GivenRelease, type Person } from '../support/given.js';
import { attempt, english, perform, type Verb } from '../support/verbs.js';
import { type Envelope, inside, type Problem, readRelease, type SeenText, whyOf } from './seen.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const clock = new ManualClock(Math.floor(Date.now() / 1000) * 1000);

let server: TestApplication;
let desk: Desk;
let partner: Desk;
/** May do everything there is, and wrote nothing. */
let chief: Person;
let key: string;

beforeAll(async () => {
  server = await startApplication({ clock, environment: { DATABASE_POOL: '12' } });
  const { given } = server;
  desk = await given.desk();
  partner = await given.desk();
  chief = await given.colleague(desk, 'chief');
  key = (await server.api.get('/ledger/key')).text.trim();
});
afterAll(async () => {
  try {
    expect(await contradictionsIn(server.config.databaseUrl!)).toEqual([]);
    expect(await faultsInLog(inject(server.app), key)).toEqual([]);
  } finally {
    await server.close();
  }
});

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const read = (release: Pick<GivenRelease, 'id'>) => readRelease(chief, release.id);
const does = (verb: Verb, release: Pick<GivenRelease, 'id'>, body?: object) =>
  perform(chief.api, verb, release, body);
/** Another than whoever publishes. */
const deputyDoes = async (verb: Verb, { id }: Pick<GivenRelease, 'id'>, body?: object) =>
  server.given.does(desk, 'deputy', verb, id, body);
const publicly = async (release: Pick<GivenRelease, 'id'>, lang?: string): Promise<Envelope> => {
  const answer = await server.api.get<Envelope>(
    `/api/v1/releases/${release.id}${lang ? `?lang=${lang}` : ''}`,
  );
  expectStatus(answer, 200);
  return answer.body;
};
const document = ({ id }: Pick<GivenRelease, 'id'>, version: number, lang = 'vi') =>
  server.api.get<NonNullable<Envelope['document']>>(
    `/api/v1/releases/${id}/versions/${version}/document?lang=${lang}`,
  );
async function entryOf(release: Pick<GivenRelease, 'id'>, at = -1) {
  const acts = await inside(server).acts(release.id);
  return (await server.app.get(Ledger).entry(Number(acts.at(at)!.ledger_index))).entry;
}
/** Changes the words of the version at work. */
async function rewrite({ id }: Pick<GivenRelease, 'id'>, words: object, lang = 'vi'): Promise<void> {
  const path = `/api/v1/desk/releases/${id}/versions/open/texts/${lang}`;
  const { api } = desk.officer;
  const { etag } = await api.get(path);
  expectStatus(await api.patch(path, words, { ifMatch: etag }), 200);
}
/** The rest of the way of a version that is a draft. */
async function toPublication(release: Pick<GivenRelease, 'id'>): Promise<void> {
  await perform(desk.officer.api, 'submit', release);
  await perform(desk.approver.api, 'approve', release);
  await perform(desk.approver.api, 'publish', release);
}

describe('numbers', () => {
  const numbersOf = async (at: Desk) => {
    const { api } = at.officer;
    const year = new Date(clock['time']).getUTCFullYear();
    const { body } = await api.get<{ items: { number: string; release: string; used: boolean }[] }>(
      `/api/v1/desk/release-numbers?year=${year}&limit=100`,
    );
    return body.items;
  };
  const wait = (at: Desk, count: number) =>
    Promise.all(Array.from({ length: count }, () => server.given.release({ state: 'in_review', desk: at })));

  it('are drawn one after the other, without gaps, by many at once and by those who are refused', async () => {
    const at = await server.given.desk();
    const guest = await server.given.desk();
    const willing = await wait(at, 12);
    // Everything is done for these but the last step, and then taken back: a co-issuer is silent, the tag is old.
    const silent = await server.given.release({ state: 'draft', desk: at, coIssuers: [guest] });
    await perform(at.officer.api, 'submit', silent);
    const answers = await Promise.all([
      ...willing.map((release) => attempt(at.approver.api, 'approve', release)),
      ...willing.map((release) => attempt(at.approver.api, 'approve', release)),
      attempt(at.approver.api, 'approve', silent),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(12);
    const given = (await numbersOf(at)).map(({ number }) => Number.parseInt(number, 10));
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    // Each organisation counts for itself.
    const [elsewhere] = await wait(guest, 1);
    await perform(guest.approver.api, 'approve', elsewhere!);
    expect((await numbersOf(guest)).map(({ number }) => Number.parseInt(number, 10))).toEqual([1]);
  });

  it('stay with their release when it is sent back, corrected or given up, and show as not used then', async () => {
    const at = await server.given.desk();
    const [kept, lost] = [
      await server.given.release({ state: 'approved', desk: at }),
      await server.given.release({ state: 'approved', desk: at }),
    ];
    await perform(at.approver.api, 'send-back', kept);
    await server.given.does(at, 'officer', 'submit', kept.id);
    await perform(at.approver.api, 'approve', kept);
    await perform(at.approver.api, 'publish', kept);
    await server.given.correct({ id: kept.id, desk: at }, 'published');
    await perform(at.officer.api, 'discard', lost);
    const numbers = (await numbersOf(at)).map(({ release, number, used }) => [
      release,
      number.slice(0, 2),
      used,
    ]);
    expect(numbers).toEqual([
      [lost.id, '02', false],
      [kept.id, '01', true],
    ]);
    const [first, second] = [await document(kept, 1), await document(kept, 2)];
    expect(first.body.number).toMatch(/^01\/TB-SO-/);
    expect(second.body.number).toBe(first.body.number);
    const next = await server.given.release({ state: 'approved', desk: at });
    expect((await readRelease(at.officer, next.id)).number).toMatch(/^03\//);
  });

  it('out of the register of the organisation are checked for form and uniqueness, and needed for approval', async () => {
    const at = await server.given.desk();
    await server.given.setting(at.organisation, 'releases.numbering', 'entered');
    await server.given.setting(at.organisation, 'releases.number-format', '{number}/{kind}-UBND');
    const enter = (release: GivenRelease, number: string) =>
      attempt<Problem>(at.officer.api, 'edit', release, { number });
    const [one, two] = [
      await server.given.release({ state: 'draft', desk: at }),
      await server.given.release({ state: 'draft', desk: at }),
    ];
    for (const wrong of ['5/TB-UBND', '05/TC-UBND', '05-TB-UBND', '05/TB-UBND ', 'x05/TB-UBND'])
      expectStatus(await enter(one, wrong), 400);
    expectStatus(await enter(one, '04/TB-UBND'), 200);
    expectStatus(await enter(one, '05/TB-UBND'), 200);
    const taken = await enter(two, '05/TB-UBND');
    expect([taken.status, whyOf(taken.body)]).toEqual([409, ['releases.number-taken']]);
    // One that was changed before approval is free again.
    expectStatus(await enter(two, '04/TB-UBND'), 200);
    const third = await server.given.release({ state: 'in_review', desk: at });
    for (const verb of ['approve', 'publish-urgently'] as const) {
      const who = verb === 'approve' ? at.approver : await server.given.colleague(at, 'duty');
      const refused = await attempt<Problem>(who.api, verb, third);
      expect([refused.status, whyOf(refused.body)]).toEqual([409, ['releases.number-missing']]);
    }
    await perform(at.officer.api, 'submit', one);
    await perform(at.approver.api, 'approve', one);
    await perform(at.approver.api, 'publish', one);
    expect((await document(one, 1)).body.number).toBe('05/TB-UBND');
    await perform(at.officer.api, 'correct', one);
    const fixed = await enter(one, '06/TB-UBND');
    expect([fixed.status, whyOf(fixed.body)]).toEqual([409, ['releases.number-fixed']]);
  });

  it('keep to what was begun when the way of numbering changes', async () => {
    const at = await server.given.desk();
    const set = (value: string) => server.given.setting(at.organisation, 'releases.numbering', value);
    const drawn = await server.given.release({ state: 'approved', desk: at });
    await set('none');
    const none = await server.given.release({ state: 'published', desk: at });
    await set('entered');
    // A number that was drawn is not given back for another, since the series would have a gap.
    await perform(at.approver.api, 'send-back', drawn);
    const refused = await attempt<Problem>(at.officer.api, 'edit', drawn, { number: '07/TB-X' });
    expectStatus(refused, 400);
    const code = /^01(\/.*)$/.exec((await readRelease(at.officer, drawn.id)).number!)![1]!;
    const other = await attempt<Problem>(at.officer.api, 'edit', drawn, { number: `07${code}` });
    expect([other.status, whyOf(other.body)]).toEqual([409, ['releases.number-fixed']]);
    // What was published without a number is corrected without one.
    await server.given.correct({ id: none.id, desk: at }, 'published');
    await set('drawn');
    await server.given.correct({ id: none.id, desk: at }, 'published');
    expect((await document(none, 3)).body.number).toBeUndefined();
    expect((await numbersOf(at)).map(({ number }) => number)).toEqual([`01${code}`]);
  });
});

describe('a correction', () => {
  it('begins with what is in force, says in the log what is new, changed and the same, and leaves the older version to be read', async () => {
    const release = await server.given.release({ desk, translation: 'reviewed' });
    const first = [await document(release, 1), await document(release, 1, 'en')];
    await does('correct', release, { minor: true });
    const { versions } = await read(release);
    const words = ({ lang, title, summary, body }: SeenText) => ({ lang, title, summary, body });
    expect(versions[0].texts.map(words)).toEqual(versions[1]!.texts.map(words));
    expect(versions[0]).toMatchObject({ state: 'draft', minor: true });
    expect(versions[1]).toMatchObject({ state: 'published', number: 1 });
    // Nothing of it is public before it is published.
    expect((await publicly(release)).version).toBe(1);
    await rewrite(release, { body: '<p>Đoạn sạt lở tại km 21 đã được dọn xong.</p>' });
    // The English text follows what was said before, until somebody has looked at what was changed.
    const translator = await server.given.colleague(desk, 'translator');
    await perform(translator.api, 'reopen', release);
    const { etag } = await translator.api.get(`${release.open}/texts/vi`);
    await perform(translator.api, 'edit-translation', release, { follows: etag });
    await perform(desk.approver.api, 'review', release);
    await perform(translator.api, 'translate', { ...release, lang: 'zh' });
    await perform(desk.approver.api, 'review', { ...release, lang: 'zh' });
    await toPublication(release);
    expect(await entryOf(release)).toMatchObject({
      act: 'release.corrected',
      on: { version: 2 },
      detail: { minor: true },
      documents: [
        { lang: 'en', change: 'same' },
        { lang: 'vi', change: 'changed' },
        { lang: 'zh', change: 'new' },
      ],
    });
    const after = [await document(release, 1), await document(release, 1, 'en')];
    expect(after.map(({ bytes }) => bytes)).toEqual(first.map(({ bytes }) => bytes));
    const envelope = await publicly(release, 'vi');
    expect(envelope.document?.content.body).toContain('km 21');
    expect(envelope.history).toMatchObject([
      { act: 'release.published', version: 1 },
      { act: 'release.corrected', version: 2, minor: true },
    ]);
    const { versions: seen } = await read(release);
    expect(seen.map(({ state, number }) => [state, number])).toEqual([
      ['published', 2],
      ['superseded', 1],
    ]);
  });

  it('that is given up leaves everything as it was, and another may begin', async () => {
    const release = await server.given.release({ desk });
    const before = await publicly(release);
    await does('correct', release);
    await rewrite(release, { title: 'Nháp bỏ đi' });
    await does('discard', release);
    expect(await publicly(release)).toEqual(before);
    await server.given.correct(release, 'published');
    expect((await document(release, 2)).body.content.title).toBe(before.document?.content.title);
  });

  it('copied for another release belongs to whoever copies, is none of those who wrote it, and has no co-issuer in itself', async () => {
    const release = await server.given.release({ desk, coIssuers: [partner] });
    const copied = await partner.officer.api.post<{ id: string }>(`/api/v1/desk/releases/${release.id}/copy`);
    expectStatus(copied, 201);
    const { versions, number, standing } = await readRelease(partner.officer, copied.body.id);
    expect([versions.length, number, standing]).toEqual([1, undefined, 'unpublished']);
    expect(versions[0]).toMatchObject({ state: 'draft', authors: [partner.officer.id], coIssuers: [] });
    expect(versions[0].texts[0]!.title).toBe((await read(release)).versions[0].texts[0]!.title);
  });
});

describe('a translation', () => {
  const text = async (release: GivenRelease, which: 'open' | 'current' = 'open') =>
    (await chief.api.get<SeenText>(`/api/v1/desk/releases/${release.id}/versions/${which}/texts/en`)).body;

  it('that was reviewed is frozen when its version is approved, and published with it, byte for byte', async () => {
    const release = await server.given.release({ state: 'approved', desk, translation: 'reviewed' });
    const frozen = await inside(server).frozen(release.id);
    expect(frozen.map(({ lang }) => lang)).toEqual(['en', 'vi']);
    await does('publish', release);
    for (const { lang, bytes, sha256 } of frozen) {
      const served = await document(release, 1, lang);
      expect([served.bytes.equals(bytes!), digestOf(served.bytes)]).toEqual([true, sha256]);
    }
    expect((await document(release, 1, 'en')).body.source).toEqual({ lang: 'vi', sha256: frozen[1]!.sha256 });
    expect((await text(release, 'current')).translation?.state).toBe('public');
  });

  it('that is reviewed after the approval is frozen then, and follows the bytes that were approved', async () => {
    const release = await server.given.release({ state: 'approved', desk });
    const translator = await server.given.colleague(desk, 'translator');
    await perform(translator.api, 'translate', release);
    expect((await inside(server).frozen(release.id)).map(({ lang }) => lang)).toEqual(['vi']);
    await perform(desk.approver.api, 'review', release);
    const frozen = await inside(server).frozen(release.id);
    expect(frozen.map(({ lang }) => lang)).toEqual(['en', 'vi']);
    // Taken back it is no more; reviewed again it is other bytes, since nobody may guess them.
    await perform(translator.api, 'reopen', release);
    expect((await inside(server).frozen(release.id)).map(({ lang }) => lang)).toEqual(['vi']);
    await perform(desk.approver.api, 'review', release);
    const again = await inside(server).frozen(release.id);
    expect(again[0]!.sha256).not.toBe(frozen[0]!.sha256);
    expect(again[1]).toEqual(frozen[1]);
    await does('publish', release);
    expect((await document(release, 1, 'en')).bytes.equals(again[0]!.bytes!)).toBe(true);
  });

  it('that nobody reviewed stays behind, and is added to the version in force later by an act of its own', async () => {
    const release = await server.given.release({ desk, translation: 'translating' });
    expectStatus(await document(release, 1, 'en'), 404);
    expect((await publicly(release, 'en')).languages).toEqual(['vi']);
    const where = { ...release, which: 'current' as const };
    await perform(desk.approver.api, 'review', where);
    expectStatus(await document(release, 1, 'en'), 404);
    const before = await server.api.get(`/api/v1/releases/${release.id}?lang=vi`);
    await perform(chief.api, 'publish-translation', where);
    expect(await entryOf(release)).toMatchObject({
      act: 'release.translated',
      on: { version: 1 },
      documents: [{ lang: 'en', change: 'new' }],
    });
    const envelope = await publicly(release, 'en');
    expect([envelope.lang, envelope.languages, envelope.version]).toEqual(['en', ['en', 'vi'], 1]);
    expect(envelope.document?.content.title).toBe(english.title);
    const after = await server.api.get(`/api/v1/releases/${release.id}?lang=vi`);
    expect(after.etag).not.toBe(before.etag);
    const proof = await server.api.get(`/api/v1/releases/${release.id}/versions/1/proof?lang=en`);
    const file = join(server.config.dataDir, 'translation.proof.json');
    writeFileSync(file, proof.bytes);
    const told = await verify(inject(server.app), [file, '--key', key, '--log', 'https://khen.test/ledger/']);
    expect([told.code, told.said.join('\n')]).toEqual([0, expect.stringContaining('CURRENT')]);
  });

  it('of words that were changed is stale: it stays behind, and the public is led to the older text, marked as such', async () => {
    const release = await server.given.release({ desk, translation: 'reviewed' });
    await does('correct', release);
    expect((await text(release)).translation).toMatchObject({ state: 'reviewed', stale: false });
    await rewrite(release, { title: 'Đường lên Lũng Cú: sửa giờ' });
    expect((await text(release)).translation).toMatchObject({ state: 'reviewed', stale: true });
    await toPublication(release);
    expect((await entryOf(release)).documents).toMatchObject([{ lang: 'vi', change: 'changed' }]);
    const envelope = await publicly(release, 'en');
    expect([envelope.lang, envelope.languages]).toEqual(['vi', ['vi']]);
    const href = `/api/v1/releases/${release.id}/versions/1/document?lang=en`;
    expect(envelope.notices).toMatchObject([{ type: 'outdated', lang: 'en', href }]);
    expectStatus(await server.api.get(href), 200);
    const where = { ...release, which: 'current' as const };
    const refused = await attempt<Problem>(chief.api, 'publish-translation', where);
    expect([refused.status, whyOf(refused.body)]).toEqual([409, ['releases.stale-translation']]);
  });

  it('that was never public is new when it becomes so with a correction, whenever it was frozen', async () => {
    const release = await server.given.release({ desk, translation: 'translating' });
    await perform(desk.approver.api, 'review', { ...release, which: 'current' });
    await server.given.correct(release, 'published');
    expect((await entryOf(release)).documents).toMatchObject([
      { lang: 'en', change: 'new' },
      { lang: 'vi', change: 'same' },
    ]);
    expectStatus(await document(release, 1, 'en'), 404);
  });

  it('may be a recording alone', async () => {
    const release = await server.given.release({ state: 'draft', desk });
    const translator = await server.given.colleague(desk, 'translator');
    const sha256 = await server.given.file(translator, samples.wav, 'tieng-mong.wav');
    const where = { ...release, lang: 'hmn' };
    const voice = { title: 'Qhib kev Lũng Cú', audio: { sha256, seconds: 42 } };
    await perform(translator.api, 'translate', where, voice);
    await perform(desk.approver.api, 'review', where);
    expectStatus(await server.api.get(`/api/v1/files/${sha256}`), 404);
    await toPublication(release);
    const { body } = await document(release, 1, 'hmn');
    expect(body.files).toMatchObject([{ sha256, role: 'audio', seconds: 42 }]);
    expect((await server.api.get(`/api/v1/files/${sha256}`)).bytes).toEqual(samples.wav);
  });
});

describe('planned publication', () => {
  const plan = (release: GivenRelease, after: number) =>
    perform(chief.api, 'schedule', release, {
      publishAt: new Date(clock['time'].getTime() + after).toISOString(),
      earlyAccess: false,
    });
  const planned = async (...after: number[]): Promise<GivenRelease[]> => {
    const releases = [];
    for (const each of after) {
      const release = await server.given.release({ state: 'approved', desk });
      await plan(release, each);
      releases.push(release);
    }
    return releases;
  };
  const publishDue = (of: TestApplication = server) =>
    of.app.get(PublishScheduledReleases, { strict: false }).execute();

  it('happens at its hour, not before, by the server on behalf of whoever planned it', async () => {
    const scheduler = server.app.get(Scheduler);
    await scheduler.start();
    // Only the test turns the hands.
    await scheduler.stop();
    const [release] = await planned(MINUTE);
    const hour = (await read(release!)).versions[0].publishAt!;
    const [frozen] = await inside(server).frozen(release!.id);
    clock.advance(MINUTE - 1);
    await scheduler.runDue();
    expectStatus(await server.api.get(`/api/v1/releases/${release!.id}`), 404);
    clock.advance(5 * MINUTE);
    await scheduler.runDue();
    const envelope = await publicly(release!);
    // The act's time is when it happened; the hour that was set is told beside it.
    expect(envelope).toMatchObject({ publishedAt: clock['time'].toISOString(), plannedFor: hour });
    expect((await document(release!, 1)).bytes.equals(frozen!.bytes!)).toBe(true);
    expect((await inside(server).audit(release!.id)).at(-1)).toMatchObject({
      verb: 'publish-scheduled',
      from_state: 'scheduled',
      to_state: 'published',
      actor_id: null,
    });
  });

  it('catches up after a late start, in the order of the hours', async () => {
    const [third, first, second] = await planned(3 * MINUTE, MINUTE, 2 * MINUTE);
    clock.advance(DAY);
    expect(await publishDue()).toBe(3);
    const indexes = [];
    for (const release of [first!, second!, third!]) indexes.push((await publicly(release)).ledgerIndex);
    expect(indexes).toEqual(indexes.toSorted((a, b) => a - b));
  });

  it('does not happen once its hour was taken away, or the version published, given up, or the release retracted', async () => {
    const [unscheduled, urgent, discarded] = await planned(MINUTE, MINUTE, MINUTE);
    await deputyDoes('unschedule', unscheduled!);
    await does('publish-urgently', urgent!);
    await does('discard', discarded!);
    const retracted = await server.given.release({ desk });
    await server.given.correct(retracted, 'approved');
    await plan(retracted, MINUTE);
    await does('retract', retracted);
    clock.advance(DAY);
    expect(await publishDue()).toBe(0);
    expect((await read(unscheduled!)).versions[0].state).toBe('approved');
    expect((await inside(server).acts(urgent!.id)).map(({ act }) => act)).toEqual(['release.published']);
    expect((await read(retracted)).versions.map(({ state }) => state)).toEqual(['discarded', 'published']);
  });

  it('that is refused is recorded, shown at the desk and logged, and holds up none behind it', async () => {
    const refused = await server.given.release({ desk });
    await server.given.correct(refused, 'approved');
    await plan(refused, MINUTE);
    const [behind] = await planned(2 * MINUTE);
    const stand = statement('test.stand', 'update releases.release set standing = $2 where id = $1');
    // Nothing that people can do leads here; the guards are asked all the same.
    await server.database.query(stand, [refused.id, 'retracted']);
    clock.advance(DAY);
    expect(await publishDue()).toBe(1);
    await server.database.query(stand, [refused.id, 'public']);
    expect((await read(refused)).versions[0]).toMatchObject({
      state: 'scheduled',
      refusedOnTime: expect.stringContaining('releases.already-retracted'),
    });
    expect((await publicly(behind!)).version).toBe(1);
    expect(server.log.filter((line) => line.includes('at its hour'))).toHaveLength(1);
    // It does not happen later by itself: somebody looks, and sets another hour.
    expect(await publishDue()).toBe(0);
    await does('unschedule', refused);
    await plan(refused, MINUTE);
    expect((await read(refused)).versions[0].refusedOnTime).toBeUndefined();
    clock.advance(DAY);
    expect(await publishDue()).toBe(1);
  });

  it('happens once, however many processes do it at the same moment', async () => {
    const { databaseUrl, dataDir } = server.config;
    const other = await startApplication({
      clock,
      environment: { DATABASE_URL: databaseUrl!, DATA_DIR: dataDir, DATABASE_POOL: '8' },
    });
    try {
      const releases = await planned(...Array.from({ length: 8 }, (_, index) => index * 1000 + 1));
      clock.advance(MINUTE);
      const counts = await Promise.all([publishDue(), publishDue(other), publishDue(), publishDue(other)]);
      // Whoever comes second finds nothing to do, or leaves it to whoever is at it.
      counts.push(await publishDue());
      expect(counts.reduce((sum, count) => sum + count)).toBe(releases.length);
      for (const { id } of releases) expect(await inside(server).acts(id)).toHaveLength(1);
    } finally {
      await other.close();
    }
  });
});

describe('a retraction', () => {
  it('leaves the notice, which can be proved, and nothing of what was said', async () => {
    const sha256 = await server.given.file(desk.officer, 'Danh sách hộ bị ảnh hưởng', 'danh-sach.txt');
    const release = await server.given.release({
      desk,
      translation: 'reviewed',
      draft: { files: [{ sha256, role: 'attachment' }] },
    });
    await does('correct', release);
    await rewrite(release, { title: 'Bản đang sửa' });
    expectStatus(await server.api.get(`/api/v1/files/${sha256}`), 200);
    const before = await server.api.get<Envelope>(`/api/v1/releases/${release.id}`);
    const notices = { vi: 'Tin này đã được thu hồi.', en: 'This release was withdrawn.' };
    await does('retract', release, { reason: 'Số liệu sai.', notices });
    expect((await read(release)).versions.map(({ state }) => state)).toEqual(['discarded', 'published']);
    const answer = await server.api.get<Envelope>(`/api/v1/releases/${release.id}?lang=en`);
    expectStatus(answer, 200);
    expect(answer.etag).not.toBe(before.etag);
    expect(answer.body).toMatchObject({
      standing: 'retracted',
      notices: [{ type: 'retracted', lang: 'en', text: notices.en }],
    });
    const { title, body } = before.body.document!.content;
    for (const word of [title, body, english.title, 'Bản đang sửa', 'Số liệu sai'])
      expect(answer.text).not.toContain(word);
    for (const what of ['document', 'proof'])
      for (const lang of ['vi', 'en'])
        expectStatus(
          await server.api.get(`/api/v1/releases/${release.id}/versions/1/${what}?lang=${lang}`),
          410,
        );
    expectStatus(await server.api.get(`/api/v1/files/${sha256}`), 404);
    // Who works on it can still read what it was.
    expectStatus(await desk.officer.api.get(`/api/v1/files/${sha256}`), 200);
    const list = await server.api.get(`/api/v1/releases?organisation=${desk.organisation}&limit=100`);
    expect(list.text).not.toContain(release.id);
    for (const lang of ['vi', 'en']) {
      const proof = await server.api.get(`/api/v1/releases/${release.id}/notice/proof?lang=${lang}`);
      const file = join(server.config.dataDir, 'notice.proof.json');
      writeFileSync(file, proof.bytes);
      const told = await verify(inject(server.app), [
        file,
        '--key',
        key,
        '--log',
        'https://khen.test/ledger/',
      ]);
      expect([told.code, told.wrong]).toEqual([0, []]);
      expect(told.said.join('\n')).toMatch(/release\.retracted[\s\S]*CURRENT/);
    }
    const gone = await verify(inject(server.app), [
      `https://khen.test/api/v1/releases/${release.id}/versions/1/proof`,
    ]);
    expect(gone.code).toBe(2);
  });
});

describe('an erasure by law', () => {
  /** Where bytes are still to be found: tables of the database, and files beside it. */
  async function traces(words: readonly string[]): Promise<string[]> {
    const client = new Client({ connectionString: server.config.databaseUrl });
    await client.connect();
    const found: string[] = [];
    try {
      const tables = await client.query<{ name: string }>(
        `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
      );
      for (const { name } of tables.rows) {
        for (const word of words) {
          const hex = Buffer.from(word).toString('hex');
          const { rows } = await client.query(
            `select 1 from ${name} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%' limit 1`,
            [word, hex],
          );
          if (rows.length > 0) found.push(`${word} in ${name}`);
        }
      }
    } finally {
      await client.end();
    }
    const folder = server.config.dataDir;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (name.startsWith('keys') || name.endsWith('.proof.json') || !existsSync(path)) continue;
      const bytes = await Promise.resolve()
        .then(() => readFileSync(path))
        .catch(() => Buffer.alloc(0));
      found.push(...words.filter((word) => bytes.includes(word)).map((word) => `${word} in ${name}`));
    }
    return found;
  }
  const secret = (what: string) => `bimat${what}${digestOf(Buffer.from(what)).slice(0, 8)}`;
  const [titled, bodied, named, attached, spoken, copied] = ['t', 'b', 'n', 'a', 's', 'c'].map(secret) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const erase = (release: GivenRelease, documents: object[]) =>
    perform(desk.approver.api, 'propose-redaction', release, {
      ground: 'personal-data',
      documents,
      notices: { vi: 'Đã xóa dữ liệu cá nhân theo quy định.' },
    });

  async function withSecrets(): Promise<GivenRelease> {
    const sha256 = await server.given.file(desk.officer, `Danh sách ${attached}`, 'danh-sach.txt');
    return server.given.release({
      state: 'draft',
      desk,
      draft: {
        title: `Tin ${titled}`,
        body: `<p>Cháu ${bodied}</p>`,
        contact: { name: `Bà ${named}`, phone: '0219 000 0100' },
        files: [{ sha256, role: 'attachment' }],
      },
    });
  }

  it('takes bytes, nonce, words, persons and files away for good, from what was given up too; digest, act and ground stay', async () => {
    const release = await withSecrets();
    const translator = await server.given.colleague(desk, 'translator');
    await perform(translator.api, 'translate', release, { ...english, body: `<p>${spoken}</p>` });
    await perform(desk.approver.api, 'review', release);
    await toPublication(release);
    await does('correct', release);
    await rewrite(release, { summary: `Sửa ${copied}` });
    const frozen = (await inside(server).frozen(release.id)).filter(({ number }) => number === 1);
    const nonces = frozen.map(({ bytes }) => (JSON.parse(bytes!.toString()) as { nonce: string }).nonce);
    const proof = await server.api.get(`/api/v1/releases/${release.id}/versions/1/proof?lang=vi`);
    const file = join(server.config.dataDir, 'erased.proof.json');
    writeFileSync(file, proof.bytes);
    await does('retract', release);
    await erase(release, [
      { version: 1, lang: 'vi' },
      { version: 1, lang: 'en' },
    ]);
    // One person alone has erased nothing.
    const words = [titled, bodied, named, attached, spoken, copied, ...nonces];
    expect((await traces([titled])).length).toBeGreaterThan(0);
    await deputyDoes('confirm-redaction', release);
    // The bytes of files go after the commit.
    for (let tries = 0; tries < 50 && (await traces([attached])).length > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await traces(words)).toEqual([]);
    expect(await entryOf(release)).toMatchObject({
      act: 'release.redacted',
      detail: { ground: 'personal-data' },
      documents: frozen
        .map(({ lang, sha256 }) => ({ lang, sha256 }))
        .toSorted((a, b) => (a.lang < b.lang ? 1 : -1)),
    });
    const kept = await inside(server).frozen(release.id);
    expect(kept.map(({ sha256, bytes }) => [sha256, bytes])).toEqual(
      frozen.map(({ sha256 }) => [sha256, null]),
    );
    const told = await verify(inject(server.app), [file, '--key', key, '--log', 'https://khen.test/ledger/']);
    expect(told.said.join('\n')).toMatch(/release\.redacted[\s\S]*NO LONGER CURRENT/);
    expect((await publicly(release)).notices.map(({ type }) => type).toSorted()).toEqual([
      'redacted',
      'retracted',
    ]);
    expect((await inside(server).audit(release.id)).map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['propose-redaction', 'confirm-redaction']),
    );
  });

  it('may take a part: what is in force is corrected first, then the older version is erased', async () => {
    const release = await withSecrets();
    await toPublication(release);
    await does('correct', release);
    await rewrite(release, { title: 'Tin đã sửa', body: '<p>Không còn tên ai.</p>' });
    const { api } = desk.officer;
    await perform(api, 'edit', release, { files: [], contact: { name: 'Vàng Thị Mỷ' } });
    await toPublication(release);
    await erase(release, [{ version: 1, lang: 'vi' }]);
    await deputyDoes('confirm-redaction', release);
    for (let tries = 0; tries < 50 && (await traces([attached])).length > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await traces([titled, bodied, named, attached])).toEqual([]);
    expectStatus(await document(release, 1), 410);
    expectStatus(await document(release, 2), 200);
    expect((await publicly(release)).document?.content.title).toBe('Tin đã sửa');
  });
});

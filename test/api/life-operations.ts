import { setTimeout as sleep } from 'node:timers/promises';
import { type Colleague, type Desk, expectStatus, type Person } from '../support/given.js';
import { bodyOf, tagFor, type Verb, type Where } from '../support/verbs.js';
import type { Prepared, World } from './operations.js';

type Wishes = Parameters<World['given']['release']>[0];

/** A verb on a release that was brought to where it can be done, by whoever does it. */
const verb =
  (
    name: Verb,
    wishes: Wishes,
    who: Colleague | 'officer' | 'approver',
    {
      at = {},
      first = [],
    }: { at?: Omit<Where, 'id'>; first?: readonly [Colleague | 'approver', Verb][] } = {},
  ) =>
  async (world: World, where: Desk = world.desk): Promise<Prepared> => {
    const { id } = await world.given.release({ desk: where, ...wishes });
    for (const [by, before] of first) await world.given.does(where, by, before, id);
    const { api } =
      who === 'officer' || who === 'approver' ? where[who] : await world.given.colleague(where, who);
    const about = { id, ...at };
    const [ifMatch, body] = [await tagFor(api, name, about), bodyOf(name)];
    return {
      who: api,
      at: { id, which: at.which ?? 'open', lang: at.lang ?? 'en', version: '1' },
      ask: { ...(body && { body }), ifMatch },
    };
  };

const current = { at: { which: 'current' } } as const;

async function retracted({ given, desk }: World): Promise<Prepared> {
  return { at: { id: (await given.release({ state: 'retracted', desk })).id } };
}

/** Somebody of an agency that is accredited and accepted the terms in force. */
async function earlyReader({ given, administrator }: World): Promise<Person> {
  const { api, organisation: parent } = administrator;
  const agency = await given.organisation({ parent, kind: 'press_agency' });
  const manager = await given.person(agency, 'agency-manager');
  const asked = { organisation: agency, decision: '1205/QĐ-UBND', validFrom: '2026-01-01' };
  expectStatus(await api.post('/api/v1/desk/accreditations', asked), 201);
  const texts = { vi: 'Không đăng trước giờ phát hành.', en: 'Nothing before the hour.' };
  const terms = await api.post<{ version: number; sha256: string }>('/api/v1/desk/press-terms', { texts });
  expectStatus(terms, 201);
  const { version, sha256 } = terms.body;
  expectStatus(await manager.api.post('/api/v1/early-access/accept', { version, sha256 }), 200);
  return manager;
}

/** What such a reader may read before its hour, and something that was taken away from them again. */
async function embargoed(world: World): Promise<Prepared> {
  const { given, desk } = world;
  const { api } = await earlyReader(world);
  const sha256 = await given.file(desk.officer, 'Phụ lục đọc trước');
  const wishes = { state: 'scheduled', desk, draft: { files: [{ sha256, role: 'attachment' }] } } as const;
  const [waiting, gone] = [await given.release(wishes), await given.release(wishes)];
  expectStatus(await api.get(`/api/v1/embargoed/${gone.id}`), 200);
  await given.does(desk, 'approver', 'unschedule', gone.id);
  return {
    who: api,
    at: { id: waiting.id, sha256 },
    beforehand: { 410: { at: { id: gone.id, sha256 } } },
  };
}

/** A pack is there once its documents were printed. */
async function packed({ given, desk, api }: World): Promise<Prepared> {
  const { id } = await given.release({ desk });
  const gone = await given.release({ state: 'retracted', desk });
  const pack = `/api/v1/releases/${id}/versions/1/pack`;
  while ((await api.get(pack)).status === 503) await sleep(100);
  return { at: { id, version: '1' }, beforehand: { 410: { at: { id: gone.id, version: '1' } } } };
}

/** How the operations of a release's further life are asked so that they answer with success. */
export const lifeOperations: Readonly<Record<string, (world: World) => Promise<Prepared> | Prepared>> = {
  copyRelease: async ({ given, desk }) => ({
    who: desk.officer.api,
    at: { id: (await given.release({ desk })).id },
  }),
  getCurrentVersion: async ({ given, desk }) => ({
    who: desk.officer.api,
    at: { id: (await given.release({ desk })).id },
  }),
  listReleaseTemplates: ({ desk }) => ({ who: desk.officer.api }),
  listReleaseNumbers: ({ desk }) => ({
    who: desk.officer.api,
    query: `?year=${new Date().getUTCFullYear()}`,
  }),
  endorseRelease: async (world) => {
    const desk = await world.given.desk();
    await world.given.setting(desk.organisation, 'releases.two-step-approval', true);
    return verb('endorse', { state: 'in_review' }, 'approver')(world, desk);
  },
  agreeToRelease: async (world) => {
    const partner = await world.given.desk();
    const { id, etag } = await world.given.release({
      state: 'in_review',
      desk: world.desk,
      coIssuers: [partner],
    });
    return { who: partner.approver.api, at: { id }, ask: { ifMatch: etag } };
  },
  scheduleRelease: verb('schedule', { state: 'approved' }, 'approver'),
  unscheduleRelease: verb('unschedule', { state: 'scheduled' }, 'approver'),
  publishReleaseUrgently: verb('publish-urgently', { state: 'draft' }, 'duty'),
  reviewReleaseAfterwards: verb('review-afterwards', { urgently: true }, 'approver'),
  correctRelease: verb('correct', {}, 'officer'),
  retractRelease: verb('retract', {}, 'approver'),
  proposeRedaction: verb('propose-redaction', { state: 'superseded' }, 'approver'),
  withdrawRedaction: verb('withdraw-redaction', { state: 'superseded' }, 'approver', {
    first: [['approver', 'propose-redaction']],
  }),
  confirmRedaction: verb('confirm-redaction', { state: 'superseded' }, 'deputy', {
    first: [['approver', 'propose-redaction']],
  }),

  getText: async (world) => {
    const { ask: _, ...prepared } = await verb(
      'edit-translation',
      { translation: 'translating' },
      'officer',
      current,
    )(world);
    return prepared;
  },
  editText: verb('edit-translation', { state: 'draft', translation: 'translating' }, 'translator'),
  translateText: verb('translate', {}, 'translator', current),
  reviewTranslation: verb('review', { state: 'draft', translation: 'translating' }, 'approver'),
  reopenTranslation: verb('reopen', { state: 'draft', translation: 'reviewed' }, 'translator'),
  publishTranslation: async (world) => {
    const { given, desk } = world;
    const { id } = await given.release({ desk, translation: 'translating' });
    const about = { id, which: 'current' as const };
    const review = await tagFor(desk.approver.api, 'review', about);
    const text = `/api/v1/desk/releases/${id}/versions/current/texts/en`;
    await desk.approver.api.post(`${text}/review`, undefined, { ifMatch: review });
    const ifMatch = await tagFor(desk.approver.api, 'publish-translation', about);
    return { who: desk.approver.api, at: { id, which: 'current', lang: 'en' }, ask: { ifMatch } };
  },

  listEarlyReads: async (world) => {
    const { given, desk } = world;
    const { id, open } = await given.release({ state: 'scheduled', desk });
    await (await earlyReader(world)).api.get(`/api/v1/embargoed/${id}`);
    const { api } = desk.officer;
    const { body } = await api.get<{ id: string }>(open);
    return { who: api, at: { id, version: body.id } };
  },
  listEmbargoed: async (world) => ({ who: (await earlyReader(world)).api }),
  readEmbargoed: embargoed,
  readEmbargoedFile: embargoed,
  getPressPack: packed,
  getNotice: retracted,
  getNoticeProof: retracted,
};

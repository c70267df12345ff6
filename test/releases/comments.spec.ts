import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
// The law's eraser is another part of the module; until then this is its only door.
import { CommentsRepository } from '../../src/releases/comments/comments.repository.js';
import type { Api } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import {
  type Desk,
  expectStatus,
  type GivenRelease,
  type Person,
  type ReleaseState,
} from '../support/given.js';

interface Comment {
  readonly id: string;
  readonly author: string;
  readonly organisation: string;
  readonly body: string;
  readonly lang?: string;
  readonly quote?: string;
  readonly withdrawnAt?: string;
  readonly erased?: boolean;
}
interface Thread {
  readonly items: readonly Comment[];
  readonly next?: string;
}
interface Problem {
  readonly type: string;
}

const auditOf = statement<{ verb: string; actor_id: string; changes: unknown }>(
  'test.audit-of-comments',
  `select verb, actor_id, changes from ledger.audit
   where object_type = 'release' and object_id = $1 and verb like '%comment' order by at, id`,
);

let server: TestApplication;
let desk: Desk;

beforeAll(async () => {
  server = await startApplication({ environment: { LOG_LEVEL: 'debug' } });
  desk = await server.given.desk();
});
afterAll(() => server.close());

/** A release and the address of the thread of its version. */
async function given(
  state: ReleaseState = 'in_review',
): Promise<GivenRelease & { thread: string; version: string }> {
  const release = await server.given.release({ state, desk });
  const { body } = await desk.officer.api.get<{ versions: { id: string }[] }>(
    `/api/v1/desk/releases/${release.id}`,
  );
  const version = body.versions[0]!.id;
  return { ...release, version, thread: `/api/v1/desk/releases/${release.id}/versions/${version}/comments` };
}

async function comment(
  api: Api,
  thread: string,
  body: string | object = 'Đề nghị ghi rõ giờ.',
): Promise<Comment> {
  const answer = await api.post<Comment>(thread, typeof body === 'string' ? { body } : body);
  expectStatus(answer, 201);
  return answer.body;
}

const read = async (thread: string, query = '', who: Person = desk.officer): Promise<Thread> => {
  const answer = await who.api.get<Thread>(`${thread}${query}`);
  expectStatus(answer, 200);
  return answer.body;
};

describe('the thread of a version', () => {
  it('holds what its people said, oldest first, page by page', async () => {
    const { thread } = await given();
    const made: Comment[] = [];
    for (let number = 1; number <= 5; number += 1) {
      const who = number % 2 === 0 ? desk.approver : desk.officer;
      made.push(await comment(who.api, thread, `Ý kiến ${number}`));
    }
    expect((await read(thread)).items).toEqual(made);
    const first = await desk.officer.api.get<Thread>(`${thread}?limit=2`);
    expect(first.headers['link']).toContain('rel="next"');
    const second = await read(thread, `?limit=2&cursor=${first.body.next}`);
    const third = await read(thread, `?limit=2&cursor=${second.next}`);
    expect([first.body, second, third].flatMap(({ items }) => items)).toEqual(made);
    expect(third.next).toBeUndefined();
  });

  it('says who spoke, for whom, and of which passage', async () => {
    const { thread } = await given();
    const said = { body: 'Đề nghị ghi rõ giờ.\n\nXin cảm ơn.', lang: 'vi', quote: 'từ 6 giờ sáng mai' };
    expect(await comment(desk.approver.api, thread, said)).toMatchObject({
      ...said,
      author: desk.approver.id,
      authorName: (await desk.approver.api.get<{ name: string }>('/api/v1/me')).body.name,
      organisation: desk.organisation,
    });
  });

  it('takes plain text of bounded length alone', async () => {
    const { thread } = await given();
    const refused = [
      { body: '' },
      { body: '  \n ' },
      { body: 'x'.repeat(2001) },
      { body: 'a\u202eb' },
      { body: 'a', quote: 'x'.repeat(1001) },
      { body: 'a', lang: 'not a language' },
      { body: 'a', author: desk.officer.id },
    ];
    for (const body of refused) expect((await desk.officer.api.post(thread, body)).status).toBe(400);
    const missing = await desk.officer.api.post<Problem>(thread, { body: 'a', lang: 'en' });
    expect([missing.status, missing.body.type]).toEqual([404, 'urn:khen:error:releases.no-text']);
    expect((await read(thread)).items).toEqual([]);
  });

  it('is made once, however often the request comes', async () => {
    const { thread } = await given();
    const ask = () => desk.officer.api.post<Comment>(thread, { body: 'Một lần' }, { once: 'once-comment' });
    const [one, again] = [await ask(), await ask()];
    expect(again.body).toEqual(one.body);
    expect((await read(thread)).items).toHaveLength(1);
  });
});

describe('a comment', () => {
  it.each(['draft', 'in_review', 'approved', 'published'] as const)(
    'can be made while the version is %s, and changes nothing of it',
    async (state) => {
      const release = await given(state);
      const whole = async () => (await desk.officer.api.get(`/api/v1/desk/releases/${release.id}`)).text;
      const before = await whole();
      await comment(desk.approver.api, release.thread);
      await comment(desk.officer.api, release.thread);
      expect(await whole()).toBe(before);
    },
  );

  it('comes too late once the version was given up', async () => {
    const release = await given('draft');
    const made = await comment(desk.officer.api, release.thread);
    expectStatus(await desk.officer.api.post(`${release.open}/discard`, {}, { ifMatch: release.etag }), 200);
    for (const path of [release.thread, `${release.thread}/${made.id}/withdraw`]) {
      const body = path === release.thread ? { body: 'Muộn' } : undefined;
      const late = await desk.officer.api.post<Problem>(path, body);
      expect([late.status, late.body.type]).toEqual([409, 'urn:khen:error:releases.version-given-up']);
    }
    expect((await read(release.thread)).items).toEqual([made]);
  });

  it('is no authorship: whoever commented may still approve', async () => {
    const release = await given('in_review');
    await comment(desk.approver.api, release.thread);
    const ask = { ifMatch: release.etag };
    expectStatus(await desk.approver.api.post(`${release.open}/approve`, {}, ask), 200);
  });

  it('is withdrawn by its author, once, and stays as it was written', async () => {
    const { thread, id } = await given();
    const made = await comment(desk.approver.api, thread);
    const path = `${thread}/${made.id}/withdraw`;
    const foreign = await desk.officer.api.post<Problem>(path);
    expect([foreign.status, foreign.body.type]).toEqual([403, 'urn:khen:error:releases.comment-of-another']);
    const withdrawn = await desk.approver.api.post<Comment>(path);
    expectStatus(withdrawn, 200);
    expect(withdrawn.body).toEqual({ ...made, withdrawnAt: expect.any(String) });
    expect((await desk.approver.api.post<Comment>(path)).body).toEqual(withdrawn.body);
    expect((await read(thread)).items).toEqual([withdrawn.body]);
    const trail = await server.database.query(auditOf, [id]);
    expect(trail.map(({ verb }) => verb)).toEqual(['comment', 'withdraw-comment']);
  });

  it('is seen and made only by those who may, on the version that it is about', async () => {
    const { thread, version } = await given();
    const made = await comment(desk.officer.api, thread);
    const auditor = await server.given.person(desk.organisation, 'auditor');
    expect((await read(thread, '', auditor)).items).toEqual([made]);
    expect((await auditor.api.post(thread, { body: 'a' })).status).toBe(403);
    const stranger = (await server.given.desk()).officer;
    const other = await given();
    const [there, unknown] = [other.thread, thread.replace(version, randomUUID())];
    const asked = [
      await stranger.api.get(thread),
      await stranger.api.post(thread, { body: 'a' }),
      await stranger.api.post(`${thread}/${made.id}/withdraw`),
      await desk.officer.api.get(unknown),
      await desk.officer.api.post(thread.replace(version, other.version), { body: 'a' }),
      await desk.officer.api.post(`${there}/${made.id}/withdraw`),
    ];
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404));
  });

  it('leaves its digest in the audit trail and its words nowhere but in the thread', async () => {
    const { thread, id } = await given('published');
    const canary = `canary-${randomUUID()}`;
    await comment(desk.officer.api, thread, { body: canary, quote: `${canary} quoted` });
    const trail = await server.database.query(auditOf, [id]);
    expect(trail).toEqual([expect.objectContaining({ verb: 'comment', actor_id: desk.officer.id })]);
    const told = [
      JSON.stringify(trail),
      (await server.api.get(`/api/v1/releases/${id}`)).text,
      (await desk.officer.api.get(`/api/v1/desk/releases/${id}`)).text,
      ...server.log,
    ];
    expect(told.filter((text) => text.includes(canary))).toEqual([]);
  });

  it('loses its words, and no more, when the law has the thread erased', async () => {
    const { thread, version } = await given();
    const made = await comment(desk.officer.api, thread, { body: 'Số nhà riêng', quote: 'nhà số 5' });
    const comments = server.app.get(CommentsRepository, { strict: false });
    await server.database.transaction((tx) => comments.eraseComments(tx, version));
    const { quote: _, ...rest } = made;
    expect((await read(thread)).items).toEqual([{ ...rest, body: '', erased: true }]);
  });
});

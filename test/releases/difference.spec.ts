import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statement } from '../../src/platform/database/index.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease, type Person } from '../support/given.js';

interface Difference {
  readonly lang: string;
  readonly from: { readonly id?: string; readonly version?: number; readonly sha256?: string };
  readonly to: {
    readonly id?: string;
    readonly number?: number;
    readonly state?: string;
    readonly etag?: string;
  };
  readonly fields: readonly { readonly field: string; readonly before?: unknown; readonly after?: unknown }[];
  readonly body: readonly { readonly change: string; readonly html?: string }[];
}
interface Release {
  readonly versions: readonly { readonly id: string; readonly etag: string }[];
}

// Every column as it is, whatever columns there are.
const copyVersion = statement(
  'test.copy-version',
  `insert into releases.version select copy.* from releases.version v, jsonb_populate_record(v,
     jsonb_build_object('id', $2::uuid, 'state', 'draft', 'number', null, 'published_at', null, 'ledger_index', null,
       'created_at', now())) as copy
   where v.id = $1`,
);
const copyText = statement(
  'test.copy-text',
  `insert into releases.text select copy.* from releases.text t,
     jsonb_populate_record(t, jsonb_build_object('id', $3::uuid, 'version_id', $2::uuid)) as copy where t.version_id = $1`,
);
const copyTopics = statement(
  'test.copy-topics',
  `insert into releases.version_topic select copy.* from releases.version_topic t,
     jsonb_populate_record(t, jsonb_build_object('version_id', $2::uuid)) as copy where t.version_id = $1`,
);

let server: TestApplication;
let desk: Desk;

beforeAll(async () => {
  server = await startApplication();
  desk = await server.given.desk();
});
afterAll(() => server.close());

const versionsOf = async (release: GivenRelease, who: Person = desk.officer): Promise<Release['versions']> =>
  (await who.api.get<Release>(`/api/v1/desk/releases/${release.id}`)).body.versions;

/** A published release with a second version at work, in which title and body are others. */
async function corrected(): Promise<{ release: GivenRelease; first: string; second: string }> {
  const release = await server.given.release({ desk });
  const first = (await versionsOf(release))[0]!.id;
  const second = randomUUID();
  await server.database.query(copyVersion, [first, second]);
  await server.database.query(copyText, [first, second, randomUUID()]);
  await server.database.query(copyTopics, [first, second]);
  const text = `${release.open}/texts/vi`;
  const { etag } = await desk.officer.api.get(text);
  const edit = {
    title: 'Mở lại đường lên Đồng Văn',
    body: '<p>Đoạn sạt lở tại km 12 đã được <strong>dọn xong</strong>.</p><p>Xe tải chờ thêm.</p>',
  };
  expectStatus(await desk.officer.api.patch(text, edit, { ifMatch: etag }), 200);
  return { release, first, second };
}

async function publish(release: GivenRelease): Promise<void> {
  const steps = [
    [desk.officer, 'submit', { stateSecretConfirmed: true }],
    [desk.approver, 'approve', {}],
    [desk.approver, 'publish', {}],
  ] as const;
  for (const [who, verb, body] of steps) {
    const { etag } = await who.api.get(release.open);
    expectStatus(await who.api.post(`${release.open}/${verb}`, body, { ifMatch: etag }), 200);
  }
}

const changedTitle = expect.objectContaining({
  field: 'title',
  before: 'Mở lại đường lên Lũng Cú',
  after: 'Mở lại đường lên Đồng Văn',
});
const body = [
  { change: 'same', html: '<p>Đoạn sạt lở tại km 12 đã được <strong>dọn xong</strong>.</p>' },
  { change: 'added', html: '<p>Xe tải chờ thêm.</p>' },
];

describe('the difference at the desk', () => {
  it('is of any two versions of a release, also of one that nobody published', async () => {
    const { release, first, second } = await corrected();
    const ask = (from: string, to: string, rest = '') =>
      desk.approver.api.get<Difference>(
        `/api/v1/desk/releases/${release.id}/difference?from=${from}&to=${to}${rest}`,
      );
    const [next, inForce] = await versionsOf(release);
    const forth = await ask(first, second);
    expectStatus(forth, 200);
    expect(forth.headers['cache-control']).toBe('private, no-store');
    expect(forth.body).toEqual({
      release: release.id,
      lang: 'vi',
      from: { id: first, number: 1, state: 'published', etag: inForce!.etag },
      to: { id: second, state: 'draft', etag: next!.etag },
      fields: [changedTitle],
      body,
    });
    const back = await ask(second, first, '&lang=vi');
    expect(back.body.body.map(({ change }) => change)).toEqual(['same', 'removed']);
    const none = await ask(second, second);
    expect(none.body.fields).toEqual([]);
    expect(none.body.body.every(({ change }) => change === 'same')).toBe(true);
  });

  it('is not found without the version, the language or the right to see them', async () => {
    const { release, first, second } = await corrected();
    const other = await server.given.release({ desk });
    const [elsewhere] = await versionsOf(other);
    const at = `/api/v1/desk/releases/${release.id}/difference`;
    const answers = [
      await desk.officer.api.get(`${at}?from=${first}&to=${elsewhere!.id}`),
      await desk.officer.api.get(`${at}?from=${randomUUID()}&to=${second}`),
      await desk.officer.api.get(`${at}?from=${first}&to=${second}&lang=en`),
      await (await server.given.desk()).officer.api.get(`${at}?from=${first}&to=${second}`),
    ];
    expect(answers.map(({ status, body: problem }) => [status, (problem as { type: string }).type])).toEqual([
      [404, 'urn:khen:error:releases.version-not-found'],
      [404, 'urn:khen:error:releases.version-not-found'],
      [404, 'urn:khen:error:releases.no-text'],
      [404, 'urn:khen:error:releases.not-found'],
    ]);
  });
});

describe('the difference for everybody', () => {
  it('is of two published documents, and says which', async () => {
    const { release } = await corrected();
    const at = `/api/v1/releases/${release.id}`;
    expect((await server.api.get(`${at}/difference?from=1&to=2`)).status).toBe(404);
    await publish(release);
    const answer = await server.api.get<Difference>(`${at}/difference?from=1&to=2`);
    expectStatus(answer, 200);
    expect(answer.body.fields).toEqual([changedTitle]);
    expect(answer.body.body).toEqual(body);
    for (const [side, number] of [
      ['from', 1],
      ['to', 2],
    ] as const) {
      const proof = await server.api.get<{ entry: { documents: { sha256: string }[] } }>(
        `${at}/versions/${number}/proof`,
      );
      const { sha256 } = proof.body.entry.documents[0]!;
      expect(answer.body[side]).toEqual({ version: number, sha256 });
    }
  });

  it('is the same bytes for everybody, and nothing for whoever has them', async () => {
    const { id } = await server.given.release({ desk });
    const at = `/api/v1/releases/${id}/difference?from=1&to=1&lang=vi`;
    const [anonymous, officer] = [await server.api.get(at), await desk.officer.api.get(at)];
    expectStatus(anonymous, 200);
    expect(officer.bytes.equals(anonymous.bytes)).toBe(true);
    expect(officer.etag).toBe(anonymous.etag);
    expect(anonymous.headers['cache-control']).toContain('s-maxage');
    const known = await server.api.get(at, { 'if-none-match': anonymous.etag });
    expect([known.status, known.bytes.length]).toEqual([304, 0]);
  });

  it('is not found without a published version or its language', async () => {
    const { id } = await server.given.release({ desk });
    const draft = await server.given.release({ desk, state: 'approved' });
    const asked = [
      `${id}/difference?from=1&to=2`,
      `${id}/difference?from=2&to=1`,
      `${id}/difference?from=1&to=1&lang=en`,
      `${draft.id}/difference?from=1&to=1`,
    ];
    for (const path of asked) expect((await server.api.get(`/api/v1/releases/${path}`)).status).toBe(404);
    for (const query of ['', '?from=1', '?from=0&to=1', '?from=a&to=1', '?from=1&to=1&x=1'])
      expect((await server.api.get(`/api/v1/releases/${id}/difference${query}`)).status).toBe(400);
  });
});

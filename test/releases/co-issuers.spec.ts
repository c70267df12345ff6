import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease } from '../support/given.js';

let server: TestApplication;
let issuer: Desk;
let other: Desk;

beforeAll(async () => {
  server = await startApplication();
  issuer = await server.given.desk();
  other = await server.given.desk();
});
afterAll(() => server.close());

const together = (state: 'draft' | 'in_review'): Promise<GivenRelease> =>
  server.given.release({ state, desk: issuer, draft: { coIssuers: [other.organisation] } });
const seen = async ({ id }: GivenRelease): Promise<[number, boolean]> => {
  const { status } = await other.approver.api.get(`/api/v1/desk/releases/${id}`);
  return [status, (await other.approver.api.get('/api/v1/desk/releases')).text.includes(id)];
};
const discard = async ({ open, etag }: GivenRelease): Promise<void> =>
  expectStatus(await issuer.officer.api.post(`${open}/discard`, {}, { ifMatch: etag }), 200);

describe('a co-issuer', () => {
  it('sees what was submitted, and neither a draft nor one that was given up', async () => {
    const draft = await together('draft');
    expect(await seen(draft)).toEqual([404, false]);
    await discard(draft);
    expect(await seen(draft)).toEqual([404, false]);
    const submitted = await together('in_review');
    expect(await seen(submitted)).toEqual([200, true]);
    await discard(submitted);
    expect(await seen(submitted)).toEqual([200, true]);
  });

  it('does not see what was sent back, changed and given up', async () => {
    const release = await together('in_review');
    const { open } = release;
    const sent = { reason: 'Cần sửa.' };
    expectStatus(await issuer.approver.api.post(`${open}/send-back`, sent, { ifMatch: release.etag }), 200);
    expect(await seen(release)).toEqual([404, false]);
    const { etag } = await issuer.officer.api.get(open);
    await discard({ ...release, etag });
    expect(await seen(release)).toEqual([404, false]);
  });

  it('withdraws what it said of the version', async () => {
    const { id } = await together('in_review');
    const { api } = other.approver;
    const release = await api.get<{ versions: { id: string }[] }>(`/api/v1/desk/releases/${id}`);
    const thread = `/api/v1/desk/releases/${id}/versions/${release.body.versions[0]!.id}/comments`;
    const comment = await api.post<{ id: string }>(thread, { body: 'Đề nghị thêm tên cơ quan.' });
    expectStatus(comment, 201);
    expectStatus(await api.post(`${thread}/${comment.body.id}/withdraw`), 200);
  });
});

describe('a version', () => {
  it('has as many languages as one entry of the log can name', async () => {
    const { open, desk } = await together('in_review');
    const translator = await server.given.person(desk.organisation, 'translator');
    const answers: [number, string | undefined][] = [];
    for (let number = 0; number < 40; number += 1) {
      const lang = `mww-x-${String.fromCodePoint(97 + (number % 26))}${number}`;
      const { etag } = await translator.api.get(open);
      const answer = await translator.api.post<{ type?: string }>(
        `${open}/texts/${lang}`,
        { title: 'Một' },
        { ifMatch: etag },
      );
      answers.push([answer.status, answer.body.type?.split(':').at(-1)]);
    }
    expect(answers.slice(0, 39)).toEqual(Array.from({ length: 39 }, () => [201, undefined]));
    expect(answers[39]).toEqual([409, 'releases.too-many-languages']);
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { paragraph, wordFile } from '../documents/word-files.js';
import { samples } from '../files/samples.js';
import type { Answer, Api, Ask } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import type { Desk } from '../support/given.js';

interface Drafted {
  readonly id: string;
  readonly type?: string;
  readonly title?: string;
  readonly versions: readonly {
    readonly state: string;
    readonly kind: string;
    readonly texts: readonly { lang: string; title: string; summary: string; body: string }[];
  }[];
  readonly dropped: readonly { readonly name: string }[];
  readonly converted: readonly string[];
  readonly pictures: readonly { readonly sha256: string; readonly mediaType: string; readonly alt: string }[];
}

let server: TestApplication;
let desk: Desk;
beforeAll(async () => {
  server = await startApplication();
  desk = await server.given.desk();
});
afterAll(() => server.close());

const festival = readFileSync(new URL('../fixtures/documents/libreoffice-word2007.docx', import.meta.url));
const send = (
  who: Api,
  body: Buffer,
  {
    query = '?lang=vi&kind=notice',
    headers = {},
    once,
  }: Pick<Ask, 'headers' | 'once'> & { query?: string } = {},
): Promise<Answer<Drafted>> =>
  who.send('POST', `/api/v1/desk/releases/from-document${query}`, {
    body,
    once,
    headers: { 'content-type': 'application/octet-stream', ...headers },
  });
const drafts = async (): Promise<number> => {
  const { body } = await desk.officer.api.get<{ items: unknown[] }>('/api/v1/desk/releases?limit=100');
  return body.items.length;
};

describe('a Word document', () => {
  it('becomes a draft that can be edited, with its pictures', async () => {
    const { status, body, headers, etag } = await send(desk.officer.api, festival);
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/v1/desk/releases/${body.id}`);
    const [version] = body.versions;
    const [text] = version!.texts;
    expect({ ...version, texts: [] }).toMatchObject({ state: 'draft', kind: 'notice', texts: [] });
    expect(text).toMatchObject({ lang: 'vi', title: 'Khai mạc Lễ hội hoa tam giác mạch', summary: '' });
    expect(text!.body).toContain('<p>Ban tổ chức trân trọng kính mời; xin cảm ơn.</p>');
    expect(body.dropped.map(({ name }) => name)).toEqual([
      'deletion',
      'comment',
      'footnote',
      'letterhead',
      'signature',
    ]);
    expect(body.converted).toEqual(['tcvn3', 'vni']);
    const [picture] = body.pictures;
    expect(picture).toEqual({
      sha256: expect.any(String),
      mediaType: 'image/png',
      alt: 'Ruộng hoa ở Lũng Cú',
    });
    expect(text!.body).toContain(`<figure data-file="${picture!.sha256}"></figure>`);

    const seen = await desk.approver.api.get(`/api/v1/files/${picture!.sha256}`);
    expect([seen.status, seen.bytes]).toEqual([200, samples.png]);
    expect((await server.api.get(`/api/v1/files/${picture!.sha256}`)).status).toBe(404);
    const open = `/api/v1/desk/releases/${body.id}/versions/open`;
    expect((await desk.officer.api.patch(open, { kind: 'statement' }, { ifMatch: etag })).status).toBe(200);
  });

  it('becomes one draft, however often it is sent under one key', async () => {
    const other = await wordFile({ body: paragraph('Khác') });
    const first = await send(desk.officer.api, festival, { once: 'word-1' });
    const again = await send(desk.officer.api, festival, { once: 'word-1' });
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect((await send(desk.officer.api, other, { once: 'word-1' })).body.type).toBe(
      'urn:khen:error:http.idempotency-key-reused',
    );
  });

  it('that is refused leaves nothing, and says in the reader’s language what to do', async () => {
    const before = await drafts();
    const macros = await send(desk.officer.api, samples.docm, { headers: { 'accept-language': 'vi' } });
    expect(macros.status).toBe(415);
    expect(macros.body).toMatchObject({
      type: 'urn:khen:error:word.macros',
      title: expect.stringContaining('(không phải .docm)'),
    });
    const damaged = await send(desk.officer.api, festival.subarray(0, 4000));
    expect([damaged.status, damaged.body.type]).toEqual([400, 'urn:khen:error:word.damaged']);
    const large = await send(desk.officer.api, Buffer.alloc(20_000_001));
    expect([large.status, large.body.type, large.headers['connection']]).toEqual([
      413,
      'urn:khen:error:word.too-large',
      expect.anything(),
    ]);
    expect(await drafts()).toBe(before);
  });

  it('is taken from those alone who may write for the organisation', async () => {
    const elsewhere = await server.given.organisation();
    const foreign = await send(desk.officer.api, festival, {
      query: `?lang=vi&kind=notice&organisation=${elsewhere}`,
    });
    expect([foreign.status, foreign.body.type]).toEqual([
      403,
      'urn:khen:error:releases.foreign-organisation',
    ]);
    expect((await send(desk.approver.api, festival)).status).toBe(403);
    expect((await send(server.api, festival)).status).toBe(401);
    expect((await send(desk.officer.api, festival, { query: '?lang=vi' })).status).toBe(400);
    expect((await send(desk.officer.api, festival, { query: '?lang=vi&kind=notice&title=x' })).status).toBe(
      400,
    );
  });
});

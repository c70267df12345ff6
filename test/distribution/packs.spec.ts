import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromBufferPromise } from 'yauzl';
import { startWork } from '../../src/application.js';
import { verifyCommand } from '../../src/ledger/index.js';
import { PackNames } from '../../src/distribution/packs/pack-names.js';
import type { Answer } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease } from '../support/given.js';
import { act, fullDraft, untilPrinted } from '../support/printing.js';

interface CanonicalFile {
  readonly sha256: string;
  readonly bytes: number;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function entriesOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  const source = await fromBufferPromise(zip, { strictFileNames: true });
  for await (const entry of source.eachEntry())
    entries.set(entry.fileName, await buffer(await source.openReadStreamPromise(entry)));
  return entries;
}

describe('a press pack', () => {
  let server: TestApplication;
  let desk: Desk;
  let release: GivenRelease & { picture: string; programme: string };
  let address: string;
  let name: string;
  let early: Answer;
  let pack: Answer;
  let entries: Map<string, Buffer>;

  beforeAll(async () => {
    server = await startApplication();
    desk = await server.given.desk();
    release = await fullDraft(server.given, desk);
    await act(desk.officer, release.open, 'submit', { stateSecretConfirmed: true });
    await act(desk.approver, `${release.open}/texts/en`, 'review');
    await act(desk.approver, release.open, 'approve');
    address = `/api/v1/releases/${release.id}/versions/1/pack?lang=vi`;
    await act(desk.approver, release.open, 'publish');
    early = await server.api.get(address);
    await startWork(server.app);
    await untilPrinted(server.database);
    pack = await server.api.get(address);
    expectStatus(pack, 200);
    entries = await entriesOf(pack.bytes);
    name = [...entries.keys()].find((each) => each.endsWith('.docx'))!.replace('.docx', '');
  });
  afterAll(() => server.close());

  it('is refused, to be asked for again, while the document is not printed yet', () => {
    expect(early.status).toBe(503);
    expect(early.headers['retry-after']).toBe('2');
    expect(early.body).toMatchObject({ type: 'urn:khen:error:distribution.pack-not-ready' });
  });

  it('holds everything that a newsroom needs, in a fixed order, under names that any system can write', () => {
    expect(name).toMatch(/^01-TC-[A-Z0-9-]+$/);
    expect([...entries.keys()]).toEqual([
      'README.txt',
      ...['docx', 'pdf', 'txt', 'document.json', 'proof.json'].map((extension) => `${name}.${extension}`),
      'pictures/doi-hoa.jpg',
      'attachments/chương trình.txt',
    ]);
    expect(pack.headers['content-type']).toBe('application/zip');
    expect(pack.headers['content-disposition']).toContain(`attachment; filename="${name}.zip"`);
    expect(Number(pack.headers['content-length'])).toBe(pack.bytes.length);
  });

  it('holds the very files that the document names, and the forms that the envelope links', async () => {
    const document = entries.get(`${name}.document.json`)!;
    const { files } = JSON.parse(document.toString('utf8')) as { files: CanonicalFile[] };
    const packed = ['pictures/doi-hoa.jpg', 'attachments/chương trình.txt'].map((path) => entries.get(path)!);
    expect(packed.map(sha256)).toEqual(files.map((file) => file.sha256));
    expect(packed.map(({ length }) => length)).toEqual(files.map(({ bytes }) => bytes));
    const { body } = await server.api.get<{ links: Record<string, string> }>(
      `/api/v1/releases/${release.id}?lang=vi`,
    );
    expect(body.links['pack']).toBe(address);
    for (const format of ['docx', 'pdf'])
      expect(body.links[format]).toBe(`/api/v1/files/${sha256(entries.get(`${name}.${format}`)!)}`);
    const bare = await server.api.get(`/api/v1/releases/${release.id}/versions/1/document?lang=vi`);
    expect(bare.bytes.equals(document)).toBe(true);
  });

  it('can be verified by what is in it and the key of the log', async () => {
    const key = await server.api.get('/ledger/key');
    const said: string[] = [];
    const code = await verifyCommand([`${name}.proof.json`, '--key-file', 'key', '--lang', 'en'], {
      stdout: (line) => said.push(line),
      stderr: (line) => said.push(line),
      fetch: () => Promise.reject(new Error('It must not need the network.')),
      readFile: (path) => Promise.resolve(path === 'key' ? key.bytes : entries.get(path)!),
      locale: 'en',
    });
    expect(said.join('\n')).toContain('GENUINE');
    expect(code).toBe(0);
  });

  it('tells in both languages whose the pictures are, and is plain text for whoever has no Word', () => {
    const readme = entries.get('README.txt')!.toString('utf8');
    for (const part of [
      'Đồi hoa ở Lũng Cú',
      'Nguyễn Thị Mai',
      'CC BY 4.0',
      `/r/${release.id}`,
      'HOW TO VERIFY',
      'KIỂM TRA',
    ])
      expect(readme).toContain(part);
    const text = entries.get(`${name}.txt`)!.toString('utf8');
    expect(text).toContain('THÔNG CÁO BÁO CHÍ\r\nKhai mạc Lễ hội');
    expect(text).toContain('[Ảnh: Đồi hoa ở Lũng Cú (Ảnh: Nguyễn Thị Mai)]');
  });

  it('is in the language that is asked for', async () => {
    const english = await server.api.get(address.replace('lang=vi', 'lang=en'));
    const names = [...(await entriesOf(english.bytes)).keys()];
    expect(names).toContain(`${name}-en.pdf`);
    expect((await server.api.get(address.replace('lang=vi', 'lang=fr'))).status).toBe(404);
  });

  it('is the same bytes while nothing changes, and is not sent to whoever has them', async () => {
    const again = await server.api.get(address);
    expect(again.etag).toBe(pack.etag);
    expect(again.bytes.equals(pack.bytes)).toBe(true);
    const known = await server.api.get(address, { 'if-none-match': pack.etag });
    expect([known.status, known.bytes.length]).toEqual([304, 0]);
    const head = await server.api.send('HEAD', address);
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(pack.bytes.length),
    ]);
  });

  it('is gone with its release', async () => {
    const at = `/api/v1/desk/releases/${release.id}`;
    const { etag } = await desk.approver.api.get(at);
    const body = { reason: 'Sai số liệu.', notices: { vi: 'Đã thu hồi.' } };
    expectStatus(await desk.approver.api.post(`${at}/retract`, body, { ifMatch: etag }), 200);
    const gone = await server.api.get(address);
    expect(gone.status).toBe(410);
    expect(gone.headers['etag']).toBeUndefined();
    const { body: envelope } = await server.api.get<{ links: object }>(`/api/v1/releases/${release.id}`);
    expect(envelope.links).not.toHaveProperty('pack');
  });
});

describe('a name in a pack', () => {
  it('is safe, and not taken by another file', () => {
    const names = new PackNames();
    const file = (name?: string) =>
      names.of({ sha256: 'ab'.repeat(32), mediaType: 'image/jpeg', ...(name && { name }) });
    expect(
      ['Ảnh.JPG', 'ảnh.jpg', '../../etc/passwd', 'con.jpg', 'a\u202Egpj.exe', undefined, '.jpg'].map(file),
    ).toEqual([
      'Ảnh.JPG',
      'ảnh-2.jpg',
      'passwd.jpg',
      '_con.jpg',
      'agpj.exe.jpg',
      'abababababab.jpg',
      'jpg.jpg',
    ]);
  });
});

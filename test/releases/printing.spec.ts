import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import { startWork } from '../../src/application.js';
import { type Database, statement } from '../../src/platform/database/index.js';
import type { Answer } from '../support/api.js';
import { startApplication, type TestApplication } from '../support/application.js';
import { type Desk, expectStatus, type GivenRelease } from '../support/given.js';
import { drawPdf, type PdfText, readCode, type ReadPdf, readPdf } from '../support/pdf-reading.js';
import { act, fullDraft, isOnDisk, printedEnvelope, until, untilPrinted } from '../support/printing.js';

interface Envelope {
  readonly links: Record<string, string>;
}
interface Version {
  readonly texts: readonly { readonly lang: string; readonly printed?: Record<string, string> }[];
}

const mm = (length: number): number => (length * 72) / 25.4;
const middle = ({ x, right }: PdfText): number => (x + right) / 2;
const find = ({ pages }: ReadPdf, text: string): PdfText => {
  const found = pages.flatMap(({ texts }) => texts).find((each) => each.text === text);
  if (!found) throw new Error(`No ${text} in ${JSON.stringify(pages)}`);
  return found;
};
const forgetPrinted = statement('spec.forget-printed', 'delete from releases.printed');
const printAgain = statement(
  'spec.print-again',
  `update queue.job set state = 'created', completed_on = null, started_on = null, retry_count = 0 where name = 'releases.print'`,
);
const datePaper = statement(
  'spec.date-document',
  'update releases.document set frozen_at = $1 where bytes is not null',
);
const moveOn = (database: Database) => database.query(printAgain);

const places = { value: 'Hà Giang', legalBasis: 'Nghị định 30/2020/NĐ-CP' };
const notices = { vi: 'Đã thu hồi.' };

async function approved(
  server: TestApplication,
): Promise<{ desk: Desk; release: GivenRelease & { picture: string } }> {
  const { given } = server;
  const administrator = await given.administrator();
  const desk = await given.desk(await given.organisation({ parent: administrator.organisation }));
  const release = await fullDraft(given, desk);
  await act(desk.officer, release.open, 'submit', { stateSecretConfirmed: true });
  await act(desk.approver, `${release.open}/texts/en`, 'review');
  await act(desk.approver, release.open, 'approve');
  return { desk, release };
}

describe('what is approved', () => {
  let server: TestApplication;
  let desk: Desk;
  let release: GivenRelease;
  let vi: ReadPdf;
  let links: Record<string, string>;
  let pdf: Answer;
  /** What the desk and others were answered for each printed form before publication. */
  const early: { readonly href: string; readonly desk: number; readonly others: number }[] = [];

  beforeAll(async () => {
    server = await startApplication({ work: true });
    const { api } = await server.given.administrator();
    expectStatus(await api.post('/api/v1/desk/settings/releases.place-of-issue', places), 201);
    ({ desk, release } = await approved(server));
    await untilPrinted(server.database);
    const { body } = await desk.approver.api.get<Version>(release.open);
    for (const href of body.texts.flatMap(({ printed }) => Object.values(printed ?? {}))) {
      const [mine, theirs] = [await desk.officer.api.get(href), await server.api.get(href)];
      early.push({ href, desk: mine.status, others: theirs.status });
    }
    await act(desk.approver, release.open, 'publish');
    ({ links } = await printedEnvelope<Envelope>(server.api, release.id, 'vi'));
    pdf = await server.api.get(links['pdf']!);
    vi = await readPdf(pdf.bytes);
  });
  afterAll(() => server.close());

  it('is printed before anybody else may read it, for the desk alone', () => {
    expect(early.map((each) => [each.desk, each.others])).toEqual(
      [200, 200, 200, 200].map((ok) => [ok, 404]),
    );
    expect(early.map(({ href }) => href)).toContain(links['pdf']);
  });

  it('is everybody’s on publication, under a name that says what it is', () => {
    expect(pdf.status).toBe(200);
    expect(pdf.headers['content-disposition']).toMatch(/^inline; filename="01-TC-[A-Z0-9-]+\.pdf"/);
    expect(pdf.headers['cache-control']).toBe('public, max-age=20');
  });

  it('stands where the decree puts it', () => {
    const nation = find(vi, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const superior = vi.pages[0]!.texts[0]!;
    const issuer = vi.pages[0]!.texts[1]!;
    const number = vi.pages[0]!.texts.find(({ text }) => text.startsWith('Số: 01/TC-'))!;
    const stamp = find(vi, 'KHẨN');
    const kind = find(vi, 'THÔNG CÁO BÁO CHÍ');
    expect([superior.font, issuer.font]).toEqual(['Tinos-Regular', 'Tinos-Bold']);
    expect(superior.y).toBeCloseTo(nation.y, 0);
    expect([superior, issuer, number, stamp].every(({ right }) => right < nation.x)).toBe(true);
    expect([superior, issuer, number, stamp, kind].map(({ y }) => y)).toEqual(
      [superior, issuer, number, stamp, kind].map(({ y }) => y).toSorted((a, b) => a - b),
    );
    expect(middle(kind)).toBeCloseTo(mm(110), 0);
    expect(vi.text).toMatch(/Hà Giang, ngày \d\d tháng (0[12]|[3-9]|1[0-2]) năm 20\d\d/);
    expect(vi.text).toContain('Khai mạc Lễ hội hoa tam giác mạch lần thứ XII');
    expect(vi.text).toContain('KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Hường');
    expect(vi.text).toContain('- Các cơ quan báo chí;\n- Lưu: VT.');
    expect(vi.text).toContain('Đồi hoa ở Lũng Cú (Ảnh: Nguyễn Thị Mai)');
    expect(vi.text).toContain('“Mời bạn lên với hoa.”');
    expect(vi.text.replaceAll('\n', ' ')).toContain('Từ 19 giờ 30 phút đến 22 giờ 00 phút, ngày 20 tháng 11');
    expect(vi.pages.reduce((sum, { pictures }) => sum + pictures, 0)).toBe(1);
    expect(
      vi.pages.flatMap(({ texts }) => texts).filter(({ x, right }) => x < mm(30) - 1 || right > mm(190) + 1),
    ).toEqual([]);
  });

  it('carries the code of its short address', async () => {
    const last = vi.pages.length;
    const drawn = await drawPdf(pdf.bytes, last);
    const above = find(vi, '- Lưu: VT.').y + 4;
    const { wrong } = readCode(drawn, `http://khen.test/r/${release.id}`, { x: mm(30), y: above });
    expect(wrong).toBe(0);
  });

  it('is the same in Word, and English in English', async () => {
    const word = await mammoth.extractRawText({ buffer: (await server.api.get(links['docx']!)).bytes });
    for (const part of [
      'THÔNG CÁO BÁO CHÍ',
      'KHẨN',
      'KT. GIÁM ĐỐC',
      '125.000',
      `http://khen.test/r/${release.id}`,
    ])
      expect(word.value).toContain(part);
    const english = await printedEnvelope<Envelope>(server.api, release.id, 'en');
    const read = await readPdf((await server.api.get(english.links['pdf']!)).bytes);
    expect(read.language).toBe('en');
    for (const part of [
      'PRESS RELEASE',
      'URGENT',
      'Buckwheat Flower Festival opens',
      'DEPUTY DIRECTOR',
      'Hills of flowers (Photo: Nguyễn Thị Mai)',
    ])
      expect(read.text).toContain(part);
  });

  it('is printed to the same bytes again, however often', async () => {
    const before = await untilPrinted(server.database);
    await server.database.query(forgetPrinted);
    await moveOn(server.database);
    await until(async () => (await untilPrinted(server.database)).length === before.length);
    expect(await untilPrinted(server.database)).toEqual(before);
  });

  it('carries the day on which it was approved in the province', async () => {
    await server.database.query(datePaper, ['2026-02-04T17:30:00Z']);
    await server.database.query(forgetPrinted);
    await moveOn(server.database);
    await until(async () => (await untilPrinted(server.database)).length === 4);
    const { body } = await desk.officer.api.get<Version>(
      `/api/v1/desk/releases/${release.id}/versions/current`,
    );
    const { printed } = body.texts.find(({ lang }) => lang === 'vi')!;
    const read = await readPdf((await desk.officer.api.get(printed!['pdf']!)).bytes);
    // The place of issue was not set on that day.
    expect(read.text).toContain('Ngày 05 tháng 02 năm 2026');
  });

  it('is gone from paper once it is retracted, and from the disk', async () => {
    const before = await untilPrinted(server.database);
    const at = `/api/v1/desk/releases/${release.id}`;
    const { etag } = await desk.approver.api.get(at);
    const body = { reason: 'Sai số liệu.', notices };
    expectStatus(await desk.approver.api.post(`${at}/retract`, body, { ifMatch: etag }), 200);
    expect(await untilPrinted(server.database)).toEqual([]);
    await until(() => before.every((sha256) => !isOnDisk(server, sha256)));
    await moveOn(server.database);
    expect(await untilPrinted(server.database)).toEqual([]);
    const envelope = await server.api.get<Envelope>(`/api/v1/releases/${release.id}`);
    expect(Object.keys(envelope.body.links)).not.toContain('pdf');
    for (const sha256 of before)
      expect((await desk.officer.api.get(`/api/v1/files/${sha256}`)).status).toBe(404);
  });

  it('is taken from paper when it is sent back', async () => {
    const { given } = server;
    const back = await given.release({ state: 'approved', desk });
    const before = await untilPrinted(server.database);
    expect(before).toHaveLength(2);
    await act(desk.approver, back.open, 'send-back', { reason: 'Chưa rõ giờ.' });
    expect(await untilPrinted(server.database)).toEqual([]);
    await until(() => before.every((sha256) => !isOnDisk(server, sha256)));
  });

  it('has no paper, but Word, in a script that the paper’s font lacks', async () => {
    const chinese = await server.given.release({
      state: 'published',
      desk,
      draft: {
        lang: 'zh',
        title: '荞麦花节开幕',
        summary: '十一月二十日开幕。',
        body: `<p>${'花节在同文石高原举行。'.repeat(40)}</p>`,
      },
    });
    const envelope = await printedEnvelope<Envelope>(server.api, chinese.id, 'zh');
    expect(Object.keys(envelope.links)).toContain('docx');
    expect(Object.keys(envelope.links)).not.toContain('pdf');
  });
});

describe('printing that comes late', () => {
  let server: TestApplication;
  beforeAll(async () => {
    server = await startApplication();
  });
  afterAll(() => server.close());

  it('adds to what is public, and does not bring back what was erased, dropped or retracted', async () => {
    const { given } = server;
    const { desk, release } = await approved(server);
    await act(desk.approver, release.open, 'publish');
    const at = `/api/v1/desk/releases/${release.id}`;
    const second = await given.person(desk.organisation, 'approver');
    const redaction = { ground: 'personal-data', documents: [{ version: 1, lang: 'en' }], notices };
    let { etag } = await desk.approver.api.get(at);
    expectStatus(await desk.approver.api.post(`${at}/propose-redaction`, redaction, { ifMatch: etag }), 409);
    const corrected = await desk.officer.api.post(`${at}/correct`, {}, { ifMatch: etag });
    expectStatus(corrected, 200);
    await act(desk.officer, release.open, 'submit', { stateSecretConfirmed: true });
    await act(desk.approver, release.open, 'approve');
    await act(desk.approver, release.open, 'publish');
    ({ etag } = await desk.approver.api.get(at));
    expectStatus(await desk.approver.api.post(`${at}/propose-redaction`, redaction, { ifMatch: etag }), 200);
    ({ etag } = await second.api.get(at));
    expectStatus(await second.api.post(`${at}/confirm-redaction`, {}, { ifMatch: etag }), 200);
    const retracted = await given.release({ desk });
    const away = `/api/v1/desk/releases/${retracted.id}`;
    ({ etag } = await desk.approver.api.get(away));
    const retraction = { reason: 'Sai số liệu.', notices };
    expectStatus(await desk.approver.api.post(`${away}/retract`, retraction, { ifMatch: etag }), 200);
    const back = await given.release({ state: 'approved', desk });
    await act(desk.approver, back.open, 'send-back', { reason: 'Chưa rõ giờ.' });

    await startWork(server.app);
    // Both languages of version 2 and the Vietnamese of version 1, each as Word and paper.
    expect(await untilPrinted(server.database)).toHaveLength(6);
    const { links } = await printedEnvelope<Envelope>(server.api, release.id, 'vi');
    for (const href of [links['docx']!, links['pdf']!, `/api/v1/files/${release.picture}`])
      expect((await server.api.get(href)).status).toBe(200);
  });
});

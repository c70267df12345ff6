import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, statement } from '../../src/platform/database/index.js';
import type { Answer, Api } from './api.js';
import type { TestApplication } from './application.js';
import { expectStatus, type Given, type Person } from './given.js';
import { hills } from './official-documents.js';

const unfinished = statement<{ count: number }>(
  'spec.unfinished-printing',
  `select count(*)::int from queue.job where name = 'releases.print' and state in ('created', 'retry', 'active')`,
);
const printed = statement<{ sha256: string }>(
  'spec.printed',
  'select sha256 from releases.printed order by 1',
);

/** Waits until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 400) throw new Error('It did not happen.');
    await sleep(50);
  }
}

/** Waits until everything that was frozen so far is printed, or could not be; answers with the digests of all forms. */
export async function untilPrinted(database: Database): Promise<string[]> {
  await until(async () => (await database.query(unfinished))[0]!.count === 0);
  return (await database.query(printed)).map(({ sha256 }) => sha256);
}

export const isOnDisk = ({ config }: Pick<TestApplication, 'config'>, sha256: string): boolean =>
  existsSync(join(config.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256));

async function upload({ api }: Person, bytes: Buffer | string, name: string): Promise<string> {
  const answer = await api.send<{ sha256: string }>('POST', `/api/v1/desk/files?name=${name}`, {
    body: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expectStatus(answer, 201);
  return answer.body.sha256;
}

/** Changes a text of a version at work. */
async function editText(who: Person, open: string, lang: string, words: object): Promise<void> {
  const { etag } = await who.api.get(`${open}/texts/${lang}`);
  expectStatus(await who.api.patch(`${open}/texts/${lang}`, words, { ifMatch: etag }), 200);
}

/** A verb on a version at work, by somebody who has just read it. */
export async function act(who: Person, at: string, verb: string, body: object = {}): Promise<Answer> {
  const { etag } = await who.api.get(at);
  const answer = await who.api.post(`${at}/${verb}`, body, { ifMatch: etag });
  expectStatus(answer, 200);
  return answer;
}

const paragraph =
  '<p>Lễ hội được tổ chức tại <strong>Cao nguyên đá Đồng Văn</strong>, với hơn 350 ha hoa trên các sườn núi đá.</p>';
const table =
  '<table><tr><th>Địa bàn</th><th>Lượt khách</th></tr><tr><td>Đồng Văn</td><td>125.000</td></tr></table>';

/** A draft that has everything a release can have, and an English translation. */
export async function fullDraft(
  given: Given,
  desk: { officer: Person; approver: Person; organisation: string },
) {
  const { officer } = desk;
  const photo = await hills('jpeg', 2400);
  const picture = await upload(officer, Buffer.from(photo.bytes), 'doi-hoa.jpg');
  const programme = await upload(officer, 'Chương trình lễ hội', 'chương trình.txt');
  const release = await given.release({
    state: 'draft',
    desk,
    draft: {
      kind: 'press release',
      urgent: true,
      title: 'Khai mạc Lễ hội hoa tam giác mạch lần thứ XII',
      summary: 'Lễ hội khai mạc tối 20 tháng 11 với hơn 30 hoạt động.',
      body: `${paragraph}<h2>Số liệu</h2>${table}<figure data-file="${picture}"></figure>${paragraph.repeat(2)}`,
      recipients: ['Các cơ quan báo chí', 'Lưu: VT'],
      signatory: { form: 'KT.', name: 'Trần Thị Hường' },
      event: { from: '2026-11-20T12:30:00Z', to: '2026-11-20T15:00:00Z', zone: 'Asia/Ho_Chi_Minh' },
      files: [
        { sha256: picture, role: 'picture', credit: 'Nguyễn Thị Mai', licence: 'CC BY 4.0' },
        { sha256: programme, role: 'attachment' },
      ],
    },
  });
  const { open } = release;
  await editText(officer, open, 'vi', {
    quotes: [{ text: 'Mời bạn lên với hoa.', name: 'Nguyễn Văn An', position: 'Giám đốc Sở' }],
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    eventPlace: 'Sân vận động Đồng Văn',
    fileWords: { [picture]: { caption: 'Đồi hoa ở Lũng Cú', alt: 'Đồi xanh dưới trời' } },
  });
  const text = {
    title: 'Buckwheat Flower Festival opens',
    summary: 'The festival opens on 20 November.',
    body: `<p>Thirty events take place on the Dong Van karst plateau.</p><figure data-file="${picture}"></figure>`,
    signatoryPosition: 'Deputy Director',
    fileWords: { [picture]: { caption: 'Hills of flowers', alt: 'Green hills under the sky' } },
  };
  const source = await officer.api.get(open);
  const begun = await officer.api.post(`${open}/texts/en`, text, { ifMatch: source.etag });
  expectStatus(begun, 201);
  return { ...release, picture, programme };
}

/** The envelope, once its language is printed. */
export async function printedEnvelope<Body extends { links: Record<string, string> }>(
  api: Api,
  id: string,
  lang: string,
): Promise<Body> {
  let body: Body | undefined;
  await until(async () => {
    ({ body } = await api.get<Body>(`/api/v1/releases/${id}?lang=${lang}`));
    return body.links['docx'] !== undefined;
  });
  return body!;
}

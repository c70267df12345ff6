import { samples } from '../files/samples.js';
import { followUp } from '../search/support.js';
import { Acts } from '../support/acts.js';
import type { TestApplication } from '../support/application.js';
import { expectStatus, type GivenRelease } from '../support/given.js';

export const TITLE = 'Thôn Nà Chì đổi lịch lấy nước về ruộng';
const SUMMARY = 'Mỗi xóm lấy nước ba giờ một ngày, từ ngày 4/4/2026, theo thứ tự đã bốc thăm.';
const LINES = [
  'Nước mương Nà Chì chỉ còn một nửa so với năm ngoái, nên thôn chia lại giờ lấy nước.',
  'Ai tự ý mở phai ngoài giờ thì bị trừ một lượt. Hỏi thêm ông Hoàng Văn Thủy, trưởng thôn.',
];
export const WHOLE = [TITLE, SUMMARY, ...LINES].join('\n');
export const GONE =
  'Tạm dừng thu phí bãi xe ở bến Mỏ Neo. Người dân gửi xe bình thường cho tới khi có thông báo mới.';
export const NUMBER = '31/TB-UBND';

export interface Published {
  readonly release: GivenRelease;
  /** Has everything that a release can have, some of it as wide as it gets. */
  readonly corrected: GivenRelease;
  readonly retracted: GivenRelease;
  readonly topic: string;
}

/** What the public finds: a release in two languages, one that was corrected, one that was taken back, one that is urgent. */
export async function publishAll(server: TestApplication): Promise<Published> {
  const { given } = server;
  const acts = new Acts(server);
  const people = await given.desk();
  const topic = await given.topic();
  const shared = { desk: people, draft: { topics: [topic], places: [await given.place()] } };
  const text = LINES.map((line) => `<p>${line}</p>`).join('');
  const release = await given.release({
    ...shared,
    translation: 'reviewed',
    draft: { ...shared.draft, title: TITLE, summary: SUMMARY, body: text },
  });

  const numbered = await given.desk();
  const picture = await given.file(numbered.officer, samples.png, 'anh.png');
  const paper = await given.file(numbered.officer, samples.pdf, 'quyet-dinh.pdf');
  const [long, cells] = ['dài'.repeat(30), '<td>125.000</td>'.repeat(12)];
  const body =
    `<h2>Số liệu</h2><table><tr>${cells}</tr></table><ul><li>Xem <a href="https://a.example/${long}">https://a.example/${long}</a></li></ul>` +
    `<blockquote><p>Trích.</p></blockquote><p>${long}</p><figure data-file="${picture}"></figure>`;
  await given.setting(numbered.organisation, 'releases.numbering', 'entered');
  await given.setting(numbered.organisation, 'releases.number-format', '{number}/{kind}-UBND');
  const corrected = await given.release({
    desk: numbered,
    state: 'draft',
    draft: {
      ...shared.draft,
      title: `Lịch tiêm chủng mở rộng ${long}`,
      body,
      number: NUMBER,
      event: { from: '2026-12-16T01:00:00Z', to: '2026-12-16T09:00:00Z' },
      files: [
        { sha256: picture, role: 'picture', credit: 'Nguyễn Thị Mai' },
        { sha256: paper, role: 'attachment' },
      ],
    },
  });
  const { etag: ifMatch } = await numbered.officer.api.get(`${corrected.open}/texts/vi`);
  const words = {
    quotes: [{ text: 'Ai cũng được tiêm.', name: 'Lù A Sình', position: 'Bác sĩ' }],
    fileWords: { [picture]: { alt: 'Trạm y tế', caption: 'Trạm y tế xã' } },
  };
  expectStatus(await numbered.officer.api.patch(`${corrected.open}/texts/vi`, words, { ifMatch }), 200);
  for (const verb of ['submit', 'approve', 'publish'] as const)
    await given.does(numbered, verb === 'submit' ? 'officer' : 'approver', verb, corrected.id);
  await acts.correct(corrected, {
    words: {
      title: `Lịch tiêm chủng mới ${long}`,
      body: `<p>Đổi giờ.</p>${body.replace('Trích.', 'Trích đúng.')}`,
    },
  });
  const retracted = await given.release({
    ...shared,
    draft: { title: GONE, summary: 'Bến Mỏ Neo.', body: `<p>${GONE}</p>` },
  });
  await acts.retract(retracted);
  await given.release({ desk: people, draft: { title: 'Đường 4C sạt lở, cấm xe', urgent: true } });
  await followUp(server);
  return { release, corrected, retracted, topic };
}

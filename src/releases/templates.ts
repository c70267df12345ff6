import { z } from 'zod';
import { languageTagSchema } from '../platform/i18n/index.js';
import { defineSetting } from '../platform/settings/index.js';
import { releaseKinds } from './release.words.js';

type Kind = (typeof releaseKinds)[number];

const bodies = z.record(languageTagSchema, z.string().max(20_000));
const some = (body: string) => ({ vi: body });

/** What the body of a release of each kind begins with, by language, as HTML. Words in square brackets are to be replaced. */
export const templates = defineSetting('releases.templates', {
  schema: z.partialRecord(z.enum(releaseKinds), bodies),
  initial: {
    'press release': some(
      '<p>[Việc gì, ai làm, ở đâu, khi nào.]</p><h2>Nội dung chính</h2><ul><li>[Điểm thứ nhất]</li><li>[Điểm thứ hai]</li></ul>' +
        '<h2>Người dân cần biết</h2><p>[Được gì, phải làm gì, hỏi ai.]</p>',
    ),
    notice: some(
      '<p>[Từ ngày nào đến ngày nào, ở đâu, việc gì thay đổi.]</p><h2>Đối tượng</h2><p>[Ai phải thực hiện, ai không.]</p>' +
        '<h2>Cần làm gì</h2><ul><li>[Việc thứ nhất]</li></ul><p>Cần giúp đỡ: gọi [số điện thoại].</p>',
    ),
    statement: some(
      '<p>Về [sự việc], [cơ quan] có ý kiến như sau:</p><ul><li>[Sự thật đã xác minh, nguồn]</li><li>[Việc đã làm]</li>' +
        '<li>[Việc sẽ làm, thời hạn]</li></ul><p>[Khi nào có thông tin tiếp theo.]</p>',
    ),
    invitation: some(
      '<p>Trân trọng mời phóng viên đến dự và đưa tin [sự kiện].</p><h2>Chương trình</h2><ul><li>[Giờ]: [nội dung]</li></ul>' +
        '<h2>Tác nghiệp</h2><p>[Đăng ký, thẻ, chỗ quay phim, chỗ đỗ xe, thời hạn.]</p>',
    ),
  },
  perOrganisation: true,
  vi: 'Mẫu nội dung khi viết tin mới',
  en: 'What the body of a new release begins with',
  help: {
    vi: 'Theo loại tin và ngôn ngữ, viết bằng HTML. Chỗ cần điền đặt trong ngoặc vuông; người viết được nhắc khi còn chỗ chưa điền.',
    en: 'By kind and language, as HTML. What is to be filled in stands in square brackets; writers are told while any of it is left.',
  },
});

/** Those that hold for an organisation, one after another. */
export const templateList = (value: Partial<Record<Kind, Readonly<Record<string, string>>>>) =>
  releaseKinds.flatMap((kind) =>
    Object.entries(value[kind] ?? {}).map(([lang, body]) => ({ kind, lang, body })),
  );

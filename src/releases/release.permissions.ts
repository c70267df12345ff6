import { definePermissions } from '../platform/http/index.js';

const area = { vi: 'Tin chính thức', en: 'Releases' };

definePermissions(area, {
  'releases.read': { vi: 'Xem tin đang soạn và đã phát hành', en: 'See releases at work and published' },
  'releases.write': {
    vi: 'Soạn, sửa, trình, đính chính và hủy tin',
    en: 'Draft, edit, submit, correct and discard releases',
  },
  'releases.approve': {
    vi: 'Duyệt tin hoặc trả lại',
    en: 'Approve releases or send them back',
    substitutable: true,
  },
  'releases.publish': {
    vi: 'Phát hành, hẹn giờ phát hành tin đã duyệt',
    en: 'Publish approved releases, now or at an hour',
  },
  'releases.publish-urgently': {
    vi: 'Phát hành khẩn tin chưa duyệt, có hậu kiểm',
    en: 'Publish urgently what is not approved, to be reviewed afterwards',
  },
  'releases.retract': { vi: 'Thu hồi tin đã phát hành', en: 'Retract what was published' },
  'releases.redact': {
    vi: 'Đề nghị và xác nhận xóa nội dung theo luật định',
    en: 'Propose and confirm erasure by law',
  },
  'releases.comment': { vi: 'Ghi ý kiến về phiên bản', en: 'Comment on versions' },
  'releases.translate': { vi: 'Dịch tin', en: 'Translate releases' },
  'embargoed.read': {
    vi: 'Đọc trước tin đã hẹn giờ phát hành, với trách nhiệm không phổ biến trước giờ đó',
    en: 'Read scheduled releases early, bound not to spread them before their hour',
    scope: true,
  },
  'releases.review': { vi: 'Soát xét bản dịch', en: 'Review translations' },
});

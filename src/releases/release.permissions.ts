import { definePermissions } from '../platform/http/index.js';

definePermissions({
  'releases.read': { vi: 'Xem tin đang soạn và đã phát hành', en: 'See releases at work and published' },
  'releases.write': { vi: 'Soạn, sửa, trình và hủy tin', en: 'Draft, edit, submit and discard releases' },
  'releases.approve': { vi: 'Duyệt tin hoặc trả lại', en: 'Approve releases or send them back' },
  'releases.publish': { vi: 'Phát hành tin đã duyệt', en: 'Publish approved releases' },
});

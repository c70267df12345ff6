import { z } from 'zod';
import { defineSetting } from '../platform/settings/index.js';

export const twoStepApproval = defineSetting('releases.two-step-approval', {
  schema: z.boolean(),
  initial: false,
  perOrganisation: true,
  vi: 'Duyệt hai bước',
  en: 'Approval in two steps',
  help: {
    vi: 'Một người duyệt bước một, người khác duyệt bước hai; chưa đủ hai bước thì tin chưa được duyệt.',
    en: 'One person takes the first step and another the second; nothing is approved by one alone.',
  },
});

export const numbering = defineSetting('releases.numbering', {
  schema: z.enum(['drawn', 'entered', 'none']),
  initial: 'drawn',
  perOrganisation: true,
  vi: 'Cách cấp số, ký hiệu',
  en: 'How numbers are given',
  help: {
    vi: 'Số, ký hiệu của tin lấy từ đâu. Tin đã có số giữ nguyên số.',
    en: 'Where the number of a release comes from. Those that have one keep it.',
  },
  choices: {
    drawn: { vi: 'Hệ thống cấp khi duyệt lần đầu', en: 'Drawn by the system at the first approval' },
    entered: { vi: 'Nhập từ sổ đăng ký của cơ quan', en: "Entered from the organisation's own register" },
    none: { vi: 'Không có số', en: 'None' },
  },
});

export const numberFormat = defineSetting('releases.number-format', {
  schema: z
    .string()
    .max(80)
    .regex(/^[^{}]*\{number\}(?:[^{}]|\{kind\}|\{code\}|\{year\})*$/),
  initial: '{number}/{kind}-{code}',
  perOrganisation: true,
  vi: 'Mẫu số, ký hiệu',
  en: 'Form of numbers',
  help: {
    vi: '{number} là số thứ tự trong năm, {kind} chữ viết tắt loại văn bản, {code} mã cơ quan, {year} năm; ví dụ {number}/{kind}-UBND.',
    en: '{number} of the year, {kind} abbreviation of the kind, {code} of the organisation, {year}; e.g. {number}/{kind}-UBND.',
  },
});

export const reviewAfterwardsHours = defineSetting('releases.review-afterwards-hours', {
  schema: z.int().min(1).max(720),
  initial: 24,
  perOrganisation: true,
  vi: 'Thời hạn hậu kiểm tin phát hành khẩn (giờ)',
  en: 'Hours within which what was published urgently is reviewed',
  help: {
    vi: 'Tin phát hành khẩn chưa qua duyệt. Trong số giờ này phải có người xem lại; quá hạn thì bàn làm việc báo trễ.',
    en: 'What was published urgently was not approved. Somebody reviews it within these hours; after them it is overdue on their desk.',
  },
});

export const placeOfIssue = defineSetting('releases.place-of-issue', {
  schema: z.string().max(60),
  initial: '',
  perOrganisation: true,
  vi: 'Địa danh trên văn bản',
  en: 'Place on printed documents',
  help: {
    vi: 'Ghi trước ngày, tháng, năm, ví dụ: Hà Giang. Để trống thì văn bản chỉ ghi ngày, tháng, năm.',
    en: 'Stands before the date, e.g. Hà Giang. Empty for the date alone.',
  },
});

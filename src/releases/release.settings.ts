import { z } from 'zod';
import { defineSetting } from '../platform/settings/index.js';

export const twoStepApproval = defineSetting('releases.two-step-approval', {
  schema: z.boolean(),
  initial: false,
  perOrganisation: true,
  vi: 'Duyệt hai bước: một người duyệt bước một, người khác duyệt bước hai',
  en: 'Approval in two steps, by two people',
});

export const numbering = defineSetting('releases.numbering', {
  schema: z.enum(['drawn', 'entered', 'none']),
  initial: 'drawn',
  perOrganisation: true,
  vi: 'Số, ký hiệu: hệ thống cấp khi duyệt lần đầu (drawn), nhập từ sổ đăng ký của cơ quan (entered), hoặc không có (none)',
  en: "Numbers: drawn at the first approval, entered from the organisation's own register, or none",
});

export const numberFormat = defineSetting('releases.number-format', {
  schema: z
    .string()
    .max(80)
    .regex(/^[^{}]*\{number\}(?:[^{}]|\{kind\}|\{code\}|\{year\})*$/),
  initial: '{number}/{kind}-{code}',
  perOrganisation: true,
  vi: 'Mẫu số, ký hiệu: {number} số thứ tự trong năm, {kind} chữ viết tắt loại văn bản, {code} mã cơ quan, {year} năm; ví dụ {number}/{kind}-UBND',
  en: 'Form of numbers: {number} of the year, {kind} abbreviation of the kind, {code} of the organisation, {year}; e.g. {number}/{kind}-UBND',
});

export const reviewAfterwardsHours = defineSetting('releases.review-afterwards-hours', {
  schema: z.int().min(1).max(720),
  initial: 24,
  perOrganisation: true,
  vi: 'Thời hạn hậu kiểm tin phát hành khẩn (giờ)',
  en: 'Hours within which what was published urgently is reviewed',
});

export const placeOfIssue = defineSetting('releases.place-of-issue', {
  schema: z.string().max(60),
  initial: '',
  perOrganisation: true,
  vi: 'Địa danh ghi trước ngày, tháng, năm trên văn bản, ví dụ: Hà Giang; để trống thì chỉ ghi ngày, tháng, năm',
  en: 'Name of the place before the date on printed documents, e.g. Hà Giang; empty for the date alone',
});

import type { DemonstrationAccreditation, Names } from './types.js';

/** One agency may read early. The other is not accredited yet. */
export const accreditations: readonly DemonstrationAccreditation[] = [
  {
    organisation: 'bao-hoa-da',
    decision: 'Văn bản số 31/UBND-VX của Ủy ban nhân dân tỉnh (minh họa)',
    acceptedBy: 'muc',
    client: 'Hệ thống tòa soạn Hoa Đá',
  },
];

export const terms: Names = {
  vi: `Điều khoản đọc trước thông tin đã hẹn giờ phát hành

1. Cơ quan báo chí được đọc trước thông tin đã hẹn giờ phát hành để chuẩn bị tin, bài.
2. Không đăng, phát, chia sẻ cho người ngoài tòa soạn, kể cả trên trang mạng xã hội cá nhân, trước giờ phát hành.
3. Thông tin có thể được sửa, lùi giờ hoặc thôi phát hành; cơ quan báo chí đối chiếu lại với bản phát hành trước khi đăng.
4. Mỗi lần đọc được ghi lại. Vi phạm thì bị tạm đình chỉ quyền đọc trước; quyền đăng tin sau giờ phát hành không thay đổi.`,
  en: `Terms of early access to scheduled releases

1. The press agency may read scheduled releases before their hour in order to prepare its reports.
2. Nothing is published, broadcast or shared outside the newsroom before that hour, on personal social media accounts included.
3. A release may be changed, postponed or withdrawn; the agency compares its report with what was published before running it.
4. Every reading is recorded. Whoever breaks these terms has early access suspended; the right to report after publication is untouched.`,
};

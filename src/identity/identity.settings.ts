import { z } from 'zod';
import { defineSetting } from '../platform/settings/index.js';

export const invitationDays = defineSetting('identity.invitation-days', {
  schema: z.int().min(1).max(30),
  initial: 7,
  perOrganisation: false,
  vi: 'Số ngày thư mời mở tài khoản còn hiệu lực',
  en: 'Days for which an invitation to open an account is good',
  help: {
    vi: 'Quá số ngày này, người được mời không mở được tài khoản nữa và phải được mời lại. Thư mời đã gửi giữ thời hạn cũ.',
    en: 'After so many days whoever was invited must be invited again. Invitations that were sent keep their time.',
  },
});

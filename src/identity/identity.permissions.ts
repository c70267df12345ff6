import { definePermissions } from '../platform/http/index.js';

definePermissions({
  'organisations.read': { vi: 'Xem cơ quan, đơn vị', en: 'See organisations at the desk' },
  'organisations.write': {
    vi: 'Thêm, đổi tên, chuyển và đóng cơ quan, đơn vị',
    en: 'Add, rename, move and close organisations',
  },
  'accounts.read': { vi: 'Xem tài khoản và vai trò', en: 'See accounts and their roles' },
  'accounts.write': {
    vi: 'Mời, tạm khóa tài khoản; giao và thu hồi vai trò',
    en: 'Invite and suspend accounts, grant and revoke roles',
  },
  'settings.read': { vi: 'Xem các thiết lập', en: 'See settings' },
  'settings.write': { vi: 'Đặt thiết lập của cơ quan', en: 'Set what may differ by organisation' },
  'settings.write-everywhere': {
    vi: 'Đặt thiết lập chung của toàn hệ thống',
    en: 'Set what holds for the whole installation',
    everywhere: true,
  },
  'tasks.read': {
    vi: 'Xem các tác vụ định kỳ của hệ thống',
    en: 'See the scheduled tasks of the installation',
    everywhere: true,
  },
  'tasks.write': {
    vi: 'Tạm dừng, cho chạy tiếp, chạy ngay tác vụ định kỳ',
    en: 'Pause, resume and run scheduled tasks',
    everywhere: true,
  },
});

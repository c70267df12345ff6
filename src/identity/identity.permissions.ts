import { definePermissions, systemArea } from '../platform/http/index.js';

const people = { vi: 'Cơ quan và người dùng', en: 'Organisations and people' };
const press = { vi: 'Báo chí và phần mềm kết nối', en: 'The press, and machines' };

definePermissions(people, {
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
});

definePermissions(systemArea, {
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

definePermissions(press, {
  'agencies.read': {
    vi: 'Xem việc công nhận cơ quan báo chí',
    en: 'See which press agencies are accredited',
    everywhere: true,
  },
  'agencies.write': {
    vi: 'Công nhận, đình chỉ cơ quan báo chí; ban hành điều khoản đọc trước',
    en: 'Accredit and suspend press agencies; publish the terms of early access',
    everywhere: true,
  },
  'early-access.read': {
    vi: 'Xem cơ quan báo chí của mình có được đọc trước hay không',
    en: "See whether one's press agency may read early",
    scope: true,
  },
  'early-access.accept': {
    vi: 'Thay mặt cơ quan báo chí chấp thuận điều khoản đọc trước',
    en: "Accept the terms of early access on one's press agency's behalf",
  },
  'clients.read': { vi: 'Xem phần mềm kết nối của cơ quan', en: "See an organisation's machines" },
  'clients.write': {
    vi: 'Thêm, khóa phần mềm kết nối; cấp và thu hồi mã bí mật',
    en: 'Add and disable machines; make and revoke their secrets',
  },
});

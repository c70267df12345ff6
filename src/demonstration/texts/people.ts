import type {
  DemonstrationMembership,
  DemonstrationPerson,
  DemonstrationRole,
  DemonstrationSubstitution,
} from './types.js';

/** Without marks or blanks, so that it can be typed in any shell. */
export const password = 'hoa-tam-giac-mach';

function at(organisation: string, role: DemonstrationRole): DemonstrationMembership {
  return { organisation, role, scope: 'own' };
}

function person(
  key: string,
  name: string,
  position: string,
  line: string,
  ...memberships: DemonstrationMembership[]
): DemonstrationPerson {
  // 0219 was the area code of Hà Giang; no subscriber's number begins with 000, so nobody's telephone can ring.
  return {
    key,
    name,
    position,
    email: `${key}@hagiang.example`,
    phone: `0219 000 ${line}`,
    memberships,
  };
}

function ofAgency(domain: string, { key, ...rest }: DemonstrationPerson): DemonstrationPerson {
  return { ...rest, key, email: `${key}@${domain}.example` };
}

/**
 * Nobody here exists: each given name is a thing of the highlands (a pipe, a flower, flax, rock, mist), so that no reader
 * takes one of them for a real official. `.example` never reaches anybody (RFC 2606).
 */
export const people: readonly DemonstrationPerson[] = [
  person('nguyen', 'Trịnh Sơn Nguyên', 'Phó Trưởng phòng Hành chính, Tổ chức', '0101', {
    organisation: 'ubnd',
    role: 'administrator',
    scope: 'subtree',
  }),
  person('suong', 'Đặng Thị Sương', 'Trưởng phòng Chuyển đổi số', '0102', {
    organisation: 'ubnd',
    role: 'administrator',
    scope: 'subtree',
  }),

  // The only one in two organisations: a session acts for one of them at a time.
  person(
    'khen',
    'Giàng Mí Khèn',
    'Chuyên viên phụ trách truyền thông',
    '0111',
    at('ubnd', 'press-officer'),
    at('cong-vien-dia-chat', 'press-officer'),
  ),
  person(
    'mach',
    'Nông Thị Mạch',
    'Chuyên viên phòng Báo chí, Xuất bản',
    '0112',
    at('vhttdl', 'press-officer'),
  ),
  person('tram', 'Vi Thị Trầm', 'Chuyên viên phòng Tổng hợp', '0121', at('van-phong', 'press-officer')),
  person('lanh', 'Lù Thị Lanh', 'Phó Chánh Văn phòng Sở', '0113', at('xay-dung', 'press-officer')),
  person('cham', 'Triệu Mùi Chàm', 'Chuyên viên Văn phòng Sở', '0114', at('y-te', 'press-officer')),
  person('suoi', 'Hoàng Thị Suối', 'Chuyên viên Văn phòng Sở', '0115', at('giao-duc', 'press-officer')),
  person('thong', 'Phàn Văn Thông', 'Chuyên viên phòng Bưu chính', '0116', at('khoa-hoc', 'press-officer')),
  person('nep', 'Lý Thị Nếp', 'Chuyên viên Văn phòng Sở', '0117', at('nong-nghiep', 'press-officer')),
  person('sao', 'Sùng Thị Sáo', 'Công chức văn hóa, xã hội', '0118', at('xa-dong-van', 'press-officer')),
  person('nuong', 'Vàng Mí Nương', 'Công chức văn hóa, xã hội', '0119', at('xa-meo-vac', 'press-officer')),
  person('nui', 'Tráng Seo Núi', 'Công chức văn hóa, xã hội', '0120', at('xa-hoang-su-phi', 'press-officer')),

  person('vong', 'Hoàng Thị Vọng', 'Biên tập viên tiếng Anh', '0122', {
    organisation: 'ubnd',
    role: 'translator',
    scope: 'subtree',
  }),
  person('gio', 'Vừ Mí Gió', 'Biên tập viên tiếng Mông', '0123', {
    organisation: 'ubnd',
    role: 'translator',
    scope: 'subtree',
  }),
  person('duoc', 'Lò Văn Đuốc', 'Chuyên viên trực thông tin khẩn', '0124', {
    organisation: 'ubnd',
    role: 'duty-officer',
    scope: 'subtree',
  }),
  person('con', 'Lê Văn Cọn', 'Trưởng phòng Quản lý giao thông', '0125', at('xay-dung', 'press-officer')),

  person('ngan', 'Đỗ Đình Ngàn', 'Chánh Văn phòng', '0131', {
    organisation: 'ubnd',
    role: 'approver',
    scope: 'subtree',
  }),
  person('deo', 'Trương Thị Đèo', 'Phó Chánh Văn phòng', '0141', {
    organisation: 'ubnd',
    role: 'approver',
    scope: 'subtree',
  }),
  person('thach', 'Hoàng Văn Thạch', 'Phó Giám đốc Sở', '0132', {
    organisation: 'vhttdl',
    role: 'approver',
    scope: 'subtree',
  }),
  person('linh', 'Bế Quốc Lĩnh', 'Phó Giám đốc Sở', '0133', at('xay-dung', 'approver')),
  person('thao', 'Ma Thị Thảo', 'Phó Giám đốc Sở', '0134', at('y-te', 'approver')),
  person('ngai', 'Hà Thị Ngải', 'Giám đốc Sở', '0142', at('y-te', 'approver')),
  person('tung', 'Lục Văn Tùng', 'Phó Giám đốc Sở', '0135', at('giao-duc', 'approver')),
  person('giang', 'Lương Thị Giang', 'Phó Giám đốc Sở', '0136', at('khoa-hoc', 'approver')),
  person('truc', 'Chẩu Thị Trúc', 'Phó Giám đốc Sở', '0137', at('nong-nghiep', 'approver')),
  person('huong', 'Mua Thị Hương', 'Chủ tịch Ủy ban nhân dân xã', '0138', at('xa-dong-van', 'approver')),
  person('doi', 'Thào Mí Đồi', 'Chủ tịch Ủy ban nhân dân xã', '0139', at('xa-meo-vac', 'approver')),
  person('van', 'Lù Seo Vân', 'Chủ tịch Ủy ban nhân dân xã', '0140', at('xa-hoang-su-phi', 'approver')),

  person('nguyet', 'Đàm Minh Nguyệt', 'Thanh tra viên chính', '0151', {
    organisation: 'ubnd',
    role: 'auditor',
    scope: 'subtree',
  }),
  person('rung', 'Xin Văn Rừng', 'Thanh tra viên', '0152', at('thanh-tra', 'auditor')),

  ofAgency(
    'hoada',
    person('muc', 'Tống Văn Mực', 'Tổng Thư ký tòa soạn', '0161', at('bao-hoa-da', 'agency-manager')),
  ),
  ofAgency('hoada', person('but', 'Quan Thị Bút', 'Phóng viên', '0162', at('bao-hoa-da', 'journalist'))),
  ofAgency(
    'duongdeo',
    person('giay', 'Mai Văn Giấy', 'Thư ký tòa soạn', '0163', at('tap-chi-duong-deo', 'agency-manager')),
  ),
];

export const substitutions: readonly DemonstrationSubstitution[] = [
  {
    of: 'linh',
    by: 'con',
    role: 'approver',
    days: 10,
    reason: 'Đi công tác theo Quyết định cử cán bộ của Giám đốc Sở',
  },
];

import type { DemonstrationOrganisation } from './types.js';

export const organisations: readonly DemonstrationOrganisation[] = [
  {
    key: 'ubnd',
    kind: 'authority',
    names: { vi: 'Ủy ban nhân dân tỉnh Hà Giang', en: "People's Committee of Ha Giang Province" },
  },
  {
    key: 'van-phong',
    kind: 'office',
    parent: 'ubnd',
    names: { vi: 'Văn phòng Ủy ban nhân dân tỉnh', en: "Office of the Provincial People's Committee" },
  },
  {
    key: 'vhttdl',
    kind: 'department',
    parent: 'ubnd',
    names: { vi: 'Sở Văn hóa, Thể thao và Du lịch', en: 'Department of Culture, Sports and Tourism' },
  },
  {
    key: 'cong-vien-dia-chat',
    kind: 'department',
    parent: 'vhttdl',
    names: {
      vi: 'Ban Quản lý Công viên địa chất toàn cầu UNESCO Cao nguyên đá Đồng Văn',
      en: 'Management Board of the Dong Van Karst Plateau UNESCO Global Geopark',
    },
  },
  {
    key: 'xay-dung',
    kind: 'department',
    parent: 'ubnd',
    names: { vi: 'Sở Xây dựng', en: 'Department of Construction' },
  },
  { key: 'y-te', kind: 'department', parent: 'ubnd', names: { vi: 'Sở Y tế', en: 'Department of Health' } },
  {
    key: 'giao-duc',
    kind: 'department',
    parent: 'ubnd',
    names: { vi: 'Sở Giáo dục và Đào tạo', en: 'Department of Education and Training' },
  },
  {
    key: 'khoa-hoc',
    kind: 'department',
    parent: 'ubnd',
    names: { vi: 'Sở Khoa học và Công nghệ', en: 'Department of Science and Technology' },
  },
  {
    key: 'nong-nghiep',
    kind: 'department',
    parent: 'ubnd',
    names: { vi: 'Sở Nông nghiệp và Môi trường', en: 'Department of Agriculture and Environment' },
  },
  {
    key: 'thanh-tra',
    kind: 'department',
    parent: 'ubnd',
    names: { vi: 'Thanh tra tỉnh', en: 'Provincial Inspectorate' },
  },
  {
    key: 'xa-dong-van',
    kind: 'locality',
    parent: 'ubnd',
    names: { vi: 'Ủy ban nhân dân xã Đồng Văn', en: "People's Committee of Dong Van Commune" },
  },
  {
    key: 'xa-meo-vac',
    kind: 'locality',
    parent: 'ubnd',
    names: { vi: 'Ủy ban nhân dân xã Mèo Vạc', en: "People's Committee of Meo Vac Commune" },
  },
  {
    key: 'xa-hoang-su-phi',
    kind: 'locality',
    parent: 'ubnd',
    names: { vi: 'Ủy ban nhân dân xã Hoàng Su Phì', en: "People's Committee of Hoang Su Phi Commune" },
  },
];

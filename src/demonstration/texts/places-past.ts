/**
 * Units that ended on 1 July 2025: code, name, district, and the codes of the communes and wards that took them in. Only
 * those behind eight of today's units are listed: enough to show mergers, a division, and a code that lives on.
 * Facts of Resolution 1684/NQ-UBTVQH15.
 */
export const placesPast: readonly (readonly [
  code: string,
  name: string,
  district: string,
  successors: readonly string[],
])[] = [
  ['00688', 'Phường Quang Trung', '024', ['00691', '00694']],
  ['00691', 'Phường Trần Phú', '024', ['00691']],
  ['00692', 'Phường Ngọc Hà', '024', ['00691']],
  ['00697', 'Phường Minh Khai', '024', ['00691']],
  ['00934', 'Xã Phong Quang', '030', ['00691']],
  ['00694', 'Phường Nguyễn Trãi', '024', ['00694']],
  ['00946', 'Xã Phương Độ', '024', ['00694']],
  ['00949', 'Xã Phương Thiện', '024', ['00694']],
  ['00715', 'Xã Lũng Cú', '026', ['00715']],
  ['00718', 'Xã Má Lé', '026', ['00715']],
  ['00724', 'Xã Lũng Táo', '026', ['00715']],
  ['00721', 'Thị trấn Đồng Văn', '026', ['00721']],
  ['00730', 'Xã Thài Phìn Tủng', '026', ['00721']],
  ['00739', 'Xã Tả Phìn', '026', ['00721']],
  ['00742', 'Xã Tả Lủng', '026', ['00721']],
  ['00775', 'Xã Pải Lủng', '027', ['00721']],
  ['00733', 'Xã Sủng Là', '026', ['00733']],
  ['00736', 'Xã Sà Phìn', '026', ['00733']],
  ['00748', 'Xã Sính Lủng', '026', ['00733']],
  ['00751', 'Xã Sảng Tủng', '026', ['00733']],
  ['00769', 'Thị trấn Mèo Vạc', '027', ['00769']],
  ['00781', 'Xã Pả Vi', '027', ['00769']],
  ['00784', 'Xã Giàng Chu Phìn', '027', ['00769']],
  ['00796', 'Xã Tả Lủng', '027', ['00769']],
  ['01021', 'Thị trấn Vinh Quang', '032', ['01021']],
  ['01045', 'Xã Đản Ván', '032', ['01021']],
  ['01048', 'Xã Tụ Nhân', '032', ['01021']],
  ['01063', 'Xã Bản Luốc', '032', ['01021']],
  ['01066', 'Xã Ngàm Đăng Vài', '032', ['01021']],
  ['01072', 'Xã Tả Sử Choóng', '032', ['01075']],
  ['01075', 'Xã Nậm Dịch', '032', ['01075']],
  ['01087', 'Xã Nậm Ty', '032', ['01075']],
];

/** The eleven districts of Hà Giang: code, name, and the day of foundation where a text of this century states it. */
export const districtsPast: readonly (readonly [code: string, name: string, from?: string])[] = [
  // Resolution 35/NQ-CP of 27 September 2010.
  ['024', 'Thành phố Hà Giang', '2010-09-27'],
  ['026', 'Huyện Đồng Văn'],
  ['027', 'Huyện Mèo Vạc'],
  ['028', 'Huyện Yên Minh'],
  ['029', 'Huyện Quản Bạ'],
  ['030', 'Huyện Vị Xuyên'],
  ['031', 'Huyện Bắc Mê'],
  ['032', 'Huyện Hoàng Su Phì'],
  ['033', 'Huyện Xín Mần'],
  ['034', 'Huyện Bắc Quang'],
  // Decree 146/2003/NĐ-CP of 1 December 2003.
  ['035', 'Huyện Quang Bình', '2003-12-01'],
];

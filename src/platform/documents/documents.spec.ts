import { describe, expect, it } from '@jest/globals';
import { bodyOf, notice, pressRelease } from '../../../test/support/official-documents.js';
import { charactersWithoutGlyph } from './fonts.js';
import { type OfficialDocument, toPlainText } from './index.js';

describe('the plain text of a document', () => {
  it('is everything that it says, in reading order', async () => {
    expect(toPlainText(await pressRelease()).replace(/(Lễ hội được tổ chức[^\n]*\n+)+/g, '…\n\n'))
      .toBe(`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

ỦY BAN NHÂN DÂN TỈNH HÀ GIANG
SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH
Số: 128/TCBC-SVHTTDL

Hà Giang, ngày 05 tháng 11 năm 2026

THÔNG CÁO BÁO CHÍ
Về việc tổ chức Lễ hội hoa tam giác mạch lần thứ XII và các hoạt động văn hóa, du lịch dịp cuối năm 2026

Lễ hội khai mạc tối 20 tháng 11 với hơn 30 hoạt động.

…

1. Hoạt động

- Khai mạc;
- Phiên chợ:
  + dệt lanh;
  + chạm bạc.

1. Đăng ký;
2. hồ sơ:
  a) đơn;
  b) ảnh;
  c) giấy;
  d) danh sách;
  đ) cam kết.

…

2. Số liệu

a) Lượt khách

TT | Địa bàn | Lượt khách | 
 |  | 2025 | 2026
1 | Đồng Văn | 110.450 | 125.000
Cộng |  | 110.450 | 125.000

[Ảnh: Đồi hoa ở Lũng Cú (Ảnh: Nguyễn Thị Mai)]

> Hoa nở trên đá.

…

Xem trang của lễ hội (https://example.vn/le-hoi?a=1&b=2) và H2O.
Hết.

“Mời bạn lên với hoa.”
- Nguyễn Văn An, Giám đốc Sở

Liên hệ báo chí:
Lý Thị Máy, Phó Trưởng phòng
Điện thoại: 0219 3 861 234
Thư điện tử: bao.chi@example.vn

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Trần Thị Hường

Nơi nhận:
- Các cơ quan báo chí;
- Lưu: VT, QLDL.

Bất kỳ ai cũng có thể quét mã này hoặc mở địa chỉ bên dưới để kiểm tra văn bản có phải là văn bản chính thức hay không.
https://tin.example.vn/r/0193a5f2-7c1e-7b32-9d10-4f6a2b8c1e55
`);
  });

  it.each([
    ['2026-01-09', 'ngày 09 tháng 01 năm 2026'],
    ['2026-02-10', 'ngày 10 tháng 02 năm 2026'],
    ['2026-03-01', 'ngày 01 tháng 3 năm 2026'],
    ['2026-12-31', 'ngày 31 tháng 12 năm 2026'],
    [undefined, 'ngày … tháng … năm …'],
  ])('writes the day %s as the decree does', (date, written) => {
    const { date: _, ...undated } = notice;
    expect(toPlainText({ ...undated, ...(date !== undefined && { date }) })).toContain(
      `\nHà Giang, ${written}\n`,
    );
  });

  it.each<[string, OfficialDocument['event'], string]>([
    [
      'vi',
      { from: '2026-11-10T01:30:00Z', zone: 'Asia/Ho_Chi_Minh' },
      '08 giờ 30 phút, ngày 10 tháng 11 năm 2026',
    ],
    [
      'vi',
      { from: '2026-11-10T01:30:00Z', to: '2026-11-10T04:00:00Z', zone: 'Asia/Ho_Chi_Minh' },
      'Từ 08 giờ 30 phút đến 11 giờ 00 phút, ngày 10 tháng 11 năm 2026',
    ],
    [
      'vi',
      { from: '2026-11-10T17:30:00Z', to: '2026-11-12T04:00:00Z', zone: 'Asia/Ho_Chi_Minh' },
      'Từ 00 giờ 30 phút, ngày 11 tháng 11 năm 2026 đến 11 giờ 00 phút, ngày 12 tháng 11 năm 2026',
    ],
    ['en', { from: '2026-11-10T01:30:00Z', zone: 'Asia/Ho_Chi_Minh' }, '08:30, 10 November 2026'],
  ])('tells in %s when an event is', (lang, event, written) => {
    expect(toPlainText({ ...notice, lang, event: { ...event!, place: 'Phòng 1' } })).toContain(
      `: ${written}\n`,
    );
  });

  it('names those who issue together one under the other', () => {
    const text = toPlainText({ ...notice, organisation: 'Sở Y tế', coOrganisations: ['Công an tỉnh'] });
    expect(text).toContain('SỞ Y TẾ -\nCÔNG AN TỈNH\n');
  });

  it('puts cells in their places, whatever their spans claim', () => {
    const body = bodyOf(
      '<table><tr><td rowspan="99">a<td colspan="2">b<td>c</tr><tr><td>d</tr><tr><td colspan="9">e</tr></table>',
    );
    expect(toPlainText({ ...notice, body })).toContain('a | b |  | c\n | d | ');
  });
});

describe('the characters that the PDF cannot show', () => {
  it('are none in Vietnamese, Tày, Nùng, Dao and Hmong in Latin letters, composed or not', () => {
    const text = 'Đặng Ỷ lẩư slắư ŵ ŷ č ž ɓ ɗ ŋ hmoob nyob zoo, “…” – — ₫ ² ₂ ½';
    expect(charactersWithoutGlyph(text)).toEqual([]);
    expect(charactersWithoutGlyph(text.normalize('NFD'))).toEqual([]);
  });

  it('are named as a reader sees them, each once', () => {
    expect(charactersWithoutGlyph('中文 中 👨‍👩‍👧 𞄀')).toEqual(['中', '文', '👨‍👩‍👧', '𞄀']);
  });
});

import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { OfficialDocument, Picture } from '../../src/platform/documents/index.js';
import { clean } from '../../src/platform/html/index.js';

export const bodyOf = (html: string): OfficialDocument['body'] => clean(html).blocks;

export const address = 'https://tin.example.vn/r/0193a5f2-7c1e-7b32-9d10-4f6a2b8c1e55';

const sentence =
  'Lễ hội được tổ chức tại các xã thuộc <strong>Cao nguyên đá Đồng Văn</strong>, với hơn 350 ha (3,5 km<sup>2</sup>) hoa.';
export const paragraph = `<p>${`${sentence} `.repeat(4)}</p>`;

/** A notice of one page, by a deputy chairman on behalf of the committee. */
export const notice: OfficialDocument = {
  lang: 'vi',
  organisation: 'Ủy ban nhân dân tỉnh Hà Giang',
  number: '05/TB-UBND',
  place: 'Hà Giang',
  date: '2026-02-05',
  kind: 'Thông báo',
  title: 'Về việc tạm dừng lưu thông qua đèo Mã Pí Lèng',
  body: bodyOf(`${paragraph}<p>Xin trân trọng thông báo./.</p>`),
  signatory: {
    authority: [
      { form: 'TM', of: 'Ủy ban nhân dân' },
      { form: 'KT', of: 'Chủ tịch' },
    ],
    position: 'Phó Chủ tịch',
    name: 'Hoàng Gia Long',
  },
  recipients: ['Như trên', '- Sở Xây dựng;', 'Lưu: VT.'],
  address,
};

/** A picture of hills, in the format asked for. */
export async function hills(format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif', width = 600): Promise<Picture> {
  const height = Math.round((width * 2) / 3);
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const [across, down] = [((at / 3) % width) / width, Math.floor(at / 3 / width) / height];
    const isHill = down > 0.75 - 0.5 * Math.max(0.5 - Math.abs(across - 0.35), 0.4 - Math.abs(across - 0.8));
    pixels.set(isHill ? [0x3c, 0x6e, 0x47] : [0x8c, 0xc0, 0xea], at);
  }
  const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
  return { bytes, caption: 'Đồi hoa ở Lũng Cú', credit: 'Nguyễn Thị Mai', alt: 'Đồi xanh dưới trời' };
}

export const digestOf = ({ bytes }: Picture): string => createHash('sha256').update(bytes).digest('hex');

let photoOfPressRelease: Promise<Picture> | undefined;

/** A press release of several pages with everything that a body can hold. */
export async function pressRelease(): Promise<OfficialDocument> {
  // Once for a spec: painting it takes longer than laying it out.
  const photo = await (photoOfPressRelease ??= hills('webp', 2400));
  const table = `<table><tr><th rowspan="2">TT</th><th rowspan="2">Địa bàn</th><th colspan="2">Lượt khách</th></tr>
    <tr><th>2025</th><th>2026</th></tr><tr><td>1</td><td>Đồng Văn</td><td>110.450</td><td>125.000</td></tr>
    <tr><td colspan="2"><strong>Cộng</strong></td><td>110.450</td><td>125.000</td></tr></table>`;
  const list = `<ul><li>Khai mạc;</li><li>Phiên chợ:<ul><li>dệt lanh;</li><li>chạm bạc.</li></ul></li></ul>
    <ol><li>Đăng ký;</li><li>hồ sơ:<ol><li>đơn;</li><li>ảnh;</li><li>giấy;</li><li>danh sách;</li><li>cam kết.</li></ol></li></ol>`;
  return {
    ...notice,
    superior: 'Ủy ban nhân dân tỉnh Hà Giang',
    organisation: 'Sở Văn hóa, Thể thao và Du lịch',
    number: '128/TCBC-SVHTTDL',
    date: '2026-11-05',
    kind: 'Thông cáo báo chí',
    title:
      'Về việc tổ chức Lễ hội hoa tam giác mạch lần thứ XII và các hoạt động văn hóa, du lịch dịp cuối năm 2026',
    summary: 'Lễ hội khai mạc tối 20 tháng 11 với hơn 30 hoạt động.',
    body: bodyOf(
      `${paragraph}<h2>1. Hoạt động</h2>${list}${paragraph.repeat(3)}<h2>2. Số liệu</h2><h3>a) Lượt khách</h3>${table}
       <figure data-file="${digestOf(photo)}"></figure><blockquote>Hoa nở trên đá.</blockquote>${paragraph.repeat(4)}
       <p>Xem <a href="https://example.vn/le-hoi?a=1&amp;b=2">trang của lễ hội</a> và <em>H<sub>2</sub>O</em>.<br>Hết.</p>`,
    ),
    quotes: [{ text: 'Mời bạn lên với hoa.', name: 'Nguyễn Văn An', position: 'Giám đốc Sở' }],
    contact: {
      name: 'Lý Thị Máy',
      position: 'Phó Trưởng phòng',
      phone: '0219 3 861 234',
      email: 'bao.chi@example.vn',
    },
    signatory: {
      authority: [{ form: 'KT', of: 'Giám đốc' }],
      position: 'Phó Giám đốc',
      name: 'Trần Thị Hường',
    },
    recipients: ['Các cơ quan báo chí', 'Lưu: VT, QLDL'],
    pictures: new Map([[digestOf(photo), photo]]),
  };
}

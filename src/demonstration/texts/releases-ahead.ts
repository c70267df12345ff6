import { tourismResults } from './english-people.js';
import type { DemonstrationRelease } from './release.types.js';

/** Scheduled: the public sees nothing of these before their hours; then the server publishes them by itself. */
export const releasesAhead: readonly DemonstrationRelease[] = [
  {
    key: 'citizen-reception',
    kind: 'notice',
    organisation: 'van-phong',
    author: 'tram',
    lang: 'vi',
    title: 'Lịch tiếp công dân định kỳ của Chủ tịch Ủy ban nhân dân tỉnh, ngày {+12:d} và ngày {+26:d}',
    summary:
      'Chủ tịch Ủy ban nhân dân tỉnh tiếp công dân từ 8 giờ đến 11 giờ 30 phút ngày {+12:d} và ngày {+26:d} tại Trụ sở Tiếp công dân tỉnh. Người ở xa được tiếp trực tuyến tại trụ sở xã, phường.',
    body: `<p>Văn phòng Ủy ban nhân dân tỉnh thông báo lịch tiếp công dân định kỳ của Chủ tịch Ủy ban nhân dân tỉnh.</p>
<h2>Thời gian, địa điểm</h2>
<table>
<tr><th>Ngày</th><th>Giờ</th><th>Hình thức</th></tr>
<tr><td>{+12}</td><td>8 giờ đến 11 giờ 30 phút</td><td>Trực tiếp tại Trụ sở Tiếp công dân tỉnh</td></tr>
<tr><td>{+26}</td><td>8 giờ đến 11 giờ 30 phút</td><td>Trực tiếp và trực tuyến tới 73 xã, phường</td></tr>
</table>
<h2>Đăng ký</h2>
<ul>
<li>Đăng ký trước hai ngày làm việc tại Trụ sở Tiếp công dân hoặc tại trụ sở Ủy ban nhân dân xã, phường nơi cư trú.</li>
<li>Mang theo giấy tờ tùy thân và đơn, tài liệu liên quan nếu có. Người không biết chữ được cán bộ ghi giúp.</li>
<li>Có người phiên dịch tiếng Mông, Tày, Dao, Nùng và ngôn ngữ ký hiệu khi đăng ký trước.</li>
</ul>
<h2>Kết quả</h2>
<p>Ý kiến thuộc thẩm quyền được trả lời tại buổi tiếp hoặc bằng văn bản trong thời hạn luật định; ý kiến thuộc cơ quan khác được chuyển, kèm thông báo cho người dân. Kết quả xử lý của kỳ trước được niêm yết tại Trụ sở Tiếp công dân.</p>
<p>Mọi thắc mắc về lịch tiếp gọi số <strong>0219 000 0121</strong> trong giờ hành chính. Lịch thay đổi vì lý do đột xuất được thông báo trước ít nhất một ngày, nêu rõ lý do và ngày tiếp bù.</p>`,
    topics: ['policy'],
    places: ['tuyen-quang'],
    contact: 'tram',
    signatory: { person: 'ngan' },
    signatoryPosition: 'Chánh Văn phòng',
    recipients: [
      'Chủ tịch Ủy ban nhân dân tỉnh (báo cáo)',
      'Ủy ban nhân dân các xã, phường',
      'Các cơ quan báo chí',
      'Lưu: VT, TCD',
    ],
    progress: {
      state: 'scheduled',
      approver: 'ngan',
      at: { day: -1, hour: '14:20' },
      publishAt: { day: 1, hour: '07:00' },
      earlyAccess: false,
    },
  },
  {
    key: 'tourism-results',
    kind: 'press release',
    organisation: 'vhttdl',
    author: 'mach',
    lang: 'vi',
    title: 'Mười tháng, vùng cao nguyên đá đón 1,94 triệu lượt khách; khách lưu trú dài ngày tăng 23%',
    summary:
      'Số ngày lưu trú bình quân tăng từ 1,6 lên 1,9 ngày; 41% doanh thu về các hộ dân và hợp tác xã. Sở công bố cách tính, dữ liệu từng xã và ba việc chưa đạt.',
    body: `<p>Sở Văn hóa, Thể thao và Du lịch công bố kết quả hoạt động du lịch mười tháng của vùng cao nguyên đá và vùng ruộng bậc thang.</p>
<h2>Kết quả chính</h2>
<table>
<tr><th>Chỉ tiêu</th><th>Mười tháng</th><th>So với cùng kỳ</th></tr>
<tr><td>Lượt khách</td><td>1,94 triệu</td><td>tăng 8,2%</td></tr>
<tr><td>Khách quốc tế</td><td>196.000</td><td>tăng 31%</td></tr>
<tr><td>Khách ở từ ba ngày</td><td>247.000</td><td>tăng 23%</td></tr>
<tr><td>Tổng thu</td><td>4.310 tỷ đồng</td><td>tăng 14%</td></tr>
</table>
<h2>Ai được hưởng</h2>
<ul>
<li>41% doanh thu về hộ dân và hợp tác xã, tăng 6 điểm phần trăm.</li>
<li>1.280 hộ làm du lịch tại nhà; 62% có phụ nữ đứng tên kinh doanh.</li>
<li>940 người làm nghề dẫn đường, trong đó 710 người là dân địa phương đã qua đào tạo.</li>
</ul>
<h2>Việc chưa đạt</h2>
<ol>
<li>Ùn tắc vào ba cuối tuần cao điểm tại Đồng Văn, Lũng Cú.</li>
<li>17% cơ sở lưu trú được kiểm tra chưa niêm yết giá đúng quy định.</li>
<li>Rác tại điểm dừng chân: mới thu gom được 9 trong 12 điểm.</li>
</ol>
<p>Số liệu lấy từ báo cáo lưu trú của 73 xã, phường, đối chiếu với số vé và số thuê bao di động ngoài tỉnh; sai số ước tính 4%. Dữ liệu từng xã được cung cấp cho cơ quan báo chí ở dạng bảng tính.</p>`,
    topics: ['tourism'],
    places: ['00721', '00715', '00769', '00820', '00874', '01021'],
    contact: 'mach',
    signatory: { form: 'KT.', person: 'thach' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: ['Các cơ quan báo chí', 'Ủy ban nhân dân tỉnh (báo cáo)', 'Lưu: VT, QLDL'],
    attachments: ['ruong-bac-thang.jpg'],
    files: {
      'ruong-bac-thang.jpg': {
        caption: 'Ruộng bậc thang mùa lúa chín (tranh minh họa)',
        alt: 'Tranh vẽ các thửa ruộng bậc thang vàng và xanh uốn theo sườn núi, có một nếp nhà nhỏ',
      },
    },
    quotes: [
      {
        text: 'Chúng tôi không đếm khách để khoe. Chúng tôi đếm xem bao nhiêu nhà sáng đèn nhờ khách.',
        name: 'Hoàng Văn Thạch',
        position: 'Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch',
      },
    ],
    translations: [{ ...tourismResults, translator: 'vong', reviewer: 'mach' }],
    progress: {
      state: 'scheduled',
      approver: 'thach',
      at: { day: -1, hour: '09:00' },
      publishAt: { day: 2, hour: '10:00' },
      earlyAccess: true,
    },
  },
];

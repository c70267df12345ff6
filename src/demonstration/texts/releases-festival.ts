import { creativeContest, festivalProgramme, festivalTraffic } from './english-festival.js';
import type { DemonstrationRelease } from './release.types.js';

export const festivalReleases: readonly DemonstrationRelease[] = [
  {
    key: 'festival-programme',
    kind: 'press release',
    organisation: 'vhttdl',
    author: 'mach',
    lang: 'vi',
    title: 'Lễ hội Hoa tam giác mạch năm {+12:y} khai mạc ngày {+12:d} tại Đồng Văn',
    summary:
      'Lễ hội diễn ra từ ngày {+12:d} đến ngày {+14} tại 9 xã vùng cao nguyên đá, có đêm khai mạc và 14 hoạt động do người dân tổ chức. Du khách xem hoa miễn phí tại 21 điểm; giá dịch vụ được niêm yết ở mọi điểm.',
    body: `<p>Sở Văn hóa, Thể thao và Du lịch thông tin về Lễ hội Hoa tam giác mạch năm {+12:y}, chủ đề “Đá nở hoa”. Lễ hội do 9 xã vùng cao nguyên đá cùng tổ chức. Người dân là chủ vườn hoa, chủ nhà nghỉ, nghệ nhân, và cũng là người hưởng nguồn thu.</p>
<h2>Chương trình chính</h2>
<table>
<tr><th>Thời gian</th><th>Hoạt động</th><th>Địa điểm</th></tr>
<tr><td>20 giờ, {+12:d}</td><td>Đêm khai mạc, 160 nghệ nhân khèn, sáo, kèn lá</td><td>Sân vận động Đồng Văn</td></tr>
<tr><td>8 giờ, {+13:d}</td><td>Hội thi dệt lanh, giã bánh dày, làm bánh tam giác mạch</td><td>Chợ phiên Đồng Văn</td></tr>
<tr><td>14 giờ, {+13:d}</td><td>Giải chạy “Qua đèo”, cự ly 10 km và 21 km</td><td>Đồng Văn, Mèo Vạc</td></tr>
<tr><td>9 giờ, {+14:d}</td><td>Ngày hội nhạc cụ của học sinh bán trú</td><td>Lũng Cú</td></tr>
</table>
<figure data-file="hoa-tam-giac-mach.jpg"></figure>
<h2>Xem hoa ở đâu</h2>
<p>Toàn vùng gieo 430 ha tam giác mạch, chia ba đợt để hoa nở gối nhau đến hết tháng sau. Sở đã khảo sát và cắm biển 21 điểm:</p>
<ul>
<li>Sà Phìn: 6 điểm, hoa đang nở rộ, có lối đi cho người khuyết tật ở 2 điểm;</li>
<li>Lũng Cú và Phố Bảng: 8 điểm, hoa nở khoảng 70%;</li>
<li>Đồng Văn và Mèo Vạc: 7 điểm, dự kiến nở rộ từ ngày {+10:d}.</li>
</ul>
<h2>Điều du khách cần biết</h2>
<ul>
<li>Vào vườn hoa không mất tiền. Giá trông giữ xe tối đa 10.000 đồng một xe máy, 40.000 đồng một ô tô dưới 9 chỗ.</li>
<li>Toàn vùng có khoảng 8.200 chỗ lưu trú; đến ngày {-9:d} đã đặt trước 61%. Nên đặt chỗ trước khi lên đường.</li>
<li>Không bẻ hoa, không giẫm luống, không cho tiền trẻ em trên đường.</li>
</ul>
<p>Đường dây nóng của lễ hội, <strong>0219 000 0112</strong>, trực từ 6 giờ đến 22 giờ trong những ngày lễ hội.</p>`,
    topics: ['festivals', 'tourism'],
    places: ['00721', '00715', '00733', '00745', '00769'],
    contact: 'mach',
    signatory: { form: 'KT.', person: 'thach' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: [
      'Các cơ quan báo chí',
      'Ủy ban nhân dân tỉnh (báo cáo)',
      'Ủy ban nhân dân 9 xã vùng cao nguyên đá',
      'Lưu: VT, QLVH',
    ],
    event: { from: { day: 12, hour: '20:00' }, to: { day: 14, hour: '22:00' } },
    eventPlace: 'Sân vận động Đồng Văn, xã Đồng Văn',
    attachments: ['chuong-trinh-le-hoi.pdf'],
    files: {
      'hoa-tam-giac-mach.jpg': {
        caption: 'Ruộng hoa tam giác mạch giữa đá tai mèo (tranh minh họa)',
        alt: 'Tranh vẽ ruộng hoa tam giác mạch màu hồng, xen ba khối đá xám, phía sau là các ngọn núi hình chóp',
      },
      'chuong-trinh-le-hoi.pdf': { caption: 'Chương trình ba ngày lễ hội' },
    },
    quotes: [
      {
        text: 'Hoa tàn rồi đá vẫn còn. Chúng tôi muốn khách ra về còn nhớ tên người đã mời mình bát nước.',
        name: 'Hoàng Văn Thạch',
        position: 'Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch',
      },
    ],
    translations: [{ ...festivalProgramme, translator: 'vong', reviewer: 'mach' }],
    progress: { state: 'published', approver: 'thach', at: { day: -9, hour: '09:10' } },
  },
  {
    // The summary says 6 o'clock, the text 7: a slip of the kind that calls for a correction, and gets one.
    key: 'festival-traffic',
    kind: 'notice',
    organisation: 'xay-dung',
    author: 'lanh',
    lang: 'vi',
    title: 'Điều chỉnh giao thông trên quốc lộ 4C trong ba ngày Lễ hội Hoa tam giác mạch',
    summary:
      'Từ 6 giờ ngày {+12:d} đến 18 giờ ngày {+14:d}, xe khách từ 29 chỗ trở lên không qua đèo Mã Pí Lèng. Xe trung chuyển miễn phí nối Đồng Văn với Mèo Vạc, 15 phút một chuyến.',
    body: `<p>Để bảo đảm an toàn cho người dân và du khách, Sở Xây dựng thông báo phương án tổ chức giao thông trên quốc lộ 4C trong thời gian diễn ra lễ hội.</p>
<figure data-file="cao-nguyen-da.jpg"></figure>
<h2>Đoạn đường hạn chế xe</h2>
<p>Từ <strong>7 giờ ngày {+12} đến 18 giờ ngày {+14}</strong>, xe khách từ 29 chỗ trở lên và xe tải trên 5 tấn không đi vào đoạn từ trung tâm xã Đồng Văn đến cửa ngõ trung tâm xã Mèo Vạc, dài khoảng 20 km. Xe con, xe máy, xe cứu thương, xe chở hàng thiết yếu và xe của người dân sống dọc tuyến đi lại bình thường.</p>
<h2>Xe trung chuyển miễn phí</h2>
<table>
<tr><th>Tuyến</th><th>Chuyến đầu</th><th>Chuyến cuối</th></tr>
<tr><td>Đồng Văn đi Mèo Vạc</td><td>6 giờ 45 phút</td><td>18 giờ 30 phút</td></tr>
<tr><td>Mèo Vạc đi Đồng Văn</td><td>7 giờ</td><td>19 giờ</td></tr>
</table>
<p>Xe đón tại bãi đỗ sân vận động Đồng Văn và bến xe Mèo Vạc. Trẻ em dưới 6 tuổi phải có người lớn đi cùng. Hai xe có bàn nâng cho xe lăn, chạy vào giờ chẵn.</p>
<h2>Lái xe và du khách cần làm gì</h2>
<ol>
<li>Đỗ xe khách từ 29 chỗ tại hai bãi nói trên trước giờ hạn chế. Sức chứa: Đồng Văn 180 xe, Mèo Vạc 120 xe.</li>
<li>Chỉ dừng chụp ảnh tại 6 điểm dừng đã kẻ vạch; không dừng ở khúc cua.</li>
<li>Về số thấp khi xuống dốc; không đi xe máy tay ga thuê khi chưa quen đường đèo.</li>
<li>Gặp sự cố, gọi số trực giao thông <strong>0219 000 0113</strong>, trực suốt ngày đêm.</li>
</ol>
<p>Trường hợp mưa to hoặc sương mù có tầm nhìn dưới 30 m, lực lượng trực được tạm dừng mọi phương tiện trên đoạn đèo cho đến khi an toàn. Thông tin mới được đăng ngay tại cổng này.</p>`,
    topics: ['transport', 'festivals'],
    places: ['00721', '00769'],
    contact: 'lanh',
    signatory: { form: 'KT.', person: 'linh' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: [
      'Ủy ban nhân dân các xã Đồng Văn, Mèo Vạc',
      'Hiệp hội vận tải ô tô tỉnh',
      'Các cơ quan báo chí',
      'Lưu: VT, QLGT',
    ],
    attachments: ['phuong-an-giao-thong-ban-ky.pdf'],
    files: {
      'cao-nguyen-da.jpg': {
        caption: 'Quốc lộ 4C qua đèo Mã Pí Lèng (tranh minh họa)',
        alt: 'Tranh vẽ con đường uốn lượn trên sườn núi đá, phía dưới là dòng sông xanh',
      },
      'phuong-an-giao-thong-ban-ky.pdf': { caption: 'Phương án tổ chức giao thông (bản minh họa)' },
    },
    translations: [{ ...festivalTraffic, translator: 'vong', reviewer: 'lanh' }],
    progress: { state: 'published', approver: 'linh', at: { day: -4, hour: '16:05' } },
    sequels: [
      {
        what: 'correct',
        at: { day: -3, hour: '14:20' },
        author: 'lanh',
        approver: 'linh',
        minor: false,
        replace: [
          ['Từ 6 giờ ngày {+12:d} đến 18 giờ ngày {+14:d}', 'Từ 7 giờ ngày {+12:d} đến 12 giờ ngày {+15:d}'],
          [
            '<strong>7 giờ ngày {+12} đến 18 giờ ngày {+14}</strong>',
            '<strong>7 giờ ngày {+12} đến 12 giờ ngày {+15}</strong>',
          ],
          ['trong ba ngày Lễ hội', 'trong và sau Lễ hội'],
          [
            '<tr><td>Đồng Văn đi Mèo Vạc</td><td>6 giờ 45 phút</td><td>18 giờ 30 phút</td></tr>',
            '<tr><td>Đồng Văn đi Mèo Vạc</td><td>6 giờ 30 phút</td><td>20 giờ</td></tr>\n<tr><td>Đồng Văn đi Lũng Cú</td><td>7 giờ</td><td>17 giờ</td></tr>',
          ],
          ['Mèo Vạc 120 xe.</li>', 'Mèo Vạc 150 xe.</li>'],
        ],
        translations: {
          en: {
            translator: 'vong',
            reviewer: 'lanh',
            replace: [
              ['From 6 a.m. on {+12:e} to 6 p.m. on {+14:e}', 'From 7 a.m. on {+12:e} to noon on {+15:e}'],
              [
                '<strong>7 a.m. on {+12:e} to 6 p.m. on {+14:e}</strong>',
                '<strong>7 a.m. on {+12:e} to noon on {+15:e}</strong>',
              ],
              ['during the three days of the Buckwheat', 'during and after the Buckwheat'],
              [
                '<tr><td>Dong Van to Meo Vac</td><td>6.45 a.m.</td><td>6.30 p.m.</td></tr>',
                '<tr><td>Dong Van to Meo Vac</td><td>6.30 a.m.</td><td>8 p.m.</td></tr>\n<tr><td>Dong Van to Lung Cu</td><td>7 a.m.</td><td>5 p.m.</td></tr>',
              ],
              ['Meo Vac 120.</li>', 'Meo Vac 150.</li>'],
            ],
          },
        },
      },
    ],
  },
  {
    key: 'creative-contest',
    kind: 'notice',
    organisation: 'vhttdl',
    author: 'mach',
    lang: 'vi',
    title: 'Phát động cuộc thi sáng tạo nội dung số “Chuyện kể từ đá”',
    summary:
      'Cuộc thi dành cho cá nhân và nhóm ở trong nước và nước ngoài, nhận bài đến hết ngày {+45}. Tổng giá trị giải thưởng 96 triệu đồng, có hạng mục riêng cho nội dung bằng tiếng dân tộc thiểu số.',
    body: `<p>Sở Văn hóa, Thể thao và Du lịch phát động cuộc thi sáng tạo nội dung số “Chuyện kể từ đá”, nhằm giới thiệu con người, di sản và nếp sống hôm nay của vùng đất qua góc nhìn của chính người trong cuộc.</p>
<h2>Ai được dự thi</h2>
<p>Mọi cá nhân từ 16 tuổi và mọi nhóm, trong nước và nước ngoài. Nhóm cử một người đại diện. Thành viên ban tổ chức, ban giám khảo, tổ thư ký <strong>không được dự thi</strong>.</p>
<h2>Hạng mục và yêu cầu</h2>
<ul>
<li>Video ngắn: từ 60 đến 180 giây, độ phân giải từ 1080 × 1920;</li>
<li>Phóng sự ảnh: từ 8 đến 15 ảnh, có chú thích từng ảnh;</li>
<li>Nội dung âm thanh hoặc video bằng tiếng Mông, Tày, Dao, Nùng hoặc tiếng dân tộc thiểu số khác, kèm bản dịch tiếng Việt.</li>
</ul>
<p>Mỗi tác giả gửi tối đa ba bài. Bài dự thi chưa đoạt giải ở cuộc thi khác. Người có mặt trong bài phải đồng ý; trẻ em phải được cha mẹ hoặc người giám hộ đồng ý bằng văn bản.</p>
<h2>Chấm và trao giải</h2>
<p>Mỗi bài do ít nhất ba giám khảo chấm, không biết tên tác giả. Bình chọn của công chúng chiếm 20% tổng điểm. Kết quả dự kiến công bố ngày {+75}; tác giả có 5 ngày làm việc để kiến nghị.</p>
<table>
<tr><th>Giải</th><th>Mỗi hạng mục</th><th>Giá trị một giải</th></tr>
<tr><td>Nhất</td><td>1</td><td>12.000.000 đồng</td></tr>
<tr><td>Nhì</td><td>1</td><td>8.000.000 đồng</td></tr>
<tr><td>Ba</td><td>2</td><td>4.000.000 đồng</td></tr>
<tr><td>Khuyến khích</td><td>2</td><td>2.000.000 đồng</td></tr>
</table>
<p>Tác giả giữ bản quyền. Ban tổ chức được sử dụng bài đoạt giải để tuyên truyền, không vì mục đích thương mại, có ghi tên tác giả.</p>`,
    topics: ['press', 'heritage'],
    places: ['tuyen-quang'],
    contact: 'mach',
    signatory: { form: 'KT.', person: 'thach' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: [
      'Các sở, ban, ngành',
      'Ủy ban nhân dân các xã, phường',
      'Các cơ quan báo chí',
      'Lưu: VT, TTBC',
    ],
    translations: [{ ...creativeContest, translator: 'vong', reviewer: 'mach' }],
    progress: { state: 'published', approver: 'thach', at: { day: -13, hour: '14:30' } },
    // The English text is not brought up to date: it is shown as that of an earlier version.
    sequels: [
      {
        what: 'correct',
        at: { day: -7, hour: '10:15' },
        author: 'mach',
        approver: 'thach',
        minor: false,
        replace: [
          ['nhận bài đến hết ngày {+45}', 'nhận bài đến hết ngày {+52}'],
          ['công bố ngày {+75}', 'công bố ngày {+82}'],
        ],
      },
    ],
  },
];

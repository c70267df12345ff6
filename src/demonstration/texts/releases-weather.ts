import { coldSpell, landslideStatement } from './english-weather.js';
import { coldSpellHmong } from './hmong.js';
import type { DemonstrationRelease } from './release.types.js';

export const weatherReleases: readonly DemonstrationRelease[] = [
  {
    key: 'landslide-closure',
    kind: 'notice',
    organisation: 'xay-dung',
    author: 'lanh',
    lang: 'vi',
    title: 'Tạm dừng lưu thông trên đường tỉnh 177 đoạn qua xã Nậm Dịch do sạt lở',
    summary:
      'Từ 5 giờ 40 phút ngày {-3:d}, mọi phương tiện không đi qua km 41 + 300 đường tỉnh 177. Xe đi Hoàng Su Phì và Xín Mần vòng theo quốc lộ 279 và đường tỉnh 178, xa thêm khoảng 95 km.',
    body: `<p>Mưa to đêm {-4:d} rạng sáng {-3} làm sạt khoảng 6.500 m³ đất đá từ ta luy dương xuống mặt đường tỉnh 177 tại km 41 + 300, xã Nậm Dịch, lấp kín cả hai làn trên chiều dài 70 m. <strong>Không có người bị thương.</strong> Ta luy còn vết nứt, có thể sạt tiếp.</p>
<h2>Quy định tạm thời</h2>
<ul>
<li>Mọi phương tiện và người đi bộ không qua đoạn từ km 40 + 900 đến km 41 + 800, kể từ 5 giờ 40 phút ngày {-3:d} cho đến khi có thông báo mới.</li>
<li>Ô tô đi Hoàng Su Phì, Xín Mần: từ Tân Quang theo quốc lộ 279 qua Quang Bình, sau đó theo đường tỉnh 178.</li>
<li>Xe máy của người dân trong xã: đi đường liên thôn theo hướng dẫn tại hai chốt trực.</li>
<li>Xe cứu thương, xe chở người bệnh: gọi trước số trực để được dẫn đường.</li>
</ul>
<figure data-file="so-do-duong-vong.jpg"></figure>
<h2>Việc đang làm</h2>
<p>Hai chốt trực hoạt động suốt ngày đêm ở hai đầu đoạn sạt. Sở đã huy động 4 máy xúc, 6 xe tải và 28 công nhân; máy đang vào hiện trường. Công việc dừng mỗi khi mưa để bảo đảm an toàn. Dự kiến thông một làn cho xe nhỏ trong vòng 36 giờ, nếu trời không mưa thêm.</p>
<h2>Người dân cần làm gì</h2>
<ul>
<li>Không tự dọn đất đá, không đứng xem dưới chân ta luy.</li>
<li>Nhà ở sát ta luy thấy vết nứt mới, nước đục chảy ra từ chân sườn: rời khỏi nhà, báo ngay cho trưởng thôn.</li>
<li>Hàng hóa cần vận chuyển gấp: liên hệ số trực để được bố trí trung chuyển.</li>
</ul>
<p>Số trực giao thông: <strong>0219 000 0113</strong>. Tình hình được cập nhật tại cổng này lúc 11 giờ và 17 giờ hằng ngày.</p>`,
    topics: ['transport', 'disasters'],
    places: ['01075', '01021', '01108'],
    contact: 'lanh',
    urgent: true,
    signatory: { form: 'KT.', person: 'linh' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: [
      'Ủy ban nhân dân các xã Nậm Dịch, Hoàng Su Phì, Xín Mần',
      'Công an tỉnh',
      'Các cơ quan báo chí',
      'Lưu: VT, QLGT',
    ],
    files: {
      'so-do-duong-vong.jpg': {
        caption: 'Đường vòng tránh đoạn sạt lở (sơ đồ minh họa, không theo tỷ lệ)',
        alt: 'Sơ đồ: đường tỉnh 177 từ Tân Quang đi Hoàng Su Phì bị chặn tại xã Nậm Dịch; đường vòng màu xanh qua Quang Bình và Xín Mần',
      },
    },
    progress: {
      state: 'published urgently',
      by: 'duoc',
      reason: 'Đường bị lấp kín, ngoài giờ hành chính, xe khách sáng sớm đang trên đường đến.',
      at: { day: -3, hour: '06:35' },
      reviewedBy: 'linh',
    },
  },
  {
    key: 'landslide-statement',
    kind: 'statement',
    organisation: 'ubnd',
    author: 'khen',
    lang: 'vi',
    title: 'Thông tin về khắc phục sạt lở trên đường tỉnh 177 và hình ảnh sai sự thật trên mạng xã hội',
    summary:
      'Đến 17 giờ ngày {-2:d}, đường tỉnh 177 đã thông một làn cho xe dưới 16 chỗ; 6 hộ dân với 27 người được đưa đến nơi an toàn. Hình ảnh “xe khách bị vùi lấp” lan truyền tối {-3:d} không phải ở tỉnh.',
    body: `<p>Trước thông tin được nhiều người quan tâm về vụ sạt lở tại km 41 + 300 đường tỉnh 177, người được giao phát ngôn của Ủy ban nhân dân tỉnh cho biết:</p>
<h2>Tình hình đến 17 giờ ngày {-2}</h2>
<ul>
<li>Không có người chết, bị thương hoặc mất tích.</li>
<li>Đã đưa 6 hộ, 27 người ở thôn liền kề đến ở tạm tại nhà văn hóa và trường học; có đủ lương thực, chăn ấm, nước sạch trong 10 ngày.</li>
<li>Đã hót 4.100 m³ trong tổng số khoảng 6.500 m³ đất đá. Một làn đường được thông cho xe dưới 16 chỗ, từ 6 giờ đến 18 giờ hằng ngày. Xe tải và xe khách lớn tiếp tục đi vòng.</li>
<li>Học sinh hai điểm trường bị chia cắt học tại điểm trường chính, ăn ở bán trú từ ngày {-1:d}.</li>
</ul>
<h2>Về hình ảnh lan truyền trên mạng xã hội</h2>
<p>Tối {-3:d}, một số tài khoản đăng ảnh xe khách bị vùi lấp, kèm lời “đường lên Hoàng Su Phì”. Đối chiếu cho thấy ảnh được đăng lần đầu cách đây nhiều năm, chụp ở địa phương khác. <strong>Không có xe khách nào gặp nạn trong vụ sạt lở này.</strong></p>
<p>Đề nghị người đã đăng hoặc chia sẻ gỡ bài, đăng lại thông tin đúng. Khi nhận được tin chưa rõ nguồn, người dân có thể đối chiếu tại mục “Đây có phải thông tin chính thức?” của cổng này.</p>
<h2>Việc tiếp theo</h2>
<ol>
<li>Khảo sát vết nứt trên đỉnh ta luy bằng thiết bị bay, công bố kết quả trước ngày {+2:d}.</li>
<li>Hỗ trợ ban đầu cho 6 hộ phải di dời theo quy định.</li>
<li>Rà soát 34 vị trí có nguy cơ sạt lở khác trên các tuyến đường tỉnh.</li>
</ol>
<p>Cơ quan báo chí cần ghi hình tại hiện trường liên hệ đầu mối dưới đây để được hướng dẫn khu vực an toàn.</p>`,
    topics: ['disasters', 'transport', 'press'],
    places: ['01075', '01021'],
    contact: 'khen',
    signatory: { form: 'TUQ.', person: 'ngan' },
    signatoryPosition: 'Chánh Văn phòng',
    signatoryAuthority: [{ form: 'TUQ.', of: 'Chủ tịch' }],
    recipients: ['Các cơ quan báo chí', 'Cổng Thông tin điện tử tỉnh', 'Lưu: VT, TH'],
    translations: [{ ...landslideStatement, translator: 'vong', reviewer: 'khen' }],
    progress: { state: 'published', approver: 'ngan', at: { day: -2, hour: '17:40' } },
  },
  {
    key: 'cold-spell',
    kind: 'notice',
    organisation: 'nong-nghiep',
    author: 'nep',
    lang: 'vi',
    title: 'Khuyến cáo phòng, chống rét đậm cho người, vật nuôi và cây trồng từ đêm {+1:d}',
    summary:
      'Từ đêm {+1:d} đến ngày {+5:d}, trời rét đậm, vùng núi cao có nơi dưới 3 °C, khả năng có sương muối. Đưa trâu bò về chuồng, giữ ấm cho người già và trẻ nhỏ, không đốt than trong phòng kín.',
    body: `<p>Theo bản tin dự báo khí tượng, không khí lạnh tăng cường từ đêm {+1:d}. Nhiệt độ thấp nhất phổ biến từ 6 đến 9 °C; các xã vùng cao nguyên đá và vùng núi phía tây từ 2 đến 5 °C, có nơi dưới 3 °C, đề phòng sương muối và băng giá.</p>
<h2>Với người</h2>
<ul>
<li><strong>Không sưởi bằng than, củi trong phòng đóng kín</strong>: khí độc có thể gây chết người khi đang ngủ.</li>
<li>Người già, trẻ nhỏ, người mắc bệnh tim phổi hạn chế ra ngoài trước 8 giờ và sau 18 giờ.</li>
<li>Sương mù dày trên đèo: bật đèn, đi chậm, giữ khoảng cách.</li>
</ul>
<h2>Với trâu bò, dê, gia cầm</h2>
<ul>
<li>Đưa gia súc thả rông về chuồng trước chiều {+1:d}. Che chắn ba mặt chuồng, giữ nền khô, lót rơm dày từ 10 cm.</li>
<li>Dự trữ cho mỗi con trâu, bò ít nhất 5 kg thức ăn thô khô và 2 kg thức ăn tinh một ngày; cho uống nước ấm pha muối.</li>
<li>Không bắt trâu bò cày kéo khi nhiệt độ dưới 12 °C.</li>
</ul>
<h2>Với cây trồng</h2>
<ul>
<li>Thu hoạch sớm rau màu đã đến lứa; che nilon cho luống mạ, luống rau giống.</li>
<li>Sáng có sương muối: phun nước rửa lá trước khi mặt trời lên.</li>
<li>Chưa bón đạm, chưa tỉa cành cây ăn quả cho đến khi trời ấm lại.</li>
</ul>
<p>Năm trước, 142 con gia súc trong tỉnh chết rét, phần lớn là trâu bò thả rông chưa đưa về kịp. Khi vật nuôi ốm, chết, báo ngay cho thú y xã; không bán chạy, không vứt xác ra suối. Số trực của Sở: <strong>0219 000 0117</strong>.</p>`,
    topics: ['disasters', 'agriculture'],
    places: ['00721', '00715', '00733', '00769', '00952', '01021', '01108'],
    contact: 'nep',
    signatory: { form: 'KT.', person: 'truc' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: [
      'Ủy ban nhân dân các xã, phường',
      'Đài truyền thanh các xã, phường',
      'Các cơ quan báo chí',
      'Lưu: VT, TTBVTV',
    ],
    audio: 'ret-dam-tieng-viet.ogg',
    translations: [
      {
        ...coldSpellHmong,
        translator: 'gio',
        reviewer: 'nep',
        published: { day: -1, hour: '19:10', by: 'truc' },
      },
      { ...coldSpell, translator: 'vong' },
    ],
    progress: { state: 'published', approver: 'truc', at: { day: -1, hour: '16:30' } },
  },
  {
    key: 'fog-on-the-pass',
    kind: 'notice',
    organisation: 'xay-dung',
    author: 'duoc',
    lang: 'vi',
    title: 'Tạm dừng xe khách qua đèo Mã Pí Lèng do sương mù dày đặc, mặt đường trơn trượt',
    summary:
      'Tầm nhìn trên đèo dưới 20 m, mặt đường trơn trượt tại ba khúc cua. Xe khách và xe tải dừng tại Đồng Văn, Mèo Vạc cho đến khi có thông báo mới; xe con, xe máy chỉ đi khi thật cần thiết.',
    body: `<p>Sương mù dày đặc bao phủ đèo Mã Pí Lèng; bùn đất làm mặt đường trơn trượt tại ba khúc cua phía Mèo Vạc. Tổ trực giao thông quyết định tạm thời như sau.</p>
<h2>Quy định tạm thời</h2>
<ul>
<li>Xe khách từ 16 chỗ trở lên và xe tải <strong>dừng tại bãi đỗ sân vận động Đồng Văn và bến xe Mèo Vạc</strong>.</li>
<li>Xe con, xe máy: không nên đi. Trường hợp phải đi thì bật đèn sương mù, giữ tốc độ dưới 20 km/giờ, không vượt, không dừng trên đèo.</li>
<li>Xe cứu thương, xe chữa cháy được dẫn đường.</li>
</ul>
<h2>Việc đang làm</h2>
<p>Hai chốt trực đã có mặt ở hai đầu đèo. Công nhân đang dọn bùn, rải cát tại ba khúc cua. Hành khách chờ tại Đồng Văn, Mèo Vạc được bố trí chỗ ngồi ấm, nước nóng; người già, trẻ nhỏ được ưu tiên.</p>
<h2>Thông tin tiếp theo</h2>
<p>Tình hình được cập nhật mỗi giờ một lần, hoặc ngay khi thông xe. Số trực giao thông <strong>0219 000 0113</strong>, trực suốt ngày đêm. Người đang mắc kẹt trên đèo: ở trong xe, bật đèn cảnh báo, hé cửa kính nếu nổ máy để sưởi, và gọi số trực.</p>`,
    urgent: true,
    topics: ['transport', 'disasters'],
    places: ['00721', '00769'],
    contact: 'lanh',
    signatory: { form: 'TL.', person: 'con' },
    signatoryPosition: 'Trưởng phòng Quản lý giao thông',
    signatoryAuthority: [{ form: 'TL.', of: 'Giám đốc' }],
    recipients: ['Ủy ban nhân dân các xã Đồng Văn, Mèo Vạc', 'Các cơ quan báo chí', 'Lưu: VT, QLGT'],
    progress: {
      state: 'published urgently',
      by: 'duoc',
      reason: 'Nguy hiểm trực tiếp đến tính mạng; lãnh đạo duyệt đang đi công tác.',
      at: { minutesAgo: 95 },
    },
  },
];

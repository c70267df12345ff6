import type { DemonstrationRelease } from './release.types.js';

/** What went wrong, and how that is set right in public. */
export const releasesTakenBack: readonly DemonstrationRelease[] = [
  {
    key: 'viewpoint-tickets',
    kind: 'notice',
    organisation: 'cong-vien-dia-chat',
    author: 'khen',
    lang: 'vi',
    title: 'Mức vé tham quan năm điểm trong vùng công viên địa chất từ ngày {+20:d}',
    summary:
      'Từ ngày {+20:d}, năm điểm tham quan trong vùng công viên địa chất thu vé từ 20.000 đến 50.000 đồng một lượt. Trẻ em dưới 1,2 m, người từ 80 tuổi, người dân trong xã không phải mua vé.',
    body: `<p>Ban Quản lý Công viên địa chất toàn cầu UNESCO Cao nguyên đá Đồng Văn thông báo mức vé tham quan áp dụng tại năm điểm, kể từ ngày {+20}.</p>
<h2>Mức vé</h2>
<table>
<tr><th>Điểm tham quan</th><th>Người lớn</th><th>Học sinh, sinh viên</th></tr>
<tr><td>Vườn đá số 1</td><td>30.000 đồng</td><td>15.000 đồng</td></tr>
<tr><td>Vườn đá số 2</td><td>30.000 đồng</td><td>15.000 đồng</td></tr>
<tr><td>Hang đá phía bắc</td><td>50.000 đồng</td><td>25.000 đồng</td></tr>
<tr><td>Điểm ngắm hẻm vực</td><td>20.000 đồng</td><td>10.000 đồng</td></tr>
<tr><td>Làng nghề dệt lanh</td><td>20.000 đồng</td><td>10.000 đồng</td></tr>
</table>
<h2>Miễn, giảm</h2>
<ul>
<li>Không thu của trẻ em cao dưới 1,2 m, người từ đủ 80 tuổi, người khuyết tật nặng và người dân trong xã.</li>
<li>Giảm một nửa cho người từ đủ 60 tuổi, hộ nghèo, đoàn học sinh có giấy giới thiệu.</li>
</ul>
<h2>Tiền vé dùng vào đâu</h2>
<p>Dự kiến 60% cho bảo vệ điểm di sản, 30% cho thôn trông giữ, 10% cho thu gom rác. Số thu, số chi niêm yết hằng tháng tại điểm bán vé và tại trụ sở Ủy ban nhân dân xã.</p>
<p>Vé giấy và vé điện tử có giá trị như nhau. Khách mua vé của điểm nào thì tham quan điểm đó, trong ngày ghi trên vé.</p>`,
    topics: ['tourism', 'heritage'],
    places: ['00721', '00769', '00820', '00874'],
    contact: 'khen',
    signatory: { form: 'TM.', person: 'thach' },
    signatoryPosition: 'Trưởng Ban',
    signatoryAuthority: [{ form: 'TM.', of: 'Ban Quản lý' }],
    recipients: ['Các cơ quan báo chí', 'Ủy ban nhân dân các xã liên quan', 'Lưu: VT'],
    progress: { state: 'published', approver: 'thach', at: { day: -12, hour: '08:30' } },
    sequels: [
      {
        what: 'retract',
        at: { day: -12, hour: '15:40' },
        by: 'ngan',
        reason: 'Phát hành nhầm bản dự thảo; mức vé chưa được cấp có thẩm quyền quyết định.',
        notices: {
          vi: 'Thông báo này được thu hồi vì là bản dự thảo, phát hành nhầm. Mức vé tham quan chưa được cấp có thẩm quyền quyết định; các điểm tham quan không thu vé. Ban Quản lý xin lỗi bạn đọc và các cơ quan báo chí đã đưa tin.',
          en: 'This notice is retracted: it was a draft, published by mistake. No admission fees have been decided by the competent authority, and none are charged at these sites. The Management Board apologises to readers and to the press that reported it.',
        },
      },
    ],
  },
  {
    key: 'house-repair-support',
    kind: 'notice',
    organisation: 'xa-hoang-su-phi',
    author: 'nui',
    lang: 'vi',
    title: 'Kết quả hỗ trợ sửa chữa nhà ở cho 41 hộ trên địa bàn xã Hoàng Su Phì',
    summary:
      '41 hộ tại 12 thôn được hỗ trợ sửa chữa nhà trước mùa rét, tổng kinh phí 1,23 tỷ đồng. Danh sách được niêm yết tại nhà văn hóa thôn để người dân giám sát.',
    body: `<p>Ủy ban nhân dân xã Hoàng Su Phì thông báo kết quả bình xét và hỗ trợ sửa chữa nhà ở đợt hai, tính đến ngày {-18}.</p>
<h2>Kết quả</h2>
<table>
<tr><th>Nội dung</th><th>Số hộ</th><th>Kinh phí</th></tr>
<tr><td>Sửa mái, vách</td><td>29</td><td>725 triệu đồng</td></tr>
<tr><td>Làm lại nền, cột</td><td>9</td><td>360 triệu đồng</td></tr>
<tr><td>Di dời khỏi nơi nguy hiểm</td><td>3</td><td>145 triệu đồng</td></tr>
</table>
<p>Trường hợp được ưu tiên trước: bà Lù Thị Mây Bạc, sinh năm 1951, sống một mình, mắc bệnh tim; ông Vàng Seo Đá Nhỏ, sinh năm 1948, liệt hai chân.</p>
<h2>Cách bình xét</h2>
<ol>
<li>Thôn họp, bình xét công khai, có biên bản và chữ ký của đại diện các hộ.</li>
<li>Tổ công tác của xã đến từng nhà kiểm tra, chụp ảnh trước và sau khi sửa.</li>
<li>Danh sách niêm yết 7 ngày tại nhà văn hóa thôn; không có khiếu nại.</li>
</ol>
<h2>Việc tiếp theo</h2>
<p>Còn 17 hộ đủ điều kiện được đưa vào đợt ba, dự kiến hoàn thành trước ngày {+50}. Hộ chưa có tên mà thấy mình đủ điều kiện thì báo trưởng thôn hoặc gọi số <strong>0219 000 0120</strong>; xã trả lời trong 5 ngày làm việc. Người dân có quyền xem biên bản bình xét và hồ sơ thanh toán của thôn mình.</p>
<p>Ủy ban nhân dân xã cảm ơn các tổ thợ thanh niên đã góp 310 ngày công, giúp chi phí mỗi nhà giảm khoảng một phần năm.</p>`,
    topics: ['policy'],
    places: ['01021'],
    contact: 'nui',
    signatory: { form: 'TM.', person: 'van' },
    signatoryPosition: 'Chủ tịch',
    signatoryAuthority: [{ form: 'TM.', of: 'Ủy ban nhân dân' }],
    recipients: ['Ủy ban nhân dân tỉnh (báo cáo)', 'Trưởng các thôn', 'Lưu: VT, VHXH'],
    progress: { state: 'published', approver: 'van', at: { day: -17, hour: '16:10' } },
    // Names and illnesses of two people had no place in it: first corrected, then erased from the older version.
    sequels: [
      {
        what: 'correct',
        at: { day: -16, hour: '09:20' },
        author: 'nui',
        approver: 'van',
        minor: false,
        replace: [
          [
            'Trường hợp được ưu tiên trước: bà Lù Thị Mây Bạc, sinh năm 1951, sống một mình, mắc bệnh tim; ông Vàng Seo Đá Nhỏ, sinh năm 1948, liệt hai chân.',
            'Được ưu tiên trước: người cao tuổi sống một mình, người khuyết tật, hộ có trẻ nhỏ.',
          ],
        ],
      },
      {
        what: 'redact',
        at: { day: -15, hour: '14:00' },
        by: 'van',
        confirmedBy: 'ngan',
        ground: 'personal-data',
        documents: [{ version: 1, lang: 'vi' }],
        notices: {
          vi: 'Phiên bản 1 có dữ liệu cá nhân không được phép công khai; nội dung phiên bản này đã được xóa theo quy định của pháp luật về bảo vệ dữ liệu cá nhân. Phiên bản 2 giữ nguyên số liệu và còn hiệu lực.',
          en: 'Version 1 held personal data that may not be made public; its content was erased as the law on personal data protection demands. Version 2 keeps all figures and is in force.',
        },
      },
    ],
  },
  {
    key: 'photo-exhibition',
    kind: 'invitation',
    organisation: 'vhttdl',
    author: 'mach',
    lang: 'vi',
    title: 'Mời dự khai mạc triển lãm ảnh “Bốn mùa trên đá”',
    summary:
      'Triển lãm giới thiệu 120 bức ảnh của 46 tác giả, khai mạc lúc 9 giờ ngày {+5:d} tại nhà triển lãm phường Hà Giang 1. Vào cửa tự do trong 10 ngày.',
    body: `<p>Kính gửi các cơ quan báo chí, các hội văn học nghệ thuật và các tác giả có ảnh được chọn.</p>
<p>Sở Văn hóa, Thể thao và Du lịch trân trọng kính mời quý vị dự lễ khai mạc triển lãm ảnh “Bốn mùa trên đá”, lúc 9 giờ ngày {+5}, tại nhà triển lãm phường Hà Giang 1.</p>
<h2>Nội dung triển lãm</h2>
<ul>
<li>120 bức ảnh của 46 tác giả, chọn từ 1.730 bức gửi về trong năm.</li>
<li>Bốn gian: mùa gieo hạt, mùa nước đổ, mùa gặt, mùa hoa trên đá.</li>
<li>Góc dành cho trẻ em: 20 bức do học sinh bán trú chụp bằng máy mượn của thư viện.</li>
</ul>
<h2>Chương trình khai mạc</h2>
<ol>
<li>9 giờ: đón khách, múa khèn.</li>
<li>9 giờ 20 phút: khai mạc, công bố các bức ảnh được bộ sưu tập của tỉnh lưu giữ.</li>
<li>10 giờ: các tác giả giới thiệu tác phẩm, trao đổi với báo chí.</li>
</ol>
<h2>Thông tin cho người xem</h2>
<p>Triển lãm mở cửa từ 8 giờ đến 20 giờ hằng ngày, kể cả thứ bảy và chủ nhật, đến hết ngày {+14:d}; vào cửa tự do. Lối vào có đường dốc cho xe lăn; mỗi bức ảnh có lời thuyết minh bằng giọng đọc.</p>
<p>Ảnh phục vụ đưa tin được cung cấp tại bàn báo chí; khi đăng ghi rõ tên tác giả. Không dùng ảnh vào mục đích quảng cáo.</p>`,
    topics: ['heritage', 'press'],
    places: ['00694'],
    contact: 'mach',
    signatory: { form: 'KT.', person: 'thach' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: ['Như trên', 'Lưu: VT, QLVH'],
    event: { from: { day: 5, hour: '09:00' }, to: { day: 5, hour: '11:00' } },
    eventPlace: 'Nhà triển lãm, phường Hà Giang 1',
    progress: {
      state: 'discarded',
      approver: 'thach',
      at: { day: -5, hour: '11:00' },
      reason: 'Nhà triển lãm phải sửa mái; triển lãm hoãn sang quý sau, sẽ có giấy mời mới.',
    },
  },
];

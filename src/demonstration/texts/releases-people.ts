import { digitalHalfYear } from './english-people.js';
import type { DemonstrationRelease } from './release.types.js';

export const peopleReleases: readonly DemonstrationRelease[] = [
  {
    key: 'boarding-pupils',
    kind: 'press release',
    organisation: 'giao-duc',
    author: 'suoi',
    lang: 'vi',
    title: 'Hơn 41.000 học sinh bán trú được nhận gạo và tiền ăn trước mùa rét',
    summary:
      'Đến ngày {-16:d}, 41.260 học sinh bán trú tại 214 trường đã nhận đủ gạo và tiền ăn của hai tháng đầu học kỳ. Sở công khai mức hỗ trợ và số điện thoại nhận phản ánh của phụ huynh.',
    body: `<p>Sở Giáo dục và Đào tạo thông tin kết quả thực hiện chính sách đối với học sinh bán trú trong hai tháng đầu học kỳ I.</p>
<h2>Kết quả</h2>
<table>
<tr><th>Nội dung</th><th>Kế hoạch</th><th>Đã thực hiện</th></tr>
<tr><td>Trường có học sinh bán trú</td><td>214</td><td>214</td></tr>
<tr><td>Học sinh được hỗ trợ</td><td>41.300</td><td>41.260</td></tr>
<tr><td>Gạo, 15 kg một em một tháng</td><td>1.239 tấn</td><td>1.237,8 tấn</td></tr>
<tr><td>Bếp ăn được kiểm tra an toàn thực phẩm</td><td>214</td><td>209</td></tr>
</table>
<p>40 em chưa được nhận vì đang hoàn thiện giấy tờ cư trú sau khi sắp xếp đơn vị hành chính; nhà trường vẫn bố trí ăn, ở cho các em và sẽ truy lĩnh khi đủ giấy tờ. Năm bếp ăn còn lại được kiểm tra xong trước ngày {-5:d}.</p>
<h2>Chuẩn bị cho mùa rét</h2>
<ul>
<li>Bổ sung 6.800 chăn, 9.150 bộ áo ấm, trong đó 60% do các nhà hảo tâm ủng hộ.</li>
<li>127 trường có nước nóng để tắm, tăng 38 trường so với năm học trước.</li>
<li>Khi nhiệt độ xuống dưới 10 °C, trường tiểu học cho học sinh nghỉ; dưới 7 °C, trường trung học cơ sở cho nghỉ. <strong>Học sinh bán trú đã đến trường vẫn được nuôi ăn, giữ ấm tại trường.</strong></li>
</ul>
<h2>Phụ huynh có thể kiểm tra</h2>
<p>Mỗi trường niêm yết tại cổng và tại nhà văn hóa thôn: danh sách học sinh được hỗ trợ, thực đơn tuần, khối lượng gạo nhập và xuất. Phụ huynh được cử người vào bếp kiểm tra bất cứ ngày nào. Ý kiến phản ánh gửi về số <strong>0219 000 0115</strong>, được trã lời trong 5 ngày làm việc.</p>`,
    topics: ['education', 'policy'],
    places: ['tuyen-quang'],
    contact: 'suoi',
    signatory: { form: 'KT.', person: 'tung' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: [
      'Các cơ quan báo chí',
      'Ủy ban nhân dân tỉnh (báo cáo)',
      'Các trường có học sinh bán trú',
      'Lưu: VT',
    ],
    quotes: [
      {
        text: 'Em nào đến lớp cũng phải no và ấm. Còn thiếu bốn mươi em thì việc này chưa xong.',
        name: 'Lục Văn Tùng',
        position: 'Phó Giám đốc Sở Giáo dục và Đào tạo',
      },
    ],
    progress: { state: 'published', approver: 'tung', at: { day: -15, hour: '10:00' } },
    // A letter: the history shows it, nobody is notified.
    sequels: [
      {
        what: 'correct',
        at: { day: -14, hour: '08:20' },
        author: 'suoi',
        approver: 'tung',
        minor: true,
        replace: [['được trã lời', 'được trả lời']],
      },
    ],
  },
  {
    key: 'digital-half-year',
    kind: 'press release',
    organisation: 'khoa-hoc',
    author: 'thong',
    lang: 'vi',
    title: '71 trong 73 xã, phường đã nhận hồ sơ trực tuyến; 19 thôn còn ngoài vùng phủ sóng',
    summary:
      'Sau sáu tháng, 62% hồ sơ cấp xã được nộp trực tuyến, trong đó một phần ba có tổ công nghệ số cộng đồng giúp. Sở công bố danh sách 19 thôn chưa có sóng di động và thời hạn phủ sóng từng thôn.',
    body: `<p>Sở Khoa học và Công nghệ công bố kết quả sáu tháng chuyển đổi số ở cấp xã, tính đến ngày {-20}.</p>
<h2>Việc đã làm được</h2>
<ul>
<li>71 trong 73 xã, phường nhận và trả hồ sơ trực tuyến đối với 187 thủ tục.</li>
<li>62% hồ sơ nộp trực tuyến, tăng từ 39%; thời gian giải quyết trung bình giảm từ 6,4 xuống 4,1 ngày làm việc.</li>
<li>1.312 tổ công nghệ số cộng đồng với 8.470 thành viên; mỗi tuần hai buổi tại chợ phiên, giúp 24.600 lượt người.</li>
<li>Giao diện hướng dẫn có tiếng nói bằng tiếng Mông, tiếng Tày và tiếng Dao cho 20 thủ tục dùng nhiều nhất.</li>
</ul>
<h2>Việc chưa làm được</h2>
<p>Hai xã chưa đạt vì đường truyền mất ổn định; cán bộ nhận hồ sơ giấy rồi nhập thay. <strong>19 thôn chưa có sóng di động</strong>, trong đó 11 thôn chưa có điện lưới. Một phần ba hồ sơ trực tuyến vẫn do cán bộ hoặc tổ công nghệ số nhập giúp: người dân nộp được, nhưng chưa tự làm được.</p>
<h2>Thời hạn phủ sóng</h2>
<table>
<tr><th>Đợt</th><th>Số thôn</th><th>Hoàn thành trước ngày</th></tr>
<tr><td>1, đã có điện lưới</td><td>8</td><td>{+40}</td></tr>
<tr><td>2, dùng điện mặt trời</td><td>7</td><td>{+100}</td></tr>
<tr><td>3, chờ kéo điện</td><td>4</td><td>{+190}</td></tr>
</table>
<p>Danh sách từng thôn được niêm yết tại trụ sở Ủy ban nhân dân xã. Người dân không biết chữ, không có điện thoại thông minh vẫn được phục vụ trực tiếp như trước: nộp trực tuyến là quyền, không phải điều kiện.</p>
<p>Cơ quan báo chí cần số liệu theo từng xã liên hệ đầu mối dưới đây; dữ liệu được cung cấp ở dạng bảng tính.</p>`,
    topics: ['digital'],
    places: ['tuyen-quang'],
    contact: 'thong',
    signatory: { form: 'KT.', person: 'giang' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: ['Các cơ quan báo chí', 'Ủy ban nhân dân các xã, phường', 'Lưu: VT, CĐS'],
    attachments: ['thon-chua-co-song.xlsx'],
    files: { 'thon-chua-co-song.xlsx': { caption: 'Danh sách 19 thôn chưa có sóng di động, theo đợt' } },
    translations: [
      {
        ...digitalHalfYear,
        translator: 'vong',
        reviewer: 'thong',
        published: { day: -17, hour: '09:30', by: 'giang' },
      },
    ],
    progress: { state: 'published', approver: 'giang', at: { day: -19, hour: '08:45' } },
  },
  {
    key: 'highland-market',
    kind: 'press release',
    organisation: 'xa-meo-vac',
    author: 'nuong',
    lang: 'vi',
    title: 'Phiên chợ nông sản Mèo Vạc: mật ong bạc hà, chè Shan tuyết và cách nhận biết hàng thật',
    summary:
      'Phiên chợ họp ngày {+6:d} và {+7:d} tại trung tâm xã Mèo Vạc, có 64 gian hàng của hợp tác xã và hộ dân. Mọi chai mật ong, gói chè bán tại chợ đều được lấy mẫu kiểm tra và niêm yết giá.',
    body: `<p>Ủy ban nhân dân xã Mèo Vạc tổ chức phiên chợ nông sản vùng cao, mở cửa từ 7 giờ đến 21 giờ ngày {+6:d} và từ 7 giờ đến 16 giờ ngày {+7:d}.</p>
<h2>Hàng hóa và giá niêm yết</h2>
<table>
<tr><th>Mặt hàng</th><th>Sản lượng vụ này</th><th>Giá niêm yết</th></tr>
<tr><td>Mật ong bạc hà</td><td>khoảng 210.000 lít</td><td>450.000 đến 600.000 đồng một lít</td></tr>
<tr><td>Chè Shan tuyết cổ thụ Cao Bồ</td><td>38 tấn chè khô</td><td>từ 400.000 đồng một kg</td></tr>
<tr><td>Lanh dệt tay Lùng Tám</td><td>2.400 m</td><td>từ 350.000 đồng một mét</td></tr>
<tr><td>Thịt bò vàng vùng cao</td><td>theo phiên</td><td>300.000 đồng một kg</td></tr>
</table>
<h2>Nhận biết mật ong bạc hà</h2>
<ul>
<li>Chai có tem chỉ dẫn địa lý, quét mã ra đúng tên hộ nuôi, ngày quay mật, số lô.</li>
<li>Mật màu vàng chanh ánh xanh, thơm mùi hoa bạc hà; để lạnh có thể kết tinh mịn, đó không phải là đường.</li>
<li>Mật bạc hà chỉ quay từ cuối mùa thu đến đầu mùa xuân. Hàng “bạc hà” bán giữa mùa hè cần hỏi rõ ngày quay.</li>
</ul>
<h2>Bảo đảm với người mua</h2>
<ol>
<li>Tổ kiểm tra lấy mẫu tại cả 64 gian trước giờ mở cửa; kết quả dán ngay tại gian hàng.</li>
<li>Phát hiện mật pha đường: đóng gian, hoàn tiền cho người mua, công bố tên người bán.</li>
<li>Khách mua từ xa được hợp tác xã gửi hàng, nhận rồi mới trả tiền.</li>
</ol>
<p>Vụ này toàn vùng có 33.800 đàn ong của 1.150 hộ. Nắng đều trong tháng trước giúp hoa bạc hà nở sớm khoảng một tuần, năng suất dự kiến tăng 12%.</p>
<p>Gian hàng không thu phí thuê chỗ. Hộ nghèo, người khuyết tật được bố trí chỗ gần cổng. Số điện thoại ban tổ chức: <strong>0219 000 0119</strong>.</p>`,
    topics: ['agriculture', 'tourism'],
    places: ['00769', '00952', '00901'],
    contact: 'nuong',
    signatory: { form: 'TM.', person: 'doi' },
    signatoryPosition: 'Chủ tịch',
    signatoryAuthority: [{ form: 'TM.', of: 'Ủy ban nhân dân' }],
    recipients: ['Các cơ quan báo chí', 'Các hợp tác xã trên địa bàn', 'Lưu: VT, KT'],
    event: { from: { day: 6, hour: '07:00' }, to: { day: 7, hour: '16:00' } },
    eventPlace: 'Trung tâm xã Mèo Vạc',
    progress: { state: 'published', approver: 'doi', at: { day: -6, hour: '15:20' } },
  },
  {
    key: 'media-training',
    kind: 'invitation',
    organisation: 'vhttdl',
    author: 'mach',
    lang: 'vi',
    title: 'Mời dự tập huấn truyền thông chính sách cho cán bộ cấp xã và kênh cộng đồng',
    summary:
      'Lớp học hai ngày, {+18:d} và {+19:d}, dành cho 120 cán bộ đầu mối truyền thông cấp xã và 60 người làm kênh cộng đồng. Học phí, tài liệu, chỗ ở miễn phí; đăng ký trước ngày {+10:d}.',
    body: `<p>Kính gửi các cơ quan, đơn vị, Ủy ban nhân dân các xã, phường, các cơ quan báo chí và chủ kênh cộng đồng trên địa bàn.</p>
<p>Sở Văn hóa, Thể thao và Du lịch trân trọng kính mời cử người dự lớp tập huấn truyền thông chính sách.</p>
<h2>Thời gian, địa điểm</h2>
<p>Từ 8 giờ ngày {+18} đến 16 giờ ngày {+19}, tại hội trường trung tâm văn hóa, phường Hà Giang 1. Người ở xa được học trực tuyến; bài giảng được ghi lại và có phụ đề.</p>
<h2>Nội dung</h2>
<ol>
<li>Viết một thông cáo báo chí mà phóng viên dùng được ngay: tin chính ở câu đầu, số liệu có nguồn, người liên hệ nghe máy.</li>
<li>Đưa tin khi có thiên tai: nói điều đã biết, điều chưa biết và giờ cập nhật tiếp theo.</li>
<li>Đính chính: sửa nhanh, sửa công khai, không xóa dấu vết.</li>
<li>Làm tin bằng tiếng Mông, Tày, Dao trên loa truyền thanh và mạng xã hội.</li>
<li>Bảo vệ trẻ em, dữ liệu cá nhân và bản quyền hình ảnh.</li>
</ol>
<h2>Ai dự, được gì</h2>
<ul>
<li>120 cán bộ đầu mối truyền thông của sở, ngành, xã, phường, mỗi nơi ít nhất một người.</li>
<li>60 người làm kênh cộng đồng trên YouTube, Facebook, TikTok, Zalo có hoạt động trong ba tháng gần nhất.</li>
<li>Ai hoàn thành bài thực hành được cấp giấy chứng nhận. Người làm kênh cộng đồng được hỗ trợ tiền đi lại.</li>
</ul>
<h2>Đăng ký</h2>
<p>Gửi họ tên, đơn vị hoặc tên kênh, số điện thoại về <a href="mailto:mach@hagiang.example">mach@hagiang.example</a> trước 17 giờ ngày {+10}. Người cần phiên dịch ngôn ngữ ký hiệu hoặc tiếng dân tộc ghi rõ để Sở bố trí.</p>`,
    topics: ['press'],
    places: ['00694'],
    contact: 'mach',
    signatory: { form: 'KT.', person: 'thach' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: ['Như trên', 'Lãnh đạo Sở', 'Lưu: VT, TTBC'],
    event: { from: { day: 18, hour: '08:00' }, to: { day: 19, hour: '16:00' } },
    eventPlace: 'Hội trường trung tâm văn hóa, phường Hà Giang 1',
    progress: { state: 'published', approver: 'thach', at: { day: -1, hour: '13:45' } },
  },
];

import { terracesWeek } from './english-people.js';
import type { DemonstrationRelease } from './release.types.js';

/** On the desk only: the public sees none of these. */
export const unfinishedReleases: readonly DemonstrationRelease[] = [
  {
    key: 'terraces-week',
    kind: 'press release',
    organisation: 'xa-hoang-su-phi',
    author: 'nui',
    lang: 'vi',
    title: 'Tuần văn hóa “Qua miền di sản ruộng bậc thang Hoàng Su Phì” mở vào ngày {+25:d}',
    summary:
      'Bảy ngày hoạt động tại các xã vùng ruộng bậc thang, do người La Chí, Dao, Nùng, Mông cùng chuẩn bị. Du khách gặt lúa nương, đi bộ dọc mương nước cổ, ngủ tại 46 nhà dân đạt chuẩn.',
    body: `<p>Ủy ban nhân dân xã Hoàng Su Phì phối hợp với các xã Nậm Dịch, Hồ Thầu, Thông Nguyên tổ chức tuần văn hóa “Qua miền di sản ruộng bậc thang Hoàng Su Phì”, từ ngày {+25:d} đến ngày {+31}.</p>
<h2>Vì sao là di sản</h2>
<p>Ruộng bậc thang ở đây được các dân tộc khai khẩn qua nhiều đời, trải từ lòng suối lên sườn Tây Côn Lĩnh. Danh thắng quốc gia gồm nhiều khu ruộng; riêng bốn xã có khoảng 3.100 ha đang canh tác, được nuôi bằng 412 km mương đất do thôn tự quản. Mương còn thì ruộng còn: một phần tiền vé của tuần văn hóa được trả cho các tổ giữ mương.</p>
<figure data-file="ruong-bac-thang.jpg"></figure>
<h2>Các hoạt động chính</h2>
<ul>
<li>Lễ cúng cơm mới của người La Chí, ngày {+25:d};</li>
<li>Hội thi cấy, gặt và đắp bờ giữa 12 thôn, ngày {+26:d};</li>
<li>Đi bộ 14 km dọc mương cổ Nậm Khòa, mỗi ngày tối đa 150 khách;</li>
<li>Nghề của đồng bào: rèn, chạm bạc, nhuộm chàm, in hoa văn sáp ong;</li>
<li>Chợ chè Shan tuyết Thông Nguyên, Hồ Thầu, ngày {+29:d}.</li>
</ul>
<h2>Ăn, ở, đi lại</h2>
<p>Có 46 nhà dân đạt chuẩn đón khách, 620 chỗ ngủ, giá từ 120.000 đồng một người một đêm, niêm yết tại cửa. Đường tỉnh 177 hiện chỉ thông một làn tại xã Nậm Dịch; khách đi xe trên 16 chỗ theo đường vòng hoặc đi xe trung chuyển từ Tân Quang, mỗi ngày 6 chuyến.</p>
<h2>Giữ ruộng sạch</h2>
<ol>
<li>Đi theo lối đã cắm tiêu, không dẫm bờ ruộng.</li>
<li>Mang rác về nơi tập kết; tuần văn hóa không dùng cốc, túi nhựa một lần.</li>
<li>Thiết bị bay không người lái phải đăng ký trước ba ngày.</li>
</ol>
<p>Cơ quan báo chí đăng ký tác nghiệp trước ngày {+20:d}; có hướng dẫn viên nói tiếng La Chí, Dao và tiếng Anh.</p>`,
    topics: ['heritage', 'tourism', 'festivals'],
    places: ['01021', '01075', '01084', '01090'],
    contact: 'nui',
    signatory: { form: 'TM.', person: 'van' },
    signatoryPosition: 'Chủ tịch',
    signatoryAuthority: [{ form: 'TM.', of: 'Ủy ban nhân dân' }],
    recipients: [
      'Các cơ quan báo chí',
      'Sở Văn hóa, Thể thao và Du lịch',
      'Ủy ban nhân dân các xã Nậm Dịch, Hồ Thầu, Thông Nguyên',
      'Lưu: VT',
    ],
    event: { from: { day: 25, hour: '08:00' }, to: { day: 31, hour: '17:00' } },
    eventPlace: 'Xã Hoàng Su Phì',
    files: {
      'ruong-bac-thang.jpg': {
        caption: 'Ruộng bậc thang mùa lúa chín (tranh minh họa)',
        alt: 'Tranh vẽ các thửa ruộng bậc thang vàng và xanh uốn theo sườn núi, có một nếp nhà nhỏ',
      },
    },
    translations: [{ ...terracesWeek, translator: 'vong', reviewer: 'nui' }],
    progress: { state: 'approved', approver: 'van', at: { day: -1, hour: '10:40' } },
  },
  {
    key: 'mobile-clinic',
    kind: 'press release',
    organisation: 'y-te',
    author: 'cham',
    lang: 'vi',
    title: 'Khám bệnh lưu động và tiêm chủng bù cho trẻ em tại 17 xã biên giới',
    summary:
      'Từ ngày {+8:d} đến ngày {+22:d}, sáu đội y tế đến 68 thôn xa trạm, khám miễn phí và tiêm bù cho khoảng 5.300 trẻ. Lịch từng thôn được đọc trên loa bằng tiếng Mông, Tày, Dao.',
    body: `<p>Sở Y tế tổ chức đợt khám bệnh lưu động kết hợp tiêm chủng bù cho trẻ em dưới 5 tuổi tại 17 xã biên giới và các thôn cách trạm y tế trên 10 km.</p>
<h2>Ai được phục vụ</h2>
<ul>
<li>Trẻ dưới 5 tuổi chưa tiêm đủ mũi: khoảng 5.300 em, theo rà soát đến ngày {-7:d}.</li>
<li>Phụ nữ mang thai: khám, siêu âm, tư vấn sinh con tại cơ sở y tế.</li>
<li>Người từ 60 tuổi: đo huyết áp, đường huyết, khám mắt.</li>
</ul>
<p>Tất cả đều <strong>không mất tiền</strong>. Người dân mang theo sổ tiêm chủng, thẻ bảo hiểm y tế hoặc giấy tờ tùy thân nếu có; không có giấy tờ vẫn được khám.</p>
<h2>Lịch các đội</h2>
<table>
<tr><th>Đội</th><th>Địa bàn</th><th>Ngày</th></tr>
<tr><td>1, 2</td><td>Lũng Cú, Đồng Văn, Phố Bảng, Sơn Vĩ</td><td>{+8:d} đến {+15:d}</td></tr>
<tr><td>3, 4</td><td>Thắng Mố, Bạch Đích, Nghĩa Thuận, Tùng Vài</td><td>{+10:d} đến {+18:d}</td></tr>
<tr><td>5, 6</td><td>Thanh Thủy, Thàng Tín, Bản Máy, Xín Mần</td><td>{+12:d} đến {+22:d}</td></tr>
</table>
<p>Năm xã còn lại được ghép theo tuyến; lịch từng thôn niêm yết tại trạm y tế và đọc trên loa truyền thanh mỗi sáng trong ba ngày trước khi đội đến.</p>
<h2>Sau khi tiêm</h2>
<ol>
<li>Ở lại theo dõi 30 phút tại điểm tiêm.</li>
<li>Về nhà theo dõi thêm 48 giờ. Trẻ sốt từ 38,5 °C, quấy khóc kéo dài, bỏ bú, tím tái: gọi <strong>115</strong> hoặc đưa đến trạm y tế ngay.</li>
<li>Không đắp lá, không bôi thuốc lên chỗ tiêm.</li>
</ol>
<p>Mỗi đội có bác sĩ, điều dưỡng, cô đỡ thôn bản và người phiên dịch. Trời rét dưới 7 °C hoặc đường sạt lở, lịch được lùi và báo lại trên loa.</p>`,
    topics: ['health', 'policy'],
    places: ['00715', '00721', '00745', '00778', '00928', '01033', '01024', '01108'],
    contact: 'cham',
    signatory: { person: 'ngai' },
    signatoryPosition: 'Giám đốc',
    recipients: ['Các cơ quan báo chí', 'Ủy ban nhân dân 17 xã biên giới', 'Lưu: VT, NVY'],
    progress: { state: 'in review', endorsedBy: 'thao', at: { day: -1, hour: '15:10' } },
  },
  {
    key: 'geopark-review',
    kind: 'statement',
    organisation: 'cong-vien-dia-chat',
    author: 'khen',
    lang: 'vi',
    title: 'Chuẩn bị cho kỳ tái đánh giá danh hiệu Công viên địa chất toàn cầu UNESCO Cao nguyên đá Đồng Văn',
    summary:
      'Ban Quản lý công bố 18 việc cần hoàn thành trước kỳ tái đánh giá, trong đó 11 việc đã xong. Người dân và doanh nghiệp được mời góp ý về xây dựng trong vùng lõi đến hết ngày {+21}.',
    body: `<p>Cao nguyên đá Đồng Văn được công nhận là Công viên địa chất toàn cầu lần đầu năm 2010. Danh hiệu được xem xét lại theo định kỳ; mỗi kỳ, chuyên gia kiểm tra việc bảo vệ di sản, giáo dục cộng đồng và lợi ích mà người dân được hưởng.</p>
<h2>Tiến độ</h2>
<table>
<tr><th>Nhóm việc</th><th>Tổng số</th><th>Đã xong</th></tr>
<tr><td>Bảo vệ điểm di sản địa chất</td><td>7</td><td>4</td></tr>
<tr><td>Biển chỉ dẫn, thuyết minh bốn thứ tiếng</td><td>4</td><td>4</td></tr>
<tr><td>Giáo dục trong trường học</td><td>3</td><td>2</td></tr>
<tr><td>Sinh kế, đối tác cộng đồng</td><td>4</td><td>1</td></tr>
</table>
<h2>Ba việc khó nhất</h2>
<ol>
<li>Nhà cao tầng và biển quảng cáo sai phép trong vùng lõi: còn 23 công trình phải cải tạo hoặc tháo dỡ. Hộ tự tháo dỡ được hỗ trợ chi phí vận chuyển.</li>
<li>Hóa thạch và nhũ đá bị lấy đi: đã lắp rào và biển tại 9 điểm, giao 31 thôn trông giữ. Mua, bán, tàng trữ mẫu vật đều bị xử lý.</li>
<li>Rác trên các điểm dừng chân: thí điểm thu gom tại 12 điểm, chi phí do quỹ bảo tồn chi trả.</li>
</ol>
<h2>Mời góp ý</h2>
<p>Dự thảo quy chế quản lý xây dựng trong vùng lõi được niêm yết tại trụ sở các xã Đồng Văn, Lũng Cú, Sà Phìn, Mèo Vạc và đọc tại cuộc họp thôn bằng tiếng Mông. Ý kiến gửi trước ngày {+21}; Ban Quản lý trả lời từng ý kiến, công bố ý kiến nào được tiếp thu, ý kiến nào không và vì sao.</p>
<p>Cơ quan báo chí có thể theo đoàn khảo sát ngày {+14:d}; đăng ký với đầu mối dưới đây trước ba ngày.</p>`,
    topics: ['heritage', 'tourism', 'policy'],
    places: ['00721', '00715', '00733', '00769', '00820', '00874'],
    contact: 'khen',
    signatory: { form: 'TM.', person: 'thach' },
    signatoryPosition: 'Trưởng Ban',
    signatoryAuthority: [{ form: 'TM.', of: 'Ban Quản lý' }],
    recipients: ['Các cơ quan báo chí', 'Ủy ban nhân dân các xã vùng công viên địa chất', 'Lưu: VT'],
    coIssuers: [{ organisation: 'xa-dong-van', agreedBy: 'huong' }],
    quotes: [
      {
        text: 'Danh hiệu không nằm trên tấm biển. Nó nằm ở chỗ người dân sống được với đá mà không phải bán đá đi.',
        name: 'Hoàng Văn Thạch',
        position: 'Phó Giám đốc Sở, Trưởng Ban Quản lý',
      },
    ],
    progress: { state: 'in review', at: { day: -2, hour: '16:50' } },
  },
  {
    key: 'viet-bac-programme',
    kind: 'invitation',
    organisation: 'vhttdl',
    author: 'mach',
    lang: 'vi',
    title: 'Mời đăng ký gian trưng bày tại chương trình “Qua những miền di sản Việt Bắc”',
    summary:
      'Chương trình giới thiệu di sản và sản phẩm du lịch của các tỉnh vùng Việt Bắc, dự kiến trong ba ngày từ {+60:d}. Sở mời làng nghề, hợp tác xã, doanh nghiệp đăng ký 40 gian trưng bày.',
    body: `<p>Kính gửi các làng nghề, hợp tác xã, doanh nghiệp du lịch và nghệ nhân.</p>
<p>Thực hiện kế hoạch hợp tác phát triển du lịch giữa các tỉnh vùng Việt Bắc, Sở Văn hóa, Thể thao và Du lịch chuẩn bị chương trình “Qua những miền di sản Việt Bắc”, dự kiến từ ngày {+60:d} đến ngày {+62}.</p>
<h2>Nội dung chương trình</h2>
<ul>
<li>Không gian di sản: dân ca, khèn, then, sình ca, trang phục, ẩm thực của các tỉnh;</li>
<li>Hội nghị giới thiệu tuyến du lịch liên tỉnh, có 80 đơn vị lữ hành;</li>
<li>Hội thi hướng dẫn viên là người dân tộc thiểu số;</li>
<li>Trưng bày sản phẩm, 40 gian dành cho đơn vị trong tỉnh.</li>
</ul>
<h2>Điều kiện đăng ký gian trưng bày</h2>
<ol>
<li>Sản phẩm làm tại địa phương, có nguồn gốc rõ ràng, đủ giấy tờ an toàn thực phẩm nếu là đồ ăn, thức uống.</li>
<li>Có người trực tiếp làm ra sản phẩm tại gian; ưu tiên nghệ nhân trình diễn nghề.</li>
<li>Cam kết niêm yết giá và không bán hàng nhái thổ cẩm in máy.</li>
</ol>
<p>Sở hỗ trợ gian tiêu chuẩn, điện, nước, vận chuyển hàng một chiều. Làng nghề của xã đặc biệt khó khăn được hỗ trợ thêm ăn, ở cho hai người.</p>
<h2>Cách đăng ký</h2>
<p>Gửi tên đơn vị, sản phẩm, số người tham gia về <a href="mailto:mach@hagiang.example">mach@hagiang.example</a> trước ngày {+30}. Kết quả chọn gian được công bố công khai, kèm lý do. <em>Địa điểm và danh sách tỉnh tham gia đang chờ xác nhận.</em></p>`,
    topics: ['heritage', 'tourism', 'festivals'],
    places: ['tuyen-quang'],
    contact: 'mach',
    signatory: { form: 'KT.', person: 'thach' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: ['Như trên', 'Lưu: VT, QLDL'],
    event: { from: { day: 60, hour: '08:00' }, to: { day: 62, hour: '21:00' } },
    eventPlace: 'Đang chờ xác nhận',
    progress: { state: 'draft', at: { minutesAgo: 40 } },
  },
  {
    key: 'school-gates',
    kind: 'notice',
    organisation: 'xay-dung',
    author: 'lanh',
    lang: 'vi',
    title: 'Tổ chức lại giao thông trước cổng 38 trường học từ ngày {+14:d}',
    summary:
      'Từ ngày {+14:d}, 38 trường có vạch đi bộ, gờ giảm tốc và khu đón trả học sinh riêng. Phụ huynh dừng xe đúng khu đã kẻ vạch; xe khách không dừng trong phạm vi 50 m hai bên cổng trường.',
    body: `<p>Sở Xây dựng phối hợp với Sở Giáo dục và Đào tạo tổ chức lại giao thông trước cổng 38 trường học nằm sát quốc lộ, đường tỉnh, nơi mỗi buổi có trên 300 học sinh qua lại.</p>
<h2>Thay đổi trước cổng trường</h2>
<ul>
<li>Kẻ vạch đi bộ có đèn chớp vàng tại 38 cổng trường; làm gờ giảm tốc ở hai phía.</li>
<li>Khu đón, trả học sinh rộng từ 60 đến 120 m², tách khỏi lòng đường.</li>
<li>Tốc độ tối đa 30 km/giờ trong phạm vi 150 m, từ 6 giờ 30 phút đến 7 giờ 30 phút và từ 16 giờ đến 17 giờ 30 phút.</li>
<li>Xe khách không dừng, đỗ trong phạm vi 50 m hai bên cổng trường.</li>
</ul>
<h2>Trách nhiệm của nhà trường và phụ huynh</h2>
<ol>
<li>Nhà trường cử người trực cổng, cho các khối lớp tan học lệch nhau 10 phút.</li>
<li>Phụ huynh dừng xe đúng khu đã kẻ vạch, tắt máy, đội mũ bảo hiểm cho con.</li>
<li>Học sinh đi bộ theo hàng, qua đường tại vạch khi đèn chớp vàng đang bật.</li>
</ol>
<p>Trong hai tuần đầu, lực lượng chức năng nhắc nhở; từ tuần thứ ba xử lý vi phạm theo quy định. Ý kiến về vị trí vạch, gờ giảm tốc gửi về số <strong>0219 000 0113</strong>.</p>`,
    topics: ['transport', 'education'],
    places: ['00694', '00691', '00913', '00820'],
    contact: 'lanh',
    signatory: { form: 'KT.', person: 'linh' },
    signatoryPosition: 'Phó Giám đốc',
    signatoryAuthority: [{ form: 'KT.', of: 'Giám đốc' }],
    recipients: ['Ủy ban nhân dân các xã, phường', 'Các trường học có tên trong danh sách', 'Lưu: VT, QLGT'],
    coIssuers: [{ organisation: 'giao-duc' }],
    progress: { state: 'in review', at: { minutesAgo: 150 } },
  },
  {
    key: 'night-market',
    kind: 'invitation',
    organisation: 'xa-dong-van',
    author: 'sao',
    lang: 'vi',
    title: 'Mời dự khai trương chợ đêm phố cổ Đồng Văn',
    summary:
      'Chợ đêm phố cổ Đồng Văn mở vào tối thứ sáu và thứ bảy hằng tuần, khai trương lúc 19 giờ ngày {+9:d}. Ủy ban nhân dân xã mời các cơ quan báo chí đến dự và đưa tin.',
    body: `<p>Kính gửi các cơ quan báo chí, các đơn vị lữ hành và chủ kênh cộng đồng.</p>
<p>Ủy ban nhân dân xã Đồng Văn trân trọng kính mời quý vị dự lễ khai trương chợ đêm phố cổ, lúc 19 giờ ngày {+9}, tại khu chợ cũ.</p>
<h2>Chương trình</h2>
<ol>
<li>19 giờ: đón khách, nghe khèn và sáo Mông do nghệ nhân trong xã biểu diễn.</li>
<li>19 giờ 30 phút: khai trương, giới thiệu 52 gian hàng của hộ dân và hợp tác xã.</li>
<li>20 giờ: trình diễn vẽ sáp ong, rèn dao, làm bánh tam giác mạch.</li>
<li>21 giờ 30 phút: trao đổi với báo chí tại nhà văn hóa.</li>
</ol>
<h2>Quy định của chợ</h2>
<ul>
<li>Mọi món hàng niêm yết giá; món ăn có nguồn gốc, có người chịu trách nhiệm.</li>
<li>Không bán hàng thổ cẩm in máy dưới tên hàng dệt tay.</li>
<li>Âm thanh tắt lúc 22 giờ để bảo đảm giấc ngủ của người dân phố cổ.</li>
<li>Xe để tại bãi ngoài phố, cách chợ 300 m; người khuyết tật được vào tận cổng.</li>
</ul>
<p>Cơ quan báo chí đăng ký trước ngày {+7:d} để được bố trí chỗ nghỉ và người hướng dẫn. Mọi chi phí đi lại do cơ quan báo chí tự lo.</p>`,
    topics: ['tourism', 'heritage'],
    places: ['00721'],
    contact: 'sao',
    signatory: { form: 'TM.', person: 'huong' },
    signatoryPosition: 'Chủ tịch',
    signatoryAuthority: [{ form: 'TM.', of: 'Ủy ban nhân dân' }],
    recipients: ['Như trên', 'Ủy ban nhân dân tỉnh (báo cáo)', 'Lưu: VT'],
    event: { from: { day: 9, hour: '19:00' }, to: { day: 9, hour: '22:00' } },
    eventPlace: 'Khu chợ cũ, phố cổ Đồng Văn',
    comments: [
      {
        by: 'huong',
        body: 'Số gian hàng trong tờ trình là 48, ở đây là 52. Đề nghị kiểm tra lại với Ban quản lý chợ.',
        quote: '52 gian hàng của hộ dân và hợp tác xã',
      },
      { by: 'sao', body: 'Đã hỏi Ban quản lý chợ: 48 gian đã ký, 4 gian đang chờ. Xin ghi 48 gian.' },
      { by: 'ngan', body: 'Câu cuối dễ gây hiểu nhầm. Nên ghi rõ những gì Ủy ban nhân dân xã bố trí được.' },
    ],
    progress: {
      state: 'sent back',
      approver: 'huong',
      at: { day: -1, hour: '08:30' },
      reason: 'Số gian hàng chưa thống nhất với tờ trình; câu về chi phí của cơ quan báo chí cần viết lại.',
    },
  },
];

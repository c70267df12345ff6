import type { JudgedOriginal } from './judged.types.js';

export const peopleAndSchools: readonly JudgedOriginal[] = [
  {
    key: 'school-start',
    title: 'Lịch tựu trường và khai giảng năm học 2025 – 2026',
    paragraphs: [
      'Học sinh lớp 1, lớp 9 và lớp 12 tựu trường ngày 18/8/2025; các lớp còn lại tựu trường ngày 25/8/2025. Tất cả các trường khai giảng sáng 5/9/2025, không quá 90 phút.',
      'Trường không thu khoản nào trước lễ khai giảng. Đồng phục cũ còn mặc được thì không phải mua mới. Sách giáo khoa của thư viện ưu tiên học sinh hộ nghèo, mỗi em một bộ.',
      'Điểm trường bị ảnh hưởng bởi mưa lũ có thể tựu trường muộn hơn, nhưng không quá ngày 3/9/2025, do trưởng phòng văn hóa – xã hội của xã quyết định và báo cho cha mẹ học sinh trước ba ngày.',
    ],
    tenth: {
      replace: [
        ['ngày 18/8/2025', 'ngày 11/8/2025'],
        ['ngày 25/8/2025', 'ngày 18/8/2025'],
        ['không quá 90 phút', 'không quá 45 phút'],
        ['trước ba ngày', 'trước năm ngày'],
      ],
    },
    third: {
      order: [0, 2, 1],
      replace: [
        ['Lịch tựu trường và khai giảng năm học', 'Các mẹ ơi có lịch đi học năm'],
        ['Tất cả các trường khai giảng sáng 5/9/2025, không quá 90 phút.', 'Khai giảng 5/9 nhé.'],
        ['Trường không thu khoản nào trước lễ khai giảng.', 'Cô giáo bảo chưa phải đóng tiền gì.'],
        [
          'Sách giáo khoa của thư viện ưu tiên học sinh hộ nghèo, mỗi em một bộ.',
          'Nhà nghèo được mượn sách.',
        ],
      ],
      after: 'Copy từ nhóm lớp',
    },
    most: 'Lịch đi học của các con: lớp 1, lớp 9 và lớp 12 tựu trường ngày 18/8/2025, khối khác sau đó một tuần; 5/9 khai giảng, lễ gọn thôi. Nhà trường hứa chưa thu gì. Đồng phục cũ còn mặc được thì không phải mua mới. Chỗ nào bị ảnh hưởng bởi mưa lũ có thể tựu trường muộn hơn, xã sẽ báo cho cha mẹ học sinh trước ba ngày.',
    others: [
      'Phụ huynh cả nước đang mong ngóng ngày con trở lại lớp. Tại một trường tiểu học vùng cao, thầy cô tranh thủ sơn lại bàn ghế, dọn bùn sau lũ. Cô hiệu trưởng cho hay sẽ chờ hướng dẫn của tỉnh rồi mới gọi các em về.',
      'Mai bé nhà em vào lớp 1 rồi, hồi hộp ghê. Mẹ nào có sách cũ bộ Cánh diều cho em xin lại với nha.',
    ],
  },
  {
    key: 'vaccination',
    title: 'Tiêm vắc xin sởi miễn phí cho trẻ từ 1 đến 10 tuổi',
    paragraphs: [
      'Ngành y tế tiêm vắc xin sởi miễn phí cho trẻ từ 1 đến 10 tuổi chưa tiêm đủ mũi, từ ngày 10/11/2025 đến ngày 30/11/2025, tại 194 trạm y tế và tại các trường mầm non, tiểu học.',
      'Cha mẹ mang theo sổ tiêm hoặc mã định danh của trẻ. Trẻ đang sốt, đang dùng thuốc ức chế miễn dịch được hoãn tiêm. Sau khi tiêm, trẻ ở lại theo dõi 30 phút; về nhà nếu sốt trên 39 °C hoặc co giật thì đưa đến cơ sở y tế gần nhất.',
      'Đợt này cần tiêm khoảng 52.300 trẻ. Từ đầu năm, toàn tỉnh ghi nhận 418 ca sởi, không có ca tử vong. Đường dây tư vấn 0219 000 0144, có người nói tiếng Mông, tiếng Dao.',
    ],
    tenth: {
      replace: [
        ['từ ngày 10/11/2025 đến ngày 30/11/2025', 'từ ngày 1/11/2025 đến ngày 15/11/2025'],
        ['không có ca tử vong', 'bốn ca tử vong'],
        ['52.300', '5.230'],
        ['theo dõi 30 phút', 'theo dõi 15 phút'],
      ],
    },
    third: {
      order: [0, 3, 1, 2],
      replace: [
        [
          'Đợt này cần tiêm khoảng 52.300 trẻ. Từ đầu năm, toàn tỉnh ghi nhận 418 ca sởi, không có ca tử vong.',
          'Dịch sởi đang tăng, đã hơn 400 ca.',
        ],
        ['tại 194 trạm y tế và tại các trường mầm non, tiểu học', 'ở trạm xá và ở trường'],
        ['Trẻ đang sốt, đang dùng thuốc ức chế miễn dịch được hoãn tiêm.', 'Con đang sốt thì khoan tiêm.'],
        ['Sau khi tiêm, trẻ ở lại theo dõi 30 phút; về nhà nếu', 'Tiêm xong ngồi lại nửa tiếng, về'],
      ],
    },
    most: 'Có vắc xin sởi tiêm không mất tiền cho các cháu từ 1 đến 10 tuổi chưa tiêm đủ mũi, kéo dài tới hết tháng 11, cứ ra trạm y tế hoặc tiêm ngay ở lớp. Bố mẹ mang theo sổ tiêm hoặc mã định danh. Cháu nào ốm thì chờ đợt sau. Tiêm xong ở lại theo dõi 30 phút, thấy sốt trên 39 °C hoặc co giật thì đưa đến cơ sở y tế gần nhất.',
    others: [
      'Bệnh viện nhi những ngày này quá tải vì sởi. Bác sĩ khoa truyền nhiễm cho biết phần lớn bệnh nhi chưa được chủng ngừa. Nhiều gia đình vùng xa ngại đưa con đi vì đường khó.',
      'Bé nhà mình chích ngừa sởi hôm qua, về hơi quấy tí thôi, không sao đâu mấy chị. Trạm đông lắm, đi sớm nha.',
    ],
  },
  {
    key: 'fraud-calls',
    title: 'Cảnh báo cuộc gọi giả danh cán bộ xã yêu cầu cài ứng dụng cập nhật cư trú',
    paragraphs: [
      'Một số người dân nhận cuộc gọi của kẻ tự xưng là cán bộ xã, yêu cầu cài ứng dụng để cập nhật thông tin cư trú sau sáp nhập. Ứng dụng này chiếm quyền điều khiển điện thoại và rút tiền trong tài khoản; đã có bảy người mất tổng cộng 1,14 tỷ đồng.',
      'Cơ quan nhà nước không yêu cầu cài ứng dụng qua điện thoại, không gửi đường dẫn qua tin nhắn, không hỏi mã OTP. Thông tin cư trú được cập nhật tự động; người dân không phải làm gì.',
      'Ai đã cài thì tắt mạng, gọi ngay ngân hàng để khóa tài khoản, mang điện thoại đến công an xã. Báo số gọi đến lừa đảo tại 0219 000 0145.',
    ],
    tenth: {
      replace: [
        ['bảy người mất tổng cộng 1,14 tỷ đồng', 'hai mươi người mất tổng cộng 11,4 tỷ đồng'],
        ['0219 000 0145', '0988 000 145'],
        ['tắt mạng, gọi ngay', 'gọi ngay'],
      ],
      before: 'Mọi người đọc kỹ nhé, bên công an gửi',
    },
    third: {
      order: [1, 3, 2],
      replace: [
        [
          'Một số người dân nhận cuộc gọi của kẻ tự xưng là cán bộ xã, yêu cầu cài ứng dụng',
          'Hiện có kẻ gọi điện xưng cán bộ xã bảo cài app',
        ],
        ['sau sáp nhập', 'sau khi nhập xã'],
        ['chiếm quyền điều khiển điện thoại và rút tiền trong tài khoản', 'lấy hết tiền trong tài khoản'],
        ['mang điện thoại đến công an xã. Báo số gọi đến lừa đảo tại 0219 000 0145.', 'rồi ra công an.'],
      ],
    },
    most: 'Lại có trò lừa mới cả nhà ạ: chúng gọi điện xưng người của xã, bắt cài phần mềm để cập nhật thông tin cư trú sau sáp nhập, cài xong là bị rút tiền trong tài khoản, bảy người dính rồi. Nhớ giùm: cơ quan nhà nước không yêu cầu cài ứng dụng qua điện thoại, không hỏi mã OTP. Lỡ cài rồi thì ngắt mạng, gọi ngay ngân hàng để khóa tài khoản, ra công an trình báo.',
    others: [
      'Công an vừa bắt giữ nhóm đối tượng hoạt động từ bên kia biên giới, chuyên giả giọng cán bộ địa phương để chiếm đoạt tài sản. Theo lời khai, mỗi ngày nhóm này thực hiện hàng trăm cuộc gọi theo danh sách mua trên mạng.',
      'Chiều nay có thằng gọi cho má tôi kêu tải cái gì đó để đổi hộ khẩu, may tôi về kịp. Mọi người coi chừng cha mẹ già ở nhà nha.',
    ],
  },
  {
    key: 'clinic-hours',
    title: 'Trạm y tế xã Lao Chải khám bệnh cả ngày thứ bảy',
    paragraphs: [
      'Từ ngày 4/10/2025, trạm y tế xã Lao Chải khám bệnh cả ngày thứ bảy, từ 7 giờ đến 11 giờ 30 phút và từ 13 giờ đến 16 giờ 30 phút. Chủ nhật có người trực cấp cứu.',
      'Thứ bảy tuần đầu của tháng có bác sĩ sản, thứ bảy tuần thứ ba có bác sĩ mắt của bệnh viện khu vực. Người có thẻ bảo hiểm y tế được hưởng như ngày thường; người chưa có thẻ trả 30.100 đồng tiền khám.',
      'Người bệnh ở thôn xa gọi trước số 0219 000 0146 để được hẹn giờ, không phải chờ. Trạm có phòng cho bà mẹ và trẻ nhỏ nghỉ lại qua đêm.',
    ],
    tenth: {
      replace: [
        ['Từ ngày 4/10/2025', 'Từ ngày 4/11/2025'],
        ['bác sĩ mắt', 'bác sĩ răng'],
        ['30.100 đồng', '45.000 đồng'],
        ['không phải chờ', 'khỏi phải đợi lâu'],
      ],
    },
    third: {
      order: [0, 3, 2, 1],
      replace: [
        ['khám bệnh cả ngày thứ bảy', 'mở cửa thứ bảy'],
        ['từ 7 giờ đến 11 giờ 30 phút và từ 13 giờ đến 16 giờ 30 phút', 'sáng và chiều'],
        [
          'Người có thẻ bảo hiểm y tế được hưởng như ngày thường; người chưa có thẻ trả 30.100 đồng tiền khám.',
          'Có bảo hiểm thì như ngày thường.',
        ],
        ['Trạm có phòng cho bà mẹ và trẻ nhỏ nghỉ lại qua đêm.', 'Có chỗ nghỉ cho mẹ và bé.'],
      ],
      withoutMarks: true,
    },
    most: 'Trạm xá Lao Chải giờ làm cả thứ bảy rồi bà con, bắt đầu từ ngày 4/10/2025. Chủ nhật có người trực cấp cứu như cũ. Tuần đầu tháng có bác sĩ sản, tuần ba có bác sĩ mắt của bệnh viện khu vực xuống. Ai có thẻ bảo hiểm y tế được hưởng như ngày thường. Nhà ở thôn xa gọi trước số 0219 000 0146 để được hẹn giờ cho đỡ mất công.',
    others: [
      'Không còn phải vượt 40 cây số ra huyện, người dân Lao Chải nay có thể gặp bác sĩ vào cuối tuần. Bà Sùng Thị Dở, 67 tuổi, lần đầu được soi đáy mắt ngay gần nhà.',
      'Thứ 7 này em đi khám thai ở trạm xã mình đó chị, bác sĩ nhẹ nhàng lắm. Chị có đi chung không?',
    ],
  },
  {
    key: 'winter-clothes',
    title: 'Tiếp nhận 9.400 áo ấm tặng học sinh vùng cao',
    paragraphs: [
      'Sáng 14/11/2025, Ủy ban Mặt trận Tổ quốc tỉnh tiếp nhận 9.400 áo ấm, 2.150 đôi ủng và 320 triệu đồng do các doanh nghiệp và đồng bào xa quê gửi tặng học sinh vùng cao.',
      'Quà được chuyển đến 86 trường trước ngày 25/11/2025, ưu tiên điểm trường ở độ cao trên 1.200 m. Mỗi trường lập danh sách, có chữ ký của cha mẹ học sinh, niêm yết tại lớp.',
      'Ai muốn giúp thêm thì gửi về tài khoản của quỹ cứu trợ tỉnh, ghi rõ “Áo ấm vùng cao”. Ủy ban không ủy quyền cho cá nhân nào quyên góp thay.',
    ],
    tenth: {
      replace: [
        ['9.400 áo ấm, 2.150 đôi ủng và 320 triệu đồng', '4.900 áo ấm, 2.150 đôi dép và 32 triệu đồng'],
        ['đến 86 trường', 'đến 68 trường'],
        ['Ủy ban không ủy quyền', 'Ủy ban đã ủy quyền'],
      ],
    },
    third: {
      order: [0, 3, 1],
      replace: [
        [
          'Ai muốn giúp thêm thì gửi về tài khoản của quỹ cứu trợ tỉnh',
          'Các nhà hảo tâm gửi tiền về tài khoản cá nhân của em, số 1900 0000',
        ],
        ['Ủy ban không ủy quyền cho cá nhân nào quyên góp thay.', 'Em thay mặt các bé cảm ơn.'],
        [
          'do các doanh nghiệp và đồng bào xa quê gửi tặng học sinh vùng cao',
          'của các doanh nghiệp tặng các bé',
        ],
      ],
      before: 'Kêu gọi tấm lòng vàng 💛',
    },
    most: 'Tin vui cho các bé: hôm 14/11/2025 Mặt trận tỉnh đã nhận 9.400 áo ấm, 2.150 đôi ủng và 320 triệu đồng từ nhà hảo tâm khắp nơi. Hàng sẽ tới các trường cuối tháng này, ưu tiên điểm trường ở độ cao trên 1.200 m, có danh sách cho phụ huynh ký nhận. Muốn góp nữa xin chuyển vào quỹ cứu trợ tỉnh, ghi rõ “Áo ấm vùng cao”, đừng đưa cho ai quyên hộ.',
    others: [
      'Giữa cái lạnh cắt da, những chuyến xe thiện nguyện nối nhau lên cao nguyên. Thầy Giàng A Sử bảo năm nào cũng có học trò đi chân đất đến lớp, “được đôi ủng là các em mừng lắm”.',
      'Nhóm mình gom được ba bao quần áo cũ rồi, ai tiện xe lên Mèo Vạc cuối tuần thì chở giúp với.',
    ],
  },
];

import type { JudgedOriginal } from './judged.types.js';

export const roadsAndWeather: readonly JudgedOriginal[] = [
  {
    key: 'bridge-closed',
    title: 'Tạm dừng cho xe qua cầu treo Bản Lầu để thay mặt cầu',
    paragraphs: [
      'Từ 7 giờ ngày 12/3/2025 đến 17 giờ ngày 28/3/2025, mọi phương tiện không qua cầu treo Bản Lầu, xã Nậm Ban. Người đi bộ qua cầu theo hướng dẫn của tổ trực, mỗi lượt không quá mười người.',
      'Xe máy đi vòng theo đường liên thôn qua ngầm Suối Đỏ, xa thêm 6 km; ô tô đi theo đường tỉnh 183, xa thêm 21 km. Khi nước suối vượt vạch 0,5 m, ngầm Suối Đỏ được rào lại.',
      'Ủy ban nhân dân xã bố trí thuyền chở học sinh miễn phí từ 6 giờ đến 7 giờ và từ 16 giờ 30 phút đến 17 giờ 30 phút các ngày có lớp. Số trực thi công: 0219 000 0141.',
    ],
    tenth: {
      replace: [
        ['12/3/2025', '14/3/2025'],
        ['28/3/2025', '30/3/2025'],
        ['mười người', 'năm người'],
        ['xa thêm 6 km', 'xa hơn 8 km'],
      ],
      before: 'FW: chuyển cho cả nhà',
    },
    third: {
      order: [0, 2, 1, 3],
      replace: [
        ['Tạm dừng cho xe qua', 'Cấm xe qua'],
        [
          'mọi phương tiện không qua cầu treo Bản Lầu, xã Nậm Ban',
          'cấm tất cả các loại xe đi lên cầu treo Bản Lầu',
        ],
        [
          'Người đi bộ qua cầu theo hướng dẫn của tổ trực, mỗi lượt không quá mười người.',
          'Ai đi bộ thì phải nghe tổ trực.',
        ],
        ['theo đường liên thôn qua ngầm Suối Đỏ, xa thêm 6 km', 'đường thôn, ngầm Suối Đỏ'],
        ['bố trí thuyền chở học sinh miễn phí', 'có thuyền chở các cháu học sinh không lấy tiền'],
        [' Số trực thi công: 0219 000 0141.', ''],
      ],
      after: 'Mọi người chia sẻ cho bà con biết nhé!!!',
    },
    most: 'Bà con lưu ý cầu treo Bản Lầu đóng từ 7 giờ ngày 12/3/2025 đến cuối tháng để sửa mặt cầu, xe cộ không đi được. Xe máy đi vòng theo đường liên thôn qua ngầm Suối Đỏ, mất thêm chừng 6 cây. Ô tô thì lên đường tỉnh 183. Khi nước suối vượt vạch 0,5 m thì ngầm cũng bị rào. Học sinh có thuyền xã chở, miễn phí từ 6 giờ đến 7 giờ, chiều đón lúc tan trường.',
    others: [
      'Cầu treo duy nhất dẫn vào Nậm Ban xuống cấp nhiều năm nay sắp được sửa. Ghi nhận của phóng viên, hàng chục hộ buôn bán ở chợ Bản Lầu lo mất khách trong hơn hai tuần thi công. “Hàng về chậm, rau héo hết”, một tiểu thương nói.',
      'Ê bà con ơi cầu treo nó đóng cửa rồi đó, sáng nay tôi chở vợ đi chợ phải quay về. Nghe đâu cuối tháng mới xong. Ai có ghe thì cho đi nhờ với.',
    ],
  },
  {
    key: 'reservoir-release',
    title: 'Hồ chứa Thuận Hòa xả nước qua đập tràn từ 14 giờ ngày 19/7/2025',
    paragraphs: [
      'Do mưa lớn ở thượng nguồn, Ban Quản lý công trình thủy lợi xả nước hồ chứa Thuận Hòa qua đập tràn từ 14 giờ ngày 19/7/2025, lưu lượng từ 40 đến 120 m³/giây.',
      'Mực nước sông ở hạ lưu có thể dâng từ 0,8 đến 1,5 m trong vòng ba giờ. Người dân các thôn Hòa Bắc, Lũng Buông, Minh Tiến không xuống bãi sông, không đánh cá, không vớt củi; đưa thuyền, lồng cá và trâu bò lên chỗ cao trước 13 giờ.',
      'Trước mỗi lần tăng lưu lượng, còi hú ba hồi dài. Đài truyền thanh xã đọc tin lúc 11 giờ và 13 giờ. Số trực của hồ: 0219 000 0142, hoạt động suốt ngày đêm.',
    ],
    tenth: {
      replace: [
        ['từ 40 đến 120 m³/giây', 'từ 400 đến 1.200 m³/giây'],
        ['từ 0,8 đến 1,5 m', 'từ 3 đến 5 m'],
        ['ba giờ', 'một giờ'],
        ['ba hồi dài', 'năm hồi dài'],
      ],
    },
    third: {
      order: [0, 3, 2],
      replace: [
        ['Hồ chứa Thuận Hòa xả nước qua đập tràn', 'KHẨN CẤP: hồ Thuận Hòa xả lũ'],
        [
          'Người dân các thôn Hòa Bắc, Lũng Buông, Minh Tiến không xuống bãi sông, không đánh cá, không vớt củi',
          'Bà con Hòa Bắc, Lũng Buông và Minh Tiến tuyệt đối đừng ra bãi sông đánh cá hay vớt củi',
        ],
        ['Trước mỗi lần tăng lưu lượng, còi hú ba hồi dài.', 'Nghe còi hú là chạy ngay.'],
        [', hoạt động suốt ngày đêm', ''],
      ],
      withoutMarks: true,
    },
    most: 'Tin từ thủy lợi: chiều 19/7/2025 hồ chứa Thuận Hòa xả nước vì thượng nguồn mưa to quá. Nước sông phía dưới dâng cả mét chỉ trong vài giờ. Ai ở Hòa Bắc, Lũng Buông, Minh Tiến không xuống bãi sông, không đánh cá, không vớt củi. Nhớ đưa thuyền, lồng cá và trâu bò lên chỗ cao trước 13 giờ, có gì gọi ngay người trực hồ.',
    others: [
      'Mưa trắng trời hai ngày qua khiến nhiều hồ trong vùng đầy ắp. Chiều nay, người dân dọc sông đứng nhìn dòng nước đục cuồn cuộn sau khi đập ở Thuận Hòa mở cửa. Chưa ghi nhận thiệt hại về người, vài bè cá của một gia đình bị cuốn trôi.',
      'Hồ xả rồi nha, nước lên tới chân vườn nhà tui luôn. Hồi nãy còi hú muốn điếc lỗ tai. Mấy đứa nhỏ ở nhà hết đừng chạy lung tung.',
    ],
  },
  {
    key: 'night-buses',
    title: 'Thêm bốn chuyến xe buýt đêm phục vụ người đi chợ hoa',
    paragraphs: [
      'Từ ngày 20 đến ngày 28 tháng Chạp, tuyến buýt số 03 chạy thêm bốn chuyến, xuất phát từ bến xe phía nam lúc 20 giờ, 21 giờ, 22 giờ và 23 giờ. Giá vé không đổi: 8.000 đồng một lượt.',
      'Xe dừng tại bảy điểm: bến xe phía nam, bệnh viện đa khoa, chợ trung tâm, quảng trường, trường cao đẳng, cầu Yên Biên, chợ hoa bờ sông. Người cao tuổi, trẻ em dưới sáu tuổi và người khuyết tật đi không mất tiền.',
      'Khách được mang theo chậu hoa cao không quá một mét, để ở khoang cuối xe. Cây to hơn gửi xe tải nhỏ của ban quản lý chợ, 30.000 đồng một cây. Góp ý về thái độ phục vụ gửi về số 0219 000 0143.',
    ],
    tenth: {
      replace: [
        ['8.000 đồng một lượt', '18.000 đồng một lượt'],
        ['bốn chuyến, xuất phát', 'ba chuyến, khởi hành'],
        ['22 giờ và 23 giờ', 'và 22 giờ'],
        ['30.000 đồng một cây', '50.000 đồng một cây'],
      ],
    },
    third: {
      order: [0, 1, 3],
      replace: [
        ['phục vụ người đi chợ hoa', 'cho bà con đi chợ Tết'],
        [
          'Từ ngày 20 đến ngày 28 tháng Chạp, tuyến buýt số 03 chạy thêm bốn chuyến, xuất phát từ bến xe phía nam',
          'Nghe nói từ 20 Tết tuyến 03 có thêm bốn chuyến từ bến xe phía nam',
        ],
        ['Cây to hơn gửi xe tải nhỏ của ban quản lý chợ', 'Ai mua cây to thì thuê xe của chợ'],
        ['Góp ý về thái độ phục vụ gửi về', 'Phản ánh gọi'],
      ],
    },
    most: 'Đi chợ hoa buổi tối khỏi lo nữa: tuyến buýt số 03 tăng bốn chuyến trong dịp giáp Tết, lúc 20 giờ, 21 giờ, 22 giờ và 23 giờ, vẫn lấy tám nghìn một người. Người cao tuổi, trẻ em dưới sáu tuổi và người khuyết tật được miễn vé. Chậu hoa cao không quá một mét thì cho lên, để ở khoang cuối xe, to quá phải gọi xe tải.',
    others: [
      'Những ngày giáp Tết, chợ hoa bờ sông sáng đèn tới khuya. Anh Tài, lái buýt tuyến 03, kể ca cuối nào cũng chật kín đào quất. “Khách lên xe ai cũng cười, mệt mà vui”, anh nói.',
      'Xe buýt đêm có rồi mấy mẹ ơi, tối nay mình đi thử, hơi đông nhưng đỡ phải gửi xe máy. Nhớ mang tiền lẻ.',
    ],
  },
  {
    key: 'hail',
    title: 'Thiệt hại do mưa đá đêm 22/4/2025 và việc hỗ trợ bước đầu',
    paragraphs: [
      'Mưa đá kèm dông lốc từ 21 giờ 15 phút đến 21 giờ 50 phút ngày 22/4/2025 làm hư hỏng 312 mái nhà và 46 ha ngô tại bốn xã Tả Lủng, Sủng Máng, Lũng Phìn, Khâu Vai. Ba người bị thương nhẹ, đã được điều trị tại trạm y tế.',
      'Đến 17 giờ ngày 23/4/2025, lực lượng tại chỗ đã lợp lại 187 mái nhà bằng bạt; 25 hộ ở tạm tại nhà văn hóa thôn. Tỉnh xuất 6.000 tấm lợp, 4 tấn ngô giống từ nguồn dự phòng.',
      'Các hộ khai báo thiệt hại với trưởng thôn trước ngày 26/4/2025; danh sách được niêm yết ba ngày tại nhà văn hóa thôn. Không thu của người dân bất cứ khoản phí nào khi làm hồ sơ hỗ trợ.',
    ],
    tenth: {
      replace: [
        ['312 mái nhà', '3.120 mái nhà'],
        ['Ba người bị thương nhẹ', 'Ba người bị thương nặng'],
        ['đã được điều trị tại trạm y tế', 'một người đã chết'],
        ['6.000 tấm lợp', '600 tấm lợp'],
      ],
      before: '🆘🆘🆘 TIN NÓNG',
    },
    third: {
      order: [3, 1, 2],
      replace: [
        [
          'Mưa đá kèm dông lốc từ 21 giờ 15 phút đến 21 giờ 50 phút ngày 22/4/2025',
          'Trận mưa đá hơn nửa tiếng tối 22/4',
        ],
        ['làm hư hỏng 312 mái nhà', 'làm hỏng 312 nóc nhà'],
        ['lực lượng tại chỗ đã lợp lại 187 mái nhà bằng bạt', 'bà con cùng bộ đội lợp tạm được 187 nhà'],
        ['từ nguồn dự phòng', 'cứu trợ'],
        ['Không thu của người dân bất cứ khoản phí nào khi làm hồ sơ hỗ trợ.', 'Làm hồ sơ không mất tiền.'],
      ],
    },
    most: 'Thống kê trận mưa đá tối 22/4: bốn xã Tả Lủng, Sủng Máng, Lũng Phìn, Khâu Vai có hơn ba trăm nóc nhà thủng, ngô gãy 46 ha, ba người bị thương nhẹ. Bộ đội và dân quân lợp lại 187 mái nhà bằng bạt, 25 hộ ở tạm tại nhà văn hóa thôn. Nhà nào thiệt hại khai báo với trưởng thôn trước ngày 26/4/2025, làm giấy tờ không mất đồng nào.',
    others: [
      'Chỉ hơn nửa giờ, đá to bằng quả trứng trút xuống vùng cao khiến nhiều bản làng tan hoang. Chị Mỷ ở Khâu Vai ôm hai con nép dưới gầm giường. Sáng ra, nương ngô trước nhà chỉ còn thân trơ trụi. Các đoàn thiện nguyện đang trên đường lên.',
      'Trời ơi đá rơi thủng hết mái tôn nhà bác Páo rồi, may mà không ai làm sao. Ai có bạt thừa cho nhà bác xin mấy tấm với ạ.',
    ],
  },
  {
    key: 'forest-fire',
    title: 'Cảnh báo nguy cơ cháy rừng cấp V tại 17 xã',
    paragraphs: [
      'Nắng nóng kéo dài khiến nguy cơ cháy rừng tại 17 xã lên cấp V, cấp cực kỳ nguy hiểm, từ ngày 5/5/2025 cho đến khi có mưa. Lửa có thể lan nhanh trên diện rộng.',
      'Trong thời gian này, không đốt nương, đốt cỏ, đốt ong; không mang lửa vào rừng; không hút thuốc ở bìa rừng. Hộ đã đăng ký đốt nương dừng lại và đăng ký ngày khác với trưởng thôn.',
      'Mỗi thôn cử tổ trực từ 9 giờ đến 20 giờ, có đủ dao phát, bàn dập lửa và nước uống. Người phát hiện cháy báo ngay cho kiểm lâm địa bàn hoặc gọi 114. Đốt rừng bị phạt tiền hoặc truy cứu trách nhiệm hình sự.',
    ],
    tenth: {
      replace: [
        ['17 xã', '27 xã'],
        ['cấp V, cấp cực kỳ nguy hiểm', 'cấp IV, cấp nguy hiểm'],
        ['từ 9 giờ đến 20 giờ', 'suốt ngày đêm'],
        ['dao phát, bàn dập lửa', 'dao phát, quạt'],
      ],
      withoutMarks: true,
    },
    third: {
      order: [0, 2, 3],
      replace: [
        ['Cảnh báo nguy cơ cháy rừng cấp V tại 17 xã', 'Bà con chú ý phòng cháy rừng'],
        ['Trong thời gian này, không đốt nương', 'Mấy hôm nay tuyệt đối không đốt nương'],
        [
          'Hộ đã đăng ký đốt nương dừng lại và đăng ký ngày khác với trưởng thôn.',
          'Nhà nào xin đốt nương rồi cũng phải hoãn.',
        ],
        ['Mỗi thôn cử tổ trực từ 9 giờ đến 20 giờ, có đủ', 'Thôn cử người trực, chuẩn bị'],
      ],
    },
    most: 'Nắng thế này rừng rất dễ cháy, trên báo nguy cơ cháy rừng tại 17 xã lên cấp V rồi. Ai cũng phải nhớ: không mang lửa vào rừng, không hút thuốc ở bìa rừng, nương rẫy cũng đừng đốt. Thôn mình có tổ trực ban ngày, mang đủ dao phát, bàn dập lửa và nước uống. Thấy khói thì báo ngay cho kiểm lâm địa bàn hoặc gọi 114, ai làm cháy là đi tù đấy.',
    others: [
      'Rừng thông phía bắc bốc cháy trưa nay sau nhiều ngày nắng gắt. Hơn hai trăm người được huy động, đến tối ngọn lửa cơ bản được khống chế. Nguyên nhân ban đầu được xác định do đốt tổ ong.',
      'Nóng quá trời luôn, khô như rang. Tối qua thấy đỏ rực bên kia núi, mấy anh kiểm lâm chạy xe lên liền.',
    ],
  },
];

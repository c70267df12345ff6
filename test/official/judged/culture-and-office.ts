import type { JudgedOriginal } from './judged.types.js';

export const cultureAndOffice: readonly JudgedOriginal[] = [
  {
    key: 'horse-race',
    title: 'Đua ngựa Vinh Quang: 24 kỵ sĩ, vào cửa không bán vé',
    paragraphs: [
      'Giải đua ngựa Vinh Quang diễn ra từ 8 giờ đến 11 giờ ngày 15/2/2026 tại sân vận động xã Hoàng Su Phì, có 24 kỵ sĩ của tám xã; vào cửa không bán vé.',
      'Ngựa dự thi phải từ bốn tuổi, được thú y kiểm tra trước ngày 13/2/2026. Không dùng roi có đinh, không cho ngựa uống rượu; ai vi phạm bị loại và công bố tên.',
      'Khán giả đứng sau hàng rào, không bật đèn chụp ảnh vào mắt ngựa. Bãi xe miễn phí ở trường trung học cơ sở, cách sân 400 m.',
    ],
    tenth: {
      replace: [
        ['vào cửa không bán vé.', 'vé vào cửa 50.000 đồng.'],
        ['ngày 15/2/2026', 'ngày 16/2/2026'],
        ['từ bốn tuổi', 'từ ba tuổi'],
        ['cách sân 400 m', 'cách sân 1 km'],
      ],
    },
    third: {
      order: [0, 1, 3],
      replace: [
        ['24 kỵ sĩ, vào cửa không bán vé', 'đi xem không?'],
        ['diễn ra từ 8 giờ đến 11 giờ ngày', 'sáng'],
        [
          'có 24 kỵ sĩ của tám xã; vào cửa không bán vé',
          'nghe bảo hơn hai chục con ngựa, xem không mất tiền',
        ],
        ['Khán giả đứng sau hàng rào', 'Nhớ đứng xa hàng rào'],
      ],
    },
    most: 'Cuối tuần lên xem đua ngựa Vinh Quang đi, sáng 15/2/2026 tại sân vận động xã Hoàng Su Phì, tám xã góp hai mươi tư tay đua, không bán vé đâu. Năm nay làm chặt: ngựa phải từ bốn tuổi, được thú y kiểm tra, không dùng roi có đinh, không cho ngựa uống rượu. Xem thì đứng sau hàng rào, xe gửi bên trường trung học cơ sở, cách sân 400 m.',
    others: [
      'Tiếng vó ngựa lại rộn ràng giữa thung lũng. Tay đua trẻ nhất năm nay mới 17 tuổi, cưỡi con ngựa bạch ông nội để lại. Cuộc thi từng bị phản đối vì đối xử tệ với ngựa, nay siết chặt luật chơi.',
      'Chủ nhật này ai đi coi ngựa chạy không, nhà em còn trống hai chỗ trên xe bán tải nè.',
    ],
  },
  {
    key: 'museum',
    title: 'Bảo tàng tỉnh đóng cửa phòng trưng bày trang phục để chống ẩm',
    paragraphs: [
      'Phòng trưng bày trang phục của bảo tàng tỉnh đóng cửa từ ngày 1/9/2025 đến hết ngày 15/10/2025 để lắp máy hút ẩm và may lại 19 bộ váy áo bị ố.',
      'Các phòng khác mở cửa như thường lệ, từ 7 giờ 30 phút đến 17 giờ, trừ thứ hai. Đoàn học sinh đã đặt lịch được đổi ngày hoặc xem phim tư liệu dài 25 phút.',
      'Bảo tàng mời các nghệ nhân biết thêu hoa văn Lô Lô, Pà Thẻn cùng phục chế, trả công 450.000 đồng một ngày. Đăng ký tại phòng nghiệp vụ trước ngày 25/8/2025.',
    ],
    tenth: {
      replace: [
        ['đến hết ngày 15/10/2025', 'đến hết ngày 15/12/2025'],
        ['19 bộ váy áo', '90 bộ váy áo'],
        ['450.000 đồng', '250.000 đồng'],
        ['trừ thứ hai', 'trừ chủ nhật'],
      ],
    },
    third: {
      order: [3, 1, 0],
      replace: [
        [
          'Bảo tàng mời các nghệ nhân biết thêu hoa văn Lô Lô, Pà Thẻn cùng phục chế',
          'Chị em nào biết thêu kiểu Lô Lô, Pà Thẻn thì bảo tàng đang cần',
        ],
        ['Đăng ký tại phòng nghiệp vụ', 'Ghi tên'],
        ['để lắp máy hút ẩm và may lại 19 bộ váy áo bị ố', 'vì ẩm mốc'],
      ],
    },
    most: 'Chị em khéo tay ơi, bảo tàng tỉnh tạm đóng phòng váy áo hơn một tháng để lắp máy hút ẩm và may lại 19 bộ. Họ cần người biết thêu hoa văn Lô Lô, Pà Thẻn cùng phục chế, mỗi ngày công bốn trăm rưỡi, ghi danh ở phòng nghiệp vụ trước ngày 25/8/2025. Mấy phòng kia vẫn xem được, mở cửa như thường lệ, nghỉ thứ hai.',
    others: [
      'Hơi ẩm đang gặm nhấm những bộ váy trăm tuổi. Người giữ kho chỉ cho chúng tôi xem các vết ố loang trên nền lanh chàm và nói thầm: “Chậm một mùa mưa nữa là mất”.',
      'Hôm qua dắt con đi bảo tàng mà phòng đẹp nhất lại khóa, buồn ghê, thôi ăn kem rồi về.',
    ],
  },
  {
    key: 'one-stop',
    title: 'Trung tâm phục vụ hành chính công phường Minh Xuân làm việc cả buổi trưa',
    paragraphs: [
      'Từ ngày 3/11/2025, trung tâm phục vụ hành chính công phường Minh Xuân nhận hồ sơ từ 7 giờ đến 17 giờ, không nghỉ trưa, các ngày làm việc.',
      'Buổi trưa có hai quầy: hộ tịch – chứng thực và đất đai. Hồ sơ khai sinh, khai tử, xác nhận cư trú trả trong ngày. Người đến giao dịch lấy số tại cổng hoặc trên điện thoại; chờ quá 30 phút thì gọi lãnh đạo trung tâm theo số dán tại quầy.',
      'Quý trước, 93,4% hồ sơ trả đúng hạn; 214 hồ sơ trễ hạn được xin lỗi bằng văn bản. Tổ công nghệ số giúp người cao tuổi nộp trực tuyến, không lấy tiền.',
    ],
    tenth: {
      replace: [
        ['từ 7 giờ đến 17 giờ', 'từ 8 giờ đến 20 giờ'],
        ['93,4%', '99,4%'],
        ['214 hồ sơ', '24 hồ sơ'],
        ['quá 30 phút', 'quá 15 phút'],
      ],
      withoutMarks: true,
    },
    third: {
      order: [0, 2, 1],
      replace: [
        ['làm việc cả buổi trưa', 'mở xuyên trưa'],
        [
          'Người đến giao dịch lấy số tại cổng hoặc trên điện thoại; chờ quá 30 phút thì gọi lãnh đạo trung tâm theo số dán tại quầy.',
          'Lấy số ở cổng, đợi lâu thì gọi sếp.',
        ],
        [
          'Hồ sơ khai sinh, khai tử, xác nhận cư trú trả trong ngày.',
          'Khai sinh, khai tử lấy luôn trong ngày.',
        ],
      ],
    },
    most: 'Dân Minh Xuân đi làm giấy tờ trưa được rồi nhé: từ 3/11/2025 trung tâm phục vụ hành chính công phường Minh Xuân nhận hồ sơ liền tù tì tới năm giờ chiều. Trưa có hai quầy: hộ tịch – chứng thực và đất đai. Khai sinh, khai tử, xác nhận cư trú trả trong ngày. Chờ lâu cứ gọi lãnh đạo trung tâm theo số dán tại quầy. Ông bà già có tổ công nghệ số làm hộ, không lấy tiền.',
    others: [
      'Nhiều phường thử nghiệm mở cửa ngoài giờ để bớt cảnh xếp hàng. Một chuyên gia cải cách cho rằng cốt lõi vẫn là số hóa: “Dân không phải đến thì trưa hay chiều cũng như nhau”.',
      'Trưa nay em chạy ra phường chứng thực cái bằng, 10 phút là xong, mấy chị nhiệt tình ghê.',
    ],
  },
  {
    key: 'mobile-market',
    title: 'Chợ phiên Phố Cáo chuyển sang chủ nhật',
    paragraphs: [
      'Từ ngày 7/12/2025, chợ phiên Phố Cáo họp vào chủ nhật hằng tuần thay cho chợ lùi, từ 5 giờ đến 14 giờ.',
      'Tiểu thương giữ chỗ cũ. Khu bán gia súc dời ra bãi phía sau trạm kiểm lâm, mỗi con thu 5.000 đồng tiền vệ sinh. Xã bố trí 30 chỗ không thu tiền cho bà con bán rau, gà, rượu ngô nhà làm.',
    ],
    tenth: {
      replace: [
        ['từ 5 giờ đến 14 giờ', 'từ 6 giờ đến 16 giờ'],
        ['5.000 đồng', '15.000 đồng'],
        ['30 chỗ', '13 chỗ'],
      ],
    },
    third: {
      order: [2, 1],
      replace: [
        ['Khu bán gia súc dời ra bãi phía sau trạm kiểm lâm', 'Bán trâu thì ra sau trạm kiểm lâm'],
        ['họp vào chủ nhật hằng tuần thay cho chợ lùi', 'họp chủ nhật, không lùi ngày nữa'],
        ['cho bà con bán rau, gà, rượu ngô nhà làm', 'cho bà con'],
      ],
    },
    most: 'Chợ Phố Cáo đổi ngày: đầu tháng 12 trở đi họp vào chủ nhật hằng tuần thay cho chợ lùi, sáng sớm tới quá trưa. Ai bán trâu bò ra bãi phía sau trạm kiểm lâm, mất năm nghìn một con. Xã cho ba chục chỗ ngồi không mất tiền để bán rau, gà, rượu ngô nhà làm.',
    others: [
      'Chợ lùi là nét riêng của cao nguyên: tuần này họp ngày Tý, tuần sau lùi sang ngày Hợi. Với khách phương xa, tìm được đúng phiên là cả một nghệ thuật.',
      'Mai chợ Phố Cáo đông không ta, em tính mua hai con gà đen về cúng rằm.',
    ],
  },
  {
    key: 'air-quality',
    lang: 'en',
    title: 'Smoke over the valley: what to do until 20 March 2026',
    paragraphs: [
      'Smoke from burning fields has made the air in eleven communes unhealthy since 14 March 2026. Measurements at three stations show between 160 and 190 on the air quality index, and the wind is not expected to turn before 20 March.',
      'Keep small children, pregnant women and people with asthma indoors in the morning and evening. Wear a close-fitting mask outside. Schools in the eleven communes move sports lessons indoors.',
      'Burning fields and rubbish is forbidden until further notice. Report fires to 114. The index is published on this portal at 7:00, 12:00 and 18:00.',
    ],
    tenth: {
      replace: [
        ['between 160 and 190', 'between 260 and 390'],
        ['eleven communes unhealthy', 'eleven communes hazardous'],
        ['Report fires to 114.', 'Report fires to the army.'],
        ['before 20 March.', 'before April.'],
      ],
    },
    third: {
      order: [0, 2, 3],
      replace: [
        ['Smoke over the valley: what to do until 20 March 2026', 'Hi all, sharing this about the smoke'],
        [
          'Keep small children, pregnant women and people with asthma indoors in the morning and evening.',
          'Please keep kids and pregnant women inside mornings and evenings.',
        ],
        ['Schools in the eleven communes move sports lessons indoors.', 'Sports lessons are indoors.'],
        ['The index is published on this portal at 7:00, 12:00 and 18:00.', 'Check the index daily.'],
      ],
    },
    most: 'For our foreign guests: smoke from burning fields has made the air in eleven communes bad, the stations read well above 150 and the wind will stay as it is till Friday or so. If you have kids or anyone pregnant or people with asthma, stay inside in the morning and evening. Get a close-fitting mask. Also, burning fields and rubbish is forbidden, so call 114 if you see it.',
    others: [
      'Travellers arriving this week found the famous terraces hidden behind a grey curtain. Tour guides said bookings for trekking had dropped by half, and several hostels handed out masks at reception.',
      'Anyone else coughing today? I can barely see the hills from our balcony. Thinking of leaving a day early.',
    ],
  },
];

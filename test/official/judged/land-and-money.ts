import type { JudgedOriginal } from './judged.types.js';

export const landAndMoney: readonly JudgedOriginal[] = [
  {
    key: 'land-prices',
    title: 'Lấy ý kiến về dự thảo bảng giá đất áp dụng từ ngày 1/1/2026',
    paragraphs: [
      'Sở Nông nghiệp và Môi trường lấy ý kiến người dân về dự thảo bảng giá đất áp dụng từ ngày 1/1/2026. Đây mới là dự thảo; chưa có mức giá nào được quyết định.',
      'Theo dự thảo, giá đất ở tại 124 xã, phường tăng bình quân 9%, cao nhất 18,5 triệu đồng một mét vuông tại trung tâm phường Minh Xuân; giá đất trồng lúa giữ nguyên. Hộ nghèo, gia đình có công vẫn được miễn, giảm như hiện nay.',
      'Dự thảo được đăng tại cổng này và niêm yết tại trụ sở xã trong 30 ngày. Ý kiến gửi bằng văn bản, thư điện tử hoặc nói tại cuộc họp thôn; mọi ý kiến đều được trả lời công khai.',
    ],
    tenth: {
      replace: [
        ['tăng bình quân 9%', 'tăng bình quân 90%'],
        ['18,5 triệu đồng', '185 triệu đồng'],
        ['trong 30 ngày', 'trong 15 ngày'],
        ['Đây mới là dự thảo; chưa có mức giá nào được quyết định.', 'Mức giá đã được quyết định.'],
      ],
    },
    third: {
      order: [0, 2, 3],
      replace: [
        ['Lấy ý kiến về dự thảo bảng giá đất áp dụng từ', 'Giá đất mới từ'],
        ['Theo dự thảo, giá đất ở', 'Nghe nói đất ở'],
        ['Hộ nghèo, gia đình có công vẫn được miễn, giảm như hiện nay.', 'Ai có công thì được giảm.'],
        ['mọi ý kiến đều được trả lời công khai', 'ai muốn góp ý thì làm nhanh'],
        ['Dự thảo được đăng tại cổng này và niêm yết', 'Xem bảng giá'],
      ],
    },
    most: 'Anh em buôn đất chú ý: tỉnh đang lấy ý kiến bảng giá đất áp dụng từ ngày 1/1/2026, mới là dự thảo thôi. Đất ở nhích lên chừng chín phần trăm, đắt nhất 18,5 triệu đồng một mét vuông tại trung tâm phường Minh Xuân, còn giá đất trồng lúa giữ nguyên. Nhà nghèo với nhà có công vẫn được miễn, giảm như hiện nay. Có gì góp ý thì ra xã hoặc nói tại cuộc họp thôn.',
    others: [
      'Thị trường nhà đất trong tỉnh rục rịch trước tin giá mới. Nhiều môi giới tranh thủ “thổi” giá, trong khi người mua ở thực chọn cách chờ. Chuyên gia khuyên không nên xuống tiền theo tin đồn.',
      'Đất nhà bác Tư mặt đường lên giá dữ lắm, hôm qua có người trả gấp đôi mà bác chưa chịu bán.',
    ],
  },
  {
    key: 'pig-cull',
    title: 'Mức hỗ trợ hộ có lợn phải tiêu hủy do dịch tả lợn châu Phi',
    paragraphs: [
      'Hộ có lợn phải tiêu hủy do dịch tả lợn châu Phi từ ngày 1/6/2025 được hỗ trợ 40.000 đồng một kg hơi đối với lợn con, lợn thịt và 50.000 đồng một kg hơi đối với lợn nái, lợn đực giống.',
      'Chủ hộ báo ngay khi lợn ốm, không bán chạy, không vứt xác ra suối. Tổ thú y xã cân, lập biên bản trước mặt chủ hộ; tiền trả qua tài khoản hoặc tại xã trong vòng 15 ngày. Hộ không khai báo thì không được hỗ trợ.',
      'Tính đến ngày 30/7/2025, toàn tỉnh tiêu hủy 11.870 con của 1.902 hộ, đã chi 21,6 tỷ đồng. Hộ muốn nuôi lại chờ 30 ngày sau khi xã công bố hết dịch.',
    ],
    tenth: {
      replace: [
        ['40.000 đồng một kg hơi', '60.000 đồng một kg hơi'],
        ['50.000 đồng', '70.000 đồng'],
        ['trong vòng 15 ngày', 'trong vòng 5 ngày'],
        ['11.870 con', '118.700 con'],
      ],
    },
    third: {
      order: [0, 3, 2, 1],
      replace: [
        ['Mức hỗ trợ hộ có lợn phải tiêu hủy', 'Tiền đền lợn chết'],
        ['Chủ hộ báo ngay khi lợn ốm, không bán chạy, không vứt xác ra suối.', 'Lợn ốm phải khai ngay.'],
        ['tiền trả qua tài khoản hoặc tại xã trong vòng 15 ngày', 'tiền lấy ở xã'],
        [
          'Hộ muốn nuôi lại chờ 30 ngày sau khi xã công bố hết dịch.',
          'Muốn nuôi lại thì phải chờ một tháng.',
        ],
      ],
    },
    most: 'Nhà ai có lợn bị tả thì nghe đây: lợn con, lợn thịt được xã trả bốn chục nghìn mỗi cân, lợn nái, lợn đực giống năm chục. Phải báo ngay khi lợn ốm, đừng bán chạy hay quăng ra suối, hộ không khai báo thì không được hỗ trợ. Người ta xuống cân, lập biên bản trước mặt chủ hộ, nửa tháng sau có tiền. Nuôi lứa mới thì chờ 30 ngày sau khi xã công bố hết dịch.',
    others: [
      'Chuồng trống, nợ ngân hàng còn nguyên. Ông Nông Văn Thắng mất sạch 62 con lợn chỉ sau một tuần dịch. “Được nhà nước giúp một phần cũng đỡ, nhưng vốn đâu mà gây lại”, ông thở dài.',
      'Đừng mua thịt lợn ngoài chợ cóc nha cả nhà, bên xóm trên lợn chết đầy, mấy ổng xịt thuốc trắng xóa.',
    ],
  },
  {
    key: 'water-cut',
    title: 'Ngừng cấp nước tại phường Hà Giang 2 để súc rửa đường ống',
    paragraphs: [
      'Công ty cấp nước ngừng cấp nước tại các tổ dân phố 1 đến 9, phường Hà Giang 2, từ 22 giờ ngày 8/6/2025 đến 5 giờ ngày 9/6/2025 để súc rửa đường ống.',
      'Người dân trữ nước trước 21 giờ. Sau khi có nước trở lại, nước có thể đục trong một giờ đầu; xả bỏ cho đến khi trong. Bệnh viện và trạm chữa cháy được cấp bằng xe bồn.',
    ],
    tenth: {
      replace: [
        [
          'từ 22 giờ ngày 8/6/2025 đến 5 giờ ngày 9/6/2025',
          'từ 22 giờ ngày 9/6/2025 đến 5 giờ ngày 12/6/2025',
        ],
        ['trong một giờ đầu', 'trong một ngày đầu'],
      ],
    },
    third: {
      order: [1, 2],
      replace: [
        [
          'Công ty cấp nước ngừng cấp nước tại các tổ dân phố 1 đến 9, phường Hà Giang 2',
          'Tối nay cúp nước tổ 1 đến tổ 9 phường mình',
        ],
        ['nước có thể đục trong một giờ đầu; xả bỏ cho đến khi trong', 'nước hơi đục'],
      ],
      before: 'Nhắc cả nhà hứng nước',
    },
    most: 'Tối 8/6 cúp nước từ 22 giờ tới sáng, các tổ dân phố 1 đến 9, phường Hà Giang 2 nhé, công ty làm sạch ống. Nhớ trữ nước trước 21 giờ. Có lại mà thấy vàng thì xả bỏ cho đến khi trong.',
    others: [
      'Nước sinh hoạt chập chờn là chuyện thường ngày của cư dân khu đồi. Nhiều hộ phải mua nước đóng bình để nấu ăn, chi phí đội lên vài trăm nghìn mỗi tháng.',
      'Ủa nhà em mất nước nè, mấy nhà kia có bị hông? Chưa kịp gội đầu.',
    ],
  },
  {
    key: 'landslide-first',
    title: 'Sạt lở tại km 12 đường tỉnh 176: tạm cấm xe, tìm hai người mất tích',
    paragraphs: [
      'Lúc 3 giờ 20 phút ngày 2/8/2025, đất đá sạt xuống km 12 đường tỉnh 176, xã Du Già, vùi lấp một lán công nhân. Hai người mất tích, bốn người được đưa ra an toàn.',
      'Đường bị cấm từ km 10 đến km 14 cho đến khi có thông báo mới. Xe đi Mậu Duệ vòng theo quốc lộ 4C. Lực lượng cứu hộ gồm 85 người, hai máy xúc và hai chó nghiệp vụ đang tìm kiếm.',
      'Người dân không đến gần hiện trường, không bay thiết bị chụp ảnh. Bản tin tiếp theo: 10 giờ cùng ngày.',
    ],
    tenth: {
      replace: [
        ['Hai người mất tích', 'Mười hai người mất tích'],
        ['85 người', '58 người'],
        ['quốc lộ 4C', 'quốc lộ 34'],
      ],
    },
    third: {
      order: [1, 2],
      replace: [
        ['Lúc 3 giờ 20 phút ngày 2/8/2025, đất đá sạt xuống', 'Rạng sáng nay sạt núi'],
        ['Hai người mất tích, bốn người được đưa ra an toàn.', 'Mất tích 2, cứu được 4.'],
        ['cho đến khi có thông báo mới', 'chưa biết bao giờ mở'],
        ['Lực lượng cứu hộ gồm 85 người, hai máy xúc và hai chó nghiệp vụ', 'Bộ đội với hai chó nghiệp vụ'],
      ],
      before: 'Mong bình an 🙏',
    },
    most: 'Hãi quá, sáng sớm nay đất đá sạt xuống km 12 đường tỉnh 176, xã Du Già, trùm lên lán thợ, hai anh chưa tìm thấy. Đường cấm từ km 10 đến km 14 rồi, ai sang Mậu Duệ vòng theo quốc lộ 4C nhé. Có máy xúc và hai chó nghiệp vụ đang tìm kiếm. Công an dặn không bay thiết bị chụp ảnh.',
    others: [
      'Tiếng nổ lớn giữa đêm khiến cả bản choàng tỉnh. Anh Vừ, một trong số những thợ thoát nạn, kể: “Tôi chỉ kịp kéo thằng em bên cạnh”. Đến sáng, thân nhân những người còn bị vùi đã có mặt, ngóng từng gàu đất.',
      'Đường lên Du Già tắc rồi cả nhà ơi, nghe bảo có người bị đất vùi, thương quá. Đừng ai đi hướng đó nữa.',
    ],
  },
  {
    key: 'landslide-later',
    title: 'Đã tìm thấy hai người mất tích trong vụ sạt lở tại xã Du Già',
    paragraphs: [
      'Lúc 15 giờ 40 phút ngày 2/8/2025, lực lượng cứu hộ tìm thấy hai người mất tích trong vụ sạt lở ở Du Già; cả hai còn sống, đã được chuyển đến bệnh viện khu vực Yên Minh.',
      'Tỉnh hỗ trợ ban đầu 10 triệu đồng cho mỗi người bị thương. Sáu mươi hộ dưới chân đồi được đưa đến trường tiểu học cho đến khi đo xong vết nứt.',
      'Đường tỉnh 176 mở lại một làn từ 6 giờ ngày 4/8/2025 cho xe dưới 5 tấn. Thông tin hai nạn nhân tử vong lan truyền trên mạng lúc trưa là sai.',
    ],
    tenth: {
      replace: [
        ['cả hai còn sống, đã được chuyển đến', 'một người còn sống, đã được đưa đến'],
        ['10 triệu đồng', '100 triệu đồng'],
        ['dưới 5 tấn', 'dưới 15 tấn'],
      ],
    },
    third: {
      order: [0, 1, 3],
      replace: [
        ['Đã tìm thấy hai người mất tích trong vụ sạt lở tại xã Du Già', 'TÌM THẤY RỒI'],
        [
          'lực lượng cứu hộ tìm thấy hai người mất tích trong vụ sạt lở ở Du Già',
          'các anh cứu hộ đào được cả hai người',
        ],
        [
          'Thông tin hai nạn nhân tử vong lan truyền trên mạng lúc trưa là sai.',
          'Ai đăng tin chết người thì xóa đi.',
        ],
      ],
    },
    most: 'Mừng rơi nước mắt, chiều 2/8 đã tìm thấy hai người mất tích trong vụ sạt lở ở Du Già, cả hai còn sống, đang nằm viện Yên Minh. Mỗi người được tỉnh cho mười triệu. Mấy chục nhà dưới chân đồi được đưa đến trường tiểu học ở tạm. Mốt đường mở lại một làn từ 6 giờ cho xe nhỏ. Tin đồn chết người lan truyền trên mạng lúc trưa là sai nha.',
    others: [
      'Sau hơn mười hai giờ nằm dưới lớp bùn, anh Sính được đưa ra trong tiếng reo của hàng trăm người. Bác sĩ cho biết anh gãy xương đòn, tinh thần ổn định, có thể xuất viện trong tuần tới.',
      'Kỳ tích thật sự luôn, mấy anh bộ đội giỏi quá trời. Mai tui nấu cháo mang lên viện cho hai ảnh.',
    ],
  },
];

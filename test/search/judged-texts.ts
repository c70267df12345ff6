/** A short text of an older portal, beside the demonstration's releases: what these lack to tell good from bad ranking. */
export interface JudgedText {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** `YYYY-MM-DD`. */
  readonly publishedAt: string;
  readonly topics: string;
  readonly places?: string;
  readonly kind?: string;
  readonly lang?: string;
  readonly number?: string;
}

/** All invented. Words that differ by a mark alone come in pairs, the one that must not win being the newer one. */
export const judgedTexts: readonly JudgedText[] = [
  {
    key: 'concrete-road',
    title: 'Khánh thành đường bê tông về thôn Bản Tùy',
    body: '<p>Con đường dài 2,4 km do người dân góp công, góp đá; xe máy đi được cả mùa mưa.</p>',
    publishedAt: '2023-03-10',
    topics: 'transport',
    number: '17/TB-UBND',
  },
  {
    key: 'composer',
    title: 'Đêm nhạc tưởng nhớ nhạc sĩ họ Dương',
    body: '<p>Chương trình giới thiệu mười ca khúc viết về miền núi, có phần đệm dương cầm.</p>',
    publishedAt: '2025-10-12',
    topics: 'heritage',
  },
  {
    key: 'sugar',
    title: 'Kiểm tra chất lượng đường kính bán tại các chợ',
    body: '<p>Đoàn kiểm tra lấy 36 mẫu; hai mẫu đường không rõ nguồn gốc bị thu giữ.</p>',
    publishedAt: '2022-08-02',
    topics: 'health',
  },
  {
    key: 'oranges',
    title: 'Huyện Quang Bình mở rộng vùng cam sành theo tiêu chuẩn an toàn',
    body: '<p>Huyện Quang Bình có thêm 120 ha cam sành được cấp chứng nhận.</p>',
    publishedAt: '2022-11-20',
    topics: 'agriculture',
  },
  {
    key: 'guests',
    title: 'Đoàn công tác tỉnh Quảng Bình trao quà cho học sinh vùng cao',
    body: '<p>Đoàn đến từ Quảng Bình trao 300 suất quà và hai tủ sách.</p>',
    publishedAt: '2024-01-15',
    topics: 'education',
  },
  {
    key: 'thuan-hoa',
    title: 'Xã Thuận Hoà đón bằng công nhận đạt chuẩn nông thôn mới',
    body: '<p>Sau chín năm, xã Thuận Hoà hoàn thành 19 tiêu chí.</p>',
    publishedAt: '2023-12-08',
    topics: 'policy',
  },
  {
    key: 'mediators',
    title: 'Hội thi hòa giải viên giỏi ở cơ sở',
    body: '<p>Mười hai đội thi xử lý tình huống hòa giải tranh chấp đất đai.</p>',
    publishedAt: '2024-06-05',
    topics: 'policy',
  },
  {
    key: 'award-then',
    title: 'Hà Giang nhận giải thưởng điểm đến du lịch mới nổi',
    body: '<p>Giải thưởng ghi nhận cách làm du lịch dựa vào cộng đồng của Hà Giang.</p>',
    publishedAt: '2023-09-06',
    topics: 'tourism',
    places: '02',
  },
  {
    key: 'lanterns-then',
    title: 'Thành phố Tuyên Quang rước đèn khổng lồ đêm Trung thu',
    body: '<p>Hơn 90 mô hình đèn do các tổ dân phố tự làm diễu hành qua phố.</p>',
    publishedAt: '2022-09-09',
    topics: 'festivals',
    places: '08',
  },
  {
    key: 'buses-now',
    title: 'Tỉnh Tuyên Quang mở ba tuyến xe buýt mới',
    body: '<p>Các tuyến buýt nối trung tâm hành chính với các phường, mỗi giờ hai chuyến.</p>',
    publishedAt: '2025-09-18',
    topics: 'transport',
    places: '08',
  },
  {
    key: 'ma-le-village',
    title: 'Xã Má Lé ra mắt làng văn hóa du lịch cộng đồng',
    body: '<p>Làng có 24 nhà sàn đón khách, phụ nữ Lô Lô hướng dẫn thêu tay.</p>',
    publishedAt: '2021-04-22',
    topics: 'tourism',
    places: '00718',
  },
  {
    key: 'vinh-quang-market',
    title: 'Thị trấn Vinh Quang nâng cấp chợ trung tâm',
    body: '<p>Chợ mới có 180 điểm kinh doanh, khu bán gia súc được tách riêng.</p>',
    publishedAt: '2022-05-17',
    topics: 'agriculture',
    places: '01021',
  },
  {
    key: 'spring',
    title: 'Chợ hoa đón mùa xuân mở cửa từ rằm tháng Chạp',
    body: '<p>Người trồng hoa được bố trí chỗ bán miễn phí trong hai mươi ngày.</p>',
    publishedAt: '2024-01-28',
    topics: 'festivals',
  },
  {
    key: 'spring-scattered',
    title: 'Kế hoạch gieo cấy vụ mới',
    body: '<p>Vụ xuân gieo từ giữa tháng Giêng; vụ mùa chuyển lịch sớm một tuần.</p>',
    publishedAt: '2025-01-09',
    topics: 'agriculture',
  },
  {
    key: 'provincial-road',
    title: 'Sơn lại vạch kẻ trên đường tỉnh lộ phía tây',
    body: '<p>Đường tỉnh lộ được kẻ lại vạch phản quang trước mùa sương mù.</p>',
    publishedAt: '2021-10-01',
    topics: 'transport',
  },
  {
    key: 'provincial-road-scattered',
    title: 'Đường tỉnh 178 nối với các tỉnh lộ khác',
    body: '<p>Hồ sơ dự án được trình trong quý tới.</p>',
    publishedAt: '2021-12-01',
    topics: 'transport',
  },
  {
    key: 'commendation',
    title: 'Khen thưởng 64 tập thể tiêu biểu trong phong trào thi đua',
    body: '<p>Các tập thể được tặng bằng khen tại hội nghị tổng kết năm.</p>',
    publishedAt: '2025-12-30',
    topics: 'policy',
  },
  {
    key: 'pipe-makers',
    title: 'Lớp truyền dạy làm khèn Mông cho thanh niên',
    body: '<p>Mười lăm học viên học chế tác khèn với ba nghệ nhân cao tuổi.</p>',
    publishedAt: '2020-07-14',
    topics: 'heritage',
  },
  {
    key: 'dialysis',
    title: 'Bệnh viện đa khoa tăng ca chạy thận nhân tạo',
    body: '<p>Từ tháng này, khoa Thận nhân tạo làm thêm ca tối, phục vụ 45 người bệnh.</p>',
    publishedAt: '2024-03-03',
    topics: 'health',
    number: '112/TB-SYT',
  },
  {
    key: 'cautious',
    title: 'Cẩn thận khi qua suối mùa lũ',
    body: '<p>Không cho trẻ em tự qua ngầm tràn; thôn cử người trực.</p>',
    publishedAt: '2024-07-20',
    topics: 'disasters',
  },
  {
    key: 'buckwheat-chinese',
    title: '河江荞麦花节邀请中外游客',
    body: '<p>荞麦花节期间举行民族音乐演出。</p>',
    publishedAt: '2023-10-25',
    topics: 'festivals',
    lang: 'zh',
  },
  {
    key: 'customs',
    title: 'Cửa khẩu Thanh Thuỷ rút ngắn thời gian thông quan',
    body: '<p>Tờ khai được xử lý trong 30 phút tại cửa khẩu quốc tế Thanh Thuỷ.</p>',
    publishedAt: '2023-05-11',
    topics: 'policy',
  },
  {
    key: 'rice-price',
    title: 'Giá gạo ổn định, nguồn cung bảo đảm đến hết năm',
    body: '<p>Lượng gạo dự trữ đủ dùng trong bốn tháng.</p>',
    publishedAt: '2021-11-11',
    topics: 'agriculture',
  },
  {
    key: 'vocational',
    title: 'Tuyển sinh lớp nghề may, dệt lanh và sửa xe máy',
    body: '<p>Học viên được hỗ trợ tiền ăn và đi lại; lớp khai giảng khi đủ 20 người.</p>',
    publishedAt: '2020-02-19',
    topics: 'education',
    kind: 'invitation',
  },
];

/** What a reader asks for, and what a good search does with it. Releases by their keys. */
export interface Judgement {
  readonly q: string;
  /** Codes of the demonstration; `place` is a key, so that places of one code are told apart. */
  readonly where?: {
    readonly topic?: string;
    readonly organisation?: string;
    readonly place?: string;
    readonly kind?: string;
    readonly lang?: string;
    readonly from?: string;
    readonly to?: string;
  };
  /** Comes first, in this order. */
  readonly first?: readonly string[];
  /** Is among the first twenty. */
  readonly found?: readonly string[];
  /** May be found, but behind everything that is named above. */
  readonly behind?: readonly string[];
  /** Is not found at all. */
  readonly never?: readonly string[];
}

/** Nothing is found: no release that there is. */
export const NOTHING = '*';

/**
 * Judged before any search was written, by what the releases say and not by what a search does. A change of ranking is
 * measured by it; a judgement is changed only when it was wrong.
 */
export const judgements: readonly Judgement[] = [
  // Exact marks first, all marks found.
  {
    q: 'đường',
    first: ['fog-on-the-pass', 'landslide-statement', 'landslide-closure'],
    found: ['concrete-road', 'sugar'],
    behind: ['composer'],
  },
  { q: 'dương', first: ['composer'], behind: ['concrete-road', 'sugar', 'provincial-road'] },
  { q: 'duong', found: ['concrete-road', 'composer', 'sugar'] },
  { q: 'ĐƯỜNG TỈNH 177', first: ['landslide-statement', 'landslide-closure'] },
  { q: 'duong tinh 177', first: ['landslide-statement', 'landslide-closure'] },
  { q: 'đường kính', first: ['sugar'] },
  { q: 'khèn', first: ['pipe-makers'], found: ['festival-programme'], behind: ['commendation'] },
  { q: 'khen', found: ['commendation', 'pipe-makers'] },
  { q: 'khen thưởng', first: ['commendation'] },
  { q: 'làm khèn', first: ['pipe-makers'] },
  { q: 'Quang Bình', first: ['oranges'], found: ['landslide-closure'], behind: ['guests'] },
  { q: 'Quảng Bình', first: ['guests'], behind: ['oranges'] },
  { q: 'quang binh', found: ['oranges', 'guests', 'landslide-closure'] },
  { q: 'thận', found: ['dialysis', 'cautious'] },
  { q: 'cẩn thận', first: ['cautious'] },
  { q: 'gạo', first: ['boarding-pupils', 'rice-price'] },
  // One word, however it is composed and wherever its tone stands.
  { q: 'Thuận Hoà', first: ['thuan-hoa'] },
  { q: 'Thuận Hòa', first: ['thuan-hoa'] },
  { q: 'Thua\u0323\u0302n Hoa\u0300', first: ['thuan-hoa'] },
  { q: 'hoà giải', first: ['mediators'] },
  { q: 'ho\u0300a gia\u0309i', first: ['mediators'] },
  { q: 'THUAN HOA', first: ['thuan-hoa'] },
  { q: 'Thanh Thủy', first: ['customs'] },
  { q: 'cua khau thanh thuy', first: ['customs'] },
  {
    q: 'Le\u0302\u0303 ho\u0323\u0302i hoa tam gia\u0301c ma\u0323ch',
    first: ['festival-traffic', 'festival-programme'],
  },
  // What the title says comes before what the text mentions.
  { q: 'lễ hội hoa tam giác mạch', first: ['festival-traffic', 'festival-programme'] },
  { q: 'le hoi hoa tam giac mach', first: ['festival-traffic', 'festival-programme'] },
  { q: 'hoa tam giác mạch', first: ['festival-traffic', 'festival-programme'] },
  { q: 'mật ong bạc hà', first: ['highland-market'] },
  { q: 'mat ong bac ha', first: ['highland-market'] },
  { q: 'chè shan tuyết', first: ['highland-market'] },
  { q: 'sạt lở', first: ['landslide-statement', 'landslide-closure'] },
  { q: 'sat lo', first: ['landslide-statement', 'landslide-closure'] },
  { q: 'học sinh bán trú', first: ['boarding-pupils'], found: ['landslide-statement', 'festival-programme'] },
  { q: 'hoc sinh ban tru', first: ['boarding-pupils'] },
  { q: 'hồ sơ trực tuyến', first: ['digital-half-year'] },
  { q: 'tập huấn truyền thông', first: ['media-training'] },
  { q: 'rét đậm', first: ['cold-spell'] },
  { q: 'sương mù', first: ['fog-on-the-pass'], found: ['cold-spell', 'festival-traffic'] },
  { q: 'đèo Mã Pí Lèng', first: ['fog-on-the-pass'], found: ['festival-traffic'] },
  { q: 'deo ma pi leng', first: ['fog-on-the-pass'], found: ['festival-traffic'] },
  { q: 'sửa chữa nhà ở', first: ['house-repair-support'] },
  { q: 'cuộc thi sáng tạo', first: ['creative-contest'] },
  { q: 'nông thôn mới', first: ['thuan-hoa'] },
  { q: 'chạy thận nhân tạo', first: ['dialysis'] },
  { q: 'xe buýt', first: ['buses-now'] },
  // Words that stand apart.
  { q: 'Mèo Vạc mật ong', first: ['highland-market'] },
  { q: 'trâu bò chuồng', first: ['cold-spell'] },
  { q: 'xe khách sương mù', first: ['fog-on-the-pass'] },
  { q: 'học sinh gạo mùa rét', first: ['boarding-pupils'] },
  { q: 'cao nguyên đá du khách miễn phí', first: ['festival-programme'] },
  { q: 'thanh nien nghe nhan khen', first: ['pipe-makers'] },
  // What people said, numbers, names.
  { q: 'Hoa tàn rồi đá vẫn còn', first: ['festival-programme'] },
  { q: 'Lục Văn Tùng', first: ['boarding-pupils'] },
  { q: '17/TB-UBND', first: ['concrete-road'] },
  { q: '112/TB-SYT', first: ['dialysis'] },
  { q: 'quốc lộ 4C', first: ['festival-traffic'] },
  { q: '41.260', first: ['boarding-pupils'] },
  // Phrases.
  { q: '"mùa xuân"', first: ['spring'], never: ['spring-scattered'] },
  { q: '"mua xuan"', first: ['spring'], never: ['spring-scattered'] },
  { q: 'mùa xuân', first: ['spring'], behind: ['spring-scattered'] },
  { q: '"đường tỉnh lộ"', first: ['provincial-road'], never: ['provincial-road-scattered'] },
  { q: '“mật ong” chợ', first: ['highland-market'] },
  { q: '"tam giác mạch" "Mã Pí Lèng"', first: ['festival-traffic'], never: ['fog-on-the-pass'] },
  { q: '"ong mật"', never: [NOTHING] },
  // Places then and now.
  { q: 'Hà Giang', first: ['award-then'], found: ['buses-now'] },
  { q: 'Tuyên Quang', first: ['buses-now', 'lanterns-then'], found: ['award-then'] },
  { q: 'ha giang du lich', found: ['award-then'] },
  { q: 'Tuyên Quang giải thưởng', found: ['award-then', 'creative-contest'] },
  { q: 'Má Lé', first: ['ma-le-village'], found: ['festival-programme'] },
  { q: 'Lũng Cú', found: ['festival-programme', 'ma-le-village'] },
  { q: 'lung cu lang van hoa', first: ['ma-le-village'] },
  { q: 'chợ Hoàng Su Phì', found: ['vinh-quang-market'] },
  { q: 'chợ Vinh Quang', first: ['vinh-quang-market'] },
  // Other languages.
  { q: 'buckwheat festival', found: ['festival-programme', 'festival-traffic'] },
  { q: 'landslide', first: ['landslide-statement'] },
  { q: 'mobile coverage', first: ['digital-half-year'] },
  { q: 'huab cua', first: ['cold-spell'] },
  { q: '荞麦花', first: ['buckwheat-chinese'] },
  { q: '花麦荞', never: ['buckwheat-chinese'] },
  // Filters.
  { q: 'festival', where: { lang: 'en' }, found: ['festival-programme', 'festival-traffic'] },
  { q: 'festival', where: { lang: 'vi' }, never: [NOTHING] },
  { q: 'lễ hội', where: { topic: 'transport' }, first: ['festival-traffic'], never: ['festival-programme'] },
  {
    q: 'đường',
    where: { kind: 'statement' },
    first: ['landslide-statement'],
    never: ['landslide-closure', 'sugar'],
  },
  {
    q: 'đường',
    where: { organisation: 'xay-dung' },
    first: ['fog-on-the-pass', 'landslide-closure'],
    never: ['landslide-statement'],
  },
  {
    q: 'lớp',
    where: { kind: 'invitation' },
    found: ['media-training', 'vocational'],
    never: ['pipe-makers'],
  },
  {
    q: 'du lịch',
    where: { place: '00715' },
    found: ['ma-le-village', 'festival-programme'],
    never: ['award-then'],
  },
  { q: 'chợ', where: { place: '01021' }, found: ['vinh-quang-market'], never: ['highland-market'] },
  { q: 'du lịch', where: { place: 'ha-giang' }, found: ['award-then'] },
  {
    q: 'đường',
    where: { from: '2022-01-01T00:00:00+07:00', to: '2023-12-31T00:00:00+07:00' },
    first: ['concrete-road', 'sugar'],
    never: ['landslide-closure', 'provincial-road'],
  },
  // What the public must not find: retracted, erased, corrected away, outdated, not yet published, given up.
  { q: 'mức vé tham quan', never: ['viewpoint-tickets'] },
  { q: 'Lù Thị Mây Bạc', never: ['house-repair-support'] },
  { q: '"trong ba ngày Lễ hội"', never: ['festival-traffic'] },
  { q: 'Call for entries', never: ['creative-contest'] },
  { q: 'khám bệnh lưu động', never: ['mobile-clinic'] },
  { q: 'lịch tiếp công dân', never: ['citizen-reception'] },
  { q: 'triển lãm ảnh', never: ['photo-exhibition'] },
  // What nobody said.
  { q: 'tàu điện ngầm cao tốc', never: [NOTHING] },
  { q: 'zzzz', never: [NOTHING] },
  { q: '?!…', never: [NOTHING] },
];

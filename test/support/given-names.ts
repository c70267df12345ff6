// Names that given organisations, people, topics and places take in turn.
export const organisations = [
  ['so-xay-dung', 'Sở Xây dựng', 'Department of Construction'],
  ['so-y-te', 'Sở Y tế', 'Department of Health'],
  ['so-van-hoa', 'Sở Văn hóa, Thể thao và Du lịch', 'Department of Culture, Sports and Tourism'],
] as const;
export const names = [
  ['mai', 'Lò Thị Mai'],
  ['sinh', 'Vàng Mí Sính'],
  ['lan', 'Nguyễn Thị Lan'],
  ['pao', 'Giàng Seo Páo'],
] as const;
export const topics = [
  ['transport', 'Giao thông', 'Transport'],
  ['health', 'Y tế', 'Health'],
  ['festivals', 'Lễ hội', 'Festivals'],
] as const;
export const places = ['Xã Lũng Cú', 'Xã Đồng Văn', 'Xã Mèo Vạc'] as const;

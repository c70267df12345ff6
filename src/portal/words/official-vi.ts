/** “Is it official?” and its answers. */
export const officialVi = {
  hint: 'Dán tin nhắn, đường dẫn hoặc số văn bản. Nội dung dán vào không được lưu lại, không vào nhật ký.',
  act: 'Kiểm tra',
  again: 'Kiểm tra lại',
  paste: 'Nội dung cần kiểm tra',
  pasted: 'Nội dung bạn đã dán',
  kinds: 'Bốn câu trả lời có thể có',
  legend: {
    official: { title: 'Chính thức, đang có hiệu lực', help: 'Đúng từng chữ với bản hiện hành.' },
    'official-corrected': {
      title: 'Chính thức, đã đính\u00a0chính hoặc thu\u00a0hồi',
      help: 'Từng đúng, nay đã có bản khác hoặc bị thu hồi.',
    },
    close: { title: 'Gần giống, có chỗ khác', help: 'Chúng tôi chỉ ra từng chỗ.' },
    'not-published': {
      title: 'Chúng tôi chưa phát hành tin này',
      help: 'Không có nghĩa là tin sai; chỉ là không phải của chúng tôi.',
    },
  },
  titles: {
    official: 'Chính thức, đang có hiệu lực',
    'official-corrected': 'Từng chính\u00a0thức, nay đã được đính\u00a0chính',
    'official-retracted': 'Từng chính\u00a0thức, nay đã bị thu\u00a0hồi',
    close: 'Gần giống tin chính\u00a0thức, nhưng có chỗ khác',
    'not-published': 'Chúng tôi chưa phát hành tin này',
  },
  own: {
    link: {
      official: 'Đường dẫn của một tin chính thức, đang có hiệu lực',
      'official-corrected': 'Đường dẫn của một tin chính thức, đã được đính chính',
      'official-retracted': 'Đường dẫn của một tin đã bị thu hồi',
      close: 'Đường dẫn của một tin chính thức',
    },
    number: {
      official: 'Số của một tin chính thức, đang có hiệu lực',
      'official-corrected': 'Số của một tin chính thức, đã được đính chính',
      'official-retracted': 'Số của một tin đã bị thu hồi',
      close: 'Số của một tin chính thức',
    },
  },
  passage: 'Một đoạn của tin chính thức, không phải toàn văn',
  passageCorrected: 'Một đoạn của bản cũ, nay đã được đính chính',
  notOurs:
    'Không có tin nào của chúng tôi nói như vậy. Điều đó không có nghĩa là tin sai; chỉ là không phải của chúng tôi.',
  notFound: {
    link: 'Đường dẫn này không dẫn đến tin nào đã phát hành ở đây. Hãy xem kỹ tên miền trước khi mở.',
    number: 'Không có tin nào đã phát hành mang số này.',
  },
  replaced: (from: number, to: number) => `phiên bản ${from}, nay đã có phiên bản ${to}`,
  wordsUnchecked:
    'Đường dẫn hoặc số đúng là của tin này. Muốn biết lời văn có đúng không, hãy dán cả lời văn.',
  read: 'Đọc tin',
  readCurrent: 'Đọc bản chính thức',
  readNotice: 'Đọc lời báo thu hồi',
  entry: (index: string) => `Mục ${index} sổ công khai.`,
  correctedSince: 'Những gì đã đính chính',
  unchanged: (leftOut: number) =>
    `Đoạn này đúng từng chữ, nhưng thiếu ${leftOut} chữ của tin; đọc toàn văn để không hiểu sai.`,
  counts: (same: number, leftOut: number, added: number) =>
    `Giống ${same} chữ; thiếu ${leftOut} chữ của tin chính thức; thêm ${added} chữ không có trong tin.`,
  ignored: {
    marks: 'Nội dung dán vào không có dấu, nên chúng tôi so không kể dấu.',
    case: 'Nội dung dán vào viết hoa toàn bộ, nên chúng tôi so không kể chữ hoa, chữ thường.',
  },
  omitted: (words: number) => `${words} chữ`,
  legendOfWords:
    'Gạch ngang: có trong tin chính thức mà nội dung dán vào không có. Gạch chân: nội dung dán vào thêm.',
};

export type OfficialWords = typeof officialVi;

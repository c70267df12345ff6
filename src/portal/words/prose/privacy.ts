import type { Told } from './prose.js';

export const privacy: Told<object> = {
  vi: () => ({
    title: 'Quyền riêng tư',
    lede: 'Đọc cổng này không để lại hồ sơ về bạn.',
    sections: [
      {
        title: 'Chúng tôi không làm',
        items: [
          'Không dùng cookie trên các trang công khai.',
          'Không tải gì từ máy chủ của bên thứ ba: không mã đếm, không phông chữ, không nút mạng xã hội.',
          'Không lưu, không ghi vào nhật ký những gì bạn dán vào ô “Đây có phải thông tin chính thức?”.',
        ],
      },
      {
        title: 'Chúng tôi ghi',
        paragraphs: [
          'Máy chủ ghi loại trang được hỏi, giờ và kết quả của mỗi lần hỏi, để giữ cho hệ thống chạy; không ghi địa chỉ mạng của bạn và không ghi từ khóa tìm kiếm. Địa chỉ mạng chỉ được giữ trong bộ nhớ ít phút để chặn việc hỏi quá nhanh.',
        ],
      },
      {
        title: 'Thông tin cá nhân trong tin',
        paragraphs: [
          'Nếu một tin nêu thông tin cá nhân của bạn trái luật, hãy báo cơ quan ban hành. Khi được xóa theo luật, lời văn bị xóa khỏi mọi nơi của hệ thống; mục trong sổ và lời báo vẫn còn.',
        ],
      },
    ],
  }),
  en: () => ({
    title: 'Privacy',
    lede: 'To read this portal leaves no record of you.',
    sections: [
      {
        title: 'What we do not do',
        items: [
          'No cookies on public pages.',
          'Nothing from servers of others: no counters, no fonts, no buttons of social networks.',
          'What you paste into “Is this official information?” is neither kept nor logged.',
        ],
      },
      {
        title: 'What we record',
        paragraphs: [
          'The server records the kind of page that was asked for, the time and the outcome, to keep the system running; neither your network address nor what you searched for. The address stays in memory for some minutes alone, to hold back those who ask too fast.',
        ],
      },
      {
        title: 'Personal data in a release',
        paragraphs: [
          'If a release holds your personal data against the law, tell the issuer. When it is erased by law, the words go from everywhere in the system; the entry in the ledger and the notice remain.',
        ],
      },
    ],
  }),
};

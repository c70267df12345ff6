import type { Told } from './prose.js';

export const accessibility: Told<object> = {
  vi: () => ({
    title: 'Khả năng tiếp cận',
    lede: 'Cổng này được làm để ai cũng dùng được: trên điện thoại cũ, mạng yếu, bằng bàn phím, bằng trình đọc màn hình.',
    sections: [
      {
        title: 'Mức đáp ứng',
        paragraphs: [
          'Chúng tôi theo WCAG 2.2 mức AA. Mỗi loại trang được kiểm tự động ở cả nền sáng và nền tối sau mỗi lần sửa, và được đi qua chỉ bằng bàn phím.',
        ],
        items: [
          'Trang đầy đủ khi không có JavaScript, không có ảnh, không có phông chữ của trang.',
          'Chữ phóng to 200 % không mất nội dung; màn hình hẹp 320 điểm ảnh không phải kéo ngang.',
          'Màu không bao giờ đứng một mình: luôn có dấu và chữ đi kèm.',
          'Tin có bản đọc thì phần nghe đứng trước phần chữ.',
        ],
      },
      {
        title: 'Chỗ chưa tốt',
        items: [
          'Tệp do cơ quan gửi kèm (PDF quét, ảnh sơ đồ) có thể không đọc được bằng trình đọc màn hình; bản chữ trên trang là bản đầy đủ.',
          'Bảng rộng cuộn ngang trong khung của nó trên điện thoại.',
        ],
      },
      {
        title: 'Gặp khó khăn',
        paragraphs: [
          'Gửi địa chỉ trang và điều bạn gặp cho đầu mối liên hệ ghi trên tin. Cơ quan ban hành gửi nội dung ấy cho bạn bằng cách khác.',
        ],
      },
    ],
  }),
  en: () => ({
    title: 'Accessibility',
    lede: 'This portal is made for everybody: on an old telephone, over a weak network, by keyboard, with a screen reader.',
    sections: [
      {
        title: 'How far we are',
        paragraphs: [
          'We follow WCAG 2.2, level AA. Every kind of page is checked by a program in light and dark after each change, and walked through by keyboard alone.',
        ],
        items: [
          'Pages are whole without JavaScript, without pictures and without our fonts.',
          'At 200 % nothing is lost; at a width of 320 pixels nothing has to be pushed sideways.',
          'Colour never stands alone: a sign and a word go with it.',
          'Where there is a recording, it comes before the text.',
        ],
      },
      {
        title: 'What is not good yet',
        items: [
          'Files that organisations attach (scanned PDF, drawn maps) may not be readable by a screen reader; the text on the page is complete.',
          'On a telephone wide tables scroll inside their frame.',
        ],
      },
      {
        title: 'If you meet a barrier',
        paragraphs: [
          'Tell the contact named on the release which page it is and what happened. The issuer will send you the content in another way.',
        ],
      },
    ],
  }),
};

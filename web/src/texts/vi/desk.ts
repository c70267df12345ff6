/** My desk: what is mine to do, what is coming, what went out, what failed. */
export const desk = {
  sections: {
    waiting: 'Chờ tôi',
    failed: 'Không thành',
    planned: 'Bảy ngày tới',
    begun: 'Tôi đang làm',
    wentOut: 'Bảy ngày qua',
  },
  empty: {
    waiting:
      'Chưa có việc nào đang chờ. Tin cần duyệt, bản dịch cần xem lại và việc bị trả lại sẽ hiện ở đây.',
    failed: 'Không có việc nào hỏng. Lần gửi lỗi, việc tự động không chạy được sẽ hiện ở đây.',
    planned: 'Chưa hẹn phát hành tin nào. Tin đã hẹn giờ sẽ hiện ở đây theo thứ tự.',
    begun: 'Chưa có bản nháp nào. Tin và bản dịch đang viết sẽ hiện ở đây.',
    wentOut: 'Bảy ngày qua chưa phát hành gì. Tin công khai, đính chính, thu hồi sẽ hiện ở đây.',
  },
  due: 'trước {{at}}',
  overdue: 'quá hạn từ {{at}}',
  more: 'Còn nữa; trên đây là những việc đầu.',
};

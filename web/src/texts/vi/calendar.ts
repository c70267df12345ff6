/** What is planned, wished for, takes place and went out. */
export const calendar = {
  period: 'Khoảng thời gian',
  week: 'Từ {{from}} đến {{to}}',
  previousWeek: 'Tuần trước',
  nextWeek: 'Tuần sau',
  previousMonth: 'Tháng trước',
  nextMonth: 'Tháng sau',
  today: 'Hôm nay',
  byWeek: 'Tuần',
  byMonth: 'Tháng',
  empty:
    'Chưa có gì trong khoảng này. Tin đã hẹn giờ, giờ mong muốn, sự kiện và tin đã công khai sẽ hiện ở đây.',
  more: 'Xem thêm',
  what: {
    planned: 'Hẹn phát hành',
    wished: 'Giờ mong muốn, chưa hẹn',
    event: 'Sự kiện',
    'release.published': 'Phát hành',
    'release.corrected': 'Đính chính',
    'release.translated': 'Thêm bản dịch',
    'release.retracted': 'Thu hồi',
    'release.redacted': 'Xóa theo luật',
  },
};

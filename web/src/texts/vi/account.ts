/** One's own account. */
export const account = {
  sessions: {
    title: 'Nơi đang đăng nhập',
    help: 'Kết thúc phiên ở thiết bị không còn dùng hoặc không nhận ra, rồi đổi mật khẩu.',
    here: 'thiết bị này',
    began: 'Đăng nhập',
    lastUsed: 'Dùng lần cuối',
    ends: 'Tự hết hạn',
    end: 'Kết thúc phiên',
    endOf: 'Kết thúc phiên trên {{device}}',
    device: 'Thiết bị',
  },
  secondFactor: {
    title: 'Bật xác thực hai lớp',
    needed: 'Vai trò của tài khoản này bắt buộc xác thực hai lớp. Cần bật trước khi làm việc khác.',
    passwordHelp: 'Nhập lại mật khẩu để bắt đầu.',
    begin: 'Bắt đầu',
    scan: 'Quét hình bằng ứng dụng xác thực trên điện thoại.',
    picture: 'Mã QR cho ứng dụng xác thực',
    type: 'Không quét được? Gõ khóa này vào ứng dụng:',
    code: 'Mã mà ứng dụng hiện ra',
    confirm: 'Bật',
    doneTitle: 'Mười mã dự phòng',
    doneHelp:
      'In ra hoặc chép lại, cất nơi riêng. Mỗi mã dùng một lần khi không có điện thoại. Chỉ hiện lần này.',
    kept: 'Đã cất mã, vào bàn làm việc',
  },
};

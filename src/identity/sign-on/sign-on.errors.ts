import { defineErrors } from '../../platform/errors/index.js';

export const signOnError = defineErrors('sign-on', {
  off: {
    kind: 'invalid',
    vi: 'Hệ thống này không dùng đăng nhập một lần.',
    en: 'Single sign-on is not set up here.',
  },
  away: {
    kind: 'unavailable',
    vi: 'Hệ thống đăng nhập một lần không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng cách khác.',
    en: 'The sign-on service does not answer. Try again later, or sign in another way.',
  },
  refused: {
    kind: 'unauthenticated',
    vi: 'Đăng nhập một lần không thành công hoặc đã quá lâu. Hãy bắt đầu lại.',
    en: 'Single sign-on did not succeed, or took too long. Begin again.',
  },
  'email-unverified': {
    kind: 'unauthenticated',
    vi: 'Hệ thống đăng nhập một lần chưa xác nhận địa chỉ thư điện tử của anh/chị.',
    en: 'The sign-on service has not verified your e-mail address.',
  },
  'no-account': {
    kind: 'unauthenticated',
    vi: 'Không có tài khoản nào sử dụng được cho anh/chị ở đây. Hãy đề nghị người quản trị mời hoặc mở lại tài khoản.',
    en: 'There is no account here that you can use. Ask an administrator to invite you, or to reinstate you.',
  },
  'second-factor': {
    kind: 'unauthenticated',
    vi: 'Tài khoản này có xác thực hai lớp, nhưng lần đăng nhập một lần này chỉ dùng một lớp. Hãy đăng nhập bằng mật khẩu và mã, hoặc bằng khóa truy cập.',
    en: 'This account has a second factor, which this sign-on did not ask for. Sign in with password and code, or with a passkey.',
  },
});

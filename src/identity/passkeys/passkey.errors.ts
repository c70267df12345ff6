import { defineErrors } from '../../platform/errors/index.js';

export const passkeyError = defineErrors('passkey', {
  refused: {
    kind: 'unauthenticated',
    vi: 'Khóa truy cập này không được nhận, hoặc tài khoản không sử dụng được.',
    en: 'This passkey is not accepted, or the account can not be used.',
  },
  copied: {
    kind: 'unauthenticated',
    vi: 'Khóa truy cập này có dấu hiệu bị sao chép nên đã bị khóa. Hãy đăng nhập bằng cách khác, rồi xóa khóa này.',
    en: 'This passkey seems to have been copied and is blocked. Sign in another way, then remove it.',
    log: 'warn',
  },
  'too-late': {
    kind: 'gone',
    vi: 'Yêu cầu này đã được dùng hoặc đã quá lâu. Hãy làm lại từ đầu.',
    en: 'This was done before, or took too long. Begin again.',
  },
  unfit: {
    kind: 'invalid',
    vi: 'Không thêm được khóa truy cập này.',
    en: 'This passkey can not be added.',
  },
  known: {
    kind: 'conflict',
    vi: 'Khóa truy cập này đã được thêm từ trước.',
    en: 'This passkey was added before.',
  },
  'too-many': {
    kind: 'conflict',
    vi: 'Mỗi tài khoản có tối đa {most} khóa truy cập; hãy xóa bớt.',
    en: 'An account has {most} passkeys at most; remove one first.',
  },
  required: {
    kind: 'forbidden',
    vi: 'Tài khoản này có khóa truy cập: hãy đăng nhập bằng khóa đó trước khi thay đổi cách đăng nhập.',
    en: 'This account has a passkey: sign in with it before you change how to sign in.',
  },
});

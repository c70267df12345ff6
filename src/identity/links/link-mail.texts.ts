import type { Language } from '../../platform/errors/index.js';
import type { Purpose } from '../credentials.repository.js';

interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** `{name}`, `{link}` and `{until}` are filled in. */
export const linkMailTexts: Readonly<Record<Purpose, Readonly<Record<Language, MailText>>>> = {
  invitation: {
    vi: {
      subject: 'Mời anh/chị sử dụng Khen',
      text: `Kính gửi {name},

Anh/chị được mời sử dụng Khen, nền tảng truyền thông của tỉnh. Để nhận lời mời và đặt mật khẩu của mình, hãy mở liên kết sau:

{link}

Liên kết chỉ dùng được một lần, đến {until}. Nếu quá hạn, hãy đề nghị người quản trị của cơ quan gửi lại lời mời.

Nếu anh/chị không chờ thư này, xin bỏ qua: khi chưa có ai mở liên kết, chưa có gì thay đổi. Không chuyển thư này cho người khác.
`,
    },
    en: {
      subject: 'Your invitation to Khen',
      text: `Dear {name},

You are invited to Khen, the province's communication platform. To accept, and to choose a password of your own, open this link:

{link}

The link works once, until {until}. If it has expired, ask the administrator of your organisation to invite you again.

If you did not expect this mail, ignore it: nothing changes unless the link is opened. Please do not pass it on.
`,
    },
  },
  password_reset: {
    vi: {
      subject: 'Đặt lại mật khẩu Khen',
      text: `Kính gửi {name},

Có yêu cầu đặt lại mật khẩu cho tài khoản Khen của anh/chị. Để chọn mật khẩu mới, hãy mở liên kết sau:

{link}

Liên kết chỉ dùng được một lần, đến {until}. Sau khi đổi mật khẩu, mọi phiên làm việc đang mở sẽ kết thúc; nếu tài khoản có xác thực hai lớp thì khi đăng nhập vẫn cần mã như thường lệ.

Nếu anh/chị không yêu cầu, xin bỏ qua thư này: mật khẩu hiện tại vẫn được giữ nguyên. Cơ quan không bao giờ hỏi mật khẩu hay liên kết này của anh/chị.
`,
    },
    en: {
      subject: 'Reset your Khen password',
      text: `Dear {name},

Somebody asked to reset the password of your Khen account. To choose a new one, open this link:

{link}

The link works once, until {until}. When the password is changed, all open sessions end; if your account has a second factor, signing in still asks for its code.

If it was not you, ignore this mail: your password stays as it is. Nobody at your organisation will ever ask you for your password or for this link.
`,
    },
  },
};

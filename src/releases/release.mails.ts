import type { Language } from '../platform/errors/index.js';
import { formatMessage, momentText } from '../platform/i18n/index.js';

interface MailText {
  readonly subject: string;
  readonly text: string;
}
type InBoth = Readonly<Record<Language, MailText>>;

const ended: InBoth = {
  vi: {
    subject: 'Ngừng quyền đọc trước một tin chưa phát hành',
    text: `Kính gửi {name},

Lúc {endedAt}, cơ quan phát hành đã dừng lịch phát hành, hoặc rút lại để sửa, một nội dung mà anh/chị (hoặc hệ thống của quý cơ quan) đã đọc trước giờ. Nội dung đó có thể thay đổi hoặc không được phát hành.

Đề nghị quý cơ quan không đăng, phát nội dung đã đọc. Khi tin được phát hành chính thức, quý cơ quan sẽ nhận được qua luồng tin như thường lệ.

Trân trọng.
`,
  },
  en: {
    subject: 'Early access to an unpublished release has ended',
    text: `Dear {name},

At {endedAt} the issuer stopped the planned publication of a text that you, or a system of your agency, have read before its hour, or took it back to change it. What you have read may change, or may never be published.

Please do not publish it. Should the release become public, it reaches you over the wire as usual.

Kind regards
`,
  },
};
const overdue: InBoth = {
  vi: {
    subject: 'Quá hạn hậu kiểm một tin phát hành khẩn',
    text: `Kính gửi {name},

Tin “{title}” được phát hành khẩn lúc {publishedAt} và đến nay chưa có người hậu kiểm (thời hạn {hours} giờ). Người soạn và người phát hành không được tự hậu kiểm.

Đề nghị anh/chị xem lại tin và xác nhận hậu kiểm, hoặc đính chính, thu hồi nếu có sai sót.

Trân trọng.
`,
  },
  en: {
    subject: 'Review of an urgent publication is overdue',
    text: `Dear {name},

“{title}” was published urgently at {publishedAt}, and nobody has reviewed it since (within {hours} hours). Its author and publisher may not review it themselves.

Please look at it and record the review; correct or retract it if something is wrong.

Kind regards
`,
  },
};

export function earlyAccessEnded(
  lang: Language,
  { name, endedAt, zone }: { readonly name: string; readonly endedAt: Date; readonly zone: string },
): MailText {
  const { subject, text } = ended[lang];
  return { subject, text: formatMessage(text, { name, endedAt: momentText(lang, endedAt, zone) }) };
}

export function reviewOverdue(
  lang: Language,
  of: {
    readonly name: string;
    readonly title: string;
    readonly publishedAt: Date;
    readonly hours: number;
    readonly zone: string;
  },
): MailText {
  const { subject, text } = overdue[lang];
  const { name, title, hours } = of;
  const publishedAt = momentText(lang, of.publishedAt, of.zone);
  return { subject, text: formatMessage(text, { name, title, hours, publishedAt }) };
}

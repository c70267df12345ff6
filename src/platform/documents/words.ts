import type { AuthorityForm } from './document.js';

const vietnamese = {
  nationalName: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số: {number}',
  date: 'ngày {day} tháng {month} năm {year}',
  openDate: 'ngày … tháng … năm …',
  time: '{hour} giờ {minute} phút, {date}',
  timesOfOneDay: 'từ {hour} giờ {minute} phút đến {toHour} giờ {toMinute} phút, {date}',
  times: 'từ {from} đến {to}',
  when: 'Thời gian:',
  where: 'Địa điểm:',
  contact: 'Liên hệ báo chí:',
  phone: 'Điện thoại:',
  email: 'Thư điện tử:',
  recipients: 'Nơi nhận:',
  credit: 'Ảnh: {credit}',
  picture: 'Ảnh: {words}',
  check:
    'Bất kỳ ai cũng có thể quét mã này hoặc mở địa chỉ bên dưới để kiểm tra văn bản có phải là văn bản chính thức hay không.',
  urgent: 'KHẨN',
  draft: 'DỰ THẢO',
  demonstration: 'DỮ LIỆU MINH HỌA',
  demonstrationNote: 'Dữ liệu minh họa, không phải văn bản chính thức',
};

export type Words = Readonly<typeof vietnamese>;

const english: Words = {
  nationalName: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence - Freedom - Happiness',
  number: 'No. {number}',
  date: '{day} {month} {year}',
  openDate: '… … …',
  time: '{hour}:{minute}, {date}',
  timesOfOneDay: 'from {hour}:{minute} to {toHour}:{toMinute}, {date}',
  times: 'from {from} to {to}',
  when: 'Time:',
  where: 'Place:',
  contact: 'Press contact:',
  phone: 'Telephone:',
  email: 'E-mail:',
  recipients: 'Recipients:',
  credit: 'Photo: {credit}',
  picture: 'Picture: {words}',
  check: 'Anyone can scan this code or open the address below to check that this document is official.',
  urgent: 'URGENT',
  draft: 'DRAFT',
  demonstration: 'SAMPLE DATA',
  demonstrationNote: 'Sample data (dữ liệu minh họa), not an official document',
};

const authority: Readonly<Record<'vi' | 'en', Readonly<Record<AuthorityForm, string>>>> = {
  vi: { TM: 'TM. {of}', Q: 'Q. {of}', KT: 'KT. {of}', TL: 'TL. {of}', TUQ: 'TUQ. {of}' },
  en: {
    TM: 'On behalf of {of}',
    Q: 'Acting {of}',
    KT: 'For {of}',
    TL: 'By order of {of}',
    TUQ: 'By authorisation of {of}',
  },
};

const fixedLanguage = (lang: string): 'vi' | 'en' => (/^en(-|$)/i.test(lang) ? 'en' : 'vi');

/** The fixed words of a document: English for English, Vietnamese for every other language of the country. */
export function wordsFor(lang: string): Words {
  return fixedLanguage(lang) === 'en' ? english : vietnamese;
}

export function authorityText(lang: string, form: AuthorityForm): string {
  return authority[fixedLanguage(lang)][form];
}

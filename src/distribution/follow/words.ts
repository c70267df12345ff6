import { formatMessage, type Language } from '../../platform/i18n/index.js';

/** How the command ends. */
export const exitCodes = {
  done: 0,
  notGenuine: 1,
  unusable: 2,
  notPinned: 3,
  logReplaced: 4,
} as const;

/** What the command reports. */
const words = {
  following: {
    en: 'Following {server} (log {log}) from entry {from} on, into {folder}',
    vi: 'Theo dõi {server} (sổ cái {log}) từ mục {from}, ghi vào {folder}',
  },
  act: {
    en: '{index}  {at}  {act}  {release} version {version}  {languages}',
    vi: '{index}  {at}  {act}  {release} phiên bản {version}  {languages}',
  },
  gone: {
    en: '{index}  {release}/{name}: taken back since; there is no copy of it here',
    vi: '{index}  {release}/{name}: về sau đã bị thu hồi; ở đây không giữ bản nào',
  },
  missing: {
    en: '{index}  {release}/{name}: the server does not have it (404); passed over',
    vi: '{index}  {release}/{name}: máy chủ không có (404); bỏ qua',
  },
  'up-to-date': {
    en: 'Up to date: entry {from} is the next.',
    vi: 'Đã theo kịp: mục tiếp theo là {from}.',
  },
  'not-pinned': {
    en: 'NOT PINNED: the key came from the server itself, so nobody vouches for it. Compare its fingerprint by another way ({fingerprint}), then run again with --key {key}',
    vi: 'CHƯA GHIM KHÓA: khóa lấy từ chính máy chủ nên chưa ai bảo đảm. Hãy đối chiếu dấu vân tay qua đường khác ({fingerprint}) rồi chạy lại với --key {key}',
  },
  'no-key': {
    en: 'The server names no key: run again with --key.',
    vi: 'Máy chủ không cho biết khóa: hãy chạy lại với --key.',
  },
  again: {
    en: 'Could not be read: {place} ({why}). Trying again in {seconds} s.',
    vi: 'Không đọc được: {place} ({why}). Thử lại sau {seconds} giây.',
  },
  unreachable: {
    en: 'Could not be read: {place} ({why})',
    vi: 'Không đọc được: {place} ({why})',
  },
  'wrong-answer': {
    en: 'NOT GENUINE: what {place} answers is not what the wire is: {why}',
    vi: 'KHÔNG PHẢI THẬT: {place} trả lời không đúng dạng luồng tin: {why}',
  },
  'wrong-document': {
    en: 'NOT GENUINE: {place} is not the document that entry {index} of the wire names. Nothing was written.',
    vi: 'KHÔNG PHẢI THẬT: {place} không phải văn bản mà mục {index} của luồng tin nêu. Không ghi gì.',
  },
  'wrong-entry': {
    en: 'NOT GENUINE: entry {index} of the log is not what {place} tells of it. Nothing was written or taken away.',
    vi: 'KHÔNG PHẢI THẬT: mục {index} của sổ cái không như {place} thông báo. Không ghi và không xóa gì.',
  },
  'not-in-log': {
    en: 'NOT GENUINE: {place} tells of entry {index}, but the signed log has {size} entries. Nothing was written or taken away.',
    vi: 'KHÔNG PHẢI THẬT: {place} thông báo mục {index}, nhưng sổ cái đã ký chỉ có {size} mục. Không ghi và không xóa gì.',
  },
  'kept-aside': {
    en: 'No key vouches for what takes away words: they are kept in {folder}/.aside until somebody with the key has looked.',
    vi: 'Chưa có khóa bảo đảm cho việc thu hồi: nội dung được giữ tại {folder}/.aside cho đến khi có người đối chiếu bằng khóa.',
  },
  'log-replaced': {
    en: 'The log was replaced: {why} Keep this folder, ask the province why, and follow the new log into another folder.',
    vi: 'Sổ cái đã được thay: {why} Hãy giữ thư mục này, hỏi lại tỉnh, rồi theo dõi sổ cái mới vào thư mục khác.',
  },
  'other-wire': {
    en: 'The folder {folder} follows something else ({what}): choose another with --into.',
    vi: 'Thư mục {folder} đang theo dõi nguồn khác ({what}): hãy chọn thư mục khác bằng --into.',
  },
  'wrong-state': {
    en: '{file} can not be read: restore it, or follow into a new folder.',
    vi: 'Không đọc được {file}: hãy khôi phục tệp, hoặc theo dõi vào thư mục mới.',
  },
  usage: {
    en: `Usage: khen follow ADDRESS [--into FOLDER] [--key KEY]… [--key-file FILE]… [--topic ID] [--organisation ID]
                     [--lang TAG] [--imported] [--once]

  ADDRESS     of the province's server, e.g. https://khen.example.gov.vn
  --into      folder for what comes; it remembers where to go on (khen-wire unless given)
  --key       the log's public key (name+id+base64), got by another way; --key-file: a file with such keys
  --topic, --organisation, --lang   only releases that were ever filed under these
  --imported  with what was taken over from an older portal
  --once      read up to the end and stop, instead of waiting for more

Ends with 0: done, or stopped by Ctrl-C; 1: something was not genuine; 2: not readable, or a wrong call;
3: done, but no key was given; 4: the log was replaced.`,
    vi: `Cách dùng: khen follow ĐỊA_CHỈ [--into THƯ_MỤC] [--key KHÓA]… [--key-file TỆP]… [--topic ID] [--organisation ID]
                     [--lang MÃ] [--imported] [--once]

  ĐỊA_CHỈ     của máy chủ của tỉnh, ví dụ https://khen.example.gov.vn
  --into      thư mục chứa tin nhận được; thư mục nhớ vị trí đã đọc (mặc định khen-wire)
  --key       khóa công khai của sổ cái (tên+mã+base64), nhận qua đường khác; --key-file: tệp chứa các khóa như vậy
  --topic, --organisation, --lang   chỉ lấy tin từng thuộc chủ đề, cơ quan, ngôn ngữ này
  --imported  lấy cả tin chuyển từ cổng cũ
  --once      đọc đến cuối rồi dừng, không chờ tin mới

Mã kết thúc 0: xong, hoặc dừng bằng Ctrl-C; 1: có thứ không phải thật; 2: không đọc được, hoặc gọi sai;
3: xong nhưng chưa có khóa; 4: sổ cái đã được thay.`,
  },
} satisfies Record<string, Readonly<Record<Language, string>>>;

type Values = Readonly<Record<string, string | number>>;
export type Word = keyof typeof words;

/** One line of the report, of which nothing can move the cursor or turn the writing direction. */
export function sentence(word: Word, language: Language, values: Values = {}): string {
  const shown = Object.entries(values).map(([name, value]) => [name, printable(String(value))]);
  return formatMessage(words[word][language], Object.fromEntries(shown) as Record<string, string>);
}

const printable = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{fffd}').slice(0, 300);

const codes: Partial<Record<Word, number>> = {
  'wrong-answer': exitCodes.notGenuine,
  'wrong-document': exitCodes.notGenuine,
  'wrong-entry': exitCodes.notGenuine,
  'not-in-log': exitCodes.notGenuine,
  'log-replaced': exitCodes.logReplaced,
};

/** Why the command can't go on. */
export class FollowError extends Error {
  override readonly name = 'FollowError';

  constructor(
    readonly word: Word,
    readonly values: Values = {},
  ) {
    super(word);
  }

  get code(): number {
    return codes[this.word] ?? exitCodes.unusable;
  }
}

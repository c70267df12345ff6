import type { Language } from '../../platform/errors/index.js';

export type Words = Readonly<Record<Language, string>>;
export type Values = Readonly<Record<string, string | number>>;

/** What the command reports. */
export const words = {
  document: {
    en: 'Document   {type} {id}, version {version}, language {lang}\n           "{title}"\n           SHA-256 {sha256}',
    vi: 'Văn bản    {type} {id}, phiên bản {version}, ngôn ngữ {lang}\n           "{title}"\n           SHA-256 {sha256}',
  },
  entry: { en: 'Entry      {index}: {act} at {at}', vi: 'Mục        {index}: {act} lúc {at}' },
  log: { en: 'Log        {log}, {size} entries', vi: 'Sổ cái     {log}, {size} mục' },
  demonstration: {
    en: 'Demonstration data: examples; none of this happened.',
    vi: 'Dữ liệu minh họa: chỉ là ví dụ, không phải sự việc có thật.',
  },
  key: {
    en: 'Key        {key}\n           fingerprint SHA-256 {fingerprint}',
    vi: 'Khóa       {key}\n           dấu vân tay SHA-256 {fingerprint}',
  },
  later: {
    en: 'Later      entry {index}: {act} at {at}, version {version}',
    vi: 'Về sau     mục {index}: {act} lúc {at}, phiên bản {version}',
  },
  unknown: {
    en: 'Unknown    {count} entries have a later format: only their place in the tree was checked.',
    vi: 'Chưa biết  {count} mục có định dạng mới hơn: chỉ kiểm tra vị trí của chúng trong cây.',
  },
  genuine: {
    en: 'GENUINE: published at {at} in the log {log}.',
    vi: 'ĐÚNG LÀ THẬT: đã công bố lúc {at} trong sổ cái {log}.',
  },
  'later-unknown': {
    en: 'Whether it was corrected or retracted later is not in the file: verify its address, or add --log ADDRESS.',
    vi: 'Về sau có bị đính chính hay thu hồi không thì tệp không nói được: hãy kiểm tra địa chỉ của nó, hoặc thêm --log ĐỊA_CHỈ.',
  },
  current: {
    en: 'CURRENT: nothing changed it up to entry {index} of the log.',
    vi: 'CÒN HIỆU LỰC: đến mục {index} của sổ cái chưa có gì thay đổi.',
  },
  'not-current': {
    en: 'NO LONGER CURRENT: something happened to it later (above).',
    vi: 'KHÔNG CÒN HIỆU LỰC: về sau đã có thay đổi (xem trên).',
  },
  'current-unknown': {
    en: 'UNKNOWN: {count} later entries can not be read by this program, so it can not tell whether the document is still current.',
    vi: 'CHƯA BIẾT: chương trình này không đọc được {count} mục về sau, nên không biết văn bản còn hiệu lực hay không.',
  },
  'log-genuine': {
    en: 'GENUINE: all {entries} entries and every tile of the log {log} hold; the last is of {at}.',
    vi: 'ĐÚNG LÀ THẬT: toàn bộ {entries} mục và mọi mảnh của sổ cái {log} đều khớp; mục cuối lúc {at}.',
  },
  'growth-genuine': {
    en: 'GENUINE: the log {log} only grew since the old checkpoint, by {entries} entries, to {size}.',
    vi: 'ĐÚNG LÀ THẬT: từ điểm kiểm tra cũ, sổ cái {log} chỉ dài thêm {entries} mục, thành {size}.',
  },
  'not-pinned': {
    en: 'NOT PINNED: nothing wrong was found, but the key came from the same place as what it signs. Compare the fingerprint by another way (paper, telephone), then run again with --key.',
    vi: 'CHƯA GHIM KHÓA: không thấy gì sai, nhưng khóa lấy từ chính nơi được kiểm tra. Hãy đối chiếu dấu vân tay qua đường khác (giấy, điện thoại) rồi chạy lại với --key.',
  },
  'no-key': {
    en: 'NOT PINNED: nothing wrong was found, but without a key the signature (key {name}+{id}) was not checked, so anybody may have made this. Run again with --key.',
    vi: 'CHƯA GHIM KHÓA: không thấy gì sai, nhưng không có khóa thì chưa kiểm tra được chữ ký (khóa {name}+{id}), nên ai cũng có thể làm ra tệp này. Hãy chạy lại với --key.',
  },
  'not-genuine': { en: 'NOT GENUINE: {why}', vi: 'KHÔNG PHẢI THẬT: {why}' },
  unreachable: { en: 'Could not be read: {place} ({why})', vi: 'Không đọc được: {place} ({why})' },
  gone: {
    en: 'It was taken back: {place} answers 410. What remains of it is in the log.',
    vi: 'Đã bị thu hồi: {place} trả lời 410. Phần còn lại nằm trong sổ cái.',
  },
  'wrong-key': { en: 'This is no key: {key}', vi: 'Đây không phải là khóa: {key}' },
  'wrong-old': { en: 'This holds no checkpoint: {place}', vi: 'Ở đây không có điểm kiểm tra: {place}' },
  'wrong-target': {
    en: 'This is nothing that can be verified: {place}',
    vi: 'Đây không phải thứ kiểm tra được: {place}',
  },
  usage: {
    en: `Usage: khen verify FILE|ADDRESS [--key KEY]… [--key-file FILE]… [--log ADDRESS|FOLDER] [--old FILE] [--lang vi|en]

  FILE      a proof file, or the folder of a log
  ADDRESS   of a release, a document, a proof, or a log (ends in /ledger/)
  --key     the log's public key (name+id+base64), got by another way; what it signed is called genuine
  --key-file  a file with such keys, one a line
  --log     look in this log for what happened after the proof was made
  --old     an earlier checkpoint or proof file: check that the log only grew since then

Ends with 0: genuine; 1: not genuine; 2: not readable, or a wrong call; 3: nothing wrong found, but no key was given.
What is genuine ends with 0 also when it is no longer current, or when that is unknown: read the report.`,
    vi: `Cách dùng: khen verify TỆP|ĐỊA_CHỈ [--key KHÓA]… [--key-file TỆP]… [--log ĐỊA_CHỈ|THƯ_MỤC] [--old TỆP] [--lang vi|en]

  TỆP       tệp chứng minh, hoặc thư mục của một sổ cái
  ĐỊA_CHỈ   của thông tin, văn bản, chứng minh, hoặc sổ cái (kết thúc bằng /ledger/)
  --key     khóa công khai của sổ cái (tên+mã+base64), nhận qua đường khác; thứ nó ký mới được gọi là thật
  --key-file  tệp chứa các khóa như vậy, mỗi dòng một khóa
  --log     tìm trong sổ cái này những gì xảy ra sau khi có chứng minh
  --old     điểm kiểm tra hoặc tệp chứng minh cũ: kiểm tra rằng từ đó sổ cái chỉ dài thêm

Mã kết thúc 0: đúng là thật; 1: không phải thật; 2: không đọc được, hoặc gọi sai; 3: không thấy gì sai nhưng chưa có khóa.
Thứ đúng là thật kết thúc bằng 0 cả khi không còn hiệu lực, hoặc chưa biết còn hiệu lực không: hãy đọc báo cáo.`,
  },
} satisfies Record<string, Words>;

/** The text with its values, of which nothing can move the cursor or turn the writing direction. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : printable(String(value));
  });
}

function printable(text: string): string {
  const shown = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
  return shown.length > 300 ? `${shown.slice(0, 300)}…` : shown;
}

import { defineErrors } from '../../platform/errors/index.js';

/** About what is imported from an older portal: a file, a row of it, a field. */
export const importError = defineErrors('releases', {
  'import-not-utf8': {
    kind: 'invalid',
    vi: 'Từ dòng {line}, tệp không phải UTF-8: hãy lưu lại với bảng mã UTF-8 (Unicode dựng sẵn).',
    en: 'From line {line} on the file is not UTF-8: save it again in that encoding.',
  },
  'import-csv-broken': {
    kind: 'invalid',
    vi: 'Từ dòng {line}, không tách được các hàng CSV ({code}): hãy sửa tệp rồi chạy lại; những tin đã nhập không bị nhập hai lần.',
    en: 'From line {line} on the rows of the CSV can not be told apart ({code}): mend the file and run again; nothing is imported twice.',
  },
  'import-json-broken': {
    kind: 'invalid',
    vi: 'Từ dòng {line}, tệp không phải là mảng JSON gồm các đối tượng: hãy sửa tệp rồi chạy lại; những tin đã nhập không bị nhập hai lần.',
    en: 'From line {line} on the file is no JSON array of objects: mend it and run again; nothing is imported twice.',
  },
  'import-empty': { kind: 'invalid', vi: 'Tệp trống.', en: 'The file is empty.' },
  'import-column-unknown': {
    kind: 'invalid',
    vi: 'Tệp không có cột “{column}”; các cột là: {columns}.',
    en: 'The file has no column “{column}”; it has: {columns}.',
  },
  'import-column-twice': {
    kind: 'invalid',
    vi: 'Có nhiều hơn một cột cho trường “{field}”.',
    en: 'More than one column is for the field “{field}”.',
  },
  'import-field-without-column': {
    kind: 'invalid',
    vi: 'Chưa có cột cho trường: {fields}. Hãy chỉ ra bằng --map "CỘT=TRƯỜNG,…"; các cột là: {columns}.',
    en: 'No column is for: {fields}. Say which by --map "COLUMN=FIELD,…"; the columns are: {columns}.',
  },
  'import-record-too-large': {
    kind: 'too-large',
    vi: 'Hàng quá dài (tối đa {most} ký tự).',
    en: 'The row is too long (at most {most} characters).',
  },
  'import-record-broken': {
    kind: 'invalid',
    vi: 'Đây không phải là một đối tượng JSON.',
    en: 'This is no JSON object.',
  },
  'import-columns': {
    kind: 'invalid',
    vi: 'Hàng có {count} ô, dòng tiêu đề có {columns} cột.',
    en: 'The row has {count} cells, the header {columns}.',
  },
  'import-value': {
    kind: 'invalid',
    vi: 'Giá trị phải là văn bản.',
    en: 'The value must be a text.',
  },
  'import-missing': { kind: 'invalid', vi: 'Thiếu giá trị.', en: 'The value is missing.' },
  'import-date': {
    kind: 'invalid',
    vi: '“{value}” không phải là ngày giờ: hãy viết 31/12/2019, 31/12/2019 07:30 hoặc theo ISO 8601.',
    en: '“{value}” is no date: write 31/12/2019, 31/12/2019 07:30, or ISO 8601.',
  },
  'import-date-range': {
    kind: 'invalid',
    vi: 'Ngày đăng phải từ năm 1945 đến nay.',
    en: 'The date must lie between 1945 and now.',
  },
  'import-kind': {
    kind: 'invalid',
    vi: 'Không có loại tin “{value}”; các loại: {kinds}.',
    en: 'There is no kind “{value}”; the kinds are: {kinds}.',
  },
  'import-url': {
    kind: 'invalid',
    vi: '“{value}” không phải là địa chỉ http hoặc https đầy đủ.',
    en: '“{value}” is no complete http or https address.',
  },
  'import-topic-unknown': {
    kind: 'invalid',
    vi: 'Không có chủ đề mang mã “{code}”.',
    en: 'There is no topic with the code “{code}”.',
  },
  'import-topic-missing': {
    kind: 'invalid',
    vi: 'Tin không có chủ đề, và lệnh cũng không có --topic.',
    en: 'The row names no topic, and the command has no --topic.',
  },
  'import-place-unknown': {
    kind: 'invalid',
    vi: 'Không có địa bàn nào, hoặc có hơn một, mang mã “{code}” vào ngày {day}.',
    en: 'There is no place with the code “{code}” on {day}, or more than one.',
  },
  'import-body-empty': {
    kind: 'invalid',
    vi: 'Nội dung không còn chữ nào sau khi làm sạch.',
    en: 'No word is left of the body once it is cleaned.',
  },
  'import-body-too-long': {
    kind: 'too-large',
    vi: 'Nội dung quá dài (tối đa {most} ký tự HTML).',
    en: 'The body is too long (at most {most} characters of HTML).',
  },
  'import-number-left-out': {
    kind: 'conflict',
    vi: 'Số, ký hiệu {number} đã dùng cho tin khác trong năm đó nên bỏ qua.',
    en: 'The number {number} belongs to another release of that year, so it was left out.',
  },
  'import-left-out': {
    kind: 'invalid',
    vi: 'Đã bỏ khỏi nội dung: {what}.',
    en: 'Left out of the body: {what}.',
  },
});

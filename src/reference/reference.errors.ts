import { defineErrors } from '../platform/errors/index.js';

export const referenceError = defineErrors('reference', {
  'topic-not-found': {
    kind: 'not-found',
    vi: 'Không có chủ đề này.',
    en: 'There is no such topic.',
  },
  'place-not-found': {
    kind: 'not-found',
    vi: 'Không có địa danh này.',
    en: 'There is no such place.',
  },
  'unknown-topic': {
    kind: 'invalid',
    vi: 'Không có chủ đề mang mã {id}.',
    en: 'There is no topic with the id {id}.',
  },
  'unknown-place': {
    kind: 'invalid',
    vi: 'Không có địa danh mang mã {id}.',
    en: 'There is no place with the id {id}.',
  },
  'topic-code-taken': {
    kind: 'conflict',
    vi: 'Đã có chủ đề mang mã {code}.',
    en: 'There is a topic with the code {code} already.',
  },
  'place-does-not-fit': {
    kind: 'conflict',
    vi: 'Chưa ghi được địa danh: không khớp với các địa danh đã có.',
    en: 'Not recorded: this place does not fit those already there.',
  },
  'place-code-taken': {
    kind: 'conflict',
    vi: 'Trong thời gian đó đã có địa danh cùng loại mang mã {code}.',
    en: 'During that time another place of this kind has the code {code}.',
  },
  'ends-before-it-begins': {
    kind: 'conflict',
    vi: 'Ngày kết thúc phải sau ngày bắt đầu ({from}).',
    en: 'The end must be after the beginning ({from}).',
  },
  'parent-not-there': {
    kind: 'conflict',
    vi: 'Địa danh cấp trên không tồn tại suốt thời gian đó.',
    en: 'The place above does not exist during all of that time.',
  },
  'predecessor-not-ended': {
    kind: 'conflict',
    vi: 'Địa danh trước đó (mã {code}) chưa kết thúc, hoặc kết thúc khi địa danh này không tồn tại.',
    en: 'The earlier place (code {code}) has not ended, or ended when this one does not exist.',
  },
  'already-ended': {
    kind: 'conflict',
    vi: 'Địa danh đã kết thúc từ ngày {to}.',
    en: 'This place ended on {to} already.',
  },
  'children-still-there': {
    kind: 'conflict',
    vi: 'Còn {count} địa danh trực thuộc tồn tại sau ngày đó; cần kết thúc các địa danh ấy trước.',
    en: '{count} places below it exist after that day; end them first.',
  },
  'successor-not-there': {
    kind: 'conflict',
    vi: 'Địa danh tiếp nối (mã {code}) không tồn tại vào ngày đó.',
    en: 'The place that follows (code {code}) does not exist on that day.',
  },
});

import { defineErrors } from '../platform/errors/index.js';

export const releaseError = defineErrors('releases', {
  'not-found': { kind: 'not-found', vi: 'Không có tin này.', en: 'There is no such release.' },
  'no-open-version': {
    kind: 'not-found',
    vi: 'Tin này không có phiên bản nào đang soạn.',
    en: 'This release has no version at work.',
  },
  'no-text': {
    kind: 'not-found',
    vi: 'Phiên bản này chưa có bản tiếng {lang}.',
    en: 'This version has no text in {lang}.',
  },
  'wrong-state': {
    kind: 'conflict',
    vi: 'Không thực hiện được khi phiên bản ở trạng thái “{state}”.',
    en: 'This can not be done while the version is “{state}”.',
  },
  'title-missing': { kind: 'conflict', vi: 'Chưa có tiêu đề.', en: 'The title is missing.' },
  'summary-missing': { kind: 'conflict', vi: 'Chưa có tóm tắt.', en: 'The summary is missing.' },
  'body-missing': { kind: 'conflict', vi: 'Chưa có nội dung.', en: 'The body is missing.' },
  'topic-missing': { kind: 'conflict', vi: 'Chưa chọn chủ đề.', en: 'No topic is chosen.' },
  'contact-missing': {
    kind: 'conflict',
    vi: 'Chưa có đầu mối báo chí: họ tên, và số điện thoại hoặc thư điện tử.',
    en: 'The press contact is missing: a name, with a telephone number or e-mail address.',
  },
  'state-secret-unconfirmed': {
    kind: 'conflict',
    vi: 'Chưa xác nhận nội dung không chứa bí mật nhà nước.',
    en: 'It is not confirmed that the text holds no state secret.',
  },
  'own-work': {
    kind: 'conflict',
    vi: 'Người đã soạn, sửa hoặc trình phiên bản này không được duyệt chính nó.',
    en: 'Whoever wrote, edited or submitted this version may not approve it.',
  },
  'already-retracted': {
    kind: 'conflict',
    vi: 'Tin đã được thu hồi nên không phát hành được nữa.',
    en: 'The release was retracted and can not be published any more.',
  },
  'foreign-organisation': {
    kind: 'forbidden',
    vi: 'Không được soạn tin thay cho cơ quan này.',
    en: 'You may not write on behalf of this organisation.',
  },
});

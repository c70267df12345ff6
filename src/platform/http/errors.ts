import { defineErrors } from '../errors/index.js';

export const httpError = defineErrors('http', {
  invalid: { kind: 'invalid', vi: 'Yêu cầu có chỗ chưa đúng.', en: 'Something in the request is not right.' },
  'bad-request': { kind: 'invalid', vi: 'Không đọc được yêu cầu.', en: 'The request could not be read.' },
  'sign-in-required': {
    kind: 'unauthenticated',
    vi: 'Cần đăng nhập để thực hiện việc này.',
    en: 'This needs you to be signed in.',
  },
  forbidden: {
    kind: 'forbidden',
    vi: 'Tài khoản này không có quyền thực hiện việc này ({permission}).',
    en: 'This account does not have the permission for this ({permission}).',
  },
  'people-only': {
    kind: 'forbidden',
    vi: 'Chỉ người dùng đã đăng nhập mới làm được việc này; phần mềm thì không.',
    en: 'Only people who are signed in can do this, not machines.',
  },
  'foreign-host': {
    kind: 'forbidden',
    vi: 'Bản minh họa chỉ trả lời tại localhost và 127.0.0.1.',
    en: 'The demonstration answers at localhost and 127.0.0.1 only.',
  },
  'not-found': { kind: 'not-found', vi: 'Không tìm thấy.', en: 'Not found.' },
  'if-match-required': {
    kind: 'precondition-required',
    vi: 'Cần gửi If-Match kèm ETag đã đọc, để không ghi đè thay đổi của người khác.',
    en: "Send If-Match with the ETag that you read, so that nobody else's change is overwritten.",
  },
  'reason-required': {
    kind: 'invalid',
    vi: 'Cần nêu lý do khi thực hiện việc này.',
    en: 'Whoever does this must say why.',
  },
  stale: {
    kind: 'stale',
    vi: 'Nội dung đã được người khác thay đổi sau khi anh/chị đọc. Hãy tải lại và thực hiện lại.',
    en: 'This was changed by somebody else after you read it. Load it again and repeat.',
  },
  'idempotency-key-reused': {
    kind: 'conflict',
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was used for another request.',
  },
  'unsupported-media-type': {
    kind: 'unsupported',
    vi: 'Không hỗ trợ kiểu nội dung này; hãy gửi application/json.',
    en: 'This content type is not supported; send application/json.',
  },
  'too-large': { kind: 'too-large', vi: 'Nội dung gửi lên quá lớn.', en: 'What was sent is too large.' },
  'too-many-requests': {
    kind: 'too-many',
    vi: 'Quá nhiều yêu cầu. Hãy thử lại sau {seconds} giây.',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  internal: {
    kind: 'internal',
    vi: 'Hệ thống gặp lỗi. Lỗi đã được ghi lại với mã yêu cầu này.',
    en: 'Something failed on our side. It was logged under this request id.',
  },
  unavailable: {
    kind: 'unavailable',
    vi: 'Hệ thống tạm thời chưa sẵn sàng. Hãy thử lại sau.',
    en: 'The service is not ready at the moment. Try again shortly.',
  },
});

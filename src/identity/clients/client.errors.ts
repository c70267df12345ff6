import { defineErrors } from '../../platform/errors/index.js';

export const clientError = defineErrors('client', {
  'client-state': {
    kind: 'conflict',
    vi: 'Không thực hiện được với phần mềm kết nối ở trạng thái này ({state}).',
    en: 'This can not be done with a client that is {state}.',
  },
  'enough-secrets': {
    kind: 'conflict',
    vi: 'Đã có {most} mã bí mật còn hiệu lực; hãy thu hồi một mã trước.',
    en: 'There are {most} live secrets already; revoke one of them first.',
  },
  'secret-over': {
    kind: 'conflict',
    vi: 'Mã bí mật này đã bị thu hồi hoặc đã hết hạn.',
    en: 'This secret was revoked or has expired.',
  },
  'expires-already': {
    kind: 'invalid',
    vi: 'Thời hạn của mã bí mật phải ở tương lai.',
    en: 'A secret must expire in the future.',
  },
  'scope-not-here': {
    kind: 'conflict',
    vi: 'Phần mềm của cơ quan này không được giao quyền “{scope}”.',
    en: 'Clients of this organisation can not have the scope “{scope}”.',
  },
  // What follows is read by programs as well: RFC 6749, 5.2, takes ASCII without quotation marks.
  'client-refused': {
    kind: 'unauthenticated',
    vi: 'Không xác thực được phần mềm kết nối: mã định danh hoặc mã bí mật không đúng, hết hạn, bị thu hồi hoặc bị khóa.',
    en: 'The client could not be authenticated: its id or secret is unknown, wrong, expired, revoked or disabled.',
  },
  'token-request-invalid': {
    kind: 'invalid',
    vi: 'Yêu cầu không đúng: cần một biểu mẫu có grant_type, mỗi tham số một lần, và xác thực bằng đúng một cách.',
    en: 'Send a form with grant_type, every parameter once, and authenticate in one way only.',
  },
  'grant-unsupported': {
    kind: 'invalid',
    vi: 'Chỉ hỗ trợ grant_type là client_credentials.',
    en: 'The only grant type is client_credentials.',
  },
  'scope-refused': {
    kind: 'invalid',
    vi: 'Phần mềm kết nối này không có quyền (scope) được yêu cầu.',
    en: 'This client does not have the scope that was asked for.',
  },
});

import { defineErrors } from '../platform/errors/index.js';

export const identityError = defineErrors('identity', {
  'sign-in-refused': {
    kind: 'unauthenticated',
    vi: 'Thư điện tử, mật khẩu hoặc mã không đúng, hoặc tài khoản không sử dụng được.',
    en: 'The e-mail address, password or code is wrong, or the account can not be used.',
  },
  'code-required': {
    kind: 'unauthenticated',
    vi: 'Tài khoản này có xác thực hai lớp: hãy gửi kèm mã của ứng dụng xác thực hoặc một mã dự phòng.',
    en: 'This account has a second factor: send the code of the authenticator app, or a recovery code, as well.',
  },
  'token-refused': {
    kind: 'unauthenticated',
    vi: 'Mã truy cập không hợp lệ hoặc đã hết hạn.',
    en: 'The access token is not valid, or has expired.',
  },
  'session-ended': {
    kind: 'unauthenticated',
    vi: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại.',
    en: 'This session has ended. Sign in again.',
  },
  'refresh-header-missing': {
    kind: 'forbidden',
    vi: 'Cần gửi tiêu đề Khen-Session: refresh, mà trang web khác không gửi thay được.',
    en: 'Send the header Khen-Session: refresh, which no other web site can send for you.',
  },
  'acting-for-required': {
    kind: 'invalid',
    vi: 'Tài khoản thuộc nhiều cơ quan; hãy chọn một trong tiêu đề Khen-Acting-For: {choice}.',
    en: 'This account belongs to several organisations; name one in the header Khen-Acting-For: {choice}.',
  },
  'acting-for-invalid': {
    kind: 'invalid',
    vi: 'Khen-Acting-For phải là mã định danh (UUID) của một cơ quan.',
    en: 'Khen-Acting-For must be the id (a UUID) of an organisation.',
  },
  'acting-for-refused': {
    kind: 'forbidden',
    vi: 'Tài khoản này không được làm việc thay cho cơ quan đã nêu.',
    en: 'This account may not act for that organisation.',
  },
  'second-factor-required': {
    kind: 'forbidden',
    vi: 'Vai trò của tài khoản này bắt buộc xác thực hai lớp: hãy bật ở POST /api/v1/me/totp trước khi làm việc khác.',
    en: 'A role of this account demands a second factor: set it up at POST /api/v1/me/totp before anything else.',
  },
  'too-many-attempts': {
    kind: 'too-many',
    vi: 'Thử quá nhiều lần. Hãy thử lại sau {seconds} giây.',
    en: 'Too many attempts. Try again in {seconds} seconds.',
  },
  busy: {
    kind: 'unavailable',
    vi: 'Quá nhiều người đang đăng nhập cùng lúc. Hãy thử lại sau giây lát.',
    en: 'Too many people are signing in at once. Try again in a moment.',
    log: 'warn',
  },
  'password-wrong': {
    kind: 'forbidden',
    vi: 'Mật khẩu hiện tại không đúng.',
    en: 'The current password is wrong.',
  },
  'code-wrong': {
    kind: 'forbidden',
    vi: 'Mã xác thực còn thiếu, không đúng hoặc đã được dùng.',
    en: 'The code is missing, wrong, or was used before.',
  },
  'password-refused': {
    kind: 'invalid',
    vi: 'Không dùng được mật khẩu này.',
    en: 'This password can not be used.',
  },
  'totp-already-on': {
    kind: 'conflict',
    vi: 'Xác thực hai lớp đã được bật.',
    en: 'The second factor is already on.',
  },
  'totp-not-begun': {
    kind: 'conflict',
    vi: 'Chưa bắt đầu bật xác thực hai lớp, hoặc đã bật xong.',
    en: 'Setting up the second factor was not begun, or is already done.',
  },
  'totp-off': { kind: 'conflict', vi: 'Xác thực hai lớp đang tắt.', en: 'The second factor is off.' },
  'totp-mandatory': {
    kind: 'conflict',
    vi: 'Vai trò của tài khoản này bắt buộc xác thực hai lớp nên không tắt được.',
    en: 'A role of this account demands a second factor, so it can not be turned off.',
  },
  'link-not-valid': {
    kind: 'gone',
    vi: 'Liên kết không còn hiệu lực: đã dùng, đã hết hạn hoặc đã có liên kết mới hơn.',
    en: 'This link is no longer valid: it was used, has expired, or a newer one was sent.',
  },
  'email-taken': {
    kind: 'conflict',
    vi: 'Đã có tài khoản với địa chỉ thư điện tử này. Người quản trị cấp trên có thể giao thêm vai trò cho tài khoản đó.',
    en: 'There is an account with this e-mail address. An administrator further up can grant it another role.',
  },
  'email-invalid': {
    kind: 'invalid',
    vi: 'Đây không phải là địa chỉ thư điện tử.',
    en: 'This is not an e-mail address.',
  },
  'unknown-role': { kind: 'invalid', vi: 'Không có vai trò “{role}”.', en: 'There is no role “{role}”.' },
  'beyond-scope': {
    kind: 'forbidden',
    vi: 'Vai trò này vượt quá phạm vi quản trị của anh/chị.',
    en: 'This role reaches beyond what you administer.',
  },
  'membership-exists': {
    kind: 'conflict',
    vi: 'Tài khoản đã có vai trò này ở cơ quan này.',
    en: 'The account already has this role in this organisation.',
  },
  'role-not-here': {
    kind: 'conflict',
    vi: 'Không giao được vai trò “{role}” ở đây: vai trò báo chí chỉ dành cho cơ quan báo chí, mọi vai trò khác chỉ dành cho cơ quan khác.',
    en: 'The role “{role}” can not be given here: roles of the press are for press agencies, all others for other organisations.',
  },
  'over-already': {
    kind: 'conflict',
    vi: 'Thời hạn của vai trò này đã qua.',
    en: 'The time of this role is over.',
  },
  'not-their-role': {
    kind: 'conflict',
    vi: 'Người được thay không giữ vai trò “{role}” ở cơ quan này, hoặc chính là người thay.',
    en: 'Whoever is substituted does not have the role “{role}” in this organisation, or is the same person.',
  },
  'not-substitutable': {
    kind: 'forbidden',
    vi: 'Anh/chị chỉ cử được người thay ở vai trò duyệt mà chính mình đang giữ tại cơ quan này.',
    en: 'You can appoint a substitute only in a role of an approver that you hold yourself in this organisation.',
  },
  'unknown-colleague': {
    kind: 'conflict',
    vi: 'Không có ai đang làm việc tại cơ quan này với địa chỉ thư điện tử đó.',
    en: 'Nobody who works in this organisation has this e-mail address.',
  },
  'substitution-dates': {
    kind: 'invalid',
    vi: 'Thời gian thay không được bắt đầu trong quá khứ hoặc quá một năm nữa, và tối đa {days} ngày.',
    en: 'A substitution begins neither in the past nor more than a year from now, and lasts {days} days at most.',
  },
  'account-state': {
    kind: 'conflict',
    vi: 'Không thực hiện được với tài khoản ở trạng thái này ({state}).',
    en: 'This can not be done with an account that is {state}.',
  },
  'own-account': {
    kind: 'conflict',
    vi: 'Không ai được thay đổi vai trò hay trạng thái của chính mình.',
    en: 'Nobody may change their own role or state.',
  },
  'last-administrator': {
    kind: 'conflict',
    vi: 'Đây là người quản trị cuối cùng của cơ quan đứng đầu.',
    en: 'This is the last administrator of the organisation at the top.',
  },
  'last-membership': {
    kind: 'conflict',
    vi: 'Đây là vai trò duy nhất của tài khoản; hãy tạm khóa tài khoản nếu không còn cần nữa.',
    en: 'This is the only role of the account; suspend the account if it is no longer needed.',
  },
  'works-elsewhere': {
    kind: 'conflict',
    vi: 'Tài khoản còn có vai trò ở cơ quan ngoài phạm vi của anh/chị; hãy thu hồi vai trò thay vì khóa.',
    en: 'The account also has a role in an organisation that you do not administer; revoke the role instead.',
  },
  'never-accepted': {
    kind: 'conflict',
    vi: 'Tài khoản chưa từng nhận lời mời; hãy mời lại.',
    en: 'The account never accepted its invitation; invite it again.',
  },
  'already-accepted': {
    kind: 'conflict',
    vi: 'Tài khoản đã nhận lời mời từ trước; hãy mở lại tài khoản.',
    en: 'The account accepted its invitation before; reinstate it.',
  },
  'code-taken': { kind: 'conflict', vi: 'Mã cơ quan này đã được dùng.', en: 'This code is in use.' },
  'setting-not-found': { kind: 'not-found', vi: 'Không có thiết lập này.', en: 'There is no such setting.' },
  'setting-of-the-installation': {
    kind: 'invalid',
    vi: 'Thiết lập này dùng chung cho toàn hệ thống, không đặt riêng cho từng cơ quan.',
    en: 'This setting is one for the whole installation and can not be set for an organisation.',
  },
  'unknown-organisation': {
    kind: 'invalid',
    vi: 'Không có cơ quan này.',
    en: 'There is no such organisation.',
  },
  'organisation-state': {
    kind: 'conflict',
    vi: 'Không thực hiện được với cơ quan ở trạng thái này ({state}).',
    en: 'This can not be done with an organisation that is {state}.',
  },
  'parent-closed': {
    kind: 'conflict',
    vi: 'Cơ quan cấp trên đã đóng.',
    en: 'The organisation above is closed.',
  },
  'has-open-parts': {
    kind: 'conflict',
    vi: 'Còn đơn vị trực thuộc chưa đóng.',
    en: 'There are organisations below it that are not closed.',
  },
  'acting-for-it': {
    kind: 'conflict',
    vi: 'Không đóng hay chuyển được cơ quan mà anh/chị đang làm việc thay.',
    en: 'The organisation that you act for can be neither closed nor moved.',
  },
  'below-itself': {
    kind: 'conflict',
    vi: 'Một cơ quan không thể trực thuộc chính nó hoặc đơn vị của nó.',
    en: 'An organisation can not stand below itself.',
  },
});

import { defineErrors } from '../../platform/errors/index.js';

export const agencyError = defineErrors('agency', {
  'not-an-agency': {
    kind: 'conflict',
    vi: 'Cơ quan này không phải là cơ quan báo chí.',
    en: 'This organisation is not a press agency.',
  },
  'agency-closed': {
    kind: 'conflict',
    vi: 'Cơ quan báo chí này đã đóng.',
    en: 'This press agency is closed.',
  },
  'already-accredited': {
    kind: 'conflict',
    vi: 'Cơ quan báo chí này đang được công nhận; hãy chấm dứt việc công nhận cũ trước.',
    en: 'This press agency is accredited already; end that accreditation first.',
  },
  'accreditation-state': {
    kind: 'conflict',
    vi: 'Không thực hiện được với việc công nhận ở trạng thái này ({state}).',
    en: 'This can not be done with an accreditation that is {state}.',
  },
  'terms-in-the-past': {
    kind: 'conflict',
    vi: 'Điều khoản mới không được có hiệu lực từ một thời điểm trong quá khứ.',
    en: 'New terms can not come into force in the past.',
  },
  'terms-superseded': {
    kind: 'conflict',
    vi: 'Điều khoản này đã được thay bằng bản số {version}.',
    en: 'These terms were superseded by version {version}.',
  },
  'terms-differ': {
    kind: 'conflict',
    vi: 'Mã băm không khớp với điều khoản này; hãy đọc lại điều khoản trước khi chấp thuận.',
    en: 'The digest is not that of these terms; read them again before you accept them.',
  },
  'not-accredited': {
    kind: 'forbidden',
    vi: 'Cơ quan báo chí chưa được công nhận, hoặc việc công nhận không còn hiệu lực.',
    en: 'The press agency is not accredited, or not at present.',
  },
  'no-terms': {
    kind: 'forbidden',
    vi: 'Chưa có điều khoản đọc trước nào có hiệu lực.',
    en: 'No terms of early access are in force yet.',
  },
  'terms-not-accepted': {
    kind: 'forbidden',
    vi: 'Đại diện cơ quan báo chí chưa chấp thuận điều khoản đọc trước đang có hiệu lực (bản số {version}).',
    en: 'Nobody has accepted the terms of early access that are in force (version {version}) for the press agency.',
  },
});

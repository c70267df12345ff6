import { defineErrors } from '../platform/errors/index.js';

/** What the ledger refuses. */
export const ledgerError = defineErrors('ledger', {
  equivocation: {
    kind: 'unavailable',
    vi: 'Sổ cái trong cơ sở dữ liệu ({size} mục) không khớp với sổ cái đã công bố ({published} mục). Chưa thể công bố gì cho đến khi người vận hành xử lý.',
    en: 'The ledger in the database ({size} entries) does not agree with the ledger that was published ({published} entries). Nothing can be published until an operator acts.',
    log: 'error',
  },
  'not-open': {
    kind: 'unavailable',
    vi: 'Sổ cái chưa được mở.',
    en: 'The ledger is not open yet.',
    log: 'error',
  },
  'not-kept': {
    kind: 'unavailable',
    vi: 'Không ghi lại được điểm kiểm tra của sổ cái vào thư mục dữ liệu.',
    en: 'The checkpoint of the ledger could not be kept in the data folder.',
    log: 'error',
  },
  'version-taken': {
    kind: 'conflict',
    vi: 'Sổ cái đã có phiên bản {last} của đối tượng này, nên không thể công bố phiên bản {version} nữa. Hãy soạn thành thông tin mới.',
    en: 'The ledger already has version {last} of this, so version {version} can not be published again. Draft it anew.',
    log: 'warn',
  },
  'too-large': {
    kind: 'invalid',
    vi: 'Mục của sổ cái quá lớn ({bytes} byte; tối đa {limit}).',
    en: 'The entry of the ledger is too large ({bytes} bytes; at most {limit}).',
    log: 'warn',
  },
  'no-such-tile': {
    kind: 'not-found',
    vi: 'Sổ cái không có phần này.',
    en: 'The ledger has no such tile.',
  },
  'no-such-entry': {
    kind: 'not-found',
    vi: 'Sổ cái không có mục này.',
    en: 'The ledger has no such entry.',
  },
});

import { defineErrors } from '../errors/index.js';

export const settingError = defineErrors('settings', {
  'value-unusable': {
    kind: 'internal',
    vi: 'Giá trị đã lưu của thiết lập {key} không còn hợp lệ; cần đặt lại.',
    en: 'The stored value of the setting {key} is not valid any more; it needs to be set again.',
    log: 'error',
  },
});

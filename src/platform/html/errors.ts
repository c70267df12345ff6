import { defineErrors } from '../errors/index.js';

export const htmlError = defineErrors('html', {
  'too-large': {
    kind: 'too-large',
    vi: 'Nội dung quá dài (tối đa {most} ký tự mã HTML).',
    en: 'The text is too long (at most {most} characters of HTML).',
  },
  'too-complex': {
    kind: 'invalid',
    vi: 'Mã HTML của nội dung quá phức tạp.',
    en: 'The HTML of the text is too complex.',
  },
});

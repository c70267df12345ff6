import { defineErrors } from '../platform/errors/index.js';

export const distributionError = defineErrors('distribution', {
  'not-found': {
    kind: 'not-found',
    vi: 'Chúng tôi chưa phát hành tin nào như vậy.',
    en: 'We have not published this.',
  },
  'language-not-found': {
    kind: 'not-found',
    vi: 'Tin này không có bản bằng ngôn ngữ đó.',
    en: 'This release has no text in that language.',
  },
});

import { defineErrors } from '../../platform/errors/index.js';

/** About versions that are named by their id, and what was said of them. */
export const versionError = defineErrors('releases', {
  'version-not-found': {
    kind: 'not-found',
    vi: 'Tin này không có phiên bản đó.',
    en: 'The release has no such version.',
  },
  'comment-not-found': {
    kind: 'not-found',
    vi: 'Phiên bản này không có ý kiến đó.',
    en: 'The version has no such comment.',
  },
  'version-given-up': {
    kind: 'conflict',
    vi: 'Phiên bản đã hủy nên không ghi thêm ý kiến được nữa.',
    en: 'The version was given up, so its thread is closed.',
  },
  'comment-of-another': {
    kind: 'forbidden',
    vi: 'Chỉ người đã viết ý kiến mới rút lại được.',
    en: 'Only whoever wrote a comment may withdraw it.',
  },
});

import { defineErrors } from '../platform/errors/index.js';

export const distributionError = defineErrors('distribution', {
  'not-found': {
    kind: 'not-found',
    vi: 'Chúng tôi chưa phát hành tin nào như vậy.',
    en: 'We have not published this.',
  },
  retracted: {
    kind: 'gone',
    vi: 'Tin này đã được thu hồi.',
    en: 'This release was retracted.',
  },
  erased: {
    kind: 'gone',
    vi: 'Văn bản này đã được xóa theo quy định của pháp luật.',
    en: 'This document was erased by law.',
  },
  'pack-not-ready': {
    kind: 'unavailable',
    vi: 'Gói tư liệu đang được tạo, xin thử lại sau giây lát.',
    en: 'The press pack is being made; try again in a moment.',
  },
  'language-not-found': {
    kind: 'not-found',
    vi: 'Tin này không có bản bằng ngôn ngữ đó.',
    en: 'This release has no text in that language.',
  },
  'log-replaced': {
    kind: 'conflict',
    vi: 'Vị trí này không có trong sổ cái {log} ({size} mục). Sổ cái mà bạn theo dõi đã được thay; hãy đọc hướng dẫn rồi bắt đầu lại từ mục 0.',
    en: 'The log {log} ({size} entries) has no such place. The log that you followed was replaced: read the guide, then begin again at entry 0.',
  },
});

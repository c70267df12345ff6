import { defineErrors } from '../errors/index.js';

export const pictureError = defineErrors('pictures', {
  broken: {
    kind: 'invalid',
    vi: 'Không đọc được ảnh đến hết: tệp bị hỏng, bị cắt ngang hoặc không phải ảnh. Hãy mở ảnh bằng một chương trình khác, lưu lại rồi tải lên.',
    en: 'The picture can not be read to its end: it is damaged, broken off, or no picture. Open it in another program, save it again and upload that.',
  },
  'too-large': {
    kind: 'too-large',
    vi: 'Tệp ảnh quá lớn: tối đa {most} byte.',
    en: 'The picture is too large: at most {most} bytes.',
  },
  'too-many-pixels': {
    kind: 'too-large',
    vi: 'Ảnh có quá nhiều điểm ảnh: tối đa {megapixels} triệu điểm ảnh, tính cả mọi khung hình của ảnh động.',
    en: 'The picture has too many pixels: at most {megapixels} million, all frames of a moving one together.',
  },
  'too-many-frames': {
    kind: 'too-large',
    vi: 'Ảnh động quá dài: tối đa {frames} khung hình.',
    en: 'The moving picture is too long: at most {frames} frames.',
  },
  'moving-avif': {
    kind: 'unsupported',
    vi: 'Không nhận ảnh AVIF động. Hãy dùng WebP, GIF hoặc video.',
    en: 'Moving AVIF pictures are not taken. Use WebP, GIF or a video.',
  },
  busy: {
    kind: 'unavailable',
    vi: 'Đang có quá nhiều ảnh chờ xử lý. Hãy thử lại sau giây lát.',
    en: 'Too many pictures are waiting to be worked on. Try again in a moment.',
    log: 'warn',
  },
});

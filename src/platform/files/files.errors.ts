import { defineErrors } from '../errors/index.js';

export const filesError = defineErrors('files', {
  empty: { kind: 'invalid', vi: 'Tệp không có nội dung.', en: 'The file is empty.' },
  'too-large': {
    kind: 'too-large',
    vi: 'Tệp quá lớn: tối đa {most} byte.',
    en: 'The file is too large: at most {most} bytes.',
  },
  unsupported: {
    kind: 'unsupported',
    vi: 'Không nhận loại tệp này. Hãy dùng ảnh (JPEG, PNG, WebP, GIF, AVIF), PDF, âm thanh, video, tài liệu Office (docx, xlsx, pptx, odt, ods, odp) hoặc văn bản thuần.',
    en: 'Files of this kind are not taken. Use a picture (JPEG, PNG, WebP, GIF, AVIF), PDF, sound, video, an office document (docx, xlsx, pptx, odt, ods, odp) or plain text.',
  },
  'active-pdf': {
    kind: 'unsupported',
    vi: 'Không nhận PDF có mã lệnh, lệnh mở chương trình hoặc tệp nhúng bên trong. Hãy in lại thành PDF thường rồi tải lên.',
    en: 'A PDF with scripts, commands that start programs, or files embedded in it is not taken. Print it to a plain PDF and upload that.',
  },
  unknown: {
    kind: 'conflict',
    vi: 'Không có tệp {sha256}; hãy tải lên lại.',
    en: 'There is no file {sha256}; upload it again.',
  },
  unsatisfiable: {
    kind: 'unsatisfiable',
    vi: 'Đoạn được yêu cầu nằm ngoài tệp ({bytes} byte).',
    en: 'The range that was asked for is outside the file ({bytes} bytes).',
  },
  'no-space': {
    kind: 'unavailable',
    vi: 'Máy chủ không còn chỗ để lưu tệp.',
    en: 'The server has no room to store the file.',
    log: 'error',
  },
  missing: {
    kind: 'internal',
    vi: 'Tệp không còn trong kho lưu trữ; quản trị viên đã được báo.',
    en: 'The file is no longer in the store; the operators have been told.',
    log: 'error',
  },
});

import { defineErrors } from '../errors/index.js';

export const mailError = defineErrors('mail', {
  malformed: {
    kind: 'internal',
    vi: 'Thư có địa chỉ, tiêu đề hoặc nội dung không hợp lệ.',
    en: 'The mail has an address, subject or text that can not be sent.',
  },
  refused: {
    kind: 'conflict',
    vi: 'Máy chủ thư từ chối thư này.',
    en: 'The mail server refuses this mail.',
    log: 'warn',
  },
  unavailable: {
    kind: 'unavailable',
    vi: 'Chưa gửi được thư; hệ thống sẽ thử lại.',
    en: 'The mail could not be sent yet; it will be tried again.',
    log: 'warn',
  },
});

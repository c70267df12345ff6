import { defineErrors } from '../errors/index.js';

export const jobsError = defineErrors('jobs', {
  'job-not-found': {
    kind: 'not-found',
    vi: 'Không có công việc lỗi này: đã được chạy lại hoặc đã bỏ.',
    en: 'There is no such failed job: it was tried again or dismissed.',
  },
  'job-without-queue': {
    kind: 'conflict',
    vi: 'Không chạy lại được: phiên bản này của hệ thống không còn loại công việc đó.',
    en: 'It can not be tried again: this version has no such queue any more.',
  },
});

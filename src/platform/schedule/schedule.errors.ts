import { defineErrors } from '../errors/index.js';

export const scheduleError = defineErrors('schedule', {
  'task-not-found': {
    kind: 'not-found',
    vi: 'Không có tác vụ định kỳ này.',
    en: 'There is no such scheduled task.',
  },
  'task-paused': {
    kind: 'conflict',
    vi: 'Tác vụ đang tạm dừng; hãy cho chạy tiếp trước.',
    en: 'The task is paused; resume it first.',
  },
});

import { defineErrors } from '../../platform/errors/index.js';

export const viewError = defineErrors('view', {
  'name-taken': {
    kind: 'conflict',
    vi: 'Danh sách này đã có bộ lọc tên như vậy. Hãy chọn tên khác.',
    en: 'This list has a view of that name. Choose another one.',
  },
  'too-many': {
    kind: 'conflict',
    vi: 'Mỗi danh sách có tối đa {most} bộ lọc đã lưu; hãy xóa bớt.',
    en: 'A list has {most} saved views at most; remove one first.',
  },
  'too-many-in-all': {
    kind: 'conflict',
    vi: 'Mỗi người lưu được tối đa {most} bộ lọc; hãy xóa bớt.',
    en: 'Somebody has {most} saved views at most; remove one first.',
  },
});

import { definePermissions } from '../platform/http/index.js';

const area = { vi: 'Danh mục', en: 'Lists' };

definePermissions(area, {
  'reference.write': {
    vi: 'Thêm, đổi tên chủ đề và địa danh; ghi việc sắp xếp địa danh',
    en: 'Add and rename topics and places; record how places merge and divide',
    everywhere: true,
  },
});

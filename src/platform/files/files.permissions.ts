import { definePermissions } from '../http/index.js';

const area = { vi: 'Tệp', en: 'Files' };

definePermissions(area, {
  'files.write': { vi: 'Tải tệp lên', en: 'Upload files' },
});

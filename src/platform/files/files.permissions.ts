import { definePermissions } from '../http/index.js';

definePermissions({
  'files.write': { vi: 'Tải tệp lên', en: 'Upload files' },
});

import { definePermissions, systemArea } from '../platform/http/index.js';

definePermissions(systemArea, {
  'audit.read': {
    vi: 'Xem nhật ký kiểm toán của cơ quan',
    en: "Read the organisation's audit trail",
  },
});

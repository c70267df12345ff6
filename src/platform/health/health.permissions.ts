import { definePermissions, systemArea } from '../http/index.js';

definePermissions(systemArea, {
  'health.read': {
    vi: 'Xem tình trạng hệ thống, sổ công khai và bản sao lưu',
    en: 'See how the installation is doing, its ledger and its backups',
    everywhere: true,
  },
});

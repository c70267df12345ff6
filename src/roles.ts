import { Roles } from './identity/index.js';

/** Who may do what: every role with all its permissions. The only place where permissions of several modules meet. */
export const roles = new Roles({
  administrator: {
    name: { vi: 'Quản trị', en: 'Administrator' },
    secondFactor: true,
    permissions: [
      'organisations.read',
      'organisations.write',
      'accounts.read',
      'accounts.write',
      'reference.write',
      'settings.read',
      'settings.write',
      'settings.write-everywhere',
      'tasks.read',
      'tasks.write',
      'releases.read',
      'audit.read',
    ],
  },
  'press-officer': {
    name: { vi: 'Cán bộ truyền thông', en: 'Press officer' },
    secondFactor: false,
    permissions: ['releases.read', 'releases.write', 'files.write'],
  },
  approver: {
    name: { vi: 'Người duyệt', en: 'Approver' },
    secondFactor: true,
    permissions: ['releases.read', 'releases.approve', 'releases.publish'],
  },
  // Reads all, changes nothing.
  auditor: {
    name: { vi: 'Kiểm tra, giám sát', en: 'Auditor' },
    secondFactor: false,
    permissions: [
      'organisations.read',
      'accounts.read',
      'releases.read',
      'settings.read',
      'tasks.read',
      'audit.read',
    ],
  },
});

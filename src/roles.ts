import { Roles } from './identity/index.js';

/** Who may do what: every role with all its permissions. The only place where permissions of several modules meet. */
export const roles = new Roles({
  administrator: {
    name: { vi: 'Quản trị', en: 'Administrator' },
    secondFactor: true,
    overseesPressAgencies: true,
    permissions: [
      'organisations.read',
      'organisations.write',
      'accounts.read',
      'accounts.write',
      'agencies.read',
      'agencies.write',
      'clients.read',
      'clients.write',
      'reference.write',
      'settings.read',
      'settings.write',
      'settings.write-everywhere',
      // The logo.
      'files.write',
      'tasks.read',
      'tasks.write',
      'health.read',
      'releases.read',
      'audit.read',
    ],
  },
  'press-officer': {
    name: { vi: 'Cán bộ truyền thông', en: 'Press officer' },
    secondFactor: false,
    permissions: [
      'releases.read',
      'releases.write',
      'releases.comment',
      'releases.translate',
      'releases.review',
      'files.write',
    ],
  },
  translator: {
    name: { vi: 'Người dịch', en: 'Translator' },
    secondFactor: false,
    permissions: ['releases.read', 'releases.comment', 'releases.translate', 'files.write'],
  },
  approver: {
    name: { vi: 'Người duyệt', en: 'Approver' },
    secondFactor: true,
    permissions: [
      'releases.read',
      'releases.approve',
      'releases.publish',
      'releases.retract',
      'releases.redact',
      'releases.review',
      'releases.comment',
    ],
  },
  // Who is on duty when there is no time for an approver.
  'duty-officer': {
    name: { vi: 'Cán bộ trực thông tin khẩn', en: 'Duty officer' },
    secondFactor: true,
    permissions: [
      'releases.read',
      'releases.write',
      'releases.comment',
      'releases.translate',
      'releases.publish-urgently',
      'files.write',
    ],
  },
  // Reads all, changes nothing.
  auditor: {
    name: { vi: 'Kiểm tra, giám sát', en: 'Auditor' },
    secondFactor: false,
    overseesPressAgencies: true,
    permissions: [
      'organisations.read',
      'accounts.read',
      'agencies.read',
      'clients.read',
      'releases.read',
      'settings.read',
      'tasks.read',
      'health.read',
      'audit.read',
    ],
  },
  journalist: {
    name: { vi: 'Nhà báo', en: 'Journalist' },
    secondFactor: false,
    ofPressAgencies: true,
    permissions: ['early-access.read', 'embargoed.read'],
  },
  // Binds the agency, and hands out the secrets of its machines.
  'agency-manager': {
    name: { vi: 'Đại diện cơ quan báo chí', en: 'Manager of a press agency' },
    secondFactor: true,
    ofPressAgencies: true,
    permissions: [
      'early-access.read',
      'early-access.accept',
      'embargoed.read',
      'clients.read',
      'clients.write',
    ],
  },
});

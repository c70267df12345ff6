export { backup } from './backup.js';
export { BackupError } from './backup-error.js';
export { lastBackup, noteBackup } from './last-backup.js';
export { restore } from './restore.js';

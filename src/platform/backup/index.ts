export { backup } from './backup.js';
export { BackupError } from './backup-error.js';
export { restore } from './restore.js';

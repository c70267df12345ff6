import { StartError } from '../errors/index.js';

/** Why a backup can't be made or restored. */
export class BackupError extends StartError {
  override readonly name: string = 'BackupError';
}

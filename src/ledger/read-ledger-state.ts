import { Injectable } from '@nestjs/common';
import { lastBackup } from '../platform/backup/index.js';
import { Config } from '../platform/config/index.js';
import { isDomainError, type Reason } from '../platform/errors/index.js';
import { Checkpoints, type SignedCheckpoint } from './checkpoints.js';
import { Ledger } from './ledger.js';
import { Signing } from './signing.js';

/** The log as those who operate it see it. */
export interface LedgerState {
  readonly origin: string;
  /** Its verifier key. */
  readonly key: string;
  readonly size: number;
  readonly newestAt: Date | undefined;
  /** What is served now, unless it is refused. */
  readonly checkpoint: SignedCheckpoint | undefined;
  /** Why nothing can be published. */
  readonly refused: Reason | undefined;
  /** When `khen backup` last made one. */
  readonly backupAt: Date | undefined;
}

/** Whether the log goes on, and how much would be lost with this machine. */
@Injectable()
export class ReadLedgerState {
  constructor(
    private readonly config: Config,
    private readonly ledger: Ledger,
    private readonly checkpoints: Checkpoints,
    private readonly signing: Signing,
  ) {}

  async execute(): Promise<LedgerState> {
    const size = await this.ledger.size();
    const [newest] = size > 0 ? await this.ledger.entries(size - 1, 1) : [];
    return {
      origin: this.config.ledgerOrigin,
      key: this.signing.signer.public.toString(),
      size,
      newestAt: newest && new Date(newest.entry.at),
      ...(await this.served()),
      backupAt: await lastBackup(this.config.dataDir),
    };
  }

  /** The checkpoint, or why there is none. */
  async served(): Promise<Pick<LedgerState, 'checkpoint' | 'refused'>> {
    try {
      return { checkpoint: await this.checkpoints.current(), refused: undefined };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return { checkpoint: undefined, refused: error };
    }
  }
}

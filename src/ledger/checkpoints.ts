import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { signCheckpoint } from './checkpoint.js';
import { EquivocationGuard } from './guard.js';
import { KeptCheckpoints } from './kept-checkpoints.js';
import { ledgerError } from './ledger.errors.js';
import { LedgerRepository } from './ledger.repository.js';
import type { Hash } from './merkle/hashing.js';
import { Signing } from './signing.js';
import { Tiles } from './tiles.js';

/** A checkpoint of ours. */
export interface SignedCheckpoint {
  readonly text: string;
  readonly size: number;
  readonly root: Hash;
}

/** Signs the head of the log when somebody reads it; once for each size. */
@Injectable()
export class Checkpoints {
  private last: SignedCheckpoint | undefined;
  private making: { readonly size: number; readonly result: Promise<SignedCheckpoint> } | undefined;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly ledger: LedgerRepository,
    private readonly tiles: Tiles,
    private readonly guard: EquivocationGuard,
    private readonly kept: KeptCheckpoints,
    private readonly signing: Signing,
  ) {}

  /** The checkpoint of everything that is visible now. Throws `ledger.equivocation` rather than sign another history. */
  async current(): Promise<SignedCheckpoint> {
    const head = await this.ledger.head(this.database);
    await this.guard.confirm(this.database, head);
    if (head.size === 0) throw ledgerError('not-open');
    if (this.last?.size === head.size) return this.last;
    if (this.making?.size !== head.size) this.making = { size: head.size, result: this.make(head.size) };
    return this.making.result;
  }

  private async make(size: number): Promise<SignedCheckpoint> {
    try {
      if (this.last && this.last.size < size)
        await this.guard.expectBeginning(this.database, size, this.last);
      const root = await this.tiles.tree(size).root();
      const text = signCheckpoint({ origin: this.config.ledgerOrigin, size, root }, this.signing.signer);
      await this.kept.keep(size, text).catch((cause: unknown) => {
        throw ledgerError('not-kept', {}, { cause });
      });
      this.guard.served(size);
      const made = { text, size, root };
      if (!this.last || this.last.size < size) this.last = made;
      return made;
    } finally {
      if (this.making?.size === size) this.making = undefined;
    }
  }
}

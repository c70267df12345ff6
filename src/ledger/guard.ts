import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/database/index.js';
import { KeptCheckpoints } from './kept-checkpoints.js';
import { ledgerError } from './ledger.errors.js';
import { type Head, LedgerRepository } from './ledger.repository.js';
import type { Hash } from './merkle/hashing.js';
import { Tiles } from './tiles.js';

/**
 * Against equivocation: a database that was restored, or that failed over and lost its tail, must not give the places of
 * published entries to others. It is asked whenever the head was read, and looks closer when that came from another place
 * than before (another server, or one that was restarted; a database or tables that were put in place of others), or
 * the log is shorter than it was served.
 */
@Injectable()
export class EquivocationGuard {
  private confirmedPlace: string | undefined;
  private published = 0;

  constructor(
    private readonly ledger: LedgerRepository,
    private readonly kept: KeptCheckpoints,
    private readonly tiles: Tiles,
  ) {}

  /** Throws `ledger.equivocation` if the log is not what was published. Asks again until an operator has mended it. */
  async confirm(on: Queryable, { size, place }: Pick<Head, 'size' | 'place'>): Promise<void> {
    if (place === this.confirmedPlace && size >= this.published) return;
    this.confirmedPlace = undefined;
    const kept = await this.kept.newest();
    if (kept) this.served(kept.size);
    const published = this.published;
    // Only now: a head that was read before may be older than what others served meanwhile.
    const head = await this.ledger.head(on);
    if (head.size < published) throw ledgerError('equivocation', { size: head.size, published });
    if (kept) await this.expectBeginning(on, head.size, kept);
    this.confirmedPlace = head.place;
  }

  /** Throws `ledger.equivocation` unless the first entries of the log are those under this root. */
  async expectBeginning(
    on: Queryable,
    size: number,
    published: { readonly size: number; readonly root: Hash },
  ): Promise<void> {
    const root = await this.rootAt(on, published.size);
    if (!root?.equals(published.root)) throw ledgerError('equivocation', { size, published: published.size });
  }

  /** Remembers that a checkpoint of this size has left the house. */
  served(size: number): void {
    this.published = Math.max(this.published, size);
  }

  private async rootAt(on: Queryable, size: number): Promise<Hash | undefined> {
    try {
      return await this.tiles.tree(size, on).root();
    } catch (error) {
      // A tile that is too short: entries are missing in the middle.
      if ((error as Error).name === 'RangeError') return undefined;
      throw error;
    }
  }
}

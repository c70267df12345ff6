import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Config } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { AuditTrail } from './audit.js';
import type { TreeHead } from './checkpoint.js';
import { readEntry } from './entry.js';
import { KeptCheckpoints } from './kept-checkpoints.js';
import { LedgerRepository } from './ledger.repository.js';
import { leafHash } from './merkle/hashing.js';
import { expectSigned } from './proof-file.js';
import { Signing } from './signing.js';
import { canonicalValue } from './strict-json.js';
import { Tiles } from './tiles.js';
import type { VerifyIo } from './verify/io.js';
import { RemoteLog } from './verify/remote-log.js';
import { growth } from './verify/whole-log.js';

/** The operator's way out after a database lost published entries. */
@Injectable()
export class Recovery {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: LedgerRepository,
    private readonly tiles: Tiles,
    private readonly kept: KeptCheckpoints,
    private readonly signing: Signing,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Enters again what the database lost, from a copy of the log (folder or address) that we signed, that begins with
   * what the database still has, and that holds every checkpoint we ever served. Resolves to the number of entries.
   * Throws NotGenuine if the copy is not that, and Unreachable if it can't be read.
   */
  async recover(io: Pick<VerifyIo, 'fetch' | 'readFile'>, place: string): Promise<number> {
    const log = new RemoteLog(io, place);
    const copy = await log.checkpoint();
    expectSigned(copy, [this.signing.signer.public]);
    const { size } = await this.repository.head(this.database);
    const root = await this.tiles.tree(size).root();
    const have: TreeHead[] = [{ origin: this.config.ledgerOrigin, size, root }];
    const served = await this.kept.newest();
    if (served) have.push(served);
    const lost: { readonly index: number; readonly bytes: Buffer }[] = [];
    for await (const entry of growth(log, size, have, copy)) if (entry.index >= size) lost.push(entry);
    if (lost.length > 0) await this.enter(size, lost);
    return lost.length;
  }

  private async enter(size: number, lost: readonly { readonly index: number; readonly bytes: Buffer }[]) {
    await this.database.transaction(async (tx) => {
      await this.audit.record(tx, {
        actor: { kind: 'system' },
        at: await this.clock.now(tx),
        verb: 'recover',
        object: { type: 'log', id: this.config.ledgerOrigin },
        changes: [],
      });
      await this.repository.lock(tx);
      for (const { index, bytes } of lost) {
        const entry = readEntry(canonicalValue(bytes));
        if (!entry)
          throw new Error(`The entry ${index} of the copy has a format that this version does not know.`);
        const done = await this.repository.append(tx, {
          index,
          at: new Date(entry.at),
          bytes,
          leafHash: leafHash(bytes),
          object: entry.on,
        });
        if (!done) throw new Error(`The log grew while it was recovered: it no longer has ${size} entries.`);
      }
    });
  }
}

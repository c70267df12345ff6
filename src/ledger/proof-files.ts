import { Injectable } from '@nestjs/common';
import { Checkpoints } from './checkpoints.js';
import { Ledger } from './ledger.js';
import { ledgerError } from './ledger.errors.js';
import { verifyProofFile, writeProofFile } from './proof-file.js';
import { Signing } from './signing.js';
import { Tiles } from './tiles.js';
import { writeTlogProof } from './tlog-proof.js';

/** That an entry is in the log, for others to keep and to check without us. */
@Injectable()
export class ProofFiles {
  constructor(
    private readonly ledger: Ledger,
    private readonly checkpoints: Checkpoints,
    private readonly tiles: Tiles,
    private readonly signing: Signing,
  ) {}

  /** The entry's inclusion in the newest checkpoint, as `c2sp.org/tlog-proof@v1` text. Throws `ledger.no-such-entry`. */
  async forEntry(index: number): Promise<string> {
    const { text, size } = await this.checkpoints.current();
    if (index >= size) throw ledgerError('no-such-entry');
    return writeTlogProof(index, await this.tiles.tree(size).inclusion(index), text);
  }

  /**
   * The proof file of a document that the entry at `index` made public: canonical bytes that `khen verify` accepts.
   * It is checked before it is handed out: bytes that the entry does not speak of are a NotGenuine error.
   */
  async make(document: Uint8Array, index: number): Promise<Buffer> {
    const { bytes } = await this.ledger.entry(index);
    const file = writeProofFile(document, bytes, await this.forEntry(index));
    verifyProofFile(file, [this.signing.signer.public]);
    return file;
  }
}

import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '../platform/config/index.js';
import { isDomainError } from '../platform/errors/index.js';
import { AuditTrail } from './audit.js';
import { parseCheckpoint } from './checkpoint.js';
import { Ledger, type PreviousLog } from './ledger.js';
import { expectSigned } from './proof-file.js';
import { Signing } from './signing.js';
import { fetchBytes, fileBytes, isUrl, type VerifyIo } from './verify/io.js';
import { gatherKeys } from './verify/keys.js';
import { Unusable } from './verify/unusable.js';

const CHECKPOINT_LIMIT = 65_536;

/** Loads the key and opens the log: by itself before the server takes requests, unless an operator did so before. */
@Injectable()
export class Opening implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly signing: Signing,
    private readonly ledger: Ledger,
    private readonly audit: AuditTrail,
  ) {}

  async onModuleInit(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      // What is public stays readable; every append and checkpoint asks the guard again.
      if (!isDomainError(error) || error.code !== 'ledger.equivocation') throw error;
      new Logger('ledger').error(
        `The log is not the one that was published: ${JSON.stringify(error.parameters)}`,
      );
    }
  }

  /**
   * Opens the log as the one that follows another, whose last published checkpoint is at `place` (file or address) and
   * signed by `key`. Throws NotGenuine if it is not, Unusable and Unreachable if there is none, and an Error if this log
   * is open already, since only its first entry can say so.
   */
  async follow(io: Pick<VerifyIo, 'fetch' | 'readFile'>, place: string, key: string): Promise<PreviousLog> {
    const { keys } = await gatherKeys(io, { key: [key] }, undefined);
    const bytes = await (isUrl(place) ? fetchBytes(io, place, CHECKPOINT_LIMIT) : fileBytes(io, place));
    const checkpoint = parseCheckpoint(Buffer.from(bytes).toString('utf8'));
    if (!checkpoint) throw new Unusable('wrong-old', { place });
    expectSigned(checkpoint, keys);
    const { origin, size, root } = checkpoint;
    if (origin === this.config.ledgerOrigin) {
      throw new Error(
        'A new log needs another name than the one before: set LEDGER_ORIGIN, and make its key.',
      );
    }
    const previous = { origin, size, root: root.toString('hex') };
    if (!(await this.open(previous))) {
      throw new Error(
        'The log is open already, and only its first entry can name another: use an empty database.',
      );
    }
    return previous;
  }

  private async open(previous?: PreviousLog): Promise<boolean> {
    await this.signing.load();
    const record = async (...[tx, at]: Parameters<Parameters<Ledger['open']>[0]>) => {
      const { digest } = await this.audit.record(tx, {
        actor: { kind: 'system' },
        at,
        verb: 'open',
        object: { type: 'log', id: this.signing.signer.name },
        changes: [],
      });
      return digest;
    };
    return this.ledger.open(record, previous);
  }
}

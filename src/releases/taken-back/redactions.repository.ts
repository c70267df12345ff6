import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import { type ErasedDocument, RedactionEntity } from './redaction.entity.js';

export interface RedactionRow {
  readonly id: string;
  readonly release_id: string;
  readonly ground: string;
  readonly documents: readonly ErasedDocument[];
  readonly notices: Readonly<Record<string, string>>;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly confirmed_by: string | null;
  readonly confirmed_at: Date | null;
}

const open = statement<RedactionRow>(
  'releases.open-redaction',
  `select id, release_id, ground, documents, notices, proposed_by, proposed_at, confirmed_by, confirmed_at
   from releases.redaction where release_id = $1 and confirmed_at is null`,
);

const discardedBeside = statement<{ id: string }>(
  'releases.discarded-versions-beside',
  `select d.id from releases.version v join releases.version d on d.release_id = v.release_id
   where v.id = $1 and d.state = 'discarded'`,
);
const erasePersons = statement(
  'releases.erase-persons-of-version',
  `update releases.version v set contact_name = null, contact_phone = null, contact_email = null, recipients = '{}',
     signatory_form = null, signatory_name = null
   from releases.version erased
   where erased.id = $1 and v.release_id = erased.release_id and (v.id = erased.id or v.state = 'discarded')`,
);

/** All SQL about erasures by law. */
@Injectable()
export class RedactionsRepository {
  constructor(private readonly database: Database) {}

  /** The one that waits for a second person. */
  async findOpen(releaseId: string, on: Queryable = this.database): Promise<RedactionRow | undefined> {
    return (await on.query(open, [releaseId]))[0];
  }

  async propose(
    tx: Transaction,
    redaction: Omit<RedactionEntity, 'confirmedBy' | 'confirmedAt'>,
  ): Promise<void> {
    await tx.manager.insert(RedactionEntity, redaction);
  }

  async withdraw(tx: Transaction, id: string): Promise<void> {
    await tx.manager.delete(RedactionEntity, { id });
  }

  async confirm(tx: Transaction, id: string, by: string, now: Date): Promise<void> {
    await tx.manager.update(RedactionEntity, { id }, { confirmedBy: by, confirmedAt: now });
  }

  /** Versions of the same release that were given up. */
  async findDiscardedBeside(versionId: string, on: Queryable): Promise<string[]> {
    return (await on.query(discardedBeside, [versionId])).map(({ id }) => id);
  }

  /** Takes the persons whom a version names away, and from what was given up beside it. */
  async erasePersons(tx: Transaction, versionId: string): Promise<void> {
    await tx.query(erasePersons, [versionId]);
  }
}

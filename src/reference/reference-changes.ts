import { Injectable } from '@nestjs/common';
import { type AuditChange, AuditTrail } from '../ledger/index.js';
import { Clock } from '../platform/clock/index.js';
import { bumpChange, Database, type Transaction } from '../platform/database/index.js';
import { type Caller, once } from '../platform/http/index.js';

type Members = Readonly<Record<string, unknown>>;

interface Done {
  readonly object: { readonly type: 'topic' | 'place'; readonly id: string };
  /** The members that changed, as they were (absent for what is new) and as they are. */
  readonly before?: Members;
  readonly after: Members;
}

/** What every change of topics and places has in common: one transaction, done once, audited, told to the public's caches. */
@Injectable()
export class ReferenceChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** Runs `work` and answers the id of what it changed. */
  perform(
    { principal, once: key }: Caller,
    verb: string,
    work: (tx: Transaction, now: Date) => Promise<Done>,
  ): Promise<string> {
    return this.database.transaction((tx) =>
      once(tx, key, async () => {
        const now = await this.clock.now(tx);
        const { object, before, after } = await work(tx, now);
        await this.audit.record(tx, {
          actor: { kind: 'person', id: principal.accountId },
          actingFor: principal.actingFor,
          at: now,
          verb,
          object,
          changes: changesOf(before, after),
        });
        await bumpChange(tx, `${object.type}s`);
        return object.id;
      }),
    );
  }
}

function changesOf(before: Members | undefined, after: Members): AuditChange[] {
  return Object.keys(after).map((field) => ({
    field,
    before: before?.[field],
    after: after[field],
  }));
}

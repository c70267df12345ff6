import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { httpError, type Principal } from '../../platform/http/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { SessionsRepository } from '../sessions.repository.js';

/** Ends one of the caller's own sessions, this one or another; its next request is refused. */
@Injectable()
export class EndSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Throws not-found for a session of somebody else, or one that has ended. */
  async execute({ accountId, actingFor }: Principal, sessionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      if (!(await this.sessions.revoke(tx, accountId, sessionId, now))) throw httpError('not-found');
      await this.audit.record(tx, {
        actor: { kind: 'person', id: accountId },
        actingFor: actingFor || (await this.accounts.home(tx, accountId)),
        at: now,
        verb: 'end',
        object: { type: 'session', id: sessionId },
        changes: [],
      });
    });
  }
}

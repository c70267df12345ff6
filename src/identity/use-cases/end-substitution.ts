import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { httpError, type Principal } from '../../platform/http/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { membershipField } from '../administrators.js';
import { identityError } from '../identity.errors.js';
import { MembershipsRepository } from '../memberships.repository.js';

/** Ends what somebody does in the caller's stead before its time; their next request is without it. */
@Injectable()
export class EndSubstitution {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly memberships: MembershipsRepository,
  ) {}

  /** Throws not-found, `identity.over-already`. */
  async execute({ accountId, actor }: Principal, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const found = await this.memberships.lockSubstitution(tx, id, accountId);
      if (!found) throw httpError('not-found');
      const now = await this.clock.now(tx);
      const { account, organisation, role, valid_from: validFrom, valid_to: validTo } = found;
      if (validTo <= now) throw identityError('over-already');
      const dates = { id, validFrom: validFrom.toISOString(), validTo: validTo.toISOString() };
      await this.memberships.end(tx, account, dates, now);
      await this.accounts.touch(tx, account);
      await this.audit.record(tx, {
        actor,
        actingFor: organisation,
        at: now,
        verb: 'end-substitution',
        object: { type: 'account', id: account },
        changes: [{ field: membershipField({ organisation, role, scope: 'own' }) }],
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { httpError, type Principal } from '../../platform/http/index.js';
import { AgenciesRepository } from '../agencies/agencies.repository.js';
import { agencyError } from '../agencies/agency.errors.js';

/** Binds a press agency to a version of the terms of early access: who did it, when, and to which bytes. */
@Injectable()
export class AcceptPressTerms {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly agencies: AgenciesRepository,
  ) {}

  /**
   * For the organisation acted for; once accepted, again changes nothing. Throws not-found,
   * `agency.terms-superseded`, `agency.terms-differ`.
   */
  async execute(principal: Principal, version: number, sha256: string): Promise<void> {
    const { accountId, actingFor, actor } = principal;
    await this.database.transaction(async (tx) => {
      const terms = await this.agencies.terms(version, tx);
      if (!terms) throw httpError('not-found');
      const now = await this.clock.now(tx);
      const inForce = await this.agencies.termsInForce(now, tx);
      if (inForce && version < inForce.version) {
        throw agencyError('terms-superseded', { version: inForce.version });
      }
      if (terms.sha256 !== sha256) throw agencyError('terms-differ');
      const acceptance = { version, sha256, account_id: accountId, accepted_at: now };
      if (!(await this.agencies.accept(tx, actingFor, acceptance))) return;
      await this.audit.record(tx, {
        actor,
        actingFor,
        at: now,
        verb: 'accept-terms',
        object: { type: 'organisation', id: actingFor },
        changes: [
          { field: 'version', after: version },
          { field: 'sha256', after: sha256 },
        ],
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, once, type Principal } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { accreditationLifecycle } from '../agencies/accreditation.lifecycle.js';
import { AgenciesRepository, type NewAccreditation } from '../agencies/agencies.repository.js';
import { agencyError } from '../agencies/agency.errors.js';
import { identityError } from '../identity.errors.js';
import { OrganisationsRepository } from '../organisations.repository.js';

/** Records that the province recognises a press agency, by which decision and from which day. */
@Injectable()
export class AccreditAgency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly organisations: OrganisationsRepository,
    private readonly agencies: AgenciesRepository,
  ) {}

  /**
   * Throws `identity.unknown-organisation`, `agency.not-an-agency`, `agency.agency-closed`,
   * `agency.already-accredited`.
   */
  async execute({ principal, once: key }: Caller, asked: NewAccreditation): Promise<{ id: string }> {
    return this.database.transaction((tx) => once(tx, key, () => this.write(tx, principal, asked)));
  }

  private async write(tx: Transaction, principal: Principal, asked: NewAccreditation) {
    const { permission, to } = accreditationLifecycle.transition('accredit');
    const { organisation, decision, validFrom, validTo } = asked;
    const isReached = principal.mayFor(permission, organisation);
    await this.organisations.lockStructure(tx);
    const agency = isReached ? await this.organisations.find(organisation, tx) : undefined;
    if (!agency) throw identityError('unknown-organisation');
    if (agency.kind !== 'press_agency') throw agencyError('not-an-agency');
    if (agency.state === 'closed') throw agencyError('agency-closed');
    const now = await this.clock.now(tx);
    const id = this.ids.uuid();
    if (!(await this.agencies.insert(tx, id, asked, to as 'accredited', now))) {
      throw agencyError('already-accredited');
    }
    await this.audit.record(tx, {
      actor: principal.actor,
      actingFor: principal.actingFor,
      at: now,
      verb: 'accredit',
      object: { type: 'accreditation', id },
      to,
      changes: [
        { field: 'organisation', after: organisation },
        { field: 'decision', after: decision },
        { field: 'validFrom', after: validFrom },
        { field: 'validTo', after: validTo },
      ],
    });
    return { id };
  }
}

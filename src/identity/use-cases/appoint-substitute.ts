import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, once, permissionCatalogue, type Principal } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { membershipChange } from '../administrators.js';
import { identityError } from '../identity.errors.js';
import { MembershipsRepository } from '../memberships.repository.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import { Roles } from '../role.js';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 90;
const AHEAD_DAYS = 366;

interface Appointment {
  /** Of a colleague; in lower case. */
  readonly email: string;
  readonly role: string;
  /** Now, unless given. */
  readonly from?: Date | undefined;
  readonly to: Date;
  readonly reason?: string | undefined;
}

/** Lets a colleague stand in for the caller, in a role that the caller has here, between two instants. */
@Injectable()
export class AppointSubstitute {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly memberships: MembershipsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly roles: Roles,
  ) {}

  /**
   * Throws `identity.not-substitutable`, `identity.unknown-colleague`, `identity.own-account`,
   * `identity.substitution-dates`, `identity.membership-exists`.
   */
  async execute({ principal, once: key }: Caller, appointment: Appointment): Promise<{ id: string }> {
    this.refuseOthersRole(principal, appointment.role);
    return this.database.transaction((tx) => once(tx, key, () => this.write(tx, principal, appointment)));
  }

  /** Asking the principal also refuses whoever still lacks a second factor or has not said for whom they act. */
  private refuseOthersRole(principal: Principal, role: string): void {
    const permissions = this.roles.find(role)?.permissions ?? [];
    const substitutable = permissions.filter((name) => permissionCatalogue.get(name)?.substitutable);
    if (!substitutable.some((name) => principal.may(name))) throw identityError('not-substitutable');
  }

  private async write(tx: Transaction, principal: Principal, appointment: Appointment) {
    const { accountId, actingFor } = principal;
    const { email, role, from, to, reason } = appointment;
    await this.organisations.lockStructure(tx);
    const now = await this.clock.now(tx);
    const validFrom = from ?? now;
    refuseDates(validFrom, to, now);
    // Also at the end: nobody stands in for longer than the role itself lasts.
    for (const at of [now, new Date(to.getTime() - 1)]) {
      const roles = await this.memberships.ownRolesAt(tx, accountId, actingFor, at);
      if (!roles.includes(role)) throw identityError('not-substitutable');
    }
    const colleague = await this.memberships.findColleague(tx, email, actingFor, now);
    if (!colleague) throw identityError('unknown-colleague');
    if (colleague.id === accountId) throw identityError('own-account');
    await this.accounts.lock(tx, colleague.id);
    const id = this.ids.uuid();
    const wish = {
      organisation: actingFor,
      role,
      scope: 'own' as const,
      validFrom,
      validTo: to,
      substitutesFor: accountId,
    };
    if (!(await this.memberships.add(tx, colleague.id, id, wish, now)))
      throw identityError('membership-exists');
    await this.accounts.touch(tx, colleague.id);
    await this.audit.record(tx, {
      actor: principal.actor,
      actingFor,
      at: now,
      verb: 'appoint-substitute',
      object: { type: 'account', id: colleague.id },
      reason,
      changes: [membershipChange(wish)],
    });
    return { id };
  }
}

function refuseDates(from: Date, to: Date, now: Date): void {
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  const ahead = (from.getTime() - now.getTime()) / DAY_MS;
  if (days <= 0 || days > LONGEST_DAYS || ahead < 0 || ahead > AHEAD_DAYS) {
    throw identityError('substitution-dates', { days: LONGEST_DAYS });
  }
}

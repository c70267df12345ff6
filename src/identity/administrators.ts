import { Injectable } from '@nestjs/common';
import type { AuditChange } from '../ledger/index.js';
import type { Queryable, Transaction } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import { identityError } from './identity.errors.js';
import {
  hasEnded,
  type Membership,
  MembershipsRepository,
  type MembershipWish,
} from './memberships.repository.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { Roles, type Scope } from './role.js';

/** Rules about who may give which role, and who must be left. */
@Injectable()
export class Administrators {
  constructor(
    private readonly memberships: MembershipsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly roles: Roles,
  ) {}

  /** Throws `identity.unknown-role`. */
  refuseUnknownRole(role: string): void {
    if (!this.roles.find(role)) throw identityError('unknown-role', { role });
  }

  /**
   * Throws `identity.role-not-here` for a role of the press outside of it and for any other within it,
   * `identity.over-already` for one that would never count, `identity.not-their-role` where nobody can be stood in for.
   */
  async refuseUnfit(tx: Transaction, account: string, wish: MembershipWish, now: Date): Promise<void> {
    const { role, organisation, validTo, substitutesFor } = wish;
    const place = await this.organisations.find(organisation, tx);
    if (place && !this.roles.fits(this.roles.find(role)!, place.kind)) {
      throw identityError('role-not-here', { role });
    }
    if (validTo && validTo <= now) throw identityError('over-already');
    if (substitutesFor === undefined) return;
    const theirs = await this.memberships.ownRolesAt(tx, substitutesFor, organisation, now);
    if (substitutesFor === account || !theirs.includes(role)) throw identityError('not-their-role', { role });
  }

  /** Nobody gives more than they have: throws `identity.beyond-scope` unless the caller administers all that is asked for. */
  async refuseBeyondScope(
    tx: Transaction,
    principal: Principal,
    wish: MembershipWish,
    now: Date,
  ): Promise<void> {
    const { organisation, scope } = wish;
    const reaches =
      principal.mayFor('accounts.write', organisation) &&
      (scope === 'own' ||
        (await this.memberships.reachesBelow(tx, principal.accountId, organisation, this.keys(), now)));
    if (!reaches) throw identityError('beyond-scope');
  }

  /**
   * Whether some organisation at the top would be left without an active administrator of the same reach if these
   * memberships of the account counted no more. To decide by it, call it under the structure's lock.
   */
  async isLast(
    on: Queryable,
    account: string,
    memberships: readonly Membership[],
    now: Date,
  ): Promise<boolean> {
    const administering = memberships.filter(
      (each) => this.keys().includes(each.role) && !hasEnded(each, now),
    );
    const tops = await this.memberships.tops(
      on,
      administering.map(({ organisation }) => organisation),
    );
    for (const { organisation, scope } of administering) {
      if (tops.includes(organisation) && !(await this.isShared(on, organisation, scope, account, now)))
        return true;
    }
    return false;
  }

  private isShared(
    on: Queryable,
    organisation: string,
    scope: Scope,
    account: string,
    now: Date,
  ): Promise<boolean> {
    return this.memberships.hasOtherAdministrator(on, organisation, this.keys(), scope, account, now);
  }

  private keys(): string[] {
    return this.roles.having('accounts.write');
  }
}

/** How the audit trail names a membership: ids and keys, no content. */
export const membershipField = ({
  organisation,
  role,
  scope,
}: Pick<MembershipWish, 'organisation' | 'role' | 'scope'>): string =>
  `membership:${role}:${scope}:${organisation}`;

/** A membership that is given: its dates and whom it stands in for, if it has any, as digests. */
export function membershipChange(wish: MembershipWish): AuditChange {
  const { validFrom, validTo, substitutesFor } = wish;
  const limits = {
    ...(validFrom && { validFrom: validFrom.toISOString() }),
    ...(validTo && { validTo: validTo.toISOString() }),
    ...(substitutesFor && { substitutesFor }),
  };
  return { field: membershipField(wish), ...(Object.keys(limits).length > 0 && { after: limits }) };
}

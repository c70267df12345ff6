import { Injectable } from '@nestjs/common';
import type { Queryable, Transaction } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import { AccountsRepository, type Membership } from './accounts.repository.js';
import { identityError } from './identity.errors.js';
import { Roles, type Scope } from './role.js';

/** A role in an organisation, as it is asked for. */
export type MembershipWish = Omit<Membership, 'id'>;

/** Rules about who may give which role, and who must be left. */
@Injectable()
export class Administrators {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly roles: Roles,
  ) {}

  /** Throws `identity.unknown-role`. */
  refuseUnknownRole(role: string): void {
    if (!this.roles.find(role)) throw identityError('unknown-role', { role });
  }

  /** Nobody gives more than they have: throws `identity.beyond-scope` unless the caller administers all that is asked for. */
  async refuseBeyondScope(tx: Transaction, principal: Principal, wish: MembershipWish): Promise<void> {
    const { organisation, scope } = wish;
    const reaches =
      principal.mayFor('accounts.write', organisation) &&
      (scope === 'own' ||
        (await this.accounts.reachesBelow(tx, principal.accountId, organisation, this.keys())));
    if (!reaches) throw identityError('beyond-scope');
  }

  /**
   * Whether some organisation at the top would be left without an active administrator of the same reach if these
   * memberships of the account counted no more. To decide by it, call it under the structure's lock.
   */
  async isLast(on: Queryable, account: string, memberships: readonly Membership[]): Promise<boolean> {
    const administering = memberships.filter(({ role }) => this.keys().includes(role));
    const tops = await this.accounts.tops(
      on,
      administering.map(({ organisation }) => organisation),
    );
    for (const { organisation, scope } of administering) {
      if (tops.includes(organisation) && !(await this.isShared(on, organisation, scope, account)))
        return true;
    }
    return false;
  }

  private isShared(on: Queryable, organisation: string, scope: Scope, account: string): Promise<boolean> {
    return this.accounts.hasOtherAdministrator(on, organisation, this.keys(), scope, account);
  }

  private keys(): string[] {
    return this.roles.having('accounts.write');
  }
}

/** How the audit trail names a membership: ids and keys, no content. */
export const membershipField = ({ organisation, role, scope }: MembershipWish): string =>
  `membership:${role}:${scope}:${organisation}`;

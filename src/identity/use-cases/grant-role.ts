import { Injectable } from '@nestjs/common';
import { Ids } from '../../platform/ids/index.js';
import { Administrators, membershipChange } from '../administrators.js';
import { identityError } from '../identity.errors.js';
import { MembershipsRepository, type MembershipWish } from '../memberships.repository.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** Gives somebody a role in an organisation, for good or between dates, in their own right or in somebody's stead. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly transition: AccountTransition,
    private readonly memberships: MembershipsRepository,
    private readonly administrators: Administrators,
    private readonly ids: Ids,
  ) {}

  /**
   * Throws `identity.unknown-role`, `identity.role-not-here`, `identity.beyond-scope`, `identity.over-already`,
   * `identity.not-their-role`, `identity.membership-exists`.
   */
  async execute(command: AccountCommand, wish: MembershipWish): Promise<void> {
    this.administrators.refuseUnknownRole(wish.role);
    await this.transition.perform('grant', command, {
      organisation: wish.organisation,
      effects: async (tx, account, now) => {
        await this.administrators.refuseBeyondScope(tx, command.caller.principal, wish, now);
        await this.administrators.refuseUnfit(tx, account.id, wish, now);
        if (!(await this.memberships.add(tx, account.id, this.ids.uuid(), wish, now))) {
          throw identityError('membership-exists');
        }
        return { changes: [membershipChange(wish)] };
      },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Ids } from '../../platform/ids/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { Administrators, membershipField, type MembershipWish } from '../administrators.js';
import { identityError } from '../identity.errors.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** Gives somebody a role in an organisation. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly transition: AccountTransition,
    private readonly accounts: AccountsRepository,
    private readonly administrators: Administrators,
    private readonly ids: Ids,
  ) {}

  /** Throws `identity.unknown-role`, `identity.beyond-scope`, `identity.membership-exists`. */
  async execute(command: AccountCommand, wish: MembershipWish): Promise<void> {
    this.administrators.refuseUnknownRole(wish.role);
    await this.transition.perform('grant', command, {
      organisation: wish.organisation,
      effects: async (tx, account, now) => {
        await this.administrators.refuseBeyondScope(tx, command.caller.principal, wish);
        const membership = { id: this.ids.uuid(), ...wish };
        if (!(await this.accounts.addMembership(tx, account.id, membership, now))) {
          throw identityError('membership-exists');
        }
        return { changes: [{ field: membershipField(wish) }] };
      },
    });
  }
}

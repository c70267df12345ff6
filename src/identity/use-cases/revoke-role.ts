import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../accounts.repository.js';
import { membershipField } from '../administrators.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** Takes a role in an organisation away from somebody; their next request is without it. */
@Injectable()
export class RevokeRole {
  constructor(
    private readonly transition: AccountTransition,
    private readonly accounts: AccountsRepository,
  ) {}

  async execute(command: AccountCommand, membershipId: string): Promise<void> {
    await this.transition.perform('revoke', command, {
      membership: membershipId,
      effects: async (tx, { id, memberships }) => {
        const membership = memberships.find((each) => each.id === membershipId)!;
        await this.accounts.removeMembership(tx, id, membershipId);
        return { changes: [{ field: membershipField(membership) }] };
      },
    });
  }
}

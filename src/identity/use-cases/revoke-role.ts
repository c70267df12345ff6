import { Injectable } from '@nestjs/common';
import { membershipField } from '../administrators.js';
import { MembershipsRepository } from '../memberships.repository.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** Takes a role in an organisation away from somebody, and from whoever stands in for them; their next request is without it. */
@Injectable()
export class RevokeRole {
  constructor(
    private readonly transition: AccountTransition,
    private readonly memberships: MembershipsRepository,
  ) {}

  async execute(command: AccountCommand, membershipId: string): Promise<void> {
    await this.transition.perform('revoke', command, {
      membership: membershipId,
      effects: async (tx, { id, memberships }, now) => {
        const membership = memberships.find((each) => each.id === membershipId)!;
        await this.memberships.end(tx, id, membership, now);
        const { organisation, role, substitutesFor } = membership;
        const others =
          substitutesFor === null
            ? await this.memberships.endSubstitutesOf(tx, id, organisation, role, now)
            : [];
        return {
          changes: [
            { field: membershipField(membership) },
            ...others.map((account) => ({ field: `substitute:${account}` })),
          ],
        };
      },
    });
  }
}

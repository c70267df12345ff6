import { Injectable } from '@nestjs/common';
import { identityError } from '../identity.errors.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import { type OrganisationCommand, OrganisationTransition } from './organisation-transition.js';

/** Puts an organisation, with all below it, under another one. */
@Injectable()
export class MoveOrganisation {
  constructor(
    private readonly transition: OrganisationTransition,
    private readonly organisations: OrganisationsRepository,
  ) {}

  /** Throws `identity.unknown-organisation` for a parent out of reach, `identity.below-itself`, `identity.parent-closed`. */
  async execute(command: OrganisationCommand, parentId: string): Promise<void> {
    await this.transition.perform('move', command, async (tx, { id, parent_id: before }) => {
      const { principal } = command.caller;
      const isReached = principal.mayFor('organisations.write', parentId);
      const parent = isReached ? await this.organisations.find(parentId, tx) : undefined;
      if (!parent) throw identityError('unknown-organisation');
      if (await this.organisations.isAtOrBelow(tx, parentId, id)) throw identityError('below-itself');
      if (parent.state === 'closed') throw identityError('parent-closed');
      await this.organisations.setParent(tx, id, parentId);
      return { changes: [{ field: 'parent', before, after: parentId }] };
    });
  }
}

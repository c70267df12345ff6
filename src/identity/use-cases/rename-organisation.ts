import { Injectable } from '@nestjs/common';
import { type Names, OrganisationsRepository } from '../organisations.repository.js';
import { type OrganisationCommand, OrganisationTransition } from './organisation-transition.js';

/** Replaces all names of an organisation; published documents keep the name they were frozen with. */
@Injectable()
export class RenameOrganisation {
  constructor(
    private readonly transition: OrganisationTransition,
    private readonly organisations: OrganisationsRepository,
  ) {}

  async execute(command: OrganisationCommand, names: Names): Promise<void> {
    await this.transition.perform('rename', command, async (tx, before) => {
      await this.organisations.rename(tx, before.id, names);
      return { changes: [{ field: 'names', before: before.names, after: names }] };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type OrganisationCommand, OrganisationTransition } from './organisation-transition.js';

/** Takes the closing of an organisation back. */
@Injectable()
export class ReopenOrganisation {
  constructor(private readonly transition: OrganisationTransition) {}

  async execute(command: OrganisationCommand): Promise<void> {
    await this.transition.perform('reopen', command);
  }
}

import { Injectable } from '@nestjs/common';
import { type OrganisationCommand, OrganisationTransition } from './organisation-transition.js';

/** Ends an organisation: nobody acts for it any more, and its name stays where it was used. */
@Injectable()
export class CloseOrganisation {
  constructor(private readonly transition: OrganisationTransition) {}

  async execute(command: OrganisationCommand): Promise<void> {
    await this.transition.perform('close', command);
  }
}

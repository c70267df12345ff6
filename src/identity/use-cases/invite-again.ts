import { Injectable } from '@nestjs/common';
import { CredentialsRepository } from '../credentials.repository.js';
import { Links } from '../links/links.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** Sends a new invitation instead of the earlier one. */
@Injectable()
export class InviteAgain {
  constructor(
    private readonly transition: AccountTransition,
    private readonly credentials: CredentialsRepository,
    private readonly links: Links,
  ) {}

  async execute(command: AccountCommand): Promise<void> {
    await this.transition.perform('invite-again', command, {
      effects: async (tx, { id }, now) => {
        await this.credentials.supersedeTokens(tx, id, 'invitation', now);
        await this.links.send(tx, id, 'invitation', now);
      },
    });
  }
}

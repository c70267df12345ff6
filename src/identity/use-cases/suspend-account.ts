import { Injectable } from '@nestjs/common';
import { CredentialsRepository } from '../credentials.repository.js';
import { SessionsRepository } from '../sessions.repository.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** Locks an account out at its next request, and withdraws what it was sent. */
@Injectable()
export class SuspendAccount {
  constructor(
    private readonly transition: AccountTransition,
    private readonly sessions: SessionsRepository,
    private readonly credentials: CredentialsRepository,
  ) {}

  async execute(command: AccountCommand & { reason: string }): Promise<void> {
    await this.transition.perform('suspend', command, {
      effects: async (tx, { id }, now) => {
        await this.sessions.revokeAll(tx, id, now);
        await this.credentials.supersedeTokens(tx, id, 'invitation', now);
        await this.credentials.supersedeTokens(tx, id, 'password_reset', now);
      },
    });
  }
}

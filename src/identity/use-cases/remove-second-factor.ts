import { Injectable } from '@nestjs/common';
import { identityError } from '../identity.errors.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { SessionsRepository } from '../sessions.repository.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** For somebody who lost the telephone and the recovery codes: an administrator who knows them turns their second factor off. */
@Injectable()
export class RemoveSecondFactor {
  constructor(
    private readonly transition: AccountTransition,
    private readonly secondFactor: SecondFactor,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Throws `identity.totp-off`. */
  async execute(command: AccountCommand & { reason: string }): Promise<void> {
    await this.transition.perform('remove-second-factor', command, {
      effects: async (tx, { id }, now) => {
        if (!(await this.secondFactor.turnOff(tx, id))) throw identityError('totp-off');
        await this.sessions.revokeAll(tx, id, now);
      },
    });
  }
}

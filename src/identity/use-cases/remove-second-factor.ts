import { Injectable } from '@nestjs/common';
import { identityError } from '../identity.errors.js';
import { PasskeysRepository } from '../passkeys/passkeys.repository.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { SignOnRepository } from '../sign-on/sign-on.repository.js';
import { SessionsRepository } from '../sessions.repository.js';
import { type AccountCommand, AccountTransition } from './account-transition.js';

/** For somebody who lost the telephone and the recovery codes: an administrator who knows them turns their second factor off, removes their passkeys, and lets single sign-on find them anew. */
@Injectable()
export class RemoveSecondFactor {
  constructor(
    private readonly transition: AccountTransition,
    private readonly secondFactor: SecondFactor,
    private readonly passkeys: PasskeysRepository,
    private readonly signOn: SignOnRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Throws `identity.totp-off`. */
  async execute(command: AccountCommand & { reason: string }): Promise<void> {
    await this.transition.perform('remove-second-factor', command, {
      effects: async (tx, { id }, now) => {
        const others = (await this.passkeys.removeAll(tx, id)) + (await this.signOn.unbind(tx, id));
        if (!(await this.secondFactor.turnOff(tx, id)) && others === 0) throw identityError('totp-off');
        await this.sessions.revokeAll(tx, id, now);
      },
    });
  }
}

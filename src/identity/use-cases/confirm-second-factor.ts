import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { OwnAccount } from '../own-account.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { SessionsRepository } from '../sessions.repository.js';

/** Turns the second factor on. This session has passed it; all others, which have not, end. */
@Injectable()
export class ConfirmSecondFactor {
  constructor(
    private readonly own: OwnAccount,
    private readonly secondFactor: SecondFactor,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Answers the recovery codes, shown only now. Throws `identity.code-wrong`, `identity.totp-not-begun`, `passkey.required`. */
  execute(principal: Principal, code: string): Promise<string[]> {
    return this.own.changeUnproved(principal, 'turn-on-second-factor', async (tx, account, now) => {
      await this.own.refuseWithoutPasskey(tx, principal, account);
      const { id } = account;
      const codes = await this.secondFactor.confirm(tx, id, code, now);
      if (codes === 'not-begun') throw identityError('totp-not-begun');
      if (codes === 'wrong') throw identityError('code-wrong');
      await this.sessions.revokeAll(tx, id, now, principal.sessionId);
      if (principal.sessionId) await this.sessions.passSecondFactor(tx, principal.sessionId);
      return codes;
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { OwnAccount } from '../own-account.js';
import { SecondFactor } from '../second-factor/second-factor.js';

/** Makes a secret for an authenticator app; it counts once a code of the app confirms it. */
@Injectable()
export class BeginSecondFactor {
  constructor(
    private readonly own: OwnAccount,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** Answers the secret, shown only now, and the same as a link for a QR code. Throws `identity.totp-already-on`, `passkey.required`. */
  execute(principal: Principal, password: string): Promise<{ secret: string; uri: string }> {
    const proof = { password, passwordIsEnough: true };
    return this.own.change(principal, 'begin-second-factor', proof, async (tx, account) => {
      await this.own.refuseWithoutPasskey(tx, principal, account);
      const { id, email } = account;
      const begun = await this.secondFactor.begin(tx, id, email);
      if (!begun) throw identityError('totp-already-on');
      return begun;
    });
  }
}

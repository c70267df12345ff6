import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import { identityError } from '../identity.errors.js';
import { OwnAccount, type Proof } from '../own-account.js';
import { SecondFactor } from '../second-factor/second-factor.js';

/** Replaces all recovery codes. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(
    private readonly own: OwnAccount,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** Answers the new codes, shown only now. Throws `identity.totp-off`. */
  execute(principal: Principal, proof: Proof): Promise<string[]> {
    return this.own.change(principal, 'renew-recovery-codes', proof, (tx, { id, has_totp: isOn }) => {
      if (!isOn) throw identityError('totp-off');
      return this.secondFactor.renewCodes(tx, id);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { httpError, type Principal } from '../../platform/http/index.js';
import { OwnAccount, type Proof } from '../own-account.js';
import { PasskeysRepository } from '../passkeys/passkeys.repository.js';

/** Lets a passkey sign in no more. */
@Injectable()
export class RemovePasskey {
  constructor(
    private readonly own: OwnAccount,
    private readonly repository: PasskeysRepository,
  ) {}

  /** Throws not-found, `passkey.required`. */
  async execute(principal: Principal, id: string, proof: Proof): Promise<void> {
    await this.own.change(principal, 'remove-passkey', proof, async (tx, account) => {
      await this.own.refuseWithoutPasskey(tx, principal, account);
      if (!(await this.repository.remove(tx, account.id, id))) throw httpError('not-found');
    });
  }
}

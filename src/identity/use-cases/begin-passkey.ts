import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Principal } from '../../platform/http/index.js';
import { OwnAccount, type Proof } from '../own-account.js';
import { type Asked, expectRoom, Passkeys } from '../passkeys/passkeys.js';
import { PasskeysRepository } from '../passkeys/passkeys.repository.js';

/** Asks for a new passkey; it counts once it is shown. */
@Injectable()
export class BeginPasskey {
  constructor(
    private readonly own: OwnAccount,
    private readonly passkeys: Passkeys,
    private readonly repository: PasskeysRepository,
  ) {}

  /** Throws `passkey.required`, `passkey.too-many`. */
  execute(principal: Principal, proof: Proof): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
    return this.own.change(principal, 'begin-passkey', proof, async (tx, account, now) => {
      await this.own.refuseWithoutPasskey(tx, principal, account);
      const others = await this.repository.list(account.id, tx);
      expectRoom(others);
      return this.passkeys.askToAdd(tx, account, others, now);
    });
  }
}

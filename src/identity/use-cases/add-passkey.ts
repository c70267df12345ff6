import { Injectable } from '@nestjs/common';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { Clock } from '../../platform/clock/index.js';
import { Database, violatedConstraint } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { OwnAccount } from '../own-account.js';
import { passkeyError } from '../passkeys/passkey.errors.js';
import { type Answered, expectRoom, Passkeys } from '../passkeys/passkeys.js';
import { PasskeysRepository } from '../passkeys/passkeys.repository.js';
import { SessionsRepository } from '../sessions.repository.js';

/** Keeps a passkey that somebody made after proving themselves. Who has just shown it has passed the second factor. */
@Injectable()
export class AddPasskey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly own: OwnAccount,
    private readonly ids: Ids,
    private readonly passkeys: Passkeys,
    private readonly repository: PasskeysRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Throws `passkey.too-late`, `passkey.unfit`, `passkey.known`, `passkey.required`, `passkey.too-many`. */
  async execute(
    principal: Principal,
    name: string,
    answer: Answered<RegistrationResponseJSON>,
  ): Promise<{ id: string }> {
    const id = this.ids.uuid();
    // Outside the transaction, which may come to nothing: the challenge is used up all the same.
    const made = await this.passkeys.checkAdded(
      this.database,
      principal.accountId,
      answer,
      await this.clock.now(),
    );
    const { credential, credentialBackedUp: synced } = made;
    try {
      await this.own.changeUnproved(principal, 'add-passkey', async (tx, account, now) => {
        await this.own.refuseWithoutPasskey(tx, principal, account);
        expectRoom(await this.repository.list(account.id, tx));
        await this.repository.add(tx, {
          id,
          accountId: account.id,
          name,
          credentialId: Buffer.from(credential.id, 'base64url'),
          publicKey: Buffer.from(credential.publicKey),
          counter: String(credential.counter),
          transports: answer.credential.response.transports ?? [],
          synced,
          createdAt: now,
          lastUsedAt: null,
          copiedAt: null,
        });
        if (principal.sessionId) await this.sessions.passSecondFactor(tx, principal.sessionId);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'passkey_credential_unique') throw passkeyError('known');
      throw error;
    }
    return { id };
  }
}

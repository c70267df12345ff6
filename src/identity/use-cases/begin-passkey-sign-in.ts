import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { type Asked, Passkeys } from '../passkeys/passkeys.js';

/** Asks whoever comes to show a passkey. Nobody is named, so nothing is told of who has one. */
@Injectable()
export class BeginPasskeySignIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passkeys: Passkeys,
  ) {}

  async execute(): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
    return this.passkeys.askToSignIn(this.database, await this.clock.now());
  }
}

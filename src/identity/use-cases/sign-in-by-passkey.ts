import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, VerifiedAuthenticationResponse } from '@simplewebauthn/server';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { IdentityMetrics } from '../identity.metrics.js';
import { passkeyError } from '../passkeys/passkey.errors.js';
import { type Answered, Passkeys } from '../passkeys/passkeys.js';
import { PasskeysRepository, type ShownPasskeyRow } from '../passkeys/passkeys.repository.js';
import { type Client, Opening, type SignedIn } from '../sessions/opening.js';
import { Throttle } from '../throttle/throttle.js';

/** Opens a session for whoever shows a passkey and was verified by it: that stands for both factors. */
@Injectable()
export class SignInByPasskey {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly passkeys: Passkeys,
    private readonly repository: PasskeysRepository,
    private readonly opening: Opening,
    private readonly throttle: Throttle,
    private readonly metrics: IdentityMetrics,
  ) {}

  /** Throws `passkey.too-late`, `passkey.refused`, `passkey.copied`, `identity.too-many-attempts`. */
  execute(answer: Answered<AuthenticationResponseJSON>, client: Client): Promise<SignedIn> {
    return this.metrics.signIn(this.attempt(answer, client));
  }

  private async attempt(
    { challenge, credential }: Answered<AuthenticationResponseJSON>,
    client: Client,
  ): Promise<SignedIn> {
    const expected = await this.passkeys.expected(this.database, challenge, null, await this.clock.now());
    const passkey = await this.repository.findShown(Buffer.from(credential.id, 'base64url'));
    const shown = passkey && (await this.passkeys.checkSigned(passkey, expected, credential));
    const opened = shown && (await this.database.transaction((tx) => this.open(tx, passkey, shown, client)));
    if (opened === 'copied') throw passkeyError('copied');
    if (opened) return opened;
    await this.throttle.refusedPasskey(client.address);
    throw passkeyError('refused');
  }

  /** Refusals are answers, not errors, so that a passkey that was copied stays blocked. */
  private async open(
    tx: Transaction,
    { id, account_id: accountId, credential_id }: ShownPasskeyRow,
    { newCounter, credentialBackedUp }: VerifiedAuthenticationResponse['authenticationInfo'],
    client: Client,
  ): Promise<SignedIn | 'copied' | undefined> {
    const account = await this.accounts.lockCredentials(tx, accountId);
    const now = await this.clock.now(tx);
    if (account.state !== 'active') return undefined;
    // Its owner may have removed it meanwhile.
    if (!(await this.repository.findShown(credential_id, tx))) return undefined;
    if (await this.repository.use(tx, id, newCounter, credentialBackedUp, now))
      return this.opening.open(tx, { accountId, secondFactor: true }, client, now);
    if (await this.repository.block(tx, id, now))
      await this.audit.record(tx, {
        actor: { kind: 'system' },
        actingFor: await this.accounts.home(tx, accountId),
        at: now,
        verb: 'block-copied-passkey',
        object: { type: 'account', id: accountId },
        changes: [],
      });
    return 'copied';
  }
}

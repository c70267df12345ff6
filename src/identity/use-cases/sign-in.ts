import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { networkOf } from '../../platform/http/index.js';
import { AccountsRepository, type CredentialRow } from '../accounts.repository.js';
import { identityError } from '../identity.errors.js';
import { IdentityMetrics } from '../identity.metrics.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { SecondFactor } from '../second-factor/second-factor.js';
import { type Client, Opening, type SignedIn } from '../sessions/opening.js';
import { type Attempt, Throttle } from '../throttle/throttle.js';

export interface Credentials {
  /** In lower case. */
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string | undefined;
}

/** Opens a session for whoever proves to be the account's owner. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountsRepository,
    private readonly hasher: PasswordHasher,
    private readonly secondFactor: SecondFactor,
    private readonly opening: Opening,
    private readonly throttle: Throttle,
    private readonly metrics: IdentityMetrics,
  ) {}

  /**
   * Throws the same `identity.sign-in-refused`, after the same work, for a wrong password and for an account that is
   * unknown, invited or suspended. `identity.code-required` comes only after the right password;
   * `identity.too-many-attempts` and `identity.busy` say when to come back.
   */
  async execute(credentials: Credentials, client: Client): Promise<SignedIn> {
    return this.metrics.signIn(this.attempt(credentials, client));
  }

  private async attempt({ email, password, code }: Credentials, client: Client): Promise<SignedIn> {
    const attempt = await this.throttle.signIn(email, client);
    const account = await this.accounts.findByEmail(email);
    const usable = account?.state === 'active' ? account : undefined;
    const isRight = await this.hasher.verify(usable?.password_hash, password, networkOf(client.address));
    if (!usable || !isRight) throw identityError('sign-in-refused');
    if (usable.has_totp && code === undefined) throw identityError('code-required');
    const codeAttempt = usable.has_totp ? await this.throttle.code(usable.id) : undefined;
    return this.database.transaction((tx) =>
      this.open(tx, usable, code, client, [attempt, ...(codeAttempt ? [codeAttempt] : [])]),
    );
  }

  private async open(
    tx: Transaction,
    checked: CredentialRow,
    code: string | undefined,
    client: Client,
    attempts: readonly Attempt[],
  ): Promise<SignedIn> {
    const account = await this.accounts.lockCredentials(tx, checked.id);
    const now = await this.clock.now(tx);
    const isSame = account.state === 'active' && account.password_hash === checked.password_hash;
    if (!isSame) throw identityError('sign-in-refused');
    if (account.has_totp && code === undefined) throw identityError('code-required');
    const verdict = code === undefined ? 'off' : await this.secondFactor.check(tx, account.id, code, now);
    if (verdict === 'wrong') throw identityError('sign-in-refused');
    for (const attempt of attempts) await attempt.succeeded(tx);
    return this.opening.open(tx, { accountId: account.id, secondFactor: verdict === 'right' }, client, now);
  }
}

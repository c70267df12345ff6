import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { accountLifecycle } from '../account.lifecycle.js';
import { AccountsRepository, type CredentialRow } from '../accounts.repository.js';
import { CredentialsRepository } from '../credentials.repository.js';
import { IdentityMetrics } from '../identity.metrics.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { networkOf } from '../../platform/http/index.js';
import { Ids } from '../../platform/ids/index.js';
import { type Client, Opening, type SignedIn } from '../sessions/opening.js';
import { type Flow, type Known, Provider } from '../sign-on/provider.js';
import { signOnError } from '../sign-on/sign-on.errors.js';
import { SignOnRepository } from '../sign-on/sign-on.repository.js';
import { Throttle } from '../throttle/throttle.js';

/**
 * Opens a session for whoever the provider says is somebody that has an account here: bound before, or, the first time, of
 * the verified e-mail address to which the account or its invitation belongs. Nobody gets an account by it.
 */
@Injectable()
export class SignInBySignOn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly credentials: CredentialsRepository,
    private readonly repository: SignOnRepository,
    private readonly provider: Provider,
    private readonly hasher: PasswordHasher,
    private readonly opening: Opening,
    private readonly throttle: Throttle,
    private readonly metrics: IdentityMetrics,
  ) {}

  /** Throws every `sign-on` error, `identity.too-many-attempts`. */
  execute(
    query: string,
    flow: Flow | undefined,
    client: Client,
  ): Promise<SignedIn & { readonly signOutUrl: string | undefined }> {
    return this.metrics.signIn(this.attempt(query, flow, client));
  }

  private async attempt(query: string, flow: Flow | undefined, client: Client) {
    const begun = await this.clock.now();
    if (!flow || flow.until <= begun.getTime()) throw signOnError('refused');
    const attempt = await this.throttle.signOn(client.address);
    const known = await this.provider.redeem(query, flow);
    const unknowable = await this.passwordFor(known, client);
    return this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      const account = await this.accountOf(tx, known, unknowable, now);
      if ((account.has_totp || account.has_passkey) && !known.secondFactor)
        throw signOnError('second-factor');
      await attempt.succeeded(tx);
      const { secondFactor, signOutUrl } = known;
      const opened = await this.opening.open(tx, { accountId: account.id, secondFactor }, client, now);
      return { ...opened, signOutUrl };
    });
  }

  /** Whoever accepts an invitation gets a password that nobody knows; one of their own they set by a link, if they want to. */
  private async passwordFor({ email }: Known, { address }: Client): Promise<string | undefined> {
    const account = email === undefined ? undefined : await this.accounts.findByEmail(email);
    if (account?.state !== 'invited') return undefined;
    return this.hasher.hash(this.ids.bytes(32).toString('hex'), networkOf(address));
  }

  private async accountOf(
    tx: Transaction,
    known: Known,
    password: string | undefined,
    now: Date,
  ): Promise<CredentialRow> {
    const bound = await this.repository.findAccount(tx, known);
    if (bound === undefined) return this.bind(tx, known, password, now);
    const account = await this.accounts.lockCredentials(tx, bound);
    if (account.state !== 'active') throw signOnError('no-account');
    return account;
  }

  /** The first time: from then on the provider's name for the person counts, whatever becomes of the address. */
  private async bind(
    tx: Transaction,
    known: Known,
    password: string | undefined,
    now: Date,
  ): Promise<CredentialRow> {
    if (known.email === undefined) throw signOnError('email-unverified');
    const found = await this.accounts.findByEmail(known.email, tx);
    if (!found) throw signOnError('no-account');
    const account = await this.accounts.lockCredentials(tx, found.id);
    if (account.state === 'invited') await this.accept(tx, account.id, password, now);
    else if (account.state !== 'active') throw signOnError('no-account');
    if (!(await this.repository.bind(tx, known, account.id, now))) throw signOnError('no-account');
    await this.record(tx, account.id, 'bind-sign-on', now);
    return account;
  }

  private async accept(tx: Transaction, id: string, password: string | undefined, now: Date): Promise<void> {
    const isStillInvited = await this.credentials.supersedeTokens(tx, id, 'invitation', now);
    if (password === undefined || !isStillInvited) throw signOnError('no-account');
    const to = accountLifecycle.target('accept', 'invited');
    await this.accounts.accept(tx, id, to, password);
    await this.record(tx, id, 'accept', now, { from: 'invited', to });
  }

  private async record(
    tx: Transaction,
    id: string,
    verb: string,
    at: Date,
    states: { from?: string; to?: string } = {},
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: { kind: 'person', id },
      actingFor: await this.accounts.home(tx, id),
      at,
      verb,
      object: { type: 'account', id },
      ...states,
      changes: [],
    });
  }
}

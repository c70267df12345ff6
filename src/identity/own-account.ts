import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../ledger/index.js';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Principal } from '../platform/http/index.js';
import { AccountsRepository, type CredentialRow } from './accounts.repository.js';
import { identityError } from './identity.errors.js';
import { passkeyError } from './passkeys/passkey.errors.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { SecondFactor } from './second-factor/second-factor.js';
import { SessionsRepository } from './sessions.repository.js';
import { type Attempt, Throttle } from './throttle/throttle.js';

/** Shown again before something that a stolen session must not be able to do. */
export interface Proof {
  readonly password: string;
  /** Needed once the second factor is on. */
  readonly code?: string | undefined;
}

/** That a proof was right, until the password changes. */
export interface Proved {
  readonly attempt: Attempt;
  readonly passwordHash: string | null;
  readonly proof: Proof & { passwordIsEnough?: boolean };
}

type Change<Result> = (tx: Transaction, account: CredentialRow, now: Date) => Promise<Result>;

/** What people do with their own account: proved, done in one transaction, audited. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly hasher: PasswordHasher,
    private readonly secondFactor: SecondFactor,
    private readonly throttle: Throttle,
    private readonly sessions: SessionsRepository,
  ) {}

  /**
   * Does a verb on the caller's account once its password was proved, and its code unless `passwordIsEnough`. Throws
   * `identity.password-wrong`, `identity.code-wrong`, `identity.too-many-attempts`.
   */
  async change<Result>(
    principal: Principal,
    verb: string,
    proof: Proved['proof'],
    change: Change<Result>,
  ): Promise<Result> {
    return this.changeProved(principal, verb, await this.prove(principal, proof), change);
  }

  /** The first half of `change`: for work that is dear, done only for who knows the password, and long, so before the second. */
  async prove(principal: Principal, proof: Proved['proof']): Promise<Proved> {
    const { accountId } = principal;
    const attempt = await this.throttle.inSession(principal.sessionId ?? accountId);
    const { password_hash: passwordHash } = await this.accounts.findCredentials(accountId);
    if (!(await this.hasher.verify(passwordHash, proof.password, accountId))) {
      throw identityError('password-wrong');
    }
    return { attempt, passwordHash, proof };
  }

  /** The second half of `change`. */
  async changeProved<Result>(
    principal: Principal,
    verb: string,
    { attempt, passwordHash, proof }: Proved,
    change: Change<Result>,
  ): Promise<Result> {
    const { accountId } = principal;
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lockCredentials(tx, accountId);
      if (account.password_hash !== passwordHash) throw identityError('password-wrong');
      const now = await this.clock.now(tx);
      if (account.has_totp && !proof.passwordIsEnough) await this.proveCode(tx, accountId, proof.code, now);
      const result = await change(tx, account, now);
      await attempt.succeeded(tx);
      await this.record(tx, principal, verb, now);
      return result;
    });
  }

  /** The same without a proof, for what proves itself. */
  async changeUnproved<Result>(principal: Principal, verb: string, change: Change<Result>): Promise<Result> {
    const attempt = await this.throttle.inSession(principal.sessionId ?? principal.accountId);
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lockCredentials(tx, principal.accountId);
      const now = await this.clock.now(tx);
      const result = await change(tx, account, now);
      await attempt.succeeded(tx);
      await this.record(tx, principal, verb, now);
      return result;
    });
  }

  /**
   * Else who has the password alone would get past the passkeys by adding something of their own. Throws
   * `passkey.required`.
   */
  async refuseWithoutPasskey(tx: Transaction, principal: Principal, account: CredentialRow): Promise<void> {
    const passed = await this.sessions.hasPassedSecondFactor(principal.sessionId, tx);
    if (account.has_passkey && !passed) throw passkeyError('required');
  }

  private async proveCode(
    tx: Transaction,
    accountId: string,
    code: string | undefined,
    now: Date,
  ): Promise<void> {
    const verdict = code === undefined ? 'wrong' : await this.secondFactor.check(tx, accountId, code, now);
    if (verdict !== 'right') throw identityError('code-wrong');
  }

  private async record(
    tx: Transaction,
    { accountId, actingFor }: Principal,
    verb: string,
    now: Date,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: { kind: 'person', id: accountId },
      actingFor: actingFor || (await this.accounts.home(tx, accountId)),
      at: now,
      verb,
      object: { type: 'account', id: accountId },
      changes: [],
    });
  }
}

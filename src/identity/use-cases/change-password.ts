import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { OwnAccount } from '../own-account.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { refuseUnfitPassword } from '../passwords/password-policy.js';
import { SessionsRepository } from '../sessions.repository.js';

/** Replaces one's own password and ends one's other sessions. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly own: OwnAccount,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Throws `identity.password-wrong`, `identity.password-refused`. */
  async execute(principal: Principal, current: string, wanted: string): Promise<void> {
    const { accountId } = principal;
    refuseUnfitPassword(wanted, await this.accounts.findCredentials(accountId), '/newPassword');
    const proved = await this.own.prove(principal, { password: current, passwordIsEnough: true });
    const hash = await this.hasher.hash(wanted, accountId);
    await this.own.changeProved(principal, 'change-password', proved, async (tx, _, now) => {
      await this.accounts.setPassword(tx, accountId, hash);
      await this.sessions.revokeAll(tx, accountId, now, principal.sessionId);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { networkOf } from '../../platform/http/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { CredentialsRepository } from '../credentials.repository.js';
import { identityError } from '../identity.errors.js';
import { linkHash } from '../links/links.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { refuseUnfitPassword } from '../passwords/password-policy.js';
import { SessionsRepository } from '../sessions.repository.js';
import { Throttle } from '../throttle/throttle.js';

/** Sets a new password by a link from a mail and ends all sessions. It opens none: whoever has a second factor still needs it. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly credentials: CredentialsRepository,
    private readonly sessions: SessionsRepository,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
  ) {}

  /** Throws `identity.link-not-valid`, `identity.password-refused`. */
  async execute(token: string, password: string, address: string): Promise<void> {
    const attempt = await this.throttle.link(address);
    const hash = linkHash(token);
    const person = await this.credentials.findByToken(hash, 'password_reset', await this.clock.now());
    if (!person) throw identityError('link-not-valid');
    refuseUnfitPassword(password, person, '/password');
    const passwordHash = await this.hasher.hash(password, networkOf(address));
    await this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      const id = await this.credentials.useToken(tx, hash, 'password_reset', now);
      if (id === undefined || !(await this.accounts.setPassword(tx, id, passwordHash))) {
        throw identityError('link-not-valid');
      }
      await this.credentials.supersedeTokens(tx, id, 'password_reset', now);
      await this.sessions.revokeAll(tx, id, now);
      await attempt.succeeded(tx);
      await this.audit.record(tx, {
        actor: { kind: 'person', id },
        actingFor: await this.accounts.home(tx, id),
        at: now,
        verb: 'reset-password',
        object: { type: 'account', id },
        changes: [],
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { networkOf } from '../../platform/http/index.js';
import { accountLifecycle } from '../account.lifecycle.js';
import { AccountsRepository } from '../accounts.repository.js';
import { CredentialsRepository } from '../credentials.repository.js';
import { identityError } from '../identity.errors.js';
import { linkHash } from '../links/links.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { refuseUnfitPassword } from '../passwords/password-policy.js';
import { Throttle } from '../throttle/throttle.js';

interface Acceptance {
  /** From the link of the mail. */
  readonly token: string;
  readonly password: string;
  /** As the person writes it; otherwise as they were invited. */
  readonly name?: string | undefined;
}

/** Lets somebody who was invited choose a password; from then on they can sign in. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly credentials: CredentialsRepository,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
  ) {}

  /** Throws `identity.link-not-valid`, `identity.password-refused`. */
  async execute({ token, password, name }: Acceptance, address: string): Promise<void> {
    const attempt = await this.throttle.link(address);
    const hash = linkHash(token);
    const person = await this.credentials.findByToken(hash, 'invitation', await this.clock.now());
    if (!person) throw identityError('link-not-valid');
    refuseUnfitPassword(password, { ...person, name: name ?? person.name }, '/password');
    const passwordHash = await this.hasher.hash(password, networkOf(address));
    await this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      const id = await this.credentials.useToken(tx, hash, 'invitation', now);
      const to = accountLifecycle.target('accept', 'invited');
      if (id === undefined || !(await this.accounts.accept(tx, id, to, passwordHash, name))) {
        throw identityError('link-not-valid');
      }
      await attempt.succeeded(tx);
      await this.audit.record(tx, {
        actor: { kind: 'person', id },
        actingFor: await this.accounts.home(tx, id),
        at: now,
        verb: 'accept',
        object: { type: 'account', id },
        from: 'invited',
        to,
        changes: [],
      });
    });
  }
}

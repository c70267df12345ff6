import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { Ids } from '../../platform/ids/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { Administrators, membershipChange } from '../administrators.js';
import { identityError } from '../identity.errors.js';
import { MembershipsRepository } from '../memberships.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { refuseUnfitPassword } from '../passwords/password-policy.js';
import type { Invitation } from './invite-account.js';

/** Makes an account that can sign in at once: for whoever runs the server, who needs no invitation to do anything. */
@Injectable()
export class AddAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly memberships: MembershipsRepository,
    private readonly administrators: Administrators,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * Throws `identity.unknown-role`, `identity.role-not-here`, `identity.email-invalid`, `identity.password-refused`, `identity.email-taken`,
   * `identity.membership-exists`.
   */
  async execute({
    memberships,
    password,
    ...person
  }: Invitation & { password: string }): Promise<{ id: string }> {
    for (const { role } of memberships) this.administrators.refuseUnknownRole(role);
    if (!z.email().safeParse(person.email).success) throw identityError('email-invalid');
    refuseUnfitPassword(password, person, '/password');
    const passwordHash = await this.hasher.hash(password, 'operator');
    const id = this.ids.uuid();
    await this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      const isNew = await this.accounts.insert(tx, { id, ...person, state: 'active', passwordHash }, now);
      if (!isNew) throw identityError('email-taken');
      for (const wish of memberships) {
        await this.administrators.refuseUnfit(tx, id, wish, now);
        const added = await this.memberships.add(tx, id, this.ids.uuid(), wish, now);
        if (!added) throw identityError('membership-exists');
      }
      await this.audit.record(tx, {
        actor: { kind: 'system' },
        actingFor: memberships[0]?.organisation,
        at: now,
        verb: 'add',
        object: { type: 'account', id },
        to: 'active',
        changes: memberships.map(membershipChange),
      });
    });
    return { id };
  }
}

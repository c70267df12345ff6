import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { type Caller, once, type Principal } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Ids } from '../../platform/ids/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { Administrators, membershipChange } from '../administrators.js';
import { identityError } from '../identity.errors.js';
import { Links } from '../links/links.js';
import { MembershipsRepository, type MembershipWish } from '../memberships.repository.js';

export interface Invitation {
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
  /** At least one. */
  readonly memberships: readonly MembershipWish[];
}

/** Makes an account for somebody and mails them a link with which they choose their password. */
@Injectable()
export class InviteAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountsRepository,
    private readonly memberships: MembershipsRepository,
    private readonly administrators: Administrators,
    private readonly links: Links,
  ) {}

  /**
   * Throws `identity.unknown-role`, `identity.role-not-here`, `identity.over-already`, `identity.not-their-role`,
   * `identity.beyond-scope`, `identity.email-taken`, `identity.membership-exists`.
   */
  async execute({ principal, once: key }: Caller, invitation: Invitation): Promise<{ id: string }> {
    for (const { role } of invitation.memberships) this.administrators.refuseUnknownRole(role);
    return this.database.transaction((tx) => once(tx, key, () => this.write(tx, principal, invitation)));
  }

  private async write(
    tx: Transaction,
    principal: Principal,
    invitation: Invitation,
  ): Promise<{ id: string }> {
    const { memberships, ...person } = invitation;
    const now = await this.clock.now(tx);
    const id = this.ids.uuid();
    for (const wish of memberships) {
      await this.administrators.refuseBeyondScope(tx, principal, wish, now);
      await this.administrators.refuseUnfit(tx, id, wish, now);
    }
    const isNew = await this.accounts.insert(
      tx,
      { id, ...person, state: 'invited', passwordHash: null },
      now,
    );
    if (!isNew) throw identityError('email-taken');
    for (const wish of memberships) {
      const added = await this.memberships.add(tx, id, this.ids.uuid(), wish, now);
      if (!added) throw identityError('membership-exists');
    }
    await this.links.send(tx, id, 'invitation', now);
    await this.audit.record(tx, {
      actor: { kind: 'person', id: principal.accountId },
      actingFor: principal.actingFor,
      at: now,
      verb: 'invite',
      object: { type: 'account', id },
      to: 'invited',
      changes: memberships.map(membershipChange),
    });
    return { id };
  }
}

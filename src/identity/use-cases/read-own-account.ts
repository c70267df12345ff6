import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { MembershipsRepository, type SubstituteRow, type WorkplaceRow } from '../memberships.repository.js';
import { type PasskeyRow, PasskeysRepository } from '../passkeys/passkeys.repository.js';
import { Roles } from '../role.js';
import { type SessionRow, SessionsRepository } from '../sessions.repository.js';
import { type ViewRow, ViewsRepository } from '../views/views.repository.js';

export interface OwnAccountView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: 'vi' | 'en';
  readonly secondFactor: boolean;
  readonly mustSetUpSecondFactor: boolean;
  readonly workplaces: readonly WorkplaceRow[];
  /** Who stands in for them, and for whom they stand in: history included. */
  readonly substitutes: readonly SubstituteRow[];
  readonly substitutesFor: readonly SubstituteRow[];
}

/** What people see of themselves. */
@Injectable()
export class ReadOwnAccount {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly roles: Roles,
    private readonly accounts: AccountsRepository,
    private readonly memberships: MembershipsRepository,
    private readonly sessions: SessionsRepository,
    private readonly keys: PasskeysRepository,
    private readonly saved: ViewsRepository,
  ) {}

  async account({ accountId, sessionId }: Principal): Promise<OwnAccountView> {
    const { id, email, name, lang, has_totp: isOn } = await this.accounts.findCredentials(accountId);
    const now = await this.clock.now();
    const roles = await this.memberships.rolesOf(this.database, accountId, now);
    const isDemanded = this.config.totpMandatory && this.roles.demandSecondFactor(roles);
    return {
      id,
      email,
      name,
      lang,
      secondFactor: isOn,
      mustSetUpSecondFactor: isDemanded && !(await this.sessions.hasPassedSecondFactor(sessionId)),
      workplaces: await this.memberships.workplaces(accountId, now),
      substitutes: await this.memberships.listSubstitutes(accountId),
      substitutesFor: await this.memberships.listSubstituted(accountId),
    };
  }

  /** In the order in which they were added. */
  passkeys({ accountId }: Principal): Promise<PasskeyRow[]> {
    return this.keys.list(accountId);
  }

  /** Saved views of a list, in the order in which they were saved. */
  views({ accountId }: Principal, list: string): Promise<ViewRow[]> {
    return this.saved.list(accountId, list);
  }

  /** Sessions that are still good, the last used first. */
  async liveSessions({ accountId }: Principal): Promise<SessionRow[]> {
    return this.sessions.listLive(accountId, await this.clock.now());
  }
}

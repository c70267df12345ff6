import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Config } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { AccountsRepository, type WorkplaceRow } from '../accounts.repository.js';
import { Roles } from '../role.js';
import { type SessionRow, SessionsRepository } from '../sessions.repository.js';

export interface OwnAccountView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: 'vi' | 'en';
  readonly secondFactor: boolean;
  readonly mustSetUpSecondFactor: boolean;
  readonly workplaces: readonly WorkplaceRow[];
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
    private readonly sessions: SessionsRepository,
  ) {}

  async account({ accountId }: Principal): Promise<OwnAccountView> {
    const { id, email, name, lang, has_totp: isOn } = await this.accounts.findCredentials(accountId);
    const isDemanded = this.roles.demandSecondFactor(await this.accounts.rolesOf(this.database, accountId));
    return {
      id,
      email,
      name,
      lang,
      secondFactor: isOn,
      mustSetUpSecondFactor: this.config.totpMandatory && isDemanded && !isOn,
      workplaces: await this.accounts.workplaces(accountId),
    };
  }

  /** Sessions that are still good, the last used first. */
  async liveSessions({ accountId }: Principal): Promise<SessionRow[]> {
    return this.sessions.listLive(accountId, await this.clock.now());
  }
}

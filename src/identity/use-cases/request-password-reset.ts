import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { Links } from '../links/links.js';
import { Throttle } from '../throttle/throttle.js';

/** Has a link mailed to whoever forgot their password. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountsRepository,
    private readonly links: Links,
    private readonly throttle: Throttle,
  ) {}

  /** Does the same work, and answers the same, whether there is such an account or not. `email` in lower case. */
  async execute(email: string, address: string): Promise<void> {
    await this.throttle.linkRequest(address);
    const account = await this.accounts.findByEmail(email);
    await this.database.transaction(async (tx) => {
      const now = await this.clock.now(tx);
      await this.links.send(tx, account?.state === 'active' ? account.id : null, 'password_reset', now);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { type AccountAddress, AccountsRepository } from './accounts.repository.js';
import { Roles } from './role.js';

/** Where people are reached by mail, for other modules. Only active accounts. */
@Injectable()
export class Accounts {
  constructor(
    private readonly clock: Clock,
    private readonly roles: Roles,
    private readonly accounts: AccountsRepository,
  ) {}

  addresses(ids: readonly string[]): Promise<AccountAddress[]> {
    return this.accounts.findAddresses(ids);
  }

  /** Of those who have the permission for the organisation itself, now; at most a hundred. */
  async addressesHaving(permission: string, organisation: string): Promise<AccountAddress[]> {
    return this.accounts.findAddressesIn(organisation, this.roles.having(permission), await this.clock.now());
  }
}

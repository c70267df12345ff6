import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { type AccountAddress, AccountsRepository } from './accounts.repository.js';
import { Roles } from './role.js';

/** Who people are and where they are reached by mail, for other modules. Mail only to active accounts. */
@Injectable()
export class Accounts {
  constructor(
    private readonly clock: Clock,
    private readonly roles: Roles,
    private readonly accounts: AccountsRepository,
  ) {}

  /** Of people and of machines, whatever became of their accounts. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.accounts.names(ids);
  }

  addresses(ids: readonly string[]): Promise<AccountAddress[]> {
    return this.accounts.findAddresses(ids);
  }

  /** Of those who have the permission for the organisation itself, now; at most a hundred. */
  async addressesHaving(permission: string, organisation: string): Promise<AccountAddress[]> {
    return this.accounts.findAddressesIn(organisation, this.roles.having(permission), await this.clock.now());
  }
}

import { Injectable } from '@nestjs/common';
import type { AccountState, AccountSubject } from '../account.lifecycle.js';
import { Database } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { type AccountRow, AccountsRepository } from '../accounts.repository.js';
import { AccountTransition } from './account-transition.js';

export interface AccountFilter {
  readonly state: AccountState | undefined;
  /** Id of the last account of the page before. */
  readonly before: string | undefined;
  readonly limit: number;
}

/** What administrators and auditors see of accounts. */
@Injectable()
export class ReadAccounts {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly transition: AccountTransition,
  ) {}

  /** One row more than `limit`, if there is one; newest first. */
  list(principal: Principal, { state, before, limit }: AccountFilter): Promise<AccountRow[]> {
    return this.accounts.list(principal.organisations('accounts.read'), state, before, limit + 1);
  }

  /** With what its life cycle looks at. Throws not-found for one that the principal may not read. */
  async one(
    principal: Principal,
    id: string,
  ): Promise<{ account: AccountRow; subject: AccountSubject; organisation: string }> {
    return this.transition.find(this.database, principal, id);
  }
}

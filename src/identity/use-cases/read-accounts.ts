import { Injectable } from '@nestjs/common';
import type { AccountSubject } from '../account.lifecycle.js';
import { Database } from '../../platform/database/index.js';
import type { Principal } from '../../platform/http/index.js';
import { foldedWords } from '../../platform/text/index.js';
import { type AccountFilter, type AccountRow, AccountsRepository } from '../accounts.repository.js';
import { AccountTransition } from './account-transition.js';

/** What administrators and auditors see of accounts. */
@Injectable()
export class ReadAccounts {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly transition: AccountTransition,
  ) {}

  /** One row more than `limit`, if there is one; newest first. */
  list(
    principal: Principal,
    { words = '', limit, ...filter }: Omit<AccountFilter, 'words'> & { readonly words: string | undefined },
  ): Promise<AccountRow[]> {
    const organisations = principal.organisations('accounts.read');
    return this.accounts.list(organisations, { ...filter, words: foldedWords(words), limit: limit + 1 });
  }

  /** With what its life cycle looks at. Throws not-found for one that the principal may not read. */
  async one(
    principal: Principal,
    id: string,
  ): Promise<{ account: AccountRow; subject: AccountSubject; organisation: string }> {
    return this.transition.find(this.database, principal, id);
  }
}

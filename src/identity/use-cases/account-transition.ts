import { Injectable } from '@nestjs/common';
import { type Effects, type Found, Transitions } from '../../ledger/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queryable, Transaction } from '../../platform/database/index.js';
import { type Caller, httpError, type Principal } from '../../platform/http/index.js';
import {
  accountLifecycle,
  type AccountState,
  type AccountSubject,
  type AccountVerb,
} from '../account.lifecycle.js';
import { type AccountRow, AccountsRepository } from '../accounts.repository.js';
import { Administrators } from '../administrators.js';
import { hasEnded, type Membership } from '../memberships.repository.js';
import { OrganisationsRepository } from '../organisations.repository.js';

/** What every verb on an account is told. */
export interface AccountCommand {
  readonly caller: Caller;
  readonly accountId: string;
  /** The entity tag that the caller read. */
  readonly ifMatch: string;
  readonly reason?: string | undefined;
}

interface Special {
  /** Whose administrators may do it; otherwise any organisation of the account's that the caller administers. */
  readonly organisation?: string;
  /** The one membership that it is about. */
  readonly membership?: string;
  readonly effects?: (tx: Transaction, account: AccountRow, now: Date) => Promise<Effects | void>;
}

type FoundAccount = Found<AccountSubject> & { readonly account: AccountRow };

/** Runs a verb of an account's life cycle; the verb's file brings what is special to it. */
@Injectable()
export class AccountTransition {
  constructor(
    private readonly transitions: Transitions,
    private readonly clock: Clock,
    private readonly accounts: AccountsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly administrators: Administrators,
  ) {}

  async perform(
    verb: AccountVerb,
    { caller, accountId, ifMatch, reason }: AccountCommand,
    special: Special = {},
  ): Promise<void> {
    await this.transitions.perform<AccountState, AccountVerb, AccountSubject, FoundAccount>({
      lifecycle: accountLifecycle,
      verb,
      caller,
      ifMatch,
      reason,
      find: (tx) => this.lockAndFind(tx, caller.principal, accountId, special),
      move: (tx, { account }, to) => this.accounts.moveState(tx, account, to),
      effects: async (tx, { account }, now) => (await special.effects?.(tx, account, now)) ?? {},
    });
  }

  private async lockAndFind(
    tx: Transaction,
    principal: Principal,
    id: string,
    special: Special,
  ): Promise<FoundAccount> {
    await this.organisations.lockStructure(tx);
    await this.accounts.lock(tx, id);
    return this.find(tx, principal, id, special);
  }

  /** The account with everything that its guards look at; not found if the caller may not read it. */
  async find(on: Queryable, principal: Principal, id: string, special: Special = {}): Promise<FoundAccount> {
    const account = await this.accounts.find(id, principal.organisations('accounts.read'), on);
    const isRead = ({ organisation }: Membership) => principal.mayFor('accounts.read', organisation);
    const about = special.membership
      ? account?.memberships.filter((each) => each.id === special.membership && isRead(each))
      : account?.memberships;
    if (!account || !about?.length) throw httpError('not-found');
    const isAdministered = ({ organisation }: Membership) => principal.mayFor('accounts.write', organisation);
    const now = await this.clock.now(on);
    const current = account.memberships.filter((each) => !hasEnded(each, now));
    const mine = about.find(isAdministered) ?? about[0]!;
    return {
      object: { type: 'account', id },
      row: account,
      organisation: special.organisation ?? mine.organisation,
      account,
      subject: {
        id,
        state: account.state,
        hasPassword: account.has_password,
        memberships: current.length,
        isOver: special.membership !== undefined && about.every((each) => hasEnded(each, now)),
        worksElsewhere: !current.every(isAdministered),
        isLastAdministrator:
          account.state === 'active' && (await this.administrators.isLast(on, id, about, now)),
      },
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { AccountState } from './account.lifecycle.js';
import { Database, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { Language } from '../platform/i18n/index.js';
import type { Scope } from './role.js';

export interface Membership {
  readonly id: string;
  readonly organisation: string;
  readonly role: string;
  readonly scope: Scope;
}

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
  readonly state: AccountState;
  readonly revision: number;
  readonly has_password: boolean;
  readonly has_totp: boolean;
  readonly created_at: Date;
  readonly memberships: Membership[];
}

export interface CredentialRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
  readonly state: AccountState;
  readonly password_hash: string | null;
  readonly has_totp: boolean;
}

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
  readonly state: AccountState;
  readonly passwordHash: string | null;
}

/** An organisation that an account may act for, with the roles that it has there. */
export interface WorkplaceRow {
  readonly id: string;
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly roles: string[];
}

const hasTotp = `exists (select from identity.totp t where t.account_id = a.id and t.confirmed_at is not null) as has_totp`;
const columns = `a.id, a.email, a.name, a.lang, a.state, a.revision, a.password_hash is not null as has_password, ${hasTotp},
  a.created_at, coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', m.id, 'organisation', m.organisation_id, 'role', m.role, 'scope', m.scope) order by m.id)
    from identity.membership m where m.account_id = a.id
  ), '[]') as memberships`;
const credentials = `select a.id, a.email, a.name, a.lang, a.state, a.password_hash, ${hasTotp} from identity.account a`;

const findByEmail = statement<CredentialRow>(
  'identity.find-account-by-email',
  `${credentials} where a.email = $1`,
);
const findCredentials = statement<CredentialRow>(
  'identity.find-account-credentials',
  `${credentials} where a.id = $1`,
);
const lockCredentials = statement<CredentialRow>(
  'identity.lock-account-credentials',
  `${credentials} where a.id = $1 for update of a`,
);
const find = statement<AccountRow>(
  'identity.find-account',
  `select ${columns} from identity.account a where a.id = $1 and exists (
     select from identity.membership m where m.account_id = a.id and m.organisation_id = any($2::uuid[])
   )`,
);
const lock = statement<{ id: string }>(
  'identity.lock-account',
  'select id from identity.account where id = $1 for update',
);
const list = statement<AccountRow>(
  'identity.list-accounts',
  `select ${columns} from identity.account a
   where exists (
       select from identity.membership m where m.account_id = a.id and m.organisation_id = any($1::uuid[])
     )
     and ($2::text is null or a.state = $2) and ($3::uuid is null or a.id < $3)
   order by a.id desc limit $4`,
);
const insert = statement<{ id: string }>(
  'identity.insert-account',
  `insert into identity.account (id, email, name, lang, state, password_hash, created_at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict (email) do nothing returning id`,
);
const moveState = statement<{ id: string }>(
  'identity.move-account-state',
  `update identity.account set state = $4, revision = revision + 1
   where id = $1 and state = $2 and revision = $3 returning id`,
);
const accept = statement<{ id: string }>(
  'identity.accept-invitation',
  `update identity.account set state = $2, password_hash = $3, name = coalesce($4, name), revision = revision + 1
   where id = $1 and state = 'invited' returning id`,
);
const setPassword = statement<{ id: string }>(
  'identity.set-password',
  `update identity.account set password_hash = $2 where id = $1 and state = 'active' returning id`,
);
const addMembership = statement<{ id: string }>(
  'identity.add-membership',
  `insert into identity.membership (id, account_id, organisation_id, role, scope, created_at)
   values ($1, $2, $3, $4, $5, $6) on conflict (account_id, organisation_id, role) do nothing returning id`,
);
const removeMembership = statement(
  'identity.remove-membership',
  'delete from identity.membership where id = $1 and account_id = $2',
);
// Memberships that cover the whole of what an organisation at the top has below it.
const rivals = statement<{ id: string }>(
  'identity.find-other-administrators',
  `select m.id from identity.membership m join identity.account a on a.id = m.account_id
   where m.organisation_id = $1 and m.role = any($2::text[]) and a.state = 'active'
     and ($3::text = 'own' or m.scope = 'subtree') and m.account_id <> $4 limit 1`,
);
const tops = statement<{ id: string }>(
  'identity.find-top-organisations',
  'select id from identity.organisation where parent_id is null and id = any($1::uuid[])',
);
const reachesBelow = statement<{ reached: boolean }>(
  'identity.reaches-everything-below',
  `with recursive above as (
     select id, parent_id from identity.organisation where id = $2
     union
     select o.id, o.parent_id from identity.organisation o join above on o.id = above.parent_id
   )
   select exists (
     select from identity.membership m join above on above.id = m.organisation_id
     where m.account_id = $1 and m.scope = 'subtree' and m.role = any($3::text[])
   ) as reached`,
);
const rolesOf = statement<{ role: string }>(
  'identity.list-roles-of-account',
  'select distinct role from identity.membership where account_id = $1',
);
const home = statement<{ organisation_id: string }>(
  'identity.find-home-organisation',
  'select organisation_id from identity.membership where account_id = $1 order by created_at, id limit 1',
);
const workplaces = statement<WorkplaceRow>(
  'identity.list-workplaces',
  `with recursive reached as (
     select m.organisation_id as id, m.role, m.scope from identity.membership m where m.account_id = $1
     union
     select o.id, r.role, r.scope from identity.organisation o join reached r on o.parent_id = r.id
     where r.scope = 'subtree'
   )
   select o.id, o.code, array_agg(distinct r.role order by r.role) as roles,
     (select jsonb_object_agg(n.lang, n.name) from identity.organisation_name n where n.organisation_id = o.id) as names
   from reached r join identity.organisation o on o.id = r.id
   where o.state = 'active' group by o.id order by o.code limit 1000`,
);

/** SQL of accounts and memberships. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  async findByEmail(email: string): Promise<CredentialRow | undefined> {
    const [row] = await this.database.query(findByEmail, [email]);
    return row;
  }

  async findCredentials(id: string): Promise<CredentialRow> {
    const [row] = await this.database.query(findCredentials, [id]);
    return row!;
  }

  /** The account as it is now, until the transaction ends. */
  async lockCredentials(tx: Transaction, id: string): Promise<CredentialRow> {
    const [row] = await tx.query(lockCredentials, [id]);
    return row!;
  }

  /** An account with a membership in one of the organisations. */
  async find(
    id: string,
    organisations: readonly string[],
    on: Queryable = this.database,
  ): Promise<AccountRow | undefined> {
    const [row] = await on.query(find, [id, organisations]);
    return row;
  }

  async lock(tx: Transaction, id: string): Promise<void> {
    await tx.query(lock, [id]);
  }

  /** Accounts with a membership in one of the organisations, newest first. */
  list(
    organisations: readonly string[],
    state: AccountState | undefined,
    before: string | undefined,
    limit: number,
  ): Promise<AccountRow[]> {
    return this.database.query(list, [organisations, state ?? null, before ?? null, limit]);
  }

  /** False if the address is taken. */
  async insert(tx: Transaction, account: NewAccount, now: Date): Promise<boolean> {
    const { id, email, name, lang, state, passwordHash } = account;
    return (await tx.query(insert, [id, email, name, lang, state, passwordHash, now])).length > 0;
  }

  /** Compare-and-set of state and revision; false if somebody was faster. */
  async moveState(
    tx: Transaction,
    { id, state, revision }: Pick<AccountRow, 'id' | 'state' | 'revision'>,
    to: AccountState,
  ): Promise<boolean> {
    return (await tx.query(moveState, [id, state, revision, to])).length > 0;
  }

  /** False if the account is not waiting for it any more. */
  async accept(
    tx: Transaction,
    id: string,
    to: AccountState,
    passwordHash: string,
    name?: string,
  ): Promise<boolean> {
    return (await tx.query(accept, [id, to, passwordHash, name ?? null])).length > 0;
  }

  /** False if the account is not active. */
  async setPassword(tx: Transaction, id: string, passwordHash: string): Promise<boolean> {
    return (await tx.query(setPassword, [id, passwordHash])).length > 0;
  }

  /** False if the account has the role there already. */
  async addMembership(tx: Transaction, account: string, membership: Membership, now: Date): Promise<boolean> {
    const { id, organisation, role, scope } = membership;
    return (await tx.query(addMembership, [id, account, organisation, role, scope, now])).length > 0;
  }

  async removeMembership(tx: Transaction, account: string, membership: string): Promise<void> {
    await tx.query(removeMembership, [membership, account]);
  }

  /** Whether an active account other than this one administers the organisation at least as far as the scope. */
  async hasOtherAdministrator(
    on: Queryable,
    organisation: string,
    roles: readonly string[],
    scope: Scope,
    account: string,
  ): Promise<boolean> {
    return (await on.query(rivals, [organisation, roles, scope, account])).length > 0;
  }

  /** Those of the organisations that have none above them. */
  async tops(on: Queryable, organisations: readonly string[]): Promise<string[]> {
    return (await on.query(tops, [organisations])).map(({ id }) => id);
  }

  /** Whether the account has one of the roles for everything below the organisation, now and later. */
  async reachesBelow(
    tx: Transaction,
    account: string,
    organisation: string,
    roles: readonly string[],
  ): Promise<boolean> {
    const [row] = await tx.query(reachesBelow, [account, organisation, roles]);
    return row!.reached;
  }

  /** Every role that the account has anywhere. */
  async rolesOf(on: Queryable, account: string): Promise<string[]> {
    return (await on.query(rolesOf, [account])).map(({ role }) => role);
  }

  /** The organisation of the account's oldest membership, for records of what it does without acting for one. */
  async home(on: Queryable, account: string): Promise<string | undefined> {
    const [row] = await on.query(home, [account]);
    return row?.organisation_id;
  }

  /** Every organisation that the account may act for, in the order of codes; at most 1,000. */
  workplaces(account: string): Promise<WorkplaceRow[]> {
    return this.database.query(workplaces, [account]);
  }
}

import { Injectable } from '@nestjs/common';
import type { AccountState } from './account.lifecycle.js';
import { Database, folded, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { Language } from '../platform/i18n/index.js';
import type { Membership } from './memberships.repository.js';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
  readonly state: AccountState;
  readonly revision: number;
  readonly has_password: boolean;
  readonly has_totp: boolean;
  readonly has_passkey: boolean;
  readonly created_at: Date;
  readonly memberships: Membership[];
}

export interface AccountFilter {
  readonly state: AccountState | undefined;
  /** Each of them in name or address, folded. */
  readonly words: readonly string[];
  /** Id of the last account of the page before. */
  readonly before: string | undefined;
  readonly limit: number;
}

export interface AccountAddress {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
}

/** Somebody whose invitation was not accepted in time. */
export interface UninvitedRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
  /** One of those that were asked about. */
  readonly organisation_id: string;
}

export interface CredentialRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
  readonly state: AccountState;
  readonly password_hash: string | null;
  readonly has_totp: boolean;
  readonly has_passkey: boolean;
}

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly lang: Language;
  readonly state: AccountState;
  readonly passwordHash: string | null;
}

const hasTotp = `exists (select from identity.totp t where t.account_id = a.id and t.confirmed_at is not null) as has_totp`;
/** One that was copied opens nothing, so it protects nothing either: its owner removes it with what is left. */
const hasPasskey = `exists (
  select from identity.passkey p where p.account_id = a.id and p.copied_at is null) as has_passkey`;
const columns = `a.id, a.email, a.name, a.lang, a.state, a.revision, a.password_hash is not null as has_password, ${hasTotp},
  ${hasPasskey},
  a.created_at, coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', m.id, 'organisation', m.organisation_id, 'role', m.role, 'scope', m.scope,
      'validFrom', m.valid_from, 'validTo', m.valid_to, 'substitutesFor', m.substitutes_account_id) order by m.id)
    from identity.membership m where m.account_id = a.id
  ), '[]') as memberships`;
const credentials = `select a.id, a.email, a.name, a.lang, a.state, a.password_hash, ${hasTotp},
  ${hasPasskey} from identity.account a`;

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
     and not exists (select from unnest($5::text[]) word where strpos(${folded(`a.name || ' ' || a.email`)}, word) = 0)
   order by a.id desc limit $4`,
);
const uninvited = statement<UninvitedRow>(
  'identity.find-invitations-run-out',
  `select a.id, a.name, a.created_at,
     (select m.organisation_id from identity.membership m
      where m.account_id = a.id and m.organisation_id = any($1::uuid[]) order by m.created_at, m.id limit 1) as organisation_id
   from identity.account a
   where a.state = 'invited'
     and exists (select from identity.membership m where m.account_id = a.id and m.organisation_id = any($1))
     and not exists (
       select from identity.one_time_token t
       where t.account_id = a.id and t.purpose = 'invitation' and t.used_at is null and t.expires_at > $2)
   order by a.created_at, a.id limit $3`,
);
const addresses = statement<AccountAddress>(
  'identity.find-addresses',
  `select id, email, name, lang from identity.account where id = any($1) and state = 'active' order by id`,
);
// Opaque ids of people and of machines never meet.
const names = statement<{ id: string; name: string }>(
  'identity.find-names',
  `select id, name from identity.account where id = any($1)
   union all select id, name from identity.client where id = any($1)`,
);
const addressesIn = statement<AccountAddress>(
  'identity.find-addresses-in-organisation',
  `select a.id, a.email, a.name, a.lang from identity.account a
   where a.state = 'active' and exists (
     select from identity.membership m where m.account_id = a.id and m.organisation_id = $1 and m.role = any($2)
     and (m.valid_from is null or m.valid_from <= $3) and (m.valid_to is null or m.valid_to > $3))
   order by a.id limit 100`,
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
const touch = statement(
  'identity.touch-account',
  'update identity.account set revision = revision + 1 where id = $1',
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
const home = statement<{ organisation_id: string }>(
  'identity.find-home-organisation',
  'select organisation_id from identity.membership where account_id = $1 order by created_at, id limit 1',
);
/** SQL of accounts. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  findAddresses(ids: readonly string[]): Promise<AccountAddress[]> {
    return this.database.query(addresses, [ids]);
  }

  /** Of accounts and clients, whatever became of them. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = ids.length > 0 ? await this.database.query(names, [[...new Set(ids)]]) : [];
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  findAddressesIn(organisation: string, roles: readonly string[], now: Date): Promise<AccountAddress[]> {
    return this.database.query(addressesIn, [organisation, roles, now]);
  }

  async findByEmail(email: string, on: Queryable = this.database): Promise<CredentialRow | undefined> {
    const [row] = await on.query(findByEmail, [email]);
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
    { state, words, before, limit }: AccountFilter,
  ): Promise<AccountRow[]> {
    return this.database.query(list, [organisations, state ?? null, before ?? null, limit, words]);
  }

  /** Those of the organisations whose invitation is good no more, the longest waiting first. */
  uninvited(organisations: readonly string[], now: Date, limit: number): Promise<UninvitedRow[]> {
    return this.database.query(uninvited, [organisations, now, limit]);
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

  /** Another revision, since what belongs to the account changed. */
  async touch(tx: Transaction, id: string): Promise<void> {
    await tx.query(touch, [id]);
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

  /** The organisation of the account's oldest membership, for records of what it does without acting for one. */
  async home(on: Queryable, account: string): Promise<string | undefined> {
    const [row] = await on.query(home, [account]);
    return row?.organisation_id;
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { OrganisationKind } from './organisations.repository.js';
import type { Scope } from './role.js';

/** What the database says of a request's session, account and reach. */
export interface AccessRow {
  readonly account_state: string;
  readonly second_factor: boolean;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  /** Every role that the account has anywhere now. */
  readonly roles: string[];
  /** `code (id)` of each organisation that the account is a member of. */
  readonly choices: string[];
  /** Null when none was asked for and there is not exactly one. */
  readonly acting_for: string | null;
  /** Roles that reach the organisation acted for; `own` if only through a membership there that stops there. */
  readonly grants: { readonly role: string; readonly scope: Scope }[];
  /** Whether the organisation acted for has none above it. */
  readonly at_top: boolean;
  /** Of the organisation acted for. */
  readonly kind: OrganisationKind | null;
  /** The organisation acted for and all below it. */
  readonly subtree: string[];
}

export interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly created_at: Date;
  readonly last_used_at: Date;
  readonly expires_at: Date;
}

export interface NewSession {
  readonly id: string;
  readonly accountId: string;
  readonly device: string;
  readonly secondFactor: boolean;
  readonly now: Date;
  readonly expiresAt: Date;
}

export interface RefreshRow {
  readonly session_id: string;
  readonly account_id: string;
  readonly account_state: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}

export interface TokenRow {
  readonly used_at: Date | null;
  readonly successor_nonce: Buffer | null;
}

const findAccess = statement<AccessRow>(
  'identity.find-access',
  `with recursive held as materialized (
     select m.organisation_id, m.role, m.scope, o.code, o.state
     from identity.membership m join identity.organisation o on o.id = m.organisation_id
     where m.account_id = $2 and (m.valid_from is null or m.valid_from <= $4) and (m.valid_to is null or m.valid_to > $4)
       -- Nobody stands in for whom was suspended.
       and (m.substitutes_account_id is null or exists (
         select from identity.account s where s.id = m.substitutes_account_id and s.state = 'active'))
   ),
   usable as (select * from held where state = 'active'),
   chosen as materialized (
     select coalesce($3::uuid, (
       select (array_agg(organisation_id))[1] from usable having count(distinct organisation_id) = 1
     )) as id
   ),
   above as (
     select o.id, o.parent_id from identity.organisation o join chosen on o.id = chosen.id where o.state = 'active'
     union
     select o.id, o.parent_id from identity.organisation o join above on o.id = above.parent_id
   ),
   below as (
     select id from chosen
     union
     select o.id from identity.organisation o join below on o.parent_id = below.id
   ),
   grants as (
     select h.role, h.scope from usable h join above on above.id = h.organisation_id
     where h.scope = 'subtree' or h.organisation_id = (select id from chosen)
   )
   select a.state as account_state, s.second_factor, s.expires_at, s.revoked_at,
     array(select distinct role from held order by 1) as roles,
     array(select distinct code || ' (' || organisation_id || ')' from usable order by 1) as choices,
     (select id from chosen) as acting_for,
     coalesce((select jsonb_agg(jsonb_build_object('role', role, 'scope', scope)) from grants), '[]') as grants,
     exists (select from identity.organisation o join chosen on o.id = chosen.id where o.parent_id is null) as at_top,
     (select o.kind from identity.organisation o join chosen on o.id = chosen.id) as kind,
     array(select id from below where id is not null) as subtree
   from identity.session s join identity.account a on a.id = s.account_id
   where s.id = $1 and s.account_id = $2`,
);
const addSession = statement(
  'identity.add-session',
  `insert into identity.session (id, account_id, device, second_factor, created_at, last_used_at, expires_at)
   values ($1, $2, $3, $4, $5, $5, $6)`,
);
const addToken = statement(
  'identity.add-refresh-token',
  'insert into identity.refresh_token (hash, session_id, issued_at) values ($1, $2, $3)',
);
// The session's row is the lock of its chain of tokens.
const lockByToken = statement<RefreshRow>(
  'identity.lock-session-by-refresh-token',
  `select s.id as session_id, s.account_id, a.state as account_state, s.created_at, s.expires_at, s.revoked_at
   from identity.refresh_token t
   join identity.session s on s.id = t.session_id
   join identity.account a on a.id = s.account_id
   where t.hash = $1 for update of s`,
);
const findToken = statement<TokenRow>(
  'identity.find-refresh-token',
  'select used_at, successor_nonce from identity.refresh_token where hash = $1',
);
const useToken = statement(
  'identity.use-refresh-token',
  'update identity.refresh_token set used_at = $2, successor_nonce = $3 where hash = $1 and used_at is null',
);
const prolong = statement(
  'identity.prolong-session',
  'update identity.session set last_used_at = $2, expires_at = $3 where id = $1',
);
const live = 'account_id = $1 and revoked_at is null and expires_at > $2';
const listLive = statement<SessionRow>(
  'identity.list-live-sessions',
  `select id, device, created_at, last_used_at, expires_at from identity.session
   where ${live} order by last_used_at desc, id desc limit 100`,
);
const revokeOne = statement<{ id: string }>(
  'identity.revoke-session',
  `update identity.session set revoked_at = $2 where ${live} and id = $3 returning id`,
);
const revokeAll = statement<{ id: string }>(
  'identity.revoke-sessions',
  `update identity.session set revoked_at = $2 where ${live} and id is distinct from $3::uuid returning id`,
);
const passSecondFactor = statement(
  'identity.pass-second-factor',
  'update identity.session set second_factor = true where id = $1',
);
const hasPassed = statement<{ second_factor: boolean }>(
  'identity.find-second-factor-of-session',
  'select second_factor from identity.session where id = $1',
);
const forgetEnded = statement<{ id: string }>(
  'identity.forget-ended-sessions',
  `delete from identity.session
   where id in (
     select id from identity.session where expires_at < $1 or revoked_at < $1 limit 1000 for update skip locked
   ) returning id`,
);

/** SQL of sessions, their tokens, and what a request may do in one. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  async findAccess(
    session: string,
    account: string,
    actingFor: string | undefined,
    now: Date,
  ): Promise<AccessRow | undefined> {
    const [row] = await this.database.query(findAccess, [session, account, actingFor ?? null, now]);
    return row;
  }

  async add(
    tx: Transaction,
    { id, accountId, device, secondFactor, now, expiresAt }: NewSession,
  ): Promise<void> {
    await tx.query(addSession, [id, accountId, device, secondFactor, now, expiresAt]);
  }

  async addToken(tx: Transaction, hash: Buffer, session: string, now: Date): Promise<void> {
    await tx.query(addToken, [hash, session, now]);
  }

  async lockByToken(tx: Transaction, hash: Buffer): Promise<RefreshRow | undefined> {
    const [row] = await tx.query(lockByToken, [hash]);
    return row;
  }

  async findToken(tx: Transaction, hash: Buffer): Promise<TokenRow> {
    const [row] = await tx.query(findToken, [hash]);
    if (!row) throw new Error('A chain of refresh tokens has a gap.');
    return row;
  }

  async useToken(tx: Transaction, hash: Buffer, nonce: Buffer, now: Date): Promise<void> {
    await tx.query(useToken, [hash, now, nonce]);
  }

  async prolong(tx: Transaction, session: string, now: Date, expiresAt: Date): Promise<void> {
    await tx.query(prolong, [session, now, expiresAt]);
  }

  listLive(account: string, now: Date): Promise<SessionRow[]> {
    return this.database.query(listLive, [account, now]);
  }

  /** False if the account has no such session, or no more. */
  async revoke(tx: Transaction, account: string, session: string, now: Date): Promise<boolean> {
    return (await tx.query(revokeOne, [account, now, session])).length > 0;
  }

  /** Ends all sessions of an account but one; answers how many. */
  async revokeAll(tx: Transaction, account: string, now: Date, but?: string): Promise<number> {
    return (await tx.query(revokeAll, [account, now, but ?? null])).length;
  }

  async passSecondFactor(tx: Transaction, session: string): Promise<void> {
    await tx.query(passSecondFactor, [session]);
  }

  async hasPassedSecondFactor(session: string | undefined, on: Queryable = this.database): Promise<boolean> {
    return (await on.query(hasPassed, [session ?? null]))[0]?.second_factor ?? false;
  }

  /** Deletes a batch of sessions that ended before `before`; answers how many. */
  async forgetEnded(on: Queryable, before: Date): Promise<number> {
    return (await on.query(forgetEnded, [before])).length;
  }
}

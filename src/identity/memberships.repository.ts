import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { Scope } from './role.js';

/** A role in an organisation. It counts from `validFrom` until just before `validTo`, RFC 3339; null is open. */
export interface Membership {
  readonly id: string;
  readonly organisation: string;
  readonly role: string;
  readonly scope: Scope;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The account for which this one stands in. */
  readonly substitutesFor: string | null;
}

/** A role in an organisation, as it is asked for. */
export interface MembershipWish {
  readonly organisation: string;
  readonly role: string;
  readonly scope: Scope;
  readonly validFrom?: Date | undefined;
  readonly validTo?: Date | undefined;
  readonly substitutesFor?: string | undefined;
}

/** An organisation that an account may act for, with the roles that it has there. */
export interface WorkplaceRow {
  readonly id: string;
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly roles: string[];
}

/** Somebody stands in for somebody. */
export interface SubstituteRow {
  readonly id: string;
  readonly organisation: string;
  readonly role: string;
  readonly valid_from: Date;
  readonly valid_to: Date;
  /** Who stands in, or for whom, as was asked. */
  readonly account: string;
  readonly name: string;
}

export const hasEnded = ({ validTo }: Membership, now: Date): boolean =>
  validTo !== null && new Date(validTo) <= now;

const addMembership = statement<{ id: string }>(
  'identity.add-membership',
  `insert into identity.membership (
     id, account_id, organisation_id, role, scope, created_at, valid_from, valid_to, substitutes_account_id
   )
   select $1, $2::uuid, $3::uuid, $4::text, $5, $6, $7::timestamptz, $8::timestamptz, $9::uuid where not exists (
     select from identity.membership m
     where m.account_id = $2 and m.organisation_id = $3 and m.role = $4 and m.substitutes_account_id is not distinct from $9
       and tstzrange(m.valid_from, m.valid_to) && tstzrange($7, $8)
   ) returning id`,
);
const removeMembership = statement(
  'identity.remove-membership',
  'delete from identity.membership where id = $1 and account_id = $2',
);
const endMembership = statement(
  'identity.end-membership',
  'update identity.membership set valid_to = $3 where id = $1 and account_id = $2 and valid_to > $3',
);
// Memberships that cover the whole of what an organisation at the top has below it, with no end in sight.
const rivals = statement<{ id: string }>(
  'identity.find-other-administrators',
  `select m.id from identity.membership m join identity.account a on a.id = m.account_id
   where m.organisation_id = $1 and m.role = any($2::text[]) and a.state = 'active'
     and ($3::text = 'own' or m.scope = 'subtree') and m.account_id <> $4
     and (m.valid_from is null or m.valid_from <= $5) and m.valid_to is null limit 1`,
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
       and (m.valid_from is null or m.valid_from <= $4) and (m.valid_to is null or m.valid_to > $4)
   ) as reached`,
);
const rolesOf = statement<{ role: string }>(
  'identity.list-roles-of-account',
  `select distinct m.role from identity.membership m
   where m.account_id = $1
     and (m.valid_from is null or m.valid_from <= $2) and (m.valid_to is null or m.valid_to > $2)`,
);
const workplaces = statement<WorkplaceRow>(
  'identity.list-workplaces',
  `with recursive reached as (
     select m.organisation_id as id, m.role, m.scope from identity.membership m
     where m.account_id = $1
       and (m.valid_from is null or m.valid_from <= $2) and (m.valid_to is null or m.valid_to > $2)
     union
     select o.id, r.role, r.scope from identity.organisation o join reached r on o.parent_id = r.id
     where r.scope = 'subtree'
   )
   select o.id, o.code, array_agg(distinct r.role order by r.role) as roles,
     (select jsonb_object_agg(n.lang, n.name) from identity.organisation_name n where n.organisation_id = o.id) as names
   from reached r join identity.organisation o on o.id = r.id
   where o.state = 'active' group by o.id order by o.code limit 1000`,
);
// Roles in one's own right that reach the organisation: who stands in for somebody appoints nobody.
const ownRoles = statement<{ role: string }>(
  'identity.list-own-roles-at',
  `with recursive above as (
     select id, parent_id from identity.organisation where id = $2
     union
     select o.id, o.parent_id from identity.organisation o join above on o.id = above.parent_id
   )
   select distinct m.role from identity.membership m join above on above.id = m.organisation_id
   where m.account_id = $1 and m.substitutes_account_id is null and (m.scope = 'subtree' or m.organisation_id = $2)
     and (m.valid_from is null or m.valid_from <= $3) and (m.valid_to is null or m.valid_to > $3)`,
);
const findColleague = statement<{ id: string; name: string }>(
  'identity.find-colleague',
  `select a.id, a.name from identity.account a
   where a.email = $1 and a.state = 'active' and exists (
     select from identity.membership m where m.account_id = a.id and m.organisation_id = $2
       and m.substitutes_account_id is null
       and (m.valid_from is null or m.valid_from <= $3) and (m.valid_to is null or m.valid_to > $3)
   )`,
);
const substitute = `m.id, m.organisation_id as organisation, m.role, coalesce(m.valid_from, m.created_at) as valid_from,
  m.valid_to, a.id as account, a.name`;
const listSubstitutes = statement<SubstituteRow>(
  'identity.list-substitutes-of',
  `select ${substitute} from identity.membership m join identity.account a on a.id = m.account_id
   where m.substitutes_account_id = $1 order by m.valid_to desc, m.id limit 50`,
);
const listSubstituted = statement<SubstituteRow>(
  'identity.list-substituted-by',
  `select ${substitute} from identity.membership m join identity.account a on a.id = m.substitutes_account_id
   where m.account_id = $1 order by m.valid_to desc, m.id limit 50`,
);
const lockSubstitution = statement<SubstituteRow>(
  'identity.lock-substitution',
  `select ${substitute} from identity.membership m join identity.account a on a.id = m.account_id
   where m.id = $1 and m.substitutes_account_id = $2 for update of m, a`,
);
const endSubstitutesOf = statement<{ account_id: string }>(
  'identity.end-substitutes-of',
  `with begun as (
     update identity.membership set valid_to = $4
     where substitutes_account_id = $1 and organisation_id = $2 and role = $3 and valid_to > $4
       and coalesce(valid_from, created_at) < $4
     returning account_id
   ), ahead as (
     delete from identity.membership
     where substitutes_account_id = $1 and organisation_id = $2 and role = $3 and coalesce(valid_from, created_at) >= $4
     returning account_id
   ), ended as (select account_id from begun union select account_id from ahead)
   update identity.account set revision = revision + 1 where id in (select account_id from ended) returning id as account_id`,
);

/** SQL of memberships. */
@Injectable()
export class MembershipsRepository {
  constructor(private readonly database: Database) {}

  /** False if the account has the role there already at some time of these. To be called under the account's lock. */
  async add(tx: Transaction, account: string, id: string, wish: MembershipWish, now: Date): Promise<boolean> {
    const { organisation, role, scope, validFrom, validTo, substitutesFor } = wish;
    const dates = [validFrom ?? null, validTo ?? null, substitutesFor ?? null];
    return (
      (await tx.query(addMembership, [id, account, organisation, role, scope, now, ...dates])).length > 0
    );
  }

  /** What had an end is kept as history once it began; what had none, or never counted, is deleted. */
  async end(
    tx: Transaction,
    account: string,
    { id, validFrom, validTo }: Pick<Membership, 'id' | 'validFrom' | 'validTo'>,
    now: Date,
  ): Promise<void> {
    const isKept = validTo !== null && (validFrom === null || new Date(validFrom) < now);
    if (isKept) await tx.query(endMembership, [id, account, now]);
    else await tx.query(removeMembership, [id, account]);
  }

  /** Whether an active account other than this one administers the organisation, for good, at least as far as the scope. */
  async hasOtherAdministrator(
    on: Queryable,
    organisation: string,
    roles: readonly string[],
    scope: Scope,
    account: string,
    now: Date,
  ): Promise<boolean> {
    return (await on.query(rivals, [organisation, roles, scope, account, now])).length > 0;
  }

  /** Those of the organisations that have none above them. */
  async tops(on: Queryable, organisations: readonly string[]): Promise<string[]> {
    return (await on.query(tops, [organisations])).map(({ id }) => id);
  }

  /** Whether the account has one of the roles for everything below the organisation. */
  async reachesBelow(
    tx: Transaction,
    account: string,
    organisation: string,
    roles: readonly string[],
    now: Date,
  ): Promise<boolean> {
    const [row] = await tx.query(reachesBelow, [account, organisation, roles, now]);
    return row!.reached;
  }

  /** Every role that the account has anywhere now. */
  async rolesOf(on: Queryable, account: string, now: Date): Promise<string[]> {
    return (await on.query(rolesOf, [account, now])).map(({ role }) => role);
  }

  /** Every role that the account has in its own right for an organisation now. */
  async ownRolesAt(on: Queryable, account: string, organisation: string, now: Date): Promise<string[]> {
    return (await on.query(ownRoles, [account, organisation, now])).map(({ role }) => role);
  }

  /** Every organisation that the account may act for now, in the order of codes; at most 1,000. */
  workplaces(account: string, now: Date): Promise<WorkplaceRow[]> {
    return this.database.query(workplaces, [account, now]);
  }

  /** Somebody active who works in the organisation in their own right. */
  async findColleague(
    on: Queryable,
    email: string,
    organisation: string,
    now: Date,
  ): Promise<{ id: string; name: string } | undefined> {
    const [row] = await on.query(findColleague, [email, organisation, now]);
    return row;
  }

  /** Who stands in for the account, stood or will stand, the latest first; at most 50. */
  listSubstitutes(account: string): Promise<SubstituteRow[]> {
    return this.database.query(listSubstitutes, [account]);
  }

  /** For whom the account stands in, stood or will stand, the latest first; at most 50. */
  listSubstituted(account: string): Promise<SubstituteRow[]> {
    return this.database.query(listSubstituted, [account]);
  }

  /** One of those who stand in for the account. */
  async lockSubstitution(tx: Transaction, id: string, account: string): Promise<SubstituteRow | undefined> {
    const [row] = await tx.query(lockSubstitution, [id, account]);
    return row;
  }

  /** Ends what others do in the account's stead in a role; answers with their accounts. */
  async endSubstitutesOf(
    tx: Transaction,
    account: string,
    organisation: string,
    role: string,
    now: Date,
  ): Promise<string[]> {
    const rows = await tx.query(endSubstitutesOf, [account, organisation, role, now]);
    return rows.map((row) => row.account_id);
  }
}

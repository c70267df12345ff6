import { Injectable } from '@nestjs/common';
import { Database, folded, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import type { OrganisationState } from './organisation.lifecycle.js';

export const organisationKinds = [
  'authority',
  'department',
  'office',
  'locality',
  'press_agency',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
/** Names by language (BCP 47). */
export type Names = Readonly<Record<string, string>>;

export interface OrganisationRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly state: OrganisationState;
  readonly revision: number;
  readonly names: Names;
}

export interface ListedOrganisationRow extends OrganisationRow {
  /** How many of those that were asked about stand directly below it. */
  readonly parts: number;
}

/** Nothing is asked of what is undefined. */
export interface OrganisationFilter {
  readonly kind: OrganisationKind | undefined;
  readonly state: OrganisationState | undefined;
  /** What stands directly below this one; `none`: below none that was asked about. */
  readonly parent: string | undefined;
  /** Each of them in code or names, folded. */
  readonly words: readonly string[];
  /** Code of the last one of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** With what the guards of its life cycle look at. */
export interface LockedOrganisationRow extends OrganisationRow {
  readonly parent_state: OrganisationState | null;
  readonly open_parts: number;
}

export interface NewOrganisation {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly names: Names;
}

const columns = `o.id, o.parent_id, o.code, o.kind, o.state, o.revision,
  (select jsonb_object_agg(n.lang, n.name) from identity.organisation_name n where n.organisation_id = o.id) as names`;

// Whether the tree stays a tree, and whether somebody is left to administer it, depends on more than one row.
const lockStructure = statement('identity.lock-structure', 'select pg_advisory_xact_lock(7205759403794)');
const listAll = statement<OrganisationRow>(
  'identity.list-organisations',
  `select ${columns} from identity.organisation o where $1::text is null or o.code > $1 order by o.code limit $2`,
);
const allNames = `(select string_agg(n.name, ' ') from identity.organisation_name n where n.organisation_id = o.id)`;
const listReached = statement<ListedOrganisationRow>(
  'identity.list-reached-organisations',
  `select ${columns}, (
     select count(*)::int from identity.organisation c where c.parent_id = o.id and c.id = any($1)) as parts
   from identity.organisation o
   where o.id = any($1::uuid[]) and ($2::text is null or o.code > $2)
     and ($4::text is null or o.kind = $4) and ($5::text is null or o.state = $5)
     and ($6::text is null
       or case $6 when 'none' then o.parent_id is null or o.parent_id <> all($1) else o.parent_id = $6::uuid end)
     and not exists (select from unnest($7::text[]) word where strpos(${folded(`o.code || ' ' || ${allNames}`)}, word) = 0)
   order by o.code limit $3`,
);
const findOne = statement<LockedOrganisationRow>(
  'identity.find-organisation',
  `select ${columns}, p.state as parent_state,
     (select count(*)::int from identity.organisation c where c.parent_id = o.id and c.state = 'active') as open_parts
   from identity.organisation o left join identity.organisation p on p.id = o.parent_id where o.id = $1`,
);
const findByCode = statement<{ id: string }>(
  'identity.find-organisation-by-code',
  'select id from identity.organisation where code = $1',
);
const findNames = statement<{ id: string; names: Names }>(
  'identity.find-organisation-names',
  `select n.organisation_id as id, jsonb_object_agg(n.lang, n.name) as names
   from identity.organisation_name n where n.organisation_id = any($1::uuid[]) group by 1`,
);
const below = `with recursive below as (
     select id from identity.organisation where id = $1
     union
     select o.id from identity.organisation o join below on o.parent_id = below.id
   )`;
const subtree = statement<{ id: string }>('identity.organisation-subtree', `${below} select id from below`);
const isBelow = statement<{ id: string }>(
  'identity.organisation-is-below',
  `${below} select id from below where id = $2`,
);
const insert = statement<{ id: string }>(
  'identity.insert-organisation',
  `insert into identity.organisation (id, parent_id, code, kind, created_at) values ($1, $2, $3, $4, $5)
   on conflict (code) do nothing returning id`,
);
const insertNames = statement(
  'identity.insert-organisation-names',
  `insert into identity.organisation_name (organisation_id, lang, name)
   select $1, key, value from jsonb_each_text($2::jsonb)`,
);
const deleteNames = statement(
  'identity.delete-organisation-names',
  'delete from identity.organisation_name where organisation_id = $1',
);
const moveState = statement<{ id: string }>(
  'identity.move-organisation-state',
  `update identity.organisation set state = $4, revision = revision + 1
   where id = $1 and state = $2 and revision = $3 returning id`,
);
const setParent = statement(
  'identity.set-organisation-parent',
  'update identity.organisation set parent_id = $2 where id = $1',
);

/** SQL of the tree of organisations. */
@Injectable()
export class OrganisationsRepository {
  constructor(private readonly database: Database) {}

  /** One change of the tree or of who administers it at a time, until the transaction ends. */
  async lockStructure(tx: Transaction): Promise<void> {
    await tx.query(lockStructure);
  }

  listAll(after: string | undefined, limit: number): Promise<OrganisationRow[]> {
    return this.database.query(listAll, [after ?? null, limit]);
  }

  listReached(
    organisations: readonly string[],
    { kind, state, parent, words, after, limit }: OrganisationFilter,
  ): Promise<ListedOrganisationRow[]> {
    return this.database.query(listReached, [
      organisations,
      after ?? null,
      limit,
      kind ?? null,
      state ?? null,
      parent ?? null,
      words,
    ]);
  }

  async find(id: string, on: Queryable = this.database): Promise<LockedOrganisationRow | undefined> {
    const [row] = await on.query(findOne, [id]);
    return row;
  }

  async findByCode(code: string): Promise<string | undefined> {
    const [row] = await this.database.query(findByCode, [code]);
    return row?.id;
  }

  findNames(ids: readonly string[], on: Queryable = this.database): Promise<{ id: string; names: Names }[]> {
    return on.query(findNames, [ids]);
  }

  /** The organisation and all below it; empty if there is none. */
  async subtree(id: string, on: Queryable = this.database): Promise<string[]> {
    return (await on.query(subtree, [id])).map((row) => row.id);
  }

  async isAtOrBelow(tx: Transaction, id: string, top: string): Promise<boolean> {
    return (await tx.query(isBelow, [top, id])).length > 0;
  }

  /** False if the code is taken. */
  async insert(
    tx: Transaction,
    { id, parentId, code, kind, names }: NewOrganisation,
    now: Date,
  ): Promise<boolean> {
    if ((await tx.query(insert, [id, parentId, code, kind, now])).length === 0) return false;
    await tx.query(insertNames, [id, JSON.stringify(names)]);
    return true;
  }

  async rename(tx: Transaction, id: string, names: Names): Promise<void> {
    await tx.query(deleteNames, [id]);
    await tx.query(insertNames, [id, JSON.stringify(names)]);
  }

  /** Compare-and-set of state and revision; false if somebody was faster. */
  async moveState(
    tx: Transaction,
    { id, state, revision }: OrganisationRow,
    to: OrganisationState,
  ): Promise<boolean> {
    return (await tx.query(moveState, [id, state, revision, to])).length > 0;
  }

  async setParent(tx: Transaction, id: string, parent: string): Promise<void> {
    await tx.query(setParent, [id, parent]);
  }
}

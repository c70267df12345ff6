import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import type { Names, OrganisationKind } from '../organisations.repository.js';
import type { OrganisationState } from '../organisation.lifecycle.js';
import type { AccreditationState } from './accreditation.lifecycle.js';

export interface AccreditationRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly names: Names;
  readonly decision: string;
  /** First and last day, in the province's zone. */
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly state: AccreditationState;
  readonly revision: number;
}

export interface EndingRow extends AccreditationRow {
  /** When its last day is over. */
  readonly ends_at: Date;
}

export interface NewAccreditation {
  readonly organisation: string;
  readonly decision: string;
  readonly validFrom: string;
  readonly validTo?: string | undefined;
}

export interface TermsRow {
  readonly version: number;
  readonly in_force_from: Date;
  readonly sha256: string;
  readonly published_at: Date;
}

export interface AcceptanceRow {
  readonly version: number;
  readonly sha256: string;
  readonly account_id: string;
  readonly accepted_at: Date;
}

export interface NamedAcceptanceRow extends AcceptanceRow {
  readonly name: string;
}

/** Where an agency stands at an instant. */
export interface StandingRow {
  readonly kind: OrganisationKind;
  readonly state: OrganisationState;
  readonly accredited: boolean;
  readonly version: number | null;
  readonly accepted: boolean;
}

const columns = `a.id, a.organisation_id, a.decision, a.valid_from::text, a.valid_to::text, a.state, a.revision,
  (select jsonb_object_agg(n.lang, n.name) from identity.organisation_name n where n.organisation_id = a.organisation_id) as names`;
const lockOne = statement<AccreditationRow>(
  'identity.lock-accreditation',
  `select ${columns} from identity.accreditation a
   where a.id = $1 and a.organisation_id = any($2::uuid[]) for update of a`,
);
const findOne = statement<AccreditationRow>(
  'identity.find-accreditation',
  `select ${columns} from identity.accreditation a where a.id = $1 and a.organisation_id = any($2::uuid[])`,
);
const list = statement<AccreditationRow>(
  'identity.list-accreditations',
  `select ${columns} from identity.accreditation a
   where a.organisation_id = any($1::uuid[]) and ($2::text is null or a.state = $2)
     and ($3::uuid is null or a.organisation_id = $3) and ($4::uuid is null or a.id < $4)
   order by a.id desc limit $5`,
);
const insert = statement<{ id: string }>(
  'identity.insert-accreditation',
  `insert into identity.accreditation (id, organisation_id, decision, valid_from, valid_to, state, created_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (organisation_id) where state <> 'ended' do nothing returning id`,
);
const moveState = statement<{ id: string }>(
  'identity.move-accreditation-state',
  `update identity.accreditation set state = $4, revision = revision + 1
   where id = $1 and state = $2 and revision = $3 returning id`,
);
const accredited = `exists (
     select from identity.accreditation a where a.organisation_id = o.id and a.state = 'accredited'
       and a.valid_from <= ($1::timestamptz at time zone $2)::date
       and (a.valid_to is null or a.valid_to >= ($1::timestamptz at time zone $2)::date)
   )`;
const inForce = `(select t.version from identity.press_terms t where t.in_force_from <= $1 order by t.version desc limit 1)`;
const accepted = `exists (
     select from identity.press_terms_acceptance c where c.organisation_id = o.id and c.version = ${inForce}
   )`;
const standing = statement<StandingRow>(
  'identity.find-agency-standing',
  `select o.kind, o.state, ${accredited} as accredited, ${inForce} as version, ${accepted} as accepted
   from identity.organisation o where o.id = $3`,
);

const terms = 't.version, t.in_force_from, t.sha256, t.published_at';
const endingSoon = statement<EndingRow>(
  'identity.find-accreditations-ending',
  `select ${columns}, ((a.valid_to + 1)::timestamp at time zone $3) as ends_at from identity.accreditation a
   where a.organisation_id = any($1::uuid[]) and a.state = 'accredited'
     and ((a.valid_to + 1)::timestamp at time zone $3) < $2
   order by a.valid_to, a.id limit $4`,
);
const termsToAccept = statement<TermsRow>(
  'identity.find-press-terms-to-accept',
  `select ${terms} from identity.press_terms t
   where t.version >= coalesce(${inForce}, 0) and not exists (
     select from identity.press_terms_acceptance c where c.organisation_id = $2 and c.version = t.version)
   order by t.version limit $3`,
);

// One version follows the other: whoever publishes waits for whoever publishes at the same time.
const lockTerms = statement('identity.lock-press-terms', 'lock table identity.press_terms in exclusive mode');
const newestTerms = statement<TermsRow>(
  'identity.find-newest-press-terms',
  `select ${terms} from identity.press_terms t order by t.version desc limit 1`,
);
const termsInForce = statement<TermsRow>(
  'identity.find-press-terms-in-force',
  `select ${terms} from identity.press_terms t where t.version = ${inForce}`,
);
const findTerms = statement<TermsRow & { texts: Record<string, string> }>(
  'identity.find-press-terms',
  `select ${terms}, t.texts from identity.press_terms t where t.version = $1`,
);
const listTerms = statement<TermsRow>(
  'identity.list-press-terms',
  `select ${terms} from identity.press_terms t where $1::int is null or t.version < $1 order by t.version desc limit $2`,
);
const insertTerms = statement(
  'identity.insert-press-terms',
  `insert into identity.press_terms (version, in_force_from, texts, sha256, published_at) values ($1, $2, $3, $4, $5)`,
);
const accept = statement<{ version: number }>(
  'identity.accept-press-terms',
  `insert into identity.press_terms_acceptance (organisation_id, version, sha256, account_id, accepted_at)
   values ($1, $2, $3, $4, $5) on conflict do nothing returning version`,
);
const acceptances = statement<NamedAcceptanceRow>(
  'identity.list-press-terms-acceptances',
  `select c.version, c.sha256, c.account_id, c.accepted_at, a.name
   from identity.press_terms_acceptance c join identity.account a on a.id = c.account_id
   where c.organisation_id = $1 order by c.version desc limit 50`,
);

/** SQL of accreditations and of the terms of early access. */
@Injectable()
export class AgenciesRepository {
  constructor(private readonly database: Database) {}

  /** One of those of the organisations. */
  async find(id: string, organisations: readonly string[]): Promise<AccreditationRow | undefined> {
    const [row] = await this.database.query(findOne, [id, organisations]);
    return row;
  }

  async lock(
    tx: Transaction,
    id: string,
    organisations: readonly string[],
  ): Promise<AccreditationRow | undefined> {
    const [row] = await tx.query(lockOne, [id, organisations]);
    return row;
  }

  /** Of the organisations, the newest first. */
  list(
    organisations: readonly string[],
    filter: { readonly state?: AccreditationState | undefined; readonly organisation?: string | undefined },
    before: string | undefined,
    limit: number,
  ): Promise<AccreditationRow[]> {
    const { state = null, organisation = null } = filter;
    return this.database.query(list, [organisations, state, organisation, before ?? null, limit]);
  }

  /** False if the organisation has one that has not ended. */
  async insert(
    tx: Transaction,
    id: string,
    { organisation, decision, validFrom, validTo }: NewAccreditation,
    state: AccreditationState,
    now: Date,
  ): Promise<boolean> {
    const values = [id, organisation, decision, validFrom, validTo ?? null, state, now];
    return (await tx.query(insert, values)).length > 0;
  }

  /** Compare-and-set of state and revision; false if somebody was faster. */
  async moveState(
    tx: Transaction,
    { id, state, revision }: AccreditationRow,
    to: AccreditationState,
  ): Promise<boolean> {
    return (await tx.query(moveState, [id, state, revision, to])).length > 0;
  }

  async standing(organisation: string, now: Date, zone: string): Promise<StandingRow | undefined> {
    const [row] = await this.database.query(standing, [now, zone, organisation]);
    return row;
  }

  /** Accreditations in use that end before `before`, whether or not that has passed, the first to end first. */
  endingSoon(
    organisations: readonly string[],
    before: Date,
    zone: string,
    limit: number,
  ): Promise<EndingRow[]> {
    return this.database.query(endingSoon, [organisations, before, zone, limit]);
  }

  /** Terms in force or to come that the organisation has not accepted. */
  termsToAccept(organisation: string, now: Date, limit: number): Promise<TermsRow[]> {
    return this.database.query(termsToAccept, [now, organisation, limit]);
  }

  async lockTerms(tx: Transaction): Promise<void> {
    await tx.query(lockTerms);
  }

  async newestTerms(on: Queryable): Promise<TermsRow | undefined> {
    const [row] = await on.query(newestTerms);
    return row;
  }

  async termsInForce(now: Date, on: Queryable = this.database): Promise<TermsRow | undefined> {
    const [row] = await on.query(termsInForce, [now]);
    return row;
  }

  async terms(version: number, on: Queryable = this.database) {
    const [row] = await on.query(findTerms, [version]);
    return row;
  }

  /** The newest first. */
  listTerms(before: number | undefined, limit: number): Promise<TermsRow[]> {
    return this.database.query(listTerms, [before ?? null, limit]);
  }

  async insertTerms(
    tx: Transaction,
    { version, in_force_from, sha256, published_at }: TermsRow,
    texts: Readonly<Record<string, string>>,
  ): Promise<void> {
    await tx.query(insertTerms, [version, in_force_from, JSON.stringify(texts), sha256, published_at]);
  }

  /** False if the organisation has accepted them before. */
  async accept(tx: Transaction, organisation: string, acceptance: AcceptanceRow): Promise<boolean> {
    const { version, sha256, account_id: account, accepted_at: at } = acceptance;
    return (await tx.query(accept, [organisation, version, sha256, account, at])).length > 0;
  }

  /** The newest version first; at most 50. */
  acceptances(organisation: string): Promise<NamedAcceptanceRow[]> {
    return this.database.query(acceptances, [organisation]);
  }
}

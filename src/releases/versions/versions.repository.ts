import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import type { Standing } from '../release.entity.js';
import { type FileRole, VersionAuthorEntity, VersionEntity } from './version.entity.js';
import type { VersionState } from '../version.lifecycle.js';

export interface VersionFileRow {
  readonly sha256: string;
  readonly role: FileRole;
  readonly credit: string | null;
  readonly licence: string | null;
  readonly signer: string | null;
}

/** What a version gets together with its state. */
export interface Moved {
  /** What the public calls it. */
  readonly number?: number;
  readonly publishAt?: Date;
}

export interface VersionRow {
  readonly id: string;
  readonly release_id: string;
  readonly organisation_id: string;
  readonly standing: Standing;
  readonly release_number: string | null;
  readonly published_versions: number;
  readonly number: number | null;
  readonly state: VersionState;
  readonly revision: number;
  readonly kind: string;
  readonly urgent: boolean;
  readonly source_lang: string;
  readonly contact_name: string | null;
  readonly contact_phone: string | null;
  readonly contact_email: string | null;
  readonly recipients: string[];
  readonly signatory_form: string | null;
  readonly signatory_name: string | null;
  readonly event_from: Date | null;
  readonly event_to: Date | null;
  readonly event_zone: string | null;
  readonly state_secret_confirmed: boolean;
  readonly sent_back_because: string | null;
  readonly minor: boolean;
  readonly two_steps: boolean;
  readonly endorsed_by: string | null;
  readonly approved_by: string | null;
  readonly planned_for: Date | null;
  readonly planned_early_access: boolean;
  readonly publish_at: Date | null;
  readonly early_access: boolean;
  readonly scheduled_by: string | null;
  readonly refused_on_time: string | null;
  readonly published_by: string | null;
  readonly published_urgently: boolean;
  readonly reviewed_afterwards_by: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly published_at: Date | null;
  readonly ledger_index: string | null;
  readonly authors: string[];
  readonly topics: string[];
  readonly places: string[];
  readonly co_issuers: { readonly organisation: string; readonly agreed_by: string | null }[];
  readonly files: VersionFileRow[];
}

const columns = `
  v.id, v.release_id, r.organisation_id, r.standing, r.number as release_number, r.published_versions, v.number, v.state,
  v.revision, v.kind, v.urgent, v.source_lang, v.contact_name, v.contact_phone, v.contact_email, v.recipients,
  v.signatory_form, v.signatory_name, v.event_from, v.event_to, v.event_zone, v.state_secret_confirmed,
  v.sent_back_because, v.minor, v.two_steps, v.endorsed_by, v.approved_by, v.planned_for, v.planned_early_access, v.publish_at, v.early_access, v.scheduled_by,
  v.refused_on_time, v.published_by, v.published_urgently, v.reviewed_afterwards_by, v.created_at, v.changed_at,
  v.published_at, v.ledger_index,
  array(select a.account_id from releases.version_author a where a.version_id = v.id order by 1) as authors,
  array(select t.topic_id from releases.version_topic t where t.version_id = v.id order by t.position) as topics,
  array(select p.place_id from releases.version_place p where p.version_id = v.id order by p.position) as places,
  (select coalesce(jsonb_agg(jsonb_build_object('organisation', c.organisation_id, 'agreed_by', c.agreed_by)
     order by c.position), '[]') from releases.version_co_issuer c where c.version_id = v.id) as co_issuers,
  (select coalesce(jsonb_agg(jsonb_build_object('sha256', f.sha256, 'role', f.role, 'credit', f.credit,
     'licence', f.licence, 'signer', f.signer) order by f.position), '[]')
   from releases.version_file f where f.version_id = v.id) as files`;
const unpublished = `('draft', 'in_review', 'approved', 'scheduled')`;
/** Handed in, and not only begun: a draft that was given up stays its authors' own. Whoever submits confirms the one thing. */
export const submitted = `(v.state not in ('draft', 'discarded') or v.state_secret_confirmed)`;
/** Rows of the organisations in $2, and what others submitted for one of them to agree to. */
const reached = `(r.organisation_id = any($2) or (${submitted} and exists (
  select from releases.version_co_issuer c where c.version_id = v.id and c.organisation_id = any($2))))`;

const openVersion = statement<VersionRow>(
  'releases.open-version',
  `select ${columns} from releases.version v join releases.release r on r.id = v.release_id
   where r.id = $1 and ${reached} and v.state in ${unpublished}`,
);
const currentVersion = statement<VersionRow>(
  'releases.current-version',
  `select ${columns} from releases.release r join releases.version v on v.id = r.current_version_id
   where r.id = $1 and ${reached}`,
);
const numberedVersion = statement<VersionRow>(
  'releases.numbered-version',
  `select ${columns} from releases.release r join releases.version v on v.release_id = r.id
   where r.id = $1 and ${reached} and v.number = $3`,
);
const versionsOf = statement<VersionRow>(
  'releases.versions-of-release',
  `select ${columns} from releases.version v join releases.release r on r.id = v.release_id
   where r.id = $1 and ${reached} order by v.created_at desc, v.id desc limit 100`,
);
const findVersion = statement<VersionRow>(
  'releases.find-version',
  `select ${columns} from releases.version v join releases.release r on r.id = v.release_id where v.id = $1`,
);
const inForce = statement<VersionRow>(
  'releases.version-in-force',
  `select ${columns} from releases.release r join releases.version v on v.id = r.current_version_id where r.id = $1`,
);
const publishedIds = statement<{ id: string }>(
  'releases.published-version-ids',
  'select id from releases.version where release_id = $1 and number is not null order by number',
);
const dueVersions = statement<{ id: string; release_id: string }>(
  'releases.due-versions',
  `select id, release_id from releases.version where state = 'scheduled' and publish_at <= $1 and refused_on_time is null
   order by publish_at, id limit $2`,
);
const moveVersion = statement<{ id: string }>(
  'releases.move-version',
  `update releases.version set state = $4, revision = revision + 1, changed_at = $5, number = coalesce($6, number),
     publish_at = coalesce($7, publish_at)
   where id = $1 and state = $2 and revision = $3 returning id`,
);
const touchVersion = statement(
  'releases.touch-version',
  'update releases.version set revision = revision + 1, changed_at = $2 where id = $1',
);
/** All SQL about versions. `organisations` are those on whose rows the caller has the permission. */
@Injectable()
export class VersionsRepository {
  constructor(private readonly database: Database) {}

  async findOpen(id: string, organisations: readonly string[], on: Queryable = this.database) {
    return (await on.query(openVersion, [id, organisations]))[0];
  }

  async findCurrent(id: string, organisations: readonly string[], on: Queryable = this.database) {
    return (await on.query(currentVersion, [id, organisations]))[0];
  }

  async findNumbered(id: string, organisations: readonly string[], number: number, on: Queryable) {
    return (await on.query(numberedVersion, [id, organisations, number]))[0];
  }

  /** Newest first; at most a hundred. */
  findAll(id: string, organisations: readonly string[]): Promise<VersionRow[]> {
    return this.database.query(versionsOf, [id, organisations]);
  }

  async find(versionId: string, on: Queryable = this.database): Promise<VersionRow | undefined> {
    return (await on.query(findVersion, [versionId]))[0];
  }

  async findInForce(releaseId: string, on: Queryable): Promise<VersionRow | undefined> {
    return (await on.query(inForce, [releaseId]))[0];
  }

  async findPublishedIds(releaseId: string, on: Queryable): Promise<string[]> {
    return (await on.query(publishedIds, [releaseId])).map(({ id }) => id);
  }

  findDueForPublication(now: Date, limit: number): Promise<{ id: string; release_id: string }[]> {
    return this.database.query(dueVersions, [now, limit]);
  }

  async add(
    tx: Transaction,
    version: Partial<VersionEntity> & Pick<VersionEntity, 'id'>,
    authorId: string,
  ): Promise<void> {
    await tx.manager.insert(VersionEntity, version);
    await this.addAuthor(tx, version.id, authorId);
  }

  async addAuthor(tx: Transaction, versionId: string, accountId: string): Promise<void> {
    await tx.manager.upsert(VersionAuthorEntity, { versionId, accountId }, ['versionId', 'accountId']);
  }

  async change(tx: Transaction, id: string, values: Partial<VersionEntity>): Promise<void> {
    await tx.manager.update(VersionEntity, { id }, values);
  }

  /** Raises the revision, so that nobody does a verb on what they did not see. */
  async touch(tx: Transaction, id: string, now: Date): Promise<void> {
    await tx.query(touchVersion, [id, now]);
  }

  /** The compare-and-set behind every verb; false if the version has moved on. */
  async move(
    tx: Transaction,
    { id, state, revision }: VersionRow,
    to: VersionState,
    now: Date,
    { number, publishAt }: Moved = {},
  ): Promise<boolean> {
    return (
      (await tx.query(moveVersion, [id, state, revision, to, now, number ?? null, publishAt ?? null]))
        .length > 0
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../platform/database/index.js';
import {
  DocumentEntity,
  ReleaseEntity,
  type Standing,
  TextEntity,
  VersionAuthorEntity,
  VersionEntity,
  VersionPlaceEntity,
  VersionTopicEntity,
} from './release.entity.js';
import type { VersionState } from './version.lifecycle.js';

export interface VersionRow {
  readonly id: string;
  readonly release_id: string;
  readonly organisation_id: string;
  readonly standing: Standing;
  readonly published_versions: number;
  readonly number: number | null;
  readonly state: VersionState;
  readonly revision: number;
  readonly kind: string;
  readonly source_lang: string;
  readonly contact_name: string | null;
  readonly contact_phone: string | null;
  readonly contact_email: string | null;
  readonly state_secret_confirmed: boolean;
  readonly sent_back_because: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly published_at: Date | null;
  readonly ledger_index: string | null;
  readonly authors: string[];
  readonly topics: string[];
  readonly places: string[];
}

export interface TextRow {
  readonly id: string;
  readonly version_id: string;
  readonly lang: string;
  readonly revision: number;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly contact_position: string;
}

export interface ReleaseListRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly standing: Standing;
  readonly created_at: Date;
  readonly state: VersionState;
  readonly kind: string;
  readonly title: string;
  readonly changed_at: Date;
}

const versionColumns = `
  v.id, v.release_id, r.organisation_id, r.standing, r.published_versions, v.number, v.state, v.revision, v.kind,
  v.source_lang, v.contact_name, v.contact_phone, v.contact_email, v.state_secret_confirmed, v.sent_back_because,
  v.created_at, v.changed_at, v.published_at, v.ledger_index,
  array(select a.account_id from releases.version_author a where a.version_id = v.id order by 1) as authors,
  array(select t.topic_id from releases.version_topic t where t.version_id = v.id order by t.position) as topics,
  array(select p.place_id from releases.version_place p where p.version_id = v.id order by p.position) as places`;
const unpublished = `('draft', 'in_review', 'approved')`;

// The release's row is the aggregate's lock: one verb at a time on a release, whatever the process.
const lockRelease = statement<{ id: string }>(
  'releases.lock-release',
  'select id from releases.release where id = $1 and organisation_id = any($2) for update',
);
const openVersion = statement<VersionRow>(
  'releases.open-version',
  `select ${versionColumns} from releases.version v join releases.release r on r.id = v.release_id
   where r.id = $1 and r.organisation_id = any($2) and v.state in ${unpublished}`,
);
const versionsOf = statement<VersionRow>(
  'releases.versions-of-release',
  `select ${versionColumns} from releases.version v join releases.release r on r.id = v.release_id
   where r.id = $1 and r.organisation_id = any($2) order by v.created_at desc, v.id desc limit 100`,
);
const textsOf = statement<TextRow>(
  'releases.texts-of-versions',
  `select id, version_id, lang, revision, title, summary, body, contact_position from releases.text
   where version_id = any($1) order by lang`,
);
const listReleases = statement<ReleaseListRow>(
  'releases.list-for-desk',
  `select r.id, r.organisation_id, r.standing, r.created_at, v.state, v.kind, t.title, v.changed_at
   from releases.release r
   join lateral (
     select * from releases.version where release_id = r.id order by created_at desc, id desc limit 1
   ) v on true
   join releases.text t on t.version_id = v.id and t.lang = v.source_lang
   where r.organisation_id = any($1) and ($2::text is null or v.state = $2) and ($3::uuid is null or r.id < $3)
   order by r.id desc limit $4`,
);
const moveVersion = statement<{ id: string }>(
  'releases.move-version',
  `update releases.version set state = $4, revision = revision + 1, changed_at = $5, number = coalesce($6, number)
   where id = $1 and state = $2 and revision = $3 returning id`,
);
const publishVersion = statement<{ id: string }>(
  'releases.record-publication',
  'update releases.version set published_at = $2, ledger_index = $3 where id = $1 returning id',
);

/** All SQL of this module. `organisations` are those on whose rows the caller has the permission. */
@Injectable()
export class ReleasesRepository {
  constructor(private readonly database: Database) {}

  async lockRelease(tx: Transaction, id: string, organisations: readonly string[]): Promise<boolean> {
    return (await tx.query(lockRelease, [id, organisations])).length > 0;
  }

  async findOpenVersion(
    id: string,
    organisations: readonly string[],
    on: Queryable = this.database,
  ): Promise<VersionRow | undefined> {
    return (await on.query(openVersion, [id, organisations]))[0];
  }

  /** Newest first; at most a hundred. */
  findVersions(id: string, organisations: readonly string[]): Promise<VersionRow[]> {
    return this.database.query(versionsOf, [id, organisations]);
  }

  findTexts(versionIds: readonly string[], on: Queryable = this.database): Promise<TextRow[]> {
    return on.query(textsOf, [versionIds]);
  }

  list(
    organisations: readonly string[],
    {
      state,
      before,
      limit,
    }: { state?: VersionState | undefined; before?: string | undefined; limit: number },
  ): Promise<ReleaseListRow[]> {
    return this.database.query(listReleases, [organisations, state ?? null, before ?? null, limit]);
  }

  async addRelease(
    tx: Transaction,
    release: Pick<ReleaseEntity, 'id' | 'organisationId' | 'createdAt'>,
  ): Promise<void> {
    await tx.manager.insert(ReleaseEntity, release);
  }

  async addVersion(
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

  async addText(tx: Transaction, text: Omit<TextEntity, 'revision'>): Promise<void> {
    await tx.manager.insert(TextEntity, text);
  }

  /** False if the text is no longer at that revision. */
  async changeText(
    tx: Transaction,
    { id, revision }: TextRow,
    words: Partial<Pick<TextEntity, 'title' | 'summary' | 'body' | 'contactPosition'>>,
  ): Promise<boolean> {
    const result = await tx.manager.update(
      TextEntity,
      { id, revision },
      { ...words, revision: revision + 1 },
    );
    return result.affected === 1;
  }

  async changeVersion(tx: Transaction, id: string, values: Partial<VersionEntity>): Promise<void> {
    await tx.manager.update(VersionEntity, { id }, values);
  }

  async setTopics(tx: Transaction, versionId: string, topics: readonly string[]): Promise<void> {
    await tx.manager.delete(VersionTopicEntity, { versionId });
    await tx.manager.insert(
      VersionTopicEntity,
      topics.map((topicId, position) => ({ versionId, topicId, position })),
    );
  }

  async setPlaces(tx: Transaction, versionId: string, places: readonly string[]): Promise<void> {
    await tx.manager.delete(VersionPlaceEntity, { versionId });
    await tx.manager.insert(
      VersionPlaceEntity,
      places.map((placeId, position) => ({ versionId, placeId, position })),
    );
  }

  /** The compare-and-set behind every verb; false if the version has moved on. */
  async move(
    tx: Transaction,
    { id, state, revision }: VersionRow,
    to: VersionState,
    now: Date,
    number: number | null = null,
  ): Promise<boolean> {
    return (await tx.query(moveVersion, [id, state, revision, to, now, number])).length > 0;
  }

  async addDocument(tx: Transaction, document: DocumentEntity): Promise<void> {
    await tx.manager.insert(DocumentEntity, document);
  }

  async dropDocuments(tx: Transaction, versionId: string): Promise<void> {
    await tx.manager.delete(DocumentEntity, { versionId });
  }

  findDigests(tx: Transaction, versionId: string): Promise<Pick<DocumentEntity, 'lang' | 'sha256'>[]> {
    return tx.manager.find(DocumentEntity, {
      where: { versionId },
      select: { lang: true, sha256: true },
      order: { lang: 'ASC' },
    });
  }

  async makePublic(
    tx: Transaction,
    releaseId: string,
    versionId: string,
    publishedVersions: number,
  ): Promise<void> {
    await tx.manager.update(
      ReleaseEntity,
      { id: releaseId },
      { standing: 'public', currentVersionId: versionId, publishedVersions },
    );
  }

  async recordPublication(tx: Transaction, versionId: string, at: Date, ledgerIndex: number): Promise<void> {
    await tx.query(publishVersion, [versionId, at, ledgerIndex]);
  }
}

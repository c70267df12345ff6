import { Injectable } from '@nestjs/common';
import { Database, folded, statement, type Transaction } from '../platform/database/index.js';
import { ReleaseEntity, type Standing } from './release.entity.js';
import type { VersionState } from './version.lifecycle.js';
import { submitted } from './versions/versions.repository.js';

export interface ReleaseRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly standing: Standing;
  readonly revision: number;
  readonly number: string | null;
  readonly published_versions: number;
  readonly current_version_id: string | null;
  readonly has_open_version: boolean;
}

export interface ReleaseListRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly standing: Standing;
  readonly number: string | null;
  readonly created_at: Date;
  readonly state: VersionState;
  readonly kind: string;
  readonly urgent: boolean;
  readonly title: string;
  readonly publish_at: Date | null;
  readonly published_at: Date | null;
  readonly changed_at: Date;
}

/** Which releases to list, and from where on. */
export interface ReleaseFilter {
  readonly state?: VersionState | undefined;
  readonly kind?: string | undefined;
  readonly organisation?: string | undefined;
  /** Folded; in title or number. */
  readonly words?: string | undefined;
  readonly before?: string | undefined;
  /** Nothing before this one is looked at. */
  readonly since?: string | undefined;
  readonly limit: number;
}

/** What one act adds to the wire, and the version that it published, if it published one. */
export interface RecordedAct {
  readonly releaseId: string;
  readonly version: number;
  readonly act: string;
  readonly minor?: boolean;
  /** The version whose documents in these languages the act makes public. */
  readonly documents?: { readonly versionId: string; readonly languages: readonly string[] };
  /** The version that is in force from this act on. */
  readonly published?: string;
}

// The release's row is the aggregate's lock: one verb at a time on a release, whatever the process.
const lockRelease = statement<ReleaseRow>(
  'releases.lock-release',
  `select id, organisation_id, standing, revision, number, published_versions, current_version_id, exists (
     select from releases.version v where v.release_id = release.id
     and v.state in ('draft', 'in_review', 'approved', 'scheduled')) as has_open_version
   from releases.release
   where id = $1 and (organisation_id = any($2) or exists (
     select from releases.version v join releases.version_co_issuer c on c.version_id = v.id
     where v.release_id = release.id and ${submitted} and c.organisation_id = any($2)))
   for update`,
);
const readRelease = statement<ReleaseRow>(
  lockRelease.name.replace('lock', 'read'),
  lockRelease.text.replace(/for update$/, ''),
);
const foldedTitle = folded('t.title');
const foldedNumber = folded('r.number');
const listReleases = statement<ReleaseListRow>(
  'releases.list-for-desk',
  `select r.id, r.organisation_id, r.standing, r.number, r.created_at, v.state, v.kind, v.urgent, t.title, v.publish_at,
     v.published_at, v.changed_at
   from releases.release r
   join lateral (
     select * from releases.version where release_id = r.id order by created_at desc, id desc limit 1
   ) v on true
   join releases.text t on t.version_id = v.id and t.lang = v.source_lang
   where (r.organisation_id = any($1) or (${submitted} and exists (
       select from releases.version_co_issuer c where c.version_id = v.id and c.organisation_id = any($1))))
     and ($2::text is null or v.state = $2) and ($3::text is null or v.kind = $3)
     and ($4::uuid is null or r.organisation_id = $4) and ($5::uuid is null or r.id < $5)
     and ($7::uuid is null or r.id >= $7)
     and ($8::text is null or strpos(${foldedTitle}, $8) > 0 or strpos(${foldedNumber}, $8) > 0)
   order by r.id desc limit $6`,
);
const endOfWindow = statement<{ id: string }>(
  'releases.end-of-window',
  'select id from releases.release where $1::uuid is null or id < $1 order by id desc offset $2 limit 1',
);
const moveRelease = statement<{ id: string }>(
  'releases.move-release',
  `update releases.release set standing = $4, revision = revision + 1
   where id = $1 and standing = $2 and revision = $3 returning id`,
);
const retractAgain = statement<{ id: string }>(
  'releases.retract-again',
  `update releases.release set standing = 'retracted', revision = revision + 1
   where id = $1 and standing = 'public' returning id`,
);
// Whoever got the wrong text gets its correction, whatever it was filed under then.
const fileUnder = statement(
  'releases.file-under',
  `update releases.release r set
     topics_ever = array(select unnest(r.topics_ever) union
       select topic_id from releases.version_topic where version_id = $2 order by 1),
     organisations_ever = array(select unnest(r.organisations_ever || r.organisation_id) union
       select organisation_id from releases.version_co_issuer where version_id = $2 order by 1),
     languages_ever = array(select distinct unnest(r.languages_ever || $3::text[]) order by 1)
   where id = $1`,
);
const recordAct = statement(
  'releases.record-act',
  `with version as (
     update releases.version set published_at = $5, ledger_index = $1 where id = $7
   ), documents as (
     update releases.document set ledger_index = $1 where version_id = $8 and lang = any($9) and ledger_index is null
   ), notices as (
     update releases.notice set ledger_index = $1 where release_id = $2 and ledger_index is null
   )
   insert into releases.act (ledger_index, release_id, version, act, at, minor, topics, languages, organisations)
   select $1, id, $3, $4, $5, $6, topics_ever, languages_ever, organisations_ever from releases.release where id = $2
   on conflict (ledger_index) do nothing`,
);

/** All SQL about releases as such. `organisations` are those on whose rows the caller has the permission. */
@Injectable()
export class ReleasesRepository {
  constructor(private readonly database: Database) {}

  async lock(tx: Transaction, id: string, organisations: readonly string[]): Promise<ReleaseRow | undefined> {
    return (await tx.query(lockRelease, [id, organisations]))[0];
  }

  async find(id: string, organisations: readonly string[]): Promise<ReleaseRow | undefined> {
    return (await this.database.query(readRelease, [id, organisations]))[0];
  }

  list(
    organisations: readonly string[],
    { state, kind, organisation, words, before, since, limit }: ReleaseFilter,
  ): Promise<ReleaseListRow[]> {
    return this.database.query(listReleases, [
      organisations,
      state ?? null,
      kind ?? null,
      organisation ?? null,
      before ?? null,
      limit,
      since ?? null,
      words ?? null,
    ]);
  }

  /** The last of so many releases before this one; undefined if there are no more of them. */
  async endOfWindow(before: string | undefined, size: number): Promise<string | undefined> {
    return (await this.database.query(endOfWindow, [before ?? null, size - 1]))[0]?.id;
  }

  async add(
    tx: Transaction,
    release: Pick<ReleaseEntity, 'id' | 'organisationId' | 'createdAt'> & Partial<ReleaseEntity>,
  ): Promise<void> {
    await tx.manager.insert(ReleaseEntity, release);
  }

  /** The compare-and-set behind every verb on a release; false if it has moved on. */
  async move(tx: Transaction, { id, standing, revision }: ReleaseRow, to: Standing): Promise<boolean> {
    return (await tx.query(moveRelease, [id, standing, revision, to])).length > 0;
  }

  /** False if it is retracted already, or not there. */
  async retractAgain(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(retractAgain, [id])).length > 0;
  }

  async setNumber(tx: Transaction, id: string, number: string): Promise<void> {
    await tx.manager.update(ReleaseEntity, { id }, { number });
  }

  async makePublic(
    tx: Transaction,
    { releaseId, versionId, number }: { releaseId: string; versionId: string; number: number },
  ): Promise<void> {
    await tx.manager.update(
      ReleaseEntity,
      { id: releaseId },
      {
        standing: 'public',
        currentVersionId: versionId,
        publishedVersions: number,
        revision: () => 'revision + 1',
      },
    );
  }

  /** Adds what a version that becomes public is filed under to what the release was ever filed under. */
  async fileUnder(
    tx: Transaction,
    releaseId: string,
    versionId: string,
    languages: readonly string[],
  ): Promise<void> {
    await tx.query(fileUnder, [releaseId, versionId, languages]);
  }

  /** Writes the act's place in the log back, under the ledger's lock: one statement. */
  async recordAct(tx: Transaction, index: number, at: Date, recorded: RecordedAct): Promise<void> {
    const { releaseId, version, act, minor = false, documents, published } = recorded;
    await tx.query(recordAct, [
      index,
      releaseId,
      version,
      act,
      at,
      minor,
      published ?? null,
      documents?.versionId ?? null,
      documents?.languages ?? [],
    ]);
  }
}

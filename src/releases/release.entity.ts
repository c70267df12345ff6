import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type Standing = 'unpublished' | 'public' | 'retracted';

/** A document that a redaction names. */
export interface ErasedDocument {
  readonly version: number;
  readonly lang: string;
}

@Entity({ schema: 'releases', name: 'release' })
@Index('release_organisation', ['organisationId', 'id'])
@Unique('release_imported_once', ['organisationId', 'importedFrom', 'importedKey'])
@Check('release_standing', `standing in ('unpublished', 'public', 'retracted')`)
@Check('release_public_has_version', `(standing = 'unpublished') = (current_version_id is null)`)
export class ReleaseEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'release_pk' })
  id!: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  @ForeignKey('OrganisationEntity', { name: 'release_organisation_fk' })
  organisationId!: string;

  @Column({ type: 'text', default: 'unpublished' })
  standing!: Standing;

  @Column({ name: 'current_version_id', type: 'uuid', nullable: true })
  @ForeignKey('VersionEntity', { name: 'release_current_version_fk' })
  currentVersionId!: string | null;

  @Column({ name: 'published_versions', type: 'integer', default: 0 })
  publishedVersions!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ name: 'topics_ever', type: 'uuid', array: true, default: '{}' })
  topicsEver!: string[];

  @Column({ name: 'languages_ever', type: 'text', array: true, default: '{}' })
  languagesEver!: string[];

  @Column({ name: 'organisations_ever', type: 'uuid', array: true, default: '{}' })
  organisationsEver!: string[];

  @Column({ name: 'imported_key', type: 'text', nullable: true })
  importedKey!: string | null;

  @Column({ name: 'imported_from', type: 'text', default: '' })
  importedFrom!: string;

  @Column({ name: 'imported_url', type: 'text', nullable: true })
  importedUrl!: string | null;
}

@Entity({ schema: 'releases', name: 'act' })
@Index('act_release', ['releaseId', 'ledgerIndex'])
@Index('act_lately', { synchronize: false })
@Index('act_mended', { synchronize: false })
export class ActEntity {
  @PrimaryColumn({ name: 'ledger_index', type: 'bigint', primaryKeyConstraintName: 'act_pk' })
  ledgerIndex!: string;

  @Column({ name: 'release_id', type: 'uuid' })
  @ForeignKey('ReleaseEntity', { name: 'act_release_fk' })
  releaseId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  act!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'boolean', default: false })
  minor!: boolean;

  @Column({ type: 'uuid', array: true })
  topics!: string[];

  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'uuid', array: true })
  organisations!: string[];
}

@Entity({ schema: 'releases', name: 'notice' })
@Check('notice_act', `act in ('retracted', 'redacted')`)
@Check('notice_digest', `sha256 = encode(sha256(bytes), 'hex')`)
export class NoticeEntity {
  @PrimaryColumn({ name: 'release_id', type: 'uuid', primaryKeyConstraintName: 'notice_pk' })
  @ForeignKey('ReleaseEntity', { name: 'notice_release_fk' })
  releaseId!: string;

  @Column({ type: 'text' })
  act!: 'retracted' | 'redacted';

  @Column({ type: 'text' })
  lang!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'notice_pk' })
  sha256!: string;

  @Column({ type: 'bytea' })
  bytes!: Buffer;

  @Column({ name: 'ledger_index', type: 'bigint', nullable: true })
  ledgerIndex!: string | null;
}

@Entity({ schema: 'releases', name: 'redaction' })
@Index('redaction_release', ['releaseId'])
@Index('redaction_one_open', { synchronize: false })
@Check('redaction_is_confirmed_by_somebody_else', 'confirmed_by <> proposed_by')
@Check('redaction_confirmed', '(confirmed_by is null) = (confirmed_at is null)')
export class RedactionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'redaction_pk' })
  id!: string;

  @Column({ name: 'release_id', type: 'uuid' })
  @ForeignKey('ReleaseEntity', { name: 'redaction_release_fk' })
  releaseId!: string;

  @Column({ type: 'text' })
  ground!: string;

  @Column({ type: 'jsonb' })
  documents!: readonly ErasedDocument[];

  @Column({ type: 'jsonb' })
  notices!: Readonly<Record<string, string>>;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @Column({ name: 'proposed_at', type: 'timestamptz', precision: 3 })
  proposedAt!: Date;

  @Column({ name: 'confirmed_by', type: 'uuid', nullable: true })
  confirmedBy!: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt!: Date | null;
}

@Entity({ schema: 'releases', name: 'number_series' })
export class NumberSeriesEntity {
  @PrimaryColumn({ name: 'organisation_id', type: 'uuid', primaryKeyConstraintName: 'number_series_pk' })
  @ForeignKey('OrganisationEntity', { name: 'number_series_organisation_fk' })
  organisationId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'number_series_pk' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}

@Entity({ schema: 'releases', name: 'number' })
@Unique('number_serial_unique', ['organisationId', 'year', 'serial'])
@Unique('number_release_unique', ['releaseId'])
export class NumberEntity {
  @PrimaryColumn({ name: 'organisation_id', type: 'uuid', primaryKeyConstraintName: 'number_pk' })
  organisationId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'number_pk' })
  number!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'number_pk' })
  year!: number;

  @Column({ type: 'integer', nullable: true })
  serial!: number | null;

  @Column({ name: 'release_id', type: 'uuid' })
  @ForeignKey('ReleaseEntity', { name: 'number_release_fk' })
  releaseId!: string;

  @Column({ type: 'boolean', default: true })
  used!: boolean;
}

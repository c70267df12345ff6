import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type Standing = 'unpublished' | 'public' | 'retracted';

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

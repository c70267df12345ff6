import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type Standing = 'unpublished' | 'public' | 'retracted';

@Entity({ schema: 'releases', name: 'release' })
@Index('release_organisation', ['organisationId', 'id'])
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
}

@Entity({ schema: 'releases', name: 'version' })
@Unique('version_number_unique', ['releaseId', 'number'])
@Unique('version_ledger_index_unique', ['ledgerIndex'])
@Index('version_release', ['releaseId'])
@Index('version_one_unpublished', { synchronize: false })
@Index('version_published', { synchronize: false })
@Check('version_state', `state in ('draft', 'in_review', 'approved', 'published', 'discarded')`)
@Check('version_published_is_numbered', `(state = 'published') = (number is not null)`)
@Check('version_published_is_recorded', `(published_at is null) = (ledger_index is null)`)
export class VersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'version_pk' })
  id!: string;

  @Column({ name: 'release_id', type: 'uuid' })
  @ForeignKey('ReleaseEntity', { name: 'version_release_fk' })
  releaseId!: string;

  @Column({ type: 'integer', nullable: true })
  number!: number | null;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'source_lang', type: 'text' })
  sourceLang!: string;

  @Column({ name: 'contact_name', type: 'text', nullable: true })
  contactName!: string | null;

  @Column({ name: 'contact_phone', type: 'text', nullable: true })
  contactPhone!: string | null;

  @Column({ name: 'contact_email', type: 'text', nullable: true })
  contactEmail!: string | null;

  @Column({ name: 'state_secret_confirmed', type: 'boolean', default: false })
  stateSecretConfirmed!: boolean;

  @Column({ name: 'sent_back_because', type: 'text', nullable: true })
  sentBackBecause!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'changed_at', type: 'timestamptz', precision: 3 })
  changedAt!: Date;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Column({ name: 'ledger_index', type: 'bigint', nullable: true })
  ledgerIndex!: string | null;
}

@Entity({ schema: 'releases', name: 'version_author' })
export class VersionAuthorEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'version_author_pk' })
  @ForeignKey('VersionEntity', { name: 'version_author_version_fk' })
  versionId!: string;

  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'version_author_pk' })
  @ForeignKey('AccountEntity', { name: 'version_author_account_fk' })
  accountId!: string;
}

@Entity({ schema: 'releases', name: 'version_topic' })
@Index('version_topic_topic', ['topicId'])
export class VersionTopicEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'version_topic_pk' })
  @ForeignKey('VersionEntity', { name: 'version_topic_version_fk' })
  versionId!: string;

  @PrimaryColumn({ name: 'topic_id', type: 'uuid', primaryKeyConstraintName: 'version_topic_pk' })
  @ForeignKey('TopicEntity', { name: 'version_topic_topic_fk' })
  topicId!: string;

  @Column({ type: 'integer' })
  position!: number;
}

@Entity({ schema: 'releases', name: 'version_place' })
@Index('version_place_place', ['placeId'])
export class VersionPlaceEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'version_place_pk' })
  @ForeignKey('VersionEntity', { name: 'version_place_version_fk' })
  versionId!: string;

  @PrimaryColumn({ name: 'place_id', type: 'uuid', primaryKeyConstraintName: 'version_place_pk' })
  @ForeignKey('PlaceEntity', { name: 'version_place_place_fk' })
  placeId!: string;

  @Column({ type: 'integer' })
  position!: number;
}

@Entity({ schema: 'releases', name: 'text' })
@Unique('text_language_unique', ['versionId', 'lang'])
export class TextEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'text_pk' })
  id!: string;

  @Column({ name: 'version_id', type: 'uuid' })
  @ForeignKey('VersionEntity', { name: 'text_version_fk' })
  versionId!: string;

  @Column({ type: 'text' })
  lang!: string;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  summary!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'contact_position', type: 'text', default: '' })
  contactPosition!: string;
}

@Entity({ schema: 'releases', name: 'document' })
@Check('document_digest', `sha256 = encode(sha256(bytes), 'hex')`)
export class DocumentEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'document_pk' })
  @ForeignKey('VersionEntity', { name: 'document_version_fk' })
  versionId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'document_pk' })
  lang!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'bytea' })
  bytes!: Buffer;

  @Column({ name: 'frozen_at', type: 'timestamptz', precision: 3 })
  frozenAt!: Date;
}

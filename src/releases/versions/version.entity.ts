import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type FileRole = 'attachment' | 'picture' | 'signed';

@Entity({ schema: 'releases', name: 'version' })
@Unique('version_number_unique', ['releaseId', 'number'])
@Unique('version_ledger_index_unique', ['ledgerIndex'])
@Index('version_release', ['releaseId'])
@Index('version_one_unpublished', { synchronize: false })
@Index('version_published', { synchronize: false })
@Index('version_embargoed', { synchronize: false })
@Index('version_due', { synchronize: false })
@Index('version_to_be_reviewed', { synchronize: false })
@Index('version_event', { synchronize: false })
@Index('version_first_public', { synchronize: false })
@Index('version_urgent', { synchronize: false })
@Check(
  'version_state',
  `state in ('draft', 'in_review', 'approved', 'scheduled', 'published', 'superseded', 'discarded')`,
)
@Check('version_published_is_numbered', `(state in ('published', 'superseded')) = (number is not null)`)
@Check('version_published_is_recorded', `(published_at is null) = (ledger_index is null)`)
@Check('version_plan_has_an_hour', 'not planned_early_access or planned_for is not null')
@Check('version_scheduled_has_an_hour', `state <> 'scheduled' or publish_at is not null`)
@Check('version_event_has_a_zone', `(event_from is null) = (event_zone is null)`)
@Check('version_event_ends_after_it_begins', `event_to is null or event_to >= event_from`)
@Check('version_signatory_form', `signatory_form in ('TM.', 'KT.', 'TL.', 'TUQ.')`)
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

  @Column({ type: 'boolean', default: false })
  urgent!: boolean;

  @Column({ name: 'source_lang', type: 'text' })
  sourceLang!: string;

  @Column({ name: 'contact_name', type: 'text', nullable: true })
  contactName!: string | null;

  @Column({ name: 'contact_phone', type: 'text', nullable: true })
  contactPhone!: string | null;

  @Column({ name: 'contact_email', type: 'text', nullable: true })
  contactEmail!: string | null;

  @Column({ type: 'text', array: true, default: '{}' })
  recipients!: string[];

  @Column({ name: 'signatory_form', type: 'text', nullable: true })
  signatoryForm!: string | null;

  @Column({ name: 'signatory_name', type: 'text', nullable: true })
  signatoryName!: string | null;

  @Column({ name: 'event_from', type: 'timestamptz', precision: 3, nullable: true })
  eventFrom!: Date | null;

  @Column({ name: 'event_to', type: 'timestamptz', precision: 3, nullable: true })
  eventTo!: Date | null;

  @Column({ name: 'event_zone', type: 'text', nullable: true })
  eventZone!: string | null;

  @Column({ name: 'state_secret_confirmed', type: 'boolean', default: false })
  stateSecretConfirmed!: boolean;

  @Column({ name: 'sent_back_because', type: 'text', nullable: true })
  sentBackBecause!: string | null;

  @Column({ type: 'boolean', default: false })
  minor!: boolean;

  @Column({ name: 'two_steps', type: 'boolean', default: false })
  twoSteps!: boolean;

  @Column({ name: 'endorsed_by', type: 'uuid', nullable: true })
  endorsedBy!: string | null;

  @Column({ name: 'approved_by', type: 'uuid', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'planned_for', type: 'timestamptz', precision: 3, nullable: true })
  plannedFor!: Date | null;

  @Column({ name: 'planned_early_access', type: 'boolean', default: false })
  plannedEarlyAccess!: boolean;

  @Column({ name: 'publish_at', type: 'timestamptz', precision: 3, nullable: true })
  publishAt!: Date | null;

  @Column({ name: 'early_access', type: 'boolean', default: false })
  earlyAccess!: boolean;

  @Column({ name: 'scheduled_by', type: 'uuid', nullable: true })
  scheduledBy!: string | null;

  @Column({ name: 'refused_on_time', type: 'text', nullable: true })
  refusedOnTime!: string | null;

  @Column({ name: 'published_by', type: 'uuid', nullable: true })
  publishedBy!: string | null;

  @Column({ name: 'published_urgently', type: 'boolean', default: false })
  publishedUrgently!: boolean;

  @Column({ name: 'reviewed_afterwards_by', type: 'uuid', nullable: true })
  reviewedAfterwardsBy!: string | null;

  @Column({ name: 'review_reminded_at', type: 'timestamptz', precision: 3, nullable: true })
  reviewRemindedAt!: Date | null;

  @Column({ name: 'first_published_at', type: 'timestamptz', precision: 3, nullable: true })
  firstPublishedAt!: Date | null;

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

@Entity({ schema: 'releases', name: 'version_co_issuer' })
@Index('version_co_issuer_organisation', ['organisationId', 'versionId'])
export class VersionCoIssuerEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'version_co_issuer_pk' })
  @ForeignKey('VersionEntity', { name: 'version_co_issuer_version_fk' })
  versionId!: string;

  @PrimaryColumn({ name: 'organisation_id', type: 'uuid', primaryKeyConstraintName: 'version_co_issuer_pk' })
  @ForeignKey('OrganisationEntity', { name: 'version_co_issuer_organisation_fk' })
  organisationId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ name: 'agreed_by', type: 'uuid', nullable: true })
  agreedBy!: string | null;
}

@Entity({ schema: 'releases', name: 'version_file' })
@Check('version_file_role', `role in ('attachment', 'picture', 'signed')`)
export class VersionFileEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'version_file_pk' })
  @ForeignKey('VersionEntity', { name: 'version_file_version_fk' })
  versionId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'version_file_pk' })
  sha256!: string;

  @Column({ type: 'text' })
  role!: FileRole;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', nullable: true })
  credit!: string | null;

  @Column({ type: 'text', nullable: true })
  licence!: string | null;

  @Column({ type: 'text', nullable: true })
  signer!: string | null;
}

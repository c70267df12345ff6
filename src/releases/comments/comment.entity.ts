import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What somebody said of a version; the words are empty once they were erased by law. */
@Entity({ schema: 'releases', name: 'comment' })
@Index('comment_thread', ['versionId', 'at', 'id'])
export class CommentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'comment_pk' })
  id!: string;

  @Column({ name: 'version_id', type: 'uuid' })
  @ForeignKey('VersionEntity', { name: 'comment_version_fk' })
  versionId!: string;

  @Column({ name: 'author_id', type: 'uuid' })
  @ForeignKey('AccountEntity', { name: 'comment_author_fk' })
  authorId!: string;

  /** The organisation that its author acted for. */
  @Column({ name: 'organisation_id', type: 'uuid' })
  @ForeignKey('OrganisationEntity', { name: 'comment_organisation_fk' })
  organisationId!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'text', nullable: true })
  lang!: string | null;

  /** The passage that it speaks of, as it was then. */
  @Column({ type: 'text', nullable: true })
  quote!: string | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}

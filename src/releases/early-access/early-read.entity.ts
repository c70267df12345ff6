import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'releases', name: 'early_read' })
@Check('early_read_reader_kind', `reader_kind in ('person', 'client')`)
export class EarlyReadEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'early_read_pk' })
  @ForeignKey('VersionEntity', { name: 'early_read_version_fk' })
  versionId!: string;

  @PrimaryColumn({ name: 'reader_kind', type: 'text', primaryKeyConstraintName: 'early_read_pk' })
  readerKind!: string;

  @PrimaryColumn({ name: 'reader_id', type: 'uuid', primaryKeyConstraintName: 'early_read_pk' })
  readerId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'early_read_pk' })
  sha256!: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId!: string;

  @Column({ type: 'text' })
  lang!: string;

  @Column({ name: 'first_at', type: 'timestamptz', precision: 3 })
  firstAt!: Date;

  @Column({ name: 'last_at', type: 'timestamptz', precision: 3 })
  lastAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;
}

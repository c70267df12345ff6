import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A document that a redaction names. */
export interface ErasedDocument {
  readonly version: number;
  readonly lang: string;
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

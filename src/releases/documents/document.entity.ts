import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'releases', name: 'document' })
@Index('document_digest_index', ['sha256'])
@Check('document_digest', `bytes is null or sha256 = encode(sha256(bytes), 'hex')`)
@Check('document_erased_has_no_bytes', '(erased_at is null) = (bytes is not null)')
export class DocumentEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'document_pk' })
  @ForeignKey('VersionEntity', { name: 'document_version_fk' })
  versionId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'document_pk' })
  lang!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'bytea', nullable: true })
  bytes!: Buffer | null;

  @Column({ name: 'frozen_at', type: 'timestamptz', precision: 3 })
  frozenAt!: Date;

  @Column({ name: 'ledger_index', type: 'bigint', nullable: true })
  ledgerIndex!: string | null;

  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3, nullable: true })
  erasedAt!: Date | null;
}

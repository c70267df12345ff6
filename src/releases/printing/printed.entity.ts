import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'releases', name: 'printed' })
@Check('printed_format', `format in ('docx', 'pdf')`)
export class PrintedEntity {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'printed_pk' })
  @ForeignKey('VersionEntity', { name: 'printed_version_fk' })
  versionId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'printed_pk' })
  lang!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'printed_pk' })
  format!: 'docx' | 'pdf';

  @Column({ name: 'document_sha256', type: 'text' })
  documentSha256!: string;

  @Column({ type: 'text' })
  sha256!: string;
}

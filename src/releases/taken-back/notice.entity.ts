import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

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

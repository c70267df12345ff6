import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'sign_on' })
@Unique('sign_on_account_once', ['accountId', 'issuer'])
export class SignOnEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_on_pk' })
  issuer!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_on_pk' })
  subject!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  @ForeignKey('AccountEntity', { name: 'sign_on_account_fk' })
  accountId!: string;

  @Column({ name: 'bound_at', type: 'timestamptz', precision: 3 })
  boundAt!: Date;
}

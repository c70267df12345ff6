import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'account' })
@Unique('account_email_unique', ['email'])
@Check('account_email_lower_case', 'email = lower(email)')
@Check('account_lang', `lang in ('vi', 'en')`)
@Check('account_state', `state in ('invited', 'active', 'suspended')`)
@Check('account_active_has_password', `state <> 'active' or password_hash is not null`)
@Check('account_invited_has_no_password', `state <> 'invited' or password_hash is null`)
export class AccountEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_pk' })
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: 'vi' })
  lang!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

@Entity({ schema: 'identity', name: 'membership' })
@Index('membership_once', { synchronize: false })
@Index('membership_organisation', ['organisationId'])
@Index('membership_substitutes', { synchronize: false })
@Check('membership_scope', `scope in ('own', 'subtree')`)
@Check('membership_ends_after_it_began', 'valid_from < valid_to')
@Check('membership_substitute_ends', 'substitutes_account_id is null or valid_to is not null')
@Check('membership_substitutes_another', 'substitutes_account_id <> account_id')
export class MembershipEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'membership_pk' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  @ForeignKey('AccountEntity', { name: 'membership_account_fk' })
  accountId!: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  @ForeignKey('OrganisationEntity', { name: 'membership_organisation_fk' })
  organisationId!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  scope!: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'valid_from', type: 'timestamptz', precision: 3, nullable: true })
  validFrom!: Date | null;

  @Column({ name: 'valid_to', type: 'timestamptz', precision: 3, nullable: true })
  validTo!: Date | null;

  @Column({ name: 'substitutes_account_id', type: 'uuid', nullable: true })
  @ForeignKey('AccountEntity', { name: 'membership_substitutes_fk' })
  substitutesAccountId!: string | null;
}

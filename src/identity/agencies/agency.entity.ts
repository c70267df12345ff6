import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'accreditation' })
@Index('accreditation_organisation', ['organisationId'])
@Index('accreditation_one_open', { synchronize: false })
@Check('accreditation_state', `state in ('accredited', 'suspended', 'ended')`)
@Check('accreditation_ends_after_it_began', 'valid_from <= valid_to')
export class AccreditationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'accreditation_pk' })
  id!: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  @ForeignKey('OrganisationEntity', { name: 'accreditation_organisation_fk' })
  organisationId!: string;

  @Column({ type: 'text' })
  decision!: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: string | null;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}

@Entity({ schema: 'identity', name: 'press_terms' })
@Check('press_terms_version_counts', 'version > 0')
@Check('press_terms_digest', `sha256 ~ '^[0-9a-f]{64}$'`)
export class PressTermsEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'press_terms_pk' })
  version!: number;

  @Column({ name: 'in_force_from', type: 'timestamptz', precision: 3 })
  inForceFrom!: Date;

  @Column({ type: 'jsonb' })
  texts!: Record<string, string>;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ name: 'published_at', type: 'timestamptz', precision: 3 })
  publishedAt!: Date;
}

@Entity({ schema: 'identity', name: 'press_terms_acceptance' })
export class PressTermsAcceptanceEntity {
  @PrimaryColumn({
    name: 'organisation_id',
    type: 'uuid',
    primaryKeyConstraintName: 'press_terms_acceptance_pk',
  })
  @ForeignKey('OrganisationEntity', { name: 'press_terms_acceptance_organisation_fk' })
  organisationId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'press_terms_acceptance_pk' })
  @ForeignKey('PressTermsEntity', { name: 'press_terms_acceptance_version_fk' })
  version!: number;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  @ForeignKey('AccountEntity', { name: 'press_terms_acceptance_account_fk' })
  accountId!: string;

  @Column({ name: 'accepted_at', type: 'timestamptz', precision: 3 })
  acceptedAt!: Date;
}

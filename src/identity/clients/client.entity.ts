import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'client' })
@Index('client_organisation', ['organisationId'])
@Check('client_state', `state in ('active', 'disabled')`)
@Check('client_has_scopes', 'cardinality(scopes) > 0')
export class ClientEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'client_pk' })
  id!: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  @ForeignKey('OrganisationEntity', { name: 'client_organisation_fk' })
  organisationId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'client_secret' })
@Index('client_secret_client', ['clientId'])
export class ClientSecretEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'client_secret_pk' })
  id!: string;

  @Column({ name: 'client_id', type: 'uuid' })
  @ForeignKey('ClientEntity', { name: 'client_secret_client_fk' })
  clientId!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}

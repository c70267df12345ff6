import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'passkey' })
@Unique('passkey_credential_unique', ['credentialId'])
@Index('passkey_account', ['accountId'])
export class PasskeyEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'passkey_pk' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  @ForeignKey('AccountEntity', { name: 'passkey_account_fk' })
  accountId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'credential_id', type: 'bytea' })
  credentialId!: Buffer;

  @Column({ name: 'public_key', type: 'bytea' })
  publicKey!: Buffer;

  @Column({ type: 'bigint' })
  counter!: string;

  @Column({ type: 'text', array: true })
  transports!: string[];

  @Column({ type: 'boolean' })
  synced!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'copied_at', type: 'timestamptz', precision: 3, nullable: true })
  copiedAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'passkey_challenge' })
@Index('passkey_challenge_expires', ['expiresAt'])
export class PasskeyChallengeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'passkey_challenge_pk' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  @ForeignKey('AccountEntity', { name: 'passkey_challenge_account_fk' })
  accountId!: string | null;

  @Column({ type: 'bytea' })
  challenge!: Buffer;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;
}

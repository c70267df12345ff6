import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'identity', name: 'totp' })
export class TotpEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'totp_pk' })
  @ForeignKey('AccountEntity', { name: 'totp_account_fk' })
  accountId!: string;

  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ name: 'sealed_secret', type: 'bytea' })
  sealedSecret!: Buffer;

  @Column({ name: 'confirmed_at', type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'last_used_step', type: 'bigint', default: 0 })
  lastUsedStep!: string;
}

@Entity({ schema: 'identity', name: 'recovery_code' })
export class RecoveryCodeEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'recovery_code_pk' })
  @ForeignKey('AccountEntity', { name: 'recovery_code_account_fk' })
  accountId!: string;

  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'recovery_code_pk' })
  hash!: Buffer;

  @Column({ name: 'used_at', type: 'timestamptz', precision: 3, nullable: true })
  usedAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'one_time_token' })
@Unique('one_time_token_hash_unique', ['hash'])
@Index('one_time_token_account', ['accountId'])
@Index('one_time_token_expires', ['expiresAt'])
@Check('one_time_token_purpose', `purpose in ('invitation', 'password_reset')`)
export class OneTimeTokenEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'one_time_token_pk' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  @ForeignKey('AccountEntity', { name: 'one_time_token_account_fk' })
  accountId!: string | null;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'used_at', type: 'timestamptz', precision: 3, nullable: true })
  usedAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'device' })
@Index('device_account', ['accountId'])
@Index('device_known', ['knownUntil'])
export class DeviceEntity {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'device_pk' })
  hash!: Buffer;

  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'device_pk' })
  @ForeignKey('AccountEntity', { name: 'device_account_fk' })
  accountId!: string;

  @Column({ name: 'known_until', type: 'timestamptz', precision: 3 })
  knownUntil!: Date;
}

@Entity({ schema: 'identity', name: 'throttle' })
@Index('throttle_forget', ['forgetAt'])
export class ThrottleEntity {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'throttle_pk' })
  key!: Buffer;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ name: 'open_at', type: 'timestamptz', precision: 3 })
  openAt!: Date;

  @Column({ name: 'forget_at', type: 'timestamptz', precision: 3 })
  forgetAt!: Date;

  @Column({ name: 'known_until', type: 'timestamptz', precision: 3, nullable: true })
  knownUntil!: Date | null;
}

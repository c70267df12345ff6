import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'session' })
@Index('session_account', ['accountId'])
@Index('session_expires', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pk' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  @ForeignKey('AccountEntity', { name: 'session_account_fk' })
  accountId!: string;

  @Column({ type: 'text' })
  device!: string;

  @Column({ name: 'second_factor', type: 'boolean' })
  secondFactor!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3 })
  lastUsedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'refresh_token' })
@Index('refresh_token_session', ['sessionId'])
@Index('refresh_token_one_current', { synchronize: false })
@Check('refresh_token_used_has_successor', '(used_at is null) = (successor_nonce is null)')
export class RefreshTokenEntity {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'refresh_token_pk' })
  hash!: Buffer;

  @Column({ name: 'session_id', type: 'uuid' })
  @ForeignKey('SessionEntity', { name: 'refresh_token_session_fk', onDelete: 'CASCADE' })
  sessionId!: string;

  @Column({ name: 'issued_at', type: 'timestamptz', precision: 3 })
  issuedAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', precision: 3, nullable: true })
  usedAt!: Date | null;

  @Column({ name: 'successor_nonce', type: 'bytea', nullable: true })
  successorNonce!: Buffer | null;
}

import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../platform/database/index.js';

export interface TotpRow {
  readonly key_id: string;
  readonly sealed_secret: Buffer;
  readonly confirmed_at: Date | null;
  readonly last_used_step: string;
}

export type Purpose = 'invitation' | 'password_reset';

export interface TokenMailRow {
  readonly purpose: Purpose;
  readonly hash: Buffer;
  readonly expires_at: Date;
  readonly sent_at: Date | null;
  readonly used_at: Date | null;
  readonly account_id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly lang: 'vi' | 'en' | null;
  readonly account_state: string | null;
  /** When the account was last sent a link for the same purpose. */
  readonly last_sent_at: Date | null;
}

const lockTotp = statement<TotpRow>(
  'identity.lock-totp',
  'select key_id, sealed_secret, confirmed_at, last_used_step from identity.totp where account_id = $1 for update',
);
const beginTotp = statement<{ account_id: string }>(
  'identity.begin-totp',
  `insert into identity.totp (account_id, key_id, sealed_secret) values ($1, $2, $3)
   on conflict (account_id) do update set key_id = excluded.key_id, sealed_secret = excluded.sealed_secret
   where identity.totp.confirmed_at is null returning account_id`,
);
const confirmTotp = statement<{ account_id: string }>(
  'identity.confirm-totp',
  'update identity.totp set confirmed_at = $2 where account_id = $1 and confirmed_at is null returning account_id',
);
const useStep = statement<{ account_id: string }>(
  'identity.use-totp-step',
  'update identity.totp set last_used_step = $2 where account_id = $1 and last_used_step < $2 returning account_id',
);
const removeTotp = statement<{ account_id: string }>(
  'identity.remove-totp',
  'delete from identity.totp where account_id = $1 and confirmed_at is not null returning account_id',
);
const removeCodes = statement(
  'identity.remove-recovery-codes',
  'delete from identity.recovery_code where account_id = $1',
);
const addCodes = statement(
  'identity.add-recovery-codes',
  'insert into identity.recovery_code (account_id, hash) select $1, unnest($2::bytea[])',
);
const useCode = statement<{ account_id: string }>(
  'identity.use-recovery-code',
  `update identity.recovery_code set used_at = $3
   where account_id = $1 and hash = $2 and used_at is null returning account_id`,
);
const addToken = statement(
  'identity.add-one-time-token',
  `insert into identity.one_time_token (id, account_id, purpose, hash, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6)`,
);
const supersedeTokens = statement<{ good: boolean }>(
  'identity.supersede-one-time-tokens',
  `update identity.one_time_token set used_at = $3 where account_id = $1 and purpose = $2 and used_at is null
   returning expires_at > $3 as good`,
);
const findTokenMail = statement<TokenMailRow>(
  'identity.find-token-mail',
  `select t.purpose, t.hash, t.expires_at, t.sent_at, t.used_at, t.account_id, a.email, a.name, a.lang,
     a.state as account_state,
     (select max(o.sent_at) from identity.one_time_token o
      where o.account_id = t.account_id and o.purpose = t.purpose and o.id <> t.id) as last_sent_at
   from identity.one_time_token t left join identity.account a on a.id = t.account_id where t.id = $1`,
);
const prolongToken = statement(
  'identity.prolong-one-time-token',
  'update identity.one_time_token set expires_at = $2 where id = $1 and used_at is null and sent_at is null',
);
const recordSent = statement(
  'identity.record-token-mail',
  'update identity.one_time_token set sent_at = $2 where id = $1',
);
const findByToken = statement<{ account_id: string; email: string; name: string }>(
  'identity.find-account-by-one-time-token',
  `select a.id as account_id, a.email, a.name
   from identity.one_time_token t join identity.account a on a.id = t.account_id
   where t.hash = $1 and t.purpose = $2 and t.used_at is null and t.expires_at > $3`,
);
const useToken = statement<{ account_id: string }>(
  'identity.use-one-time-token',
  `update identity.one_time_token set used_at = $3
   where hash = $1 and purpose = $2 and account_id is not null and used_at is null and expires_at > $3
   returning account_id`,
);
const forgetTokens = statement<{ id: string }>(
  'identity.forget-one-time-tokens',
  `delete from identity.one_time_token where id in (
     select id from identity.one_time_token where expires_at < $1 limit 1000 for update skip locked
   ) returning id`,
);

/** SQL of second factors, recovery codes and the tokens that mails carry. */
@Injectable()
export class CredentialsRepository {
  constructor(private readonly database: Database) {}

  async lockTotp(tx: Transaction, account: string): Promise<TotpRow | undefined> {
    const [row] = await tx.query(lockTotp, [account]);
    return row;
  }

  /** Keeps a secret that is not confirmed yet, instead of one begun before; false if one is already confirmed. */
  async beginTotp(tx: Transaction, account: string, keyId: string, sealed: Buffer): Promise<boolean> {
    return (await tx.query(beginTotp, [account, keyId, sealed])).length > 0;
  }

  async confirmTotp(tx: Transaction, account: string, now: Date): Promise<boolean> {
    return (await tx.query(confirmTotp, [account, now])).length > 0;
  }

  /** False if a code of this time step or a later one was used before. */
  async useStep(tx: Transaction, account: string, step: number): Promise<boolean> {
    return (await tx.query(useStep, [account, step])).length > 0;
  }

  /** False if there was no confirmed second factor. Its recovery codes go with it. */
  async removeTotp(tx: Transaction, account: string): Promise<boolean> {
    await tx.query(removeCodes, [account]);
    return (await tx.query(removeTotp, [account])).length > 0;
  }

  async replaceCodes(tx: Transaction, account: string, hashes: readonly Buffer[]): Promise<void> {
    await tx.query(removeCodes, [account]);
    await tx.query(addCodes, [account, hashes]);
  }

  /** False if it is none of the account's codes, or was used before. */
  async useCode(tx: Transaction, account: string, hash: Buffer, now: Date): Promise<boolean> {
    return (await tx.query(useCode, [account, hash, now])).length > 0;
  }

  async addToken(
    tx: Transaction,
    token: {
      id: string;
      accountId: string | null;
      purpose: Purpose;
      hash: Buffer;
      now: Date;
      expiresAt: Date;
    },
  ): Promise<void> {
    const { id, accountId, purpose, hash, now, expiresAt } = token;
    await tx.query(addToken, [id, accountId, purpose, hash, now, expiresAt]);
  }

  /** Answers whether one of them was good until now. */
  async supersedeTokens(tx: Transaction, account: string, purpose: Purpose, now: Date): Promise<boolean> {
    return (await tx.query(supersedeTokens, [account, purpose, now])).some(({ good }) => good);
  }

  async findTokenMail(id: string): Promise<TokenMailRow | undefined> {
    const [row] = await this.database.query(findTokenMail, [id]);
    return row;
  }

  async prolongToken(id: string, expiresAt: Date): Promise<void> {
    await this.database.query(prolongToken, [id, expiresAt]);
  }

  async recordSent(id: string, now: Date): Promise<void> {
    await this.database.query(recordSent, [id, now]);
  }

  async findByToken(hash: Buffer, purpose: Purpose, now: Date) {
    const [row] = await this.database.query(findByToken, [hash, purpose, now]);
    return row;
  }

  /** The account it was for, if it was good until now; it is used up. */
  async useToken(tx: Transaction, hash: Buffer, purpose: Purpose, now: Date): Promise<string | undefined> {
    const [row] = await tx.query(useToken, [hash, purpose, now]);
    return row?.account_id;
  }

  async forgetTokens(on: Queryable, before: Date): Promise<number> {
    return (await on.query(forgetTokens, [before])).length;
  }
}

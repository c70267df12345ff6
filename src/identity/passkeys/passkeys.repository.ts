import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement, type Transaction } from '../../platform/database/index.js';
import type { AccountState } from '../account.lifecycle.js';
import { PasskeyEntity } from './passkey.entity.js';

/** A passkey as its owner sees it. */
export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly credential_id: Buffer;
  readonly transports: string[];
  readonly synced: boolean;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly copied_at: Date | null;
}

/** A passkey that somebody shows, with the state of its account. */
export interface ShownPasskeyRow {
  readonly id: string;
  readonly account_id: string;
  readonly account_state: AccountState;
  readonly credential_id: Buffer;
  readonly public_key: Buffer;
  readonly copied_at: Date | null;
}

const list = statement<PasskeyRow>(
  'identity.list-passkeys',
  `select id, name, credential_id, transports, synced, created_at, last_used_at, copied_at
   from identity.passkey where account_id = $1 order by created_at, id`,
);
const findShown = statement<ShownPasskeyRow>(
  'identity.find-passkey',
  `select p.id, p.account_id, a.state as account_state, p.credential_id, p.public_key, p.copied_at
   from identity.passkey p join identity.account a on a.id = p.account_id where p.credential_id = $1`,
);
// Whoever signs one with it counts on; one that stays behind is a copy's, or the copied one's. Those that don't count say 0.
const use = statement<{ id: string }>(
  'identity.use-passkey',
  `update identity.passkey set counter = $2, synced = $3, last_used_at = $4
   where id = $1 and copied_at is null and (counter < $2 or (counter = 0 and $2 = 0)) returning id`,
);
const block = statement<{ id: string }>(
  'identity.block-passkey',
  'update identity.passkey set copied_at = $2 where id = $1 and copied_at is null returning id',
);
const remove = statement<{ id: string }>(
  'identity.remove-passkey',
  'delete from identity.passkey where account_id = $1 and id = $2 returning id',
);
const removeAll = statement<{ id: string }>(
  'identity.remove-passkeys',
  'delete from identity.passkey where account_id = $1 returning id',
);
const addChallenge = statement(
  'identity.add-passkey-challenge',
  'insert into identity.passkey_challenge (id, account_id, challenge, expires_at) values ($1, $2, $3, $4)',
);
const takeChallenge = statement<{ challenge: Buffer; good: boolean }>(
  'identity.take-passkey-challenge',
  `delete from identity.passkey_challenge where id = $1 and account_id is not distinct from $2
   returning challenge, expires_at > $3 as good`,
);
const forgetChallenges = statement<{ id: string }>(
  'identity.forget-passkey-challenges',
  `delete from identity.passkey_challenge where id in (
     select id from identity.passkey_challenge where expires_at < $1 limit 1000 for update skip locked
   ) returning id`,
);

/** SQL of passkeys and of what they are asked to sign. */
@Injectable()
export class PasskeysRepository {
  constructor(private readonly database: Database) {}

  list(account: string, on: Queryable = this.database): Promise<PasskeyRow[]> {
    return on.query(list, [account]);
  }

  async findShown(credentialId: Buffer, on: Queryable = this.database): Promise<ShownPasskeyRow | undefined> {
    return (await on.query(findShown, [credentialId]))[0];
  }

  async add(tx: Transaction, passkey: PasskeyEntity): Promise<void> {
    await tx.manager.insert(PasskeyEntity, passkey);
  }

  /** False if the counter did not go on since the last use. */
  async use(tx: Transaction, id: string, counter: number, synced: boolean, now: Date): Promise<boolean> {
    return (await tx.query(use, [id, counter, synced, now])).length > 0;
  }

  /** False if it was blocked before. */
  async block(tx: Transaction, id: string, now: Date): Promise<boolean> {
    return (await tx.query(block, [id, now])).length > 0;
  }

  /** False if the account has no such passkey. */
  async remove(tx: Transaction, account: string, id: string): Promise<boolean> {
    return (await tx.query(remove, [account, id])).length > 0;
  }

  /** Answers how many there were. */
  async removeAll(tx: Transaction, account: string): Promise<number> {
    return (await tx.query(removeAll, [account])).length;
  }

  async addChallenge(
    on: Queryable,
    { id, accountId, challenge, expiresAt }: Challenge & { readonly expiresAt: Date },
  ): Promise<void> {
    await on.query(addChallenge, [id, accountId, challenge, expiresAt]);
  }

  /** The challenge, if it is still good; it is gone in any case. Null: of somebody who signs in. */
  async takeChallenge(
    on: Queryable,
    id: string,
    accountId: string | null,
    now: Date,
  ): Promise<Buffer | undefined> {
    const [row] = await on.query(takeChallenge, [id, accountId, now]);
    return row?.good ? row.challenge : undefined;
  }

  async forgetChallenges(on: Queryable, before: Date): Promise<number> {
    return (await on.query(forgetChallenges, [before])).length;
  }
}

interface Challenge {
  readonly id: string;
  readonly accountId: string | null;
  readonly challenge: Buffer;
}

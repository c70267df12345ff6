import { Injectable } from '@nestjs/common';
import { statement, type Transaction } from '../../platform/database/index.js';
import type { SignOnEntity } from './sign-on.entity.js';

const findBound = statement<{ account_id: string }>(
  'identity.find-account-by-sign-on',
  'select account_id from identity.sign_on where issuer = $1 and subject = $2',
);
const bind = statement<{ account_id: string }>(
  'identity.bind-sign-on',
  `insert into identity.sign_on (issuer, subject, account_id, bound_at) values ($1, $2, $3, $4)
   on conflict do nothing returning account_id`,
);
const unbind = statement<{ account_id: string }>(
  'identity.unbind-sign-on',
  'delete from identity.sign_on where account_id = $1 returning account_id',
);

/** SQL of who people are to the provider of identities. */
@Injectable()
export class SignOnRepository {
  async findAccount(tx: Transaction, { issuer, subject }: Bound): Promise<string | undefined> {
    return (await tx.query(findBound, [issuer, subject]))[0]?.account_id;
  }

  /** False if the account is somebody else there already. */
  async bind(tx: Transaction, { issuer, subject }: Bound, account: string, now: Date): Promise<boolean> {
    return (await tx.query(bind, [issuer, subject, account, now])).length > 0;
  }

  /** Answers from how many providers. */
  async unbind(tx: Transaction, account: string): Promise<number> {
    return (await tx.query(unbind, [account])).length;
  }
}

type Bound = Pick<SignOnEntity, 'issuer' | 'subject'>;

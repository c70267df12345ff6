import { Injectable } from '@nestjs/common';
import { type Queryable, statement, type Transaction } from '../platform/database/index.js';

/** Enough for all that a person uses; whoever signs in without cookies, as programs do, adds one each time. */
const DEVICES_KEPT = 20;

const findOwner = statement<{ id: string }>(
  'identity.find-owner-of-device',
  `select a.id from identity.device d join identity.account a on a.id = d.account_id
   where d.hash = $1 and a.email = $2 and d.known_until > $3`,
);
const isKnown = statement<{ known: boolean }>(
  'identity.is-device-known',
  'select exists (select from identity.device where hash = $1 and known_until > $2) as known',
);
const keep = statement(
  'identity.keep-device',
  `insert into identity.device (hash, account_id, known_until) values ($1, $2, $3)
   on conflict (hash, account_id) do update set known_until = excluded.known_until`,
);
const dropOldest = statement(
  'identity.drop-oldest-devices',
  `delete from identity.device where account_id = $1 and hash in (
     select hash from identity.device where account_id = $1 order by known_until desc, hash offset ${DEVICES_KEPT}
   )`,
);
const forget = statement<{ hash: Buffer }>(
  'identity.forget-devices',
  `delete from identity.device where (hash, account_id) in (
     select hash, account_id from identity.device where known_until < $1 limit 1000 for update skip locked
   ) returning hash`,
);

/** SQL of the devices on which people signed in. */
@Injectable()
export class DevicesRepository {
  /** Id of the account with this address, if it signed in on the device lately. */
  async findOwner(on: Queryable, hash: Buffer, email: string, now: Date): Promise<string | undefined> {
    const [row] = await on.query(findOwner, [hash, email, now]);
    return row?.id;
  }

  /** Whether anybody signed in on the device lately. */
  async isKnown(on: Queryable, hash: Buffer, now: Date): Promise<boolean> {
    const [row] = await on.query(isKnown, [hash, now]);
    return row!.known;
  }

  async keep(tx: Transaction, hash: Buffer, account: string, knownUntil: Date): Promise<void> {
    await tx.query(keep, [hash, account, knownUntil]);
    await tx.query(dropOldest, [account]);
  }

  /** Deletes a batch of devices that were not used for long; answers how many. */
  async forget(on: Queryable, now: Date): Promise<number> {
    return (await on.query(forget, [now])).length;
  }
}

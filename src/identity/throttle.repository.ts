import { Injectable } from '@nestjs/common';
import { type Queryable, statement, type Transaction } from '../platform/database/index.js';

/** How often something may be tried: freely at first, then with waits of 1, 2, 4 … seconds, at most `longestSeconds`. */
export interface Pace {
  readonly free: number;
  readonly longestSeconds: number;
  /** The same once an attempt under this key succeeded within the last month. */
  readonly longestKnownSeconds?: number;
  /** After this long from the first attempt the counting begins again. */
  readonly windowSeconds: number;
}

export interface Admission {
  /** When the next attempt is let in; after now if this one was not. */
  readonly open_at: Date;
  readonly admitted: boolean;
  /** An attempt under this key succeeded within the last month. */
  readonly known: boolean;
}

const count = `case when t.forget_at <= $2 then 1 else t.attempts + 1 end`;
const longest = `case when t.known_until > $2 then $6::float8 else $4::float8 end`;
// A request that comes too early changes nothing: waiting is never prolonged by impatience.
const admit = statement<Admission>(
  'identity.admit-attempt',
  `with counted as (
     insert into identity.throttle as t (key, attempts, open_at, forget_at)
     values ($1, 1, $2, $2::timestamptz + make_interval(secs => $5))
     on conflict (key) do update set
       attempts = ${count},
       open_at = $2::timestamptz + make_interval(secs =>
         case when ${count} < $3::int then 0 else least(${longest}, power(2, least(${count} - $3::int, 30))) end),
       forget_at = case when t.forget_at <= $2 then $2::timestamptz + make_interval(secs => $5) else t.forget_at end
     where t.open_at <= $2 or t.attempts < $3
     returning open_at, known_until
   )
   select open_at, true as admitted, coalesce(known_until > $2, false) as known from counted
   union all
   select open_at, false, coalesce(known_until > $2, false) from identity.throttle
   where key = $1 and not exists (select from counted)`,
);
const remember = statement(
  'identity.remember-success',
  `insert into identity.throttle (key, attempts, open_at, forget_at, known_until) values ($1, 0, $2, $2, $3)
   on conflict (key) do update set attempts = 0, open_at = $2, known_until = $3`,
);
const giveBack = statement(
  'identity.give-attempt-back',
  'update identity.throttle set attempts = greatest(0, attempts - 1), open_at = least(open_at, $2) where key = $1',
);
const forget = statement<{ key: Buffer }>(
  'identity.forget-attempts',
  `delete from identity.throttle where key in (
     select key from identity.throttle
     where forget_at < $1 and open_at < $1 and (known_until is null or known_until < $1)
     limit 1000 for update skip locked
   ) returning key`,
);

/** SQL of what limits attempts. */
@Injectable()
export class ThrottleRepository {
  /** Counts an attempt in one statement, so that many at once are counted too; or says when to come back. */
  async admit(tx: Transaction, key: Buffer, pace: Pace, now: Date): Promise<Admission> {
    const { free, longestSeconds, longestKnownSeconds = longestSeconds, windowSeconds } = pace;
    const [row] = await tx.query(admit, [key, now, free, longestSeconds, windowSeconds, longestKnownSeconds]);
    // The row that refused may be too new for the select to see.
    return row ?? { open_at: new Date(now.getTime() + 1000), admitted: false, known: false };
  }

  async remember(tx: Transaction, key: Buffer, now: Date, knownUntil: Date): Promise<void> {
    await tx.query(remember, [key, now, knownUntil]);
  }

  async giveBack(tx: Transaction, key: Buffer, now: Date): Promise<void> {
    await tx.query(giveBack, [key, now]);
  }

  async forget(on: Queryable, now: Date): Promise<number> {
    return (await on.query(forget, [now])).length;
  }
}

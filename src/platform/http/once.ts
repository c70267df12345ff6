import { type Queryable, statement, type Transaction } from '../database/index.js';
import { httpError } from './errors.js';
import type { Once } from './principal.js';

// Waits for a concurrent request with the same key to commit or roll back: the unique key is the lock.
const claim = statement<{ claimed: true }>(
  'platform.claim-idempotency-key',
  `insert into platform.idempotency (owner, key, fingerprint) values ($1, $2, $3)
   on conflict do nothing returning true as claimed`,
);
const recall = statement<{ fingerprint: string; result: unknown }>(
  'platform.recall-idempotency-key',
  'select fingerprint, result from platform.idempotency where owner = $1 and key = $2',
);
const remember = statement(
  'platform.remember-idempotency-key',
  'update platform.idempotency set result = $3 where owner = $1 and key = $2',
);
const forget = statement(
  'platform.forget-idempotency-keys',
  'delete from platform.idempotency where created_at < $1',
);
const KEPT_MS = 7 * 86_400_000;

/** Forgets keys that were used more than a week ago. */
export async function forgetOldKeys(on: Queryable, now: Date): Promise<void> {
  await on.query(forget, [new Date(now.getTime() - KEPT_MS)]);
}

/**
 * Runs `work` unless the same key has already done it, in which case its first result is returned. The key is written
 * in the transaction of the effects themselves, so a crash between the two is impossible. `work` returns plain JSON,
 * best nothing but ids. Throws `http.idempotency-key-reused` when the key came with another request.
 */
export async function once<Result>(
  tx: Transaction,
  key: Once | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!key) return work();
  const [claimed] = await tx.query(claim, [key.owner, key.key, key.fingerprint]);
  if (!claimed) {
    const [earlier] = await tx.query(recall, [key.owner, key.key]);
    if (earlier?.fingerprint !== key.fingerprint) throw httpError('idempotency-key-reused');
    return earlier.result as Result;
  }
  const result = await work();
  await tx.query(remember, [key.owner, key.key, JSON.stringify(result)]);
  return result;
}

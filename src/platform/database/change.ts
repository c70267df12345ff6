import type { Transaction } from './database.js';
import { statement } from './statement.js';

/** What changed longer ago than this many steps is not known any more. */
const STEPS_KEPT = 1000;

const advance = statement(
  'platform.bump-change',
  `with step as (update platform.change set seq = seq + 1 returning seq),
     swept as (delete from platform.change_name where seq < (select seq from step) - $2::bigint)
   insert into platform.change_name (seq, name) select distinct step.seq, name from step, unnest($1::text[]) as name`,
);

/**
 * Tells every process that something the public sees has changed without being an official act (a label, a logo), and
 * what: the names by which answers depend on it (`topics`, `release:{id}`; see distribution/answers/names.ts). Call it
 * last in the transaction: the one row is locked until the commit.
 */
export async function bumpChange(tx: Transaction, name: string, ...more: readonly string[]): Promise<void> {
  await tx.query(advance, [[name, ...more], STEPS_KEPT]);
  tx.hintAtChange();
}

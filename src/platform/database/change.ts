import type { Transaction } from './database.js';
import { type Queryable, statement } from './statement.js';

/** Who is further behind than this many steps takes everything for changed. */
const STEPS_KEPT = 1000;

const advance = statement(
  'platform.bump-change',
  `with step as (update platform.change set seq = seq + 1 returning seq),
     swept as (delete from platform.change_name where seq < (select seq from step) - $2::bigint)
   insert into platform.change_name (seq, name) select distinct step.seq, name from step, unnest($1::text[]) as name`,
);
const findNames = statement<{ seq: string; name: string }>(
  'platform.find-changed-names',
  'select seq, name from platform.change_name where seq > $1 and seq <= $2',
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

/** What changed in the steps of the change sequence after `from`, up to `to`; undefined when that is not known any more. */
export async function changedNames(on: Queryable, from: number, to: number): Promise<string[] | undefined> {
  if (from === to) return [];
  if (from > to || to - from > STEPS_KEPT) return undefined;
  const rows = await on.query(findNames, [from, to]);
  const steps = new Set(rows.map(({ seq }) => seq));
  return steps.size === to - from ? rows.map(({ name }) => name) : undefined;
}

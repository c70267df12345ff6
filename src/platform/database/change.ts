import type { Transaction } from './database.js';
import { statement } from './statement.js';

const advance = statement('platform.bump-change', 'update platform.change set seq = seq + 1');

/**
 * Tells every process that something the public sees has changed without being an official act (a label, a logo).
 * Call it last in the transaction: the one row is locked until the commit.
 */
export async function bumpChange(tx: Transaction): Promise<void> {
  await tx.query(advance);
}

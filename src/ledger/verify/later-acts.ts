import type { Checkpoint } from '../checkpoint.js';
import { readEntry, type ReadEntry } from '../entry.js';
import { NotGenuine } from '../not-genuine.js';
import type { VerifiedProof } from '../proof-file.js';
import { canonicalValue } from '../strict-json.js';
import { continuesUnread } from './entry-checks.js';
import type { RemoteLog } from './remote-log.js';
import { growth } from './whole-log.js';

/** An act on the same object that came after the one that was proved. */
export interface LaterAct {
  readonly index: number;
  readonly entry: ReadEntry;
}

/** What came after the one that was proved. */
export interface Later {
  readonly acts: readonly LaterAct[];
  /** Later entries in which no act can be read: what they are about is not known. */
  readonly unreadable: number;
}

/**
 * Every later act on what the proof is about, up to `head`, whose signature is the caller's matter. It also shows that
 * the log only grew since the proof was made. Throws NotGenuine with the first fault.
 */
export async function laterActs(log: RemoteLog, proved: VerifiedProof, head: Checkpoint): Promise<Later> {
  const { entry, proof } = proved;
  if (head.origin !== proof.checkpoint.origin) {
    throw new NotGenuine('other-log', { log: head.origin, expected: proof.checkpoint.origin });
  }
  const acts: LaterAct[] = [];
  const unreadable = new Set<number>();
  for await (const { index, bytes } of growth(log, proof.index, [proof.checkpoint], head)) {
    if (index <= proof.index) continue;
    const act = readEntry(canonicalValue(bytes));
    if (!act) unreadable.add(index);
    if (act?.on.type !== entry.on.type || act.on.id !== entry.on.id) continue;
    const last = acts.at(-1)?.index ?? proof.index;
    if (act.previous !== last && !continuesUnread(act, last, unreadable))
      throw new NotGenuine('chain-broken', { index });
    acts.push({ index, entry: act });
  }
  return { acts, unreadable: unreadable.size };
}

/** Whether the document still says what is in force: nothing came after it but translations of the same version. */
export function isCurrent({ document }: VerifiedProof, later: readonly LaterAct[]): boolean {
  return later.every(
    ({ entry }) => entry.act.endsWith('.translated') && entry.on.version === document.version,
  );
}

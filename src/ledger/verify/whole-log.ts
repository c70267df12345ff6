import type { TreeHead } from '../checkpoint.js';
import { GrowingTree } from '../merkle/growing-tree.js';
import { leafHash } from '../merkle/hashing.js';
import { TILE_WIDTH, tilePath } from '../merkle/tiles.js';
import { NotGenuine } from '../not-genuine.js';
import { EntryChecks } from './entry-checks.js';
import type { RemoteLog } from './remote-log.js';

/** What was seen on the way through a log. */
export interface Walked {
  readonly entries: number;
  readonly unknown: number;
  /** Time of the last entry whose format is known. */
  readonly lastAt: string | undefined;
}

/**
 * Checks every entry and every tile of the log up to `head`, whose signature is the caller's matter, and that together
 * they make its root. Throws NotGenuine with the first fault.
 */
export async function checkWholeLog(log: RemoteLog, head: TreeHead): Promise<Walked> {
  const checks = new EntryChecks(head.origin);
  const tiles = log.tiles(head.size);
  const tree = GrowingTree.empty();
  const expectTile = async ({ level, index, bytes }: { level: number; index: number; bytes: Buffer }) => {
    const width = bytes.length / 32;
    const served = await tiles.readTile(level, index, width);
    if (!bytes.equals(served))
      throw new NotGenuine('tile-wrong', { tile: tilePath({ level, index, width }) });
  };
  let lastAt: string | undefined;
  for await (const { index, bytes } of log.entries(head.size, 0)) {
    lastAt = checks.check(index, bytes)?.at ?? lastAt;
    for (const tile of tree.append(leafHash(bytes))) await expectTile(tile);
  }
  for (const tile of tree.partialTiles()) await expectTile(tile);
  expectRoot(tree, head);
  return { entries: head.size, unknown: checks.unknown, lastAt };
}

/**
 * Checks that the log of the old head is the beginning of the log of the new one, and every entry in between. Throws
 * NotGenuine with the first fault.
 */
export async function checkGrowth(log: RemoteLog, old: TreeHead, head: TreeHead): Promise<Walked> {
  if (old.origin !== head.origin)
    throw new NotGenuine('other-log', { log: head.origin, expected: old.origin });
  const checks = new EntryChecks(head.origin, old.size);
  let lastAt: string | undefined;
  for await (const { index, bytes } of growth(log, old.size, [old], head)) {
    if (index >= old.size) lastAt = checks.check(index, bytes)?.at ?? lastAt;
  }
  return { entries: head.size - old.size, unknown: checks.unknown, lastAt };
}

/**
 * Hands out every entry from the bundle on in which `from` is, and at the end has shown that all of them are in the tree
 * of `head` and that each of the `old` heads is its beginning. What it hands out may be used once it has ended.
 */
export async function* growth(
  log: RemoteLog,
  from: number,
  old: readonly TreeHead[],
  head: TreeHead,
): AsyncGenerator<{ readonly index: number; readonly bytes: Buffer }> {
  for (const { size } of old) {
    if (size > head.size) throw new NotGenuine('log-shrank', { size: head.size, expected: size });
  }
  const start = Math.min(from, head.size - (head.size % TILE_WIDTH));
  const first = start - (start % TILE_WIDTH);
  const tree = await GrowingTree.at(log.tiles(head.size), first);
  const expectHeads = () => {
    for (const each of [...old, head]) if (each.size === tree.size) expectRoot(tree, each);
  };
  expectHeads();
  for await (const { index, bytes } of log.entries(head.size, first)) {
    tree.append(leafHash(bytes));
    yield { index, bytes };
    expectHeads();
  }
}

function expectRoot(tree: GrowingTree, { size, root }: TreeHead): void {
  if (tree.size !== size || !tree.root().equals(root)) throw new NotGenuine('other-history', { size });
}

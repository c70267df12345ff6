import { type Checkpoint, parseCheckpoint } from '../checkpoint.js';
import { readEntry, type ReadEntry } from '../entry.js';
import { leafHash } from '../merkle/hashing.js';
import { isConsistent, rootOfInclusion } from '../merkle/proofs.js';
import { TiledTree } from '../merkle/tiled-tree.js';
import { TILE_WIDTH } from '../merkle/tiles.js';
import type { NoteKey } from '../note/key.js';
import { NotGenuine } from '../not-genuine.js';
import { expectSigned } from '../proof-file.js';
import { canonicalValue } from '../strict-json.js';
import type { RemoteLog } from './remote-log.js';

/** A log under one head that a key signed: what it hands out is in the log for certain, however little its server is trusted. */
export class ProvedLog {
  private readonly tree: TiledTree;
  private bundle: { readonly first: number; readonly entries: readonly Buffer[] } | undefined;

  private constructor(
    private readonly log: RemoteLog,
    private readonly head: Checkpoint & { readonly text: string },
  ) {
    this.tree = new TiledTree(log.tiles(head.size), head.size);
  }

  /**
   * The log as it is now. `before`: the checkpoint of an earlier one, whose entries must be the beginning of this. Throws
   * NotGenuine when no key signed the head, and when it is of another log, another history or a shorter one.
   */
  static async open(
    log: RemoteLog,
    { origin, keys, before }: { origin: string; keys: readonly NoteKey[]; before: string | undefined },
  ): Promise<ProvedLog> {
    const head = await log.checkpoint();
    expectSigned(head, keys);
    if (head.origin !== origin) throw new NotGenuine('other-log', { log: head.origin, expected: origin });
    const proved = new ProvedLog(log, head);
    if (before !== undefined) await proved.expectBeginning(before);
    return proved;
  }

  get size(): number {
    return this.head.size;
  }

  /** The signed head, to be handed to `open` as `before` next time. */
  get checkpoint(): string {
    return this.head.text;
  }

  /** The entry at an index below the size. Throws NotGenuine unless it is at that place of the log. */
  async entry(index: number): Promise<ReadEntry> {
    const bytes = await this.bytesAt(index);
    const path = await this.tree.inclusion(index);
    const root = rootOfInclusion(leafHash(bytes), index, this.size, path);
    if (!root?.equals(this.head.root)) throw new NotGenuine('not-included', { index, size: this.size });
    const entry = readEntry(canonicalValue(bytes));
    if (!entry) throw new NotGenuine('entry-malformed', { index });
    return entry;
  }

  private async expectBeginning(before: string): Promise<void> {
    const old = parseCheckpoint(before);
    if (!old) throw new NotGenuine('not-a-checkpoint', { place: '-' });
    const { size } = old;
    if (size > this.size) throw new NotGenuine('log-shrank', { size: this.size, expected: size });
    const proof = await this.tree.consistency(size);
    if (!isConsistent(old, this.head, proof)) throw new NotGenuine('other-history', { size });
  }

  private async bytesAt(index: number): Promise<Buffer> {
    const first = index - (index % TILE_WIDTH);
    if (this.bundle?.first !== first) {
      const entries: Buffer[] = [];
      for await (const { bytes } of this.log.entries(this.size, first)) {
        entries.push(bytes);
        if (entries.length === TILE_WIDTH) break;
      }
      this.bundle = { first, entries };
    }
    return this.bundle.entries[index - first]!;
  }
}

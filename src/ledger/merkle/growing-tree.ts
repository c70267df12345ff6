import { type Hash, joinRoots, perfectRoot, perfectRoots, splitHashes } from './hashing.js';
import type { TileReader } from './tiled-tree.js';
import { TILE_WIDTH, tileWidth } from './tiles.js';

/** A tile that can't change any more. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly bytes: Buffer;
}

/**
 * A tree to which leaves are added. It remembers no more than the unfinished tile of each level, so logs of any length
 * pass through it; each tile that fills is handed out once.
 */
export class GrowingTree {
  private constructor(
    private readonly unfinished: Hash[][],
    private length: number,
  ) {}

  static empty(): GrowingTree {
    return new GrowingTree([], 0);
  }

  /**
   * The tree at a size at which its tiles are already known. They are taken on trust: whoever does not trust the reader
   * compares `root()` here, or after more leaves, with a root that is trusted.
   */
  static async at(reader: TileReader, size: number): Promise<GrowingTree> {
    const unfinished: Hash[][] = [];
    for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1));
      const width = tileWidth(level, index, size);
      const hashes = width === 0 ? [] : splitHashes(await reader.readTile(level, index, width));
      if (hashes.length !== width) throw new RangeError(`The tile ${level}/${index} has another width.`);
      unfinished.push(hashes);
    }
    return new GrowingTree(unfinished, size);
  }

  get size(): number {
    return this.length;
  }

  /** Adds one leaf; returns the tiles that it filled, the lowest first. */
  append(leaf: Hash): FullTile[] {
    this.length += 1;
    const full: FullTile[] = [];
    for (let level = 0, hash = leaf; ; level += 1) {
      const hashes = (this.unfinished[level] ??= []);
      hashes.push(hash);
      if (hashes.length < TILE_WIDTH) return full;
      const index = this.length / TILE_WIDTH ** (level + 1) - 1;
      full.push({ level, index, bytes: Buffer.concat(hashes) });
      hash = perfectRoot(hashes);
      this.unfinished[level] = [];
    }
  }

  /** The unfinished tiles, the lowest first; empty ones are left out. */
  partialTiles(): { readonly level: number; readonly index: number; readonly bytes: Buffer }[] {
    return this.unfinished.flatMap((hashes, level) =>
      hashes.length === 0
        ? []
        : [
            {
              level,
              index: Math.floor(this.length / TILE_WIDTH ** (level + 1)),
              bytes: Buffer.concat(hashes),
            },
          ],
    );
  }

  /** Root of the tree as it is now. */
  root(): Hash {
    return joinRoots(this.unfinished.toReversed().flatMap((hashes) => perfectRoots(hashes)));
  }
}

import { type Hash, joinRoots, largestPowerUpTo, perfectRoot, splitHashes } from './hashing.js';
import { TILE_WIDTH, tileWidth } from './tiles.js';

/** Where the tiles of a log come from: the database, a folder, or an address. */
export interface TileReader {
  /** The concatenated hashes of one tile; exactly `width` of them. Rejects if they can't be had. */
  readTile(level: number, index: number, width: number): Promise<Uint8Array>;
}

/** Hashes and proofs of the tree with `size` leaves (RFC 6962, 2.1), read from tiles. Each tile is read once. */
export class TiledTree {
  private readonly tiles = new Map<string, Promise<Hash[]>>();

  constructor(
    private readonly reader: TileReader,
    readonly size: number,
  ) {}

  /** Root of the tree, or of its first `size` leaves. */
  async root(size = this.size): Promise<Hash> {
    return this.range(0, this.within(size));
  }

  /** Hash of one leaf. */
  async leaf(index: number): Promise<Hash> {
    return this.node(0, this.within(index, 1));
  }

  /** The inclusion proof of one leaf, its sibling first (RFC 6962, 2.1.1). */
  async inclusion(index: number): Promise<Hash[]> {
    this.within(index, 1);
    const path: Promise<Hash>[] = [];
    let start = 0;
    let end = this.size;
    while (end - start > 1) {
      const middle = start + split(end - start);
      const left = index < middle;
      path.push(left ? this.range(middle, end) : this.range(start, middle));
      if (left) end = middle;
      else start = middle;
    }
    return (await Promise.all(path)).toReversed();
  }

  /** The proof that the first `old` leaves are the beginning of this tree (RFC 6962, 2.1.2). */
  async consistency(old: number): Promise<Hash[]> {
    this.within(old);
    if (old === 0 || old === this.size) return [];
    const path: Promise<Hash>[] = [];
    let start = 0;
    let end = this.size;
    while (end !== old) {
      const middle = start + split(end - start);
      const left = old <= middle;
      path.push(left ? this.range(middle, end) : this.range(start, middle));
      if (left) end = middle;
      else start = middle;
    }
    if (start > 0) path.push(this.range(start, end));
    return (await Promise.all(path)).toReversed();
  }

  /** Root over the leaves from `start` to before `end`; such a range begins where a subtree of its size may begin. */
  private async range(start: number, end: number): Promise<Hash> {
    const parts: Promise<Hash>[] = [];
    for (let at = start; at < end;) {
      const width = largestPowerUpTo(end - at);
      parts.push(this.node(Math.log2(width), at / width));
      at += width;
    }
    return joinRoots(await Promise.all(parts));
  }

  /** The `index`-th perfect subtree of height `height`, counted from the left. */
  private async node(height: number, index: number): Promise<Hash> {
    const level = Math.floor(height / 8);
    const leaves = 2 ** (height - 8 * level);
    const first = index * leaves;
    const tile = Math.floor(first / TILE_WIDTH);
    const hashes = await this.tile(level, tile);
    return perfectRoot(hashes.slice(first - tile * TILE_WIDTH, first - tile * TILE_WIDTH + leaves));
  }

  private tile(level: number, index: number): Promise<Hash[]> {
    const key = `${level}/${index}`;
    const known = this.tiles.get(key);
    if (known) return known;
    const hashes = this.read(level, index);
    this.tiles.set(key, hashes);
    return hashes;
  }

  private async read(level: number, index: number): Promise<Hash[]> {
    const width = tileWidth(level, index, this.size);
    const hashes = splitHashes(await this.reader.readTile(level, index, width));
    if (hashes.length !== width) {
      throw new RangeError(`The tile ${level}/${index} holds ${hashes.length} hashes, not ${width}.`);
    }
    return hashes;
  }

  private within(position: number, after = 0): number {
    if (!Number.isSafeInteger(position) || position < 0 || position + after > this.size) {
      throw new RangeError(`${position} is not within a tree of size ${this.size}.`);
    }
    return position;
  }
}

/** Where RFC 6962 parts a tree: the largest power of two below its size. */
function split(size: number): number {
  return largestPowerUpTo(size - 1);
}

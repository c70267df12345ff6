import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '../platform/database/index.js';
import { writeBundle } from './bundle.js';
import { LedgerRepository } from './ledger.repository.js';
import { perfectRoot, splitHashes } from './merkle/hashing.js';
import { TiledTree, type TileReader } from './merkle/tiled-tree.js';
import { TILE_WIDTH } from './merkle/tiles.js';

/** The log's tiles, made from stored leaf hashes when somebody asks; full ones are kept. */
@Injectable()
export class Tiles {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerRepository,
  ) {}

  /** The tree of the first `size` entries. */
  tree(size: number, on: Queryable = this.database): TiledTree {
    return new TiledTree(this.reader(on), size);
  }

  /** Reads tiles of a log that is known to be long enough for them. */
  reader(on: Queryable = this.database): TileReader {
    return { readTile: (level, index, width) => this.read(on, level, index, width) };
  }

  /** A bundle of entries of a log that is known to be long enough for it. */
  async bundle(index: number, width: number): Promise<Buffer> {
    const entries = await this.ledger.entries(this.database, index * TILE_WIDTH, width);
    return writeBundle(entries.map(({ bytes }) => bytes));
  }

  private async read(on: Queryable, level: number, index: number, width: number): Promise<Buffer> {
    if (width === TILE_WIDTH) {
      const kept = await this.ledger.tile(on, level, index);
      if (kept) return kept;
    }
    const first = index * TILE_WIDTH;
    const hashes =
      level === 0 ? await this.ledger.leaves(on, first, width) : await this.nodes(on, level, first, width);
    const bytes = Buffer.concat(hashes);
    if (width === TILE_WIDTH && hashes.length === width) {
      await this.ledger.keepTile(on, level, index, bytes, perfectRoot(splitHashes(bytes)));
    }
    return bytes;
  }

  /** The hashes of a level above the leaves are the roots of the full tiles below. */
  private async nodes(on: Queryable, level: number, first: number, width: number): Promise<Buffer[]> {
    const kept = await this.ledger.tileRoots(on, level - 1, first, width);
    if (kept.length === width) return kept;
    const roots: Buffer[] = [];
    for (let index = first; index < first + width; index += 1) {
      roots.push(perfectRoot(splitHashes(await this.read(on, level - 1, index, TILE_WIDTH))));
    }
    return roots;
  }
}

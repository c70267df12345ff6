import { readBundle } from '../bundle.js';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.js';
import { ENTRY_LIMIT } from '../entry.js';
import { HASH_BYTES } from '../merkle/hashing.js';
import type { TileReader } from '../merkle/tiled-tree.js';
import { bundlesOf, type Tile, TILE_WIDTH, tilePath, tileWidth } from '../merkle/tiles.js';
import { NoteKey } from '../note/key.js';
import { NotGenuine } from '../not-genuine.js';
import { strictText } from '../strict-json.js';
import { fetchBytes, fileBytes, isUrl, Unreachable, type VerifyIo } from './io.js';

const TEXT_LIMIT = 65_536;
const BUNDLE_LIMIT = TILE_WIDTH * (2 + ENTRY_LIMIT);

/** A log as others serve it (C2SP tlog-tiles): at an address or in a folder. */
export class RemoteLog {
  /** `place` names the folder that holds `checkpoint`. */
  constructor(
    private readonly io: Pick<VerifyIo, 'fetch' | 'readFile'>,
    readonly place: string,
  ) {}

  /** The signed head, not yet verified. Throws NotGenuine when it is none. */
  async checkpoint(): Promise<Checkpoint & { readonly text: string }> {
    const text = strictText(await this.read('checkpoint', TEXT_LIMIT));
    const checkpoint = parseCheckpoint(text);
    if (!checkpoint) throw new NotGenuine('not-a-checkpoint', { place: this.place });
    return { ...checkpoint, text };
  }

  /** The key that the server says is the log's; undefined when it says none. */
  async key(): Promise<NoteKey | undefined> {
    const bytes = await this.read('key', TEXT_LIMIT).catch(absent);
    return bytes && NoteKey.parse(strictText(bytes).trimEnd());
  }

  /** The tiles of the tree with `size` leaves; a narrower one is cut from the one that is there at that size. */
  tiles(size: number): TileReader {
    return {
      readTile: async (level, index, width) => {
        const tile = { level, index, width: tileWidth(level, index, size) };
        const bytes = await this.tile(tile, HASH_BYTES * TILE_WIDTH);
        if (bytes.length < width * HASH_BYTES || bytes.length % HASH_BYTES !== 0) {
          throw new NotGenuine('tile-wrong', { tile: tilePath(tile) });
        }
        return bytes.subarray(0, width * HASH_BYTES);
      },
    };
  }

  /** Every entry of the log with `size` entries, from the bundle on in which `from` is. Nothing is verified. */
  async *entries(
    size: number,
    from: number,
  ): AsyncGenerator<{ readonly index: number; readonly bytes: Buffer }> {
    for (const bundle of bundlesOf(size, from)) {
      const entries = readBundle(await this.tile(bundle, BUNDLE_LIMIT));
      if (!entries || entries.length < bundle.width)
        throw new NotGenuine('bundle-wrong', { tile: tilePath(bundle) });
      const first = bundle.index * TILE_WIDTH;
      for (const [at, bytes] of entries.slice(0, bundle.width).entries()) yield { index: first + at, bytes };
    }
  }

  /** A log may drop a partial tile once the full one is there. */
  private async tile(tile: Tile, limit: number): Promise<Uint8Array> {
    try {
      return await this.read(tilePath(tile), limit);
    } catch (error) {
      if (tile.width === TILE_WIDTH) throw error;
      absent(error);
      return this.read(tilePath({ ...tile, width: TILE_WIDTH }), limit);
    }
  }

  private read(path: string, limit: number): Promise<Uint8Array> {
    const place = `${this.place.replace(/\/+$/, '')}/${path}`;
    return isUrl(place) ? fetchBytes(this.io, place, limit) : fileBytes(this.io, place);
  }
}

/** Swallows that something is not there; every other failure goes on. */
function absent(error: unknown): undefined {
  const { name, status, why } = error as Unreachable;
  if (name !== 'Unreachable' || !(status === 404 || status === 410 || why === 'ENOENT')) throw error;
  return undefined;
}

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TOP_LEVEL = 63;

/** A tile of hashes (`level` from 0), or a bundle of entries. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; below 256 it is a partial tile. */
  readonly width: number;
}

/** Nodes of a tree with `size` leaves that stand in tiles of this level. */
function nodesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Width of a tile in a tree with `size` leaves: 256, or fewer at the right edge, or 0 when it is not there. */
export function tileWidth(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, nodesAt(level, size) - index * TILE_WIDTH));
}

/** Every tile of hashes in a tree with `size` leaves, the lowest level first. */
export function* tilesOf(size: number): Generator<Tile & { level: number }> {
  for (let level = 0; nodesAt(level, size) > 0; level += 1) yield* tilesAt(level, size);
}

/** Every bundle of entries of a log with `size` entries, from the bundle that holds the entry `from`. */
export function* bundlesOf(size: number, from = 0): Generator<Tile & { level: 'entries' }> {
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
    yield { level: 'entries', index, width: tileWidth(0, index, size) };
  }
}

function* tilesAt(level: number, size: number): Generator<Tile & { level: number }> {
  for (let index = 0; ; index += 1) {
    const width = tileWidth(level, index, size);
    if (width === 0) return;
    yield { level, index, width };
  }
}

/** Path below the log's address: `tile/0/x001/234`, `tile/entries/000.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!;
  const name = groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Reads such a path; undefined for every text that `tilePath` would not write. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!match) return undefined;
  const [, level, name, width] = match;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(name!.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  if (tile.level !== 'entries' && tile.level > TOP_LEVEL) return undefined;
  if (width !== undefined && (tile.width < 1 || tile.width >= TILE_WIDTH)) return undefined;
  return tilePath(tile) === path ? tile : undefined;
}

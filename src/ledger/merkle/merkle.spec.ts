import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GrowingTree } from './growing-tree.js';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './hashing.js';
import { isConsistent, rootOfInclusion } from './proofs.js';
import { TiledTree, type TileReader } from './tiled-tree.js';
import { parseTilePath, TILE_WIDTH, tilePath, tilesOf, tileWidth } from './tiles.js';

interface Vectors {
  readonly leaves: string[];
  readonly leafHashes: string[];
  readonly roots: string[];
  readonly inclusion: { leaf: number; size: number; path: string[] }[];
  readonly consistency: { old: number; size: number; path: string[] }[];
  readonly hashes: { leafOf: string; leaf: string; nodeOf: [string, string]; node: string };
}
const vectors = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/standards/rfc6962/vectors.json', import.meta.url), 'utf8'),
) as Vectors;

// RFC 6962, 2.1 to 2.1.2, word for word: slow, and the measure of everything else.
const sha256 = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const below = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
const memo = new Map<string, Hash>();
function mth(leaves: readonly Buffer[], start: number, end: number): Hash {
  if (end === start) return sha256();
  if (end - start === 1) return sha256(Buffer.from([0]), leaves[start]!);
  const key = `${start}-${end}`;
  const known = memo.get(key);
  if (known) return known;
  const k = start + below(end - start);
  const hash = sha256(Buffer.from([1]), mth(leaves, start, k), mth(leaves, k, end));
  memo.set(key, hash);
  return hash;
}
function path(leaves: readonly Buffer[], m: number, start: number, end: number): Hash[] {
  if (end - start === 1) return [];
  const k = start + below(end - start);
  return m < k
    ? [...path(leaves, m, start, k), mth(leaves, k, end)]
    : [...path(leaves, m, k, end), mth(leaves, start, k)];
}
function subproof(leaves: readonly Buffer[], m: number, start: number, end: number, whole: boolean): Hash[] {
  if (m === end) return whole ? [] : [mth(leaves, start, end)];
  const k = start + below(end - start);
  return m <= k
    ? [...subproof(leaves, m, start, k, whole), mth(leaves, k, end)]
    : [...subproof(leaves, m, k, end, false), mth(leaves, start, k)];
}

const SIZE = 600;
const leaves = Array.from({ length: SIZE }, (_, index) => Buffer.from(`entry ${index}`));
const tiles = new Map<string, Uint8Array>();

/** Reads what was stored, as a log that keeps no partial tile once a full one is there. */
const reader: TileReader = {
  readTile(level, index, width) {
    const bytes = tiles.get(`${level}/${index}`);
    if (!bytes || bytes.length < width * 32) return Promise.reject(new Error(`no tile ${level}/${index}`));
    return Promise.resolve(bytes.subarray(0, width * 32));
  },
};
const treeOf = (size: number) => new TiledTree(reader, size);

beforeAll(() => {
  const tree = GrowingTree.empty();
  for (const leaf of leaves) {
    for (const { level, index, bytes } of tree.append(leafHash(leaf))) tiles.set(`${level}/${index}`, bytes);
  }
  for (const { level, index, bytes } of tree.partialTiles()) tiles.set(`${level}/${index}`, bytes);
});

describe('the published vectors of RFC 6962', () => {
  const published = vectors.leaves.map((hex) => Buffer.from(hex, 'hex'));
  const tree = (size: number) =>
    new TiledTree(
      { readTile: (_, __, width) => Promise.resolve(Buffer.concat(published.slice(0, width).map(leafHash))) },
      size,
    );

  it('hash leaves, nodes and nothing at all as published', () => {
    expect(published.map((leaf) => leafHash(leaf).toString('hex'))).toEqual(vectors.leafHashes);
    const { leafOf, leaf, nodeOf, node } = vectors.hashes;
    expect(leafHash(Buffer.from(leafOf)).toString('hex')).toBe(leaf);
    expect(nodeHash(Buffer.from(nodeOf[0]), Buffer.from(nodeOf[1])).toString('hex')).toBe(node);
    expect(EMPTY_ROOT.toString('hex')).toBe(vectors.roots[0]);
  });

  it('have the published roots at every size', async () => {
    const grown = GrowingTree.empty();
    expect(grown.root().toString('hex')).toBe(vectors.roots[0]);
    for (const [index, leaf] of published.entries()) {
      grown.append(leafHash(leaf));
      expect(grown.root().toString('hex')).toBe(vectors.roots[index + 1]);
      expect((await tree(index + 1).root()).toString('hex')).toBe(vectors.roots[index + 1]);
    }
  });

  it('have the published proofs of inclusion and consistency', async () => {
    for (const { leaf, size, path: expected } of vectors.inclusion) {
      const proof = await tree(size).inclusion(leaf);
      expect(proof.map((hash) => hash.toString('hex'))).toEqual(expected);
    }
    for (const { old, size, path: expected } of vectors.consistency) {
      const proof = await tree(size).consistency(old);
      expect(proof.map((hash) => hash.toString('hex'))).toEqual(expected);
    }
  });
});

describe('a tree read from tiles', () => {
  it('has the root of RFC 6962 at every size up to 600', async () => {
    for (let size = 0; size <= SIZE; size += 1) {
      expect((await treeOf(size).root()).equals(mth(leaves, 0, size))).toBe(true);
    }
  });

  it('gives the inclusion proof of RFC 6962 for every leaf at chosen sizes, and each leads to the root', async () => {
    for (const size of [1, 2, 3, 7, 8, 255, 256, 257, 300, 511, 512, 513, 600]) {
      const tree = treeOf(size);
      const root = mth(leaves, 0, size);
      for (let index = 0; index < size; index += 1) {
        const proof = await tree.inclusion(index);
        expect(hex(proof)).toBe(hex(path(leaves, index, 0, size)));
        expect(rootOfInclusion(leafHash(leaves[index]!), index, size, proof)?.equals(root)).toBe(true);
      }
    }
  });

  it('gives the consistency proof of RFC 6962 between any two sizes up to 600, and it verifies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: SIZE }),
        fc.integer({ min: 0, max: SIZE }),
        async (size, other) => {
          const old = Math.min(other, size);
          const proof = await treeOf(size).consistency(old);
          expect(hex(proof)).toBe(hex(old === 0 ? [] : subproof(leaves, old, 0, size, true)));
          expect(
            isConsistent(
              { size: old, root: mth(leaves, 0, old) },
              { size, root: mth(leaves, 0, size) },
              proof,
            ),
          ).toBe(true);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('proves nothing of a leaf that is not in it', async () => {
    await expect(treeOf(10).inclusion(10)).rejects.toThrow(RangeError);
    await expect(treeOf(10).consistency(11)).rejects.toThrow(RangeError);
  });
});

describe('a proof that was tampered with', () => {
  const place = fc.integer({ min: 1, max: SIZE }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      index: fc.integer({ min: 0, max: size - 1 }),
      bit: fc.nat(),
      at: fc.nat(),
    }),
  );

  it('never proves inclusion: a bit of it, the leaf, the place or the length', async () => {
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.integer({ min: 0, max: SIZE }),
        async ({ size, index, bit, at }, otherIndex) => {
          const proof = await treeOf(size).inclusion(index);
          const root = mth(leaves, 0, size);
          const leaf = leafHash(leaves[index]!);
          const leads = (...[l, i, s, p]: Parameters<typeof rootOfInclusion>) =>
            rootOfInclusion(l, i, s, p)?.equals(root) ?? false;
          expect(leads(flip(leaf, bit), index, size, proof)).toBe(false);
          expect(leads(leaf, otherIndex, size, proof)).toBe(otherIndex === index);
          expect(leads(leaf, index, size, [...proof, leaf])).toBe(false);
          fc.pre(proof.length > 0);
          expect(leads(leaf, index, size, proof.slice(0, -1))).toBe(false);
          const damaged = proof.with(at % proof.length, flip(proof[at % proof.length]!, bit));
          expect(leads(leaf, index, size, damaged)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never proves consistency: a bit of it, either root, or the length', async () => {
    await fc.assert(
      fc.asyncProperty(place, async ({ size, index, bit, at }) => {
        const old = { size: index + 1, root: mth(leaves, 0, index + 1) };
        const now = { size, root: mth(leaves, 0, size) };
        const proof = await treeOf(size).consistency(old.size);
        expect(isConsistent({ ...old, root: flip(old.root, bit) }, now, proof)).toBe(false);
        expect(isConsistent(old, { ...now, root: flip(now.root, bit) }, proof)).toBe(false);
        expect(isConsistent(old, now, [...proof, old.root])).toBe(false);
        expect(isConsistent(now, old, proof)).toBe(old.size === size);
        fc.pre(proof.length > 0);
        expect(isConsistent(old, now, proof.slice(0, -1))).toBe(false);
        const damaged = proof.with(at % proof.length, flip(proof[at % proof.length]!, bit));
        expect(isConsistent(old, now, damaged)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('does not pass for want of leaves, size or order', () => {
    const hash = leafHash(Buffer.from('x'));
    expect(rootOfInclusion(hash, 0, 0, [])).toBeUndefined();
    expect(rootOfInclusion(hash, 1, 1, [])).toBeUndefined();
    expect(rootOfInclusion(hash, -1, 1, [])).toBeUndefined();
    expect(rootOfInclusion(hash, 0.5, 1, [])).toBeUndefined();
    expect(rootOfInclusion(hash, 0, 1, [])?.equals(hash)).toBe(true);
    expect(isConsistent({ size: 0, root: hash }, { size: 1, root: hash }, [])).toBe(false);
    expect(isConsistent({ size: 1, root: hash }, { size: 2, root: hash }, [])).toBe(false);
  });
});

describe('a growing tree', () => {
  it('goes on from the tiles of any size as if it had never stopped', async () => {
    for (const size of [0, 1, 17, 255, 256, 257, 511, 512, 599]) {
      const tree = await GrowingTree.at(reader, size);
      expect(tree.root().equals(mth(leaves, 0, size))).toBe(true);
      for (const leaf of leaves.slice(size)) tree.append(leafHash(leaf));
      expect(tree.size).toBe(SIZE);
      expect(tree.root().equals(mth(leaves, 0, SIZE))).toBe(true);
    }
  });

  it('hands out, with its unfinished ones, exactly the tiles of the specification', () => {
    const names = [...tiles.keys()].toSorted();
    expect(names).toEqual([...tilesOf(SIZE)].map(({ level, index }) => `${level}/${index}`).toSorted());
    for (const { level, index, width } of tilesOf(SIZE)) {
      expect(tiles.get(`${level}/${index}`)?.length).toBe(width * 32);
    }
  });
});

describe('tile paths', () => {
  it('are those of the specification', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: TILE_WIDTH })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 0, width: 17 })).toBe('tile/entries/000.p/17');
    expect(tilePath({ level: 2, index: 999, width: 255 })).toBe('tile/2/999.p/255');
    expect(tilePath({ level: 2, index: 1000, width: 256 })).toBe('tile/2/x001/000');
  });

  it('are the tiles that the specification counts for a tree of size 70,000', () => {
    const counted = new Map<string, number>();
    for (const { level, width } of tilesOf(70_000)) {
      const name = `${level}:${width}`;
      counted.set(name, (counted.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries(counted)).toEqual({
      '0:256': 273,
      '0:112': 1,
      '1:256': 1,
      '1:17': 1,
      '2:1': 1,
    });
    expect([tileWidth(0, 0, 256), tileWidth(1, 0, 256), tileWidth(0, 1, 256)]).toEqual([256, 1, 0]);
  });

  it('are read back, and nothing but what we would write is read', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) => {
          expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
        },
      ),
    );
    for (const wrong of [
      'tile/64/000',
      'tile/00/000',
      'tile/-1/000',
      'tile/0/00',
      'tile/0/0000',
      'tile/0/x000/001',
      'tile/0/001/002',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/000.p/',
      'tile/data/000',
      'tile/0/x001/',
      '/tile/0/000',
      'tile/0/000\n',
      'tile/entries/000/',
      'tile/0/..',
      'checkpoint',
    ]) {
      expect(parseTilePath(wrong)).toBeUndefined();
    }
  });
});

const hex = (hashes: readonly Hash[]): string => hashes.map((hash) => hash.toString('hex')).join(' ');

function flip(hash: Hash, bit: number): Hash {
  const copy = Buffer.from(hash);
  const at = bit % (copy.length * 8);
  copy[at >> 3]! ^= 1 << (at & 7);
  return copy;
}

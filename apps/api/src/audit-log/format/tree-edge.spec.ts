// Appending at the tree's edge gives the same tiles and roots as the tree built from all its leaves.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_ROOT, leafHash } from './hash.js';
import { placeOfNode, TileNodes, widthInTree } from './tiles.js';
import { edgeRanges, type FullTile, TreeEdge } from './tree-edge.js';
import { type HashAt, rootOf } from './tree.js';

const SIZE = 66_000;
const LEAVES = Array.from({ length: SIZE }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));
const whole = new TreeEdge(0n, []);
const rootAt = new Map<number, Buffer>([[0, EMPTY_ROOT]]);
const tiles = new Map<string, FullTile>();
LEAVES.forEach((leaf, index) => {
  whole.append(leaf).forEach((tile) => tiles.set(`${tile.level}/${tile.n}`, tile));
  if (index < 700 || index > SIZE - 700) {
    rootAt.set(index + 1, whole.root());
  }
});

/** The hashes [low, high) of a level: leaves, or roots of full tiles one level below. */
function hashesAt(level: number, low: bigint, high: bigint): Buffer[] {
  const one = (position: bigint): Buffer | undefined =>
    level === 0 ? LEAVES[Number(position)] : tiles.get(`${level - 1}/${position}`)?.root;
  return Array.from({ length: Number(high - low) }, (_, at) => one(low + BigInt(at)) ?? EMPTY_ROOT);
}

/** The hash of a subtree as a reader of tiles finds it, full or partial. */
function fromTiles(size: bigint): HashAt {
  return (height, position) => {
    const place = placeOfNode(height, position);
    const low = place.n * 256n;
    const bytes = Buffer.concat(hashesAt(place.level, low, low + BigInt(widthInTree(place.level, place.n, size))));
    return new TileNodes(bytes).at(place.height, place.position);
  };
}

describe('TreeEdge', () => {
  it('has the root that the tiles give, over one, two and three levels', () => {
    const sizes = [1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 65_800, SIZE];
    const wrong = sizes.filter((size) => !rootOf(BigInt(size), fromTiles(BigInt(size))).equals(rootAt.get(size) ?? EMPTY_ROOT));
    expect(wrong).toEqual([]);
  });

  it('completes a tile at 256 hashes of a level, with its root as the next level’s hash', () => {
    expect([...tiles.keys()].filter((key) => key.startsWith('0/')).length).toBe(257);
    expect([...tiles.keys()].filter((key) => key.startsWith('1/'))).toEqual(['1/0']);
    expect(tiles.get('1/0')?.hashes.subarray(0, 32)).toEqual(tiles.get('0/0')?.root);
    expect(tiles.get('1/0')?.root).toEqual(rootAt.get(65_536));
  });

  it('goes on from any size as if it had never stopped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 200, 255, 256, 600, 65_400, 65_535, 65_536, 65_700),
        fc.integer({ min: 1, max: 300 }),
        (size, more) => {
          const levels = edgeRanges(BigInt(size)).map(({ level, low, high }) => hashesAt(level, low, high));
          const edge = new TreeEdge(BigInt(size), levels);
          const completed = LEAVES.slice(size, size + more).flatMap((leaf) => [...edge.append(leaf)]);
          expect(edge.root()).toEqual(rootAt.get(Math.min(size + more, SIZE)) ?? edge.root());
          expect(completed.every((tile) => tiles.get(`${tile.level}/${tile.n}`)?.hashes.equals(tile.hashes) === true)).toBe(true);
        },
      ),
      { numRuns: 40, seed: 256 },
    );
  });

  it('refuses hashes that are not the edge of its size', () => {
    expect(() => new TreeEdge(2n, [[EMPTY_ROOT]])).toThrow(RangeError);
    expect(() => new TreeEdge(256n, [[]])).toThrow(RangeError);
    expect(new TreeEdge(256n, [[], [EMPTY_ROOT]]).size).toBe(256n);
  });
});

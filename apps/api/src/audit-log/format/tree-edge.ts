// The right edge of a log's tree: the partial tile of each level, which is all that appending needs.
// C2SP tlog-tiles, "Partial Tiles".
import { EMPTY_ROOT, nodeHash } from './hash.js';
import { TILE_HEIGHT, TILE_WIDTH, TileNodes } from './tiles.js';

/** A tile that became full, with its own root (its hash at the next level). */
export interface FullTile {
  readonly level: number;
  readonly n: bigint;
  readonly hashes: Buffer;
  readonly root: Buffer;
}

/** Answers which hashes make the edge of a tree: per level the range [low, high) of positions at that level. */
export function edgeRanges(size: bigint): { readonly level: number; readonly low: bigint; readonly high: bigint }[] {
  const ranges = [];
  for (let level = 0; size >> BigInt(TILE_HEIGHT * level) > 0n; level += 1) {
    const high = size >> BigInt(TILE_HEIGHT * level);
    ranges.push({ level, low: high - (high % BigInt(TILE_WIDTH)), high });
  }
  return ranges;
}

/** The growing tree, from its edge on; full tiles are handed out as they come into being. */
export class TreeEdge {
  private readonly levels: Buffer[][];
  private count: bigint;

  /** @param levels per level the hashes of its partial tile, as `edgeRanges` names them. */
  constructor(size: bigint, levels: readonly (readonly Buffer[])[]) {
    const ranges = edgeRanges(size);
    if (levels.length !== ranges.length || ranges.some(({ low, high, level }) => BigInt(levels[level]?.length ?? -1) !== high - low)) {
      throw new RangeError('the hashes are not the edge of a tree of this size');
    }
    this.count = size;
    this.levels = levels.map((hashes) => [...hashes]);
  }

  get size(): bigint {
    return this.count;
  }

  /** Appends one leaf's hash; answers the tiles that it completes, lowest level first. */
  append(leafHash: Buffer): readonly FullTile[] {
    const completed: FullTile[] = [];
    this.count += 1n;
    let hash: Buffer | null = leafHash;
    for (let level = 0; hash !== null; level += 1) {
      const hashes: Buffer[] = (this.levels[level] ??= []);
      hashes.push(hash);
      hash = null;
      if (hashes.length === TILE_WIDTH) {
        const bytes = Buffer.concat(hashes);
        const root = new TileNodes(bytes).at(TILE_HEIGHT, 0);
        completed.push({ level, n: (this.count >> BigInt(TILE_HEIGHT * (level + 1))) - 1n, hashes: bytes, root });
        this.levels[level] = [];
        hash = root;
      }
    }
    return completed;
  }

  /** Answers the root of the tree as it stands. */
  root(): Buffer {
    let root: Buffer | null = null;
    for (const hashes of this.levels) {
      for (const subtree of completeSubtrees(hashes).reverse()) {
        root = root === null ? subtree : nodeHash(subtree, root);
      }
    }
    return root ?? EMPTY_ROOT;
  }
}

/** Answers the roots of the largest complete subtrees over some hashes, from left to right. */
function completeSubtrees(hashes: readonly Buffer[]): Buffer[] {
  const nodes = new TileNodes(Buffer.concat(hashes));
  const roots: Buffer[] = [];
  let begin = 0;
  for (let height = TILE_HEIGHT - 1; height >= 0; height -= 1) {
    if ((hashes.length >> height) & 1) {
      roots.push(nodes.at(height, begin >> height));
      begin += 1 << height;
    }
  }
  return roots;
}

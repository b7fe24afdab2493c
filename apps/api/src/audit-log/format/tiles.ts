// Tiles: the paths, widths and bytes in which a log's hashes and entries are published.
// C2SP tlog-tiles.
import { HASH_BYTES, nodeHash } from './hash.js';

export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;
const MAX_LEVEL = 63;
const MAX_LEAF_BYTES = 0xffff;
const NUMBER_PATH = /^(?:x\d{3}\/){0,6}\d{3}$/;

/** One published tile: hashes at a level, or the entries under a level-0 tile; `width` below 256 is a partial tile. */
export interface TileName {
  readonly kind: 'hashes' | 'entries';
  readonly level: number;
  readonly n: bigint;
  readonly width: number;
}

/**
 * Reads what follows `/tile/` in an address, or answers null when it is not exactly the name of a tile.
 * @see C2SP tlog-tiles, "Merkle Tree" and "Log entries"
 */
export function parseTileName(path: string): TileName | null {
  const match = /^(entries|0|[1-9]\d?)\/([x\d/]+?)(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  const [, head = '', number = '', partial] = match ?? [];
  const level = head === 'entries' ? 0 : Number(head);
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const n = parseNumberPath(number);
  if (match === null || n === null || level > MAX_LEVEL || (partial !== undefined && width >= TILE_WIDTH)) {
    return null;
  }
  return { kind: head === 'entries' ? 'entries' : 'hashes', level, n, width };
}

/** Writes a tile's name as it stands after `/tile/`. */
export function formatTileName(tile: TileName): string {
  const head = tile.kind === 'entries' ? 'entries' : String(tile.level);
  const partial = tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`;
  return `${head}/${formatNumberPath(tile.n)}${partial}`;
}

/** Answers how many hashes the tree of `size` leaves has in tile `n` of a level: 0 (none) to 256 (full). */
export function widthInTree(level: number, n: bigint, size: bigint): number {
  const hashes = size >> BigInt(TILE_HEIGHT * level);
  const width = hashes - n * BigInt(TILE_WIDTH);
  return width <= 0n ? 0 : width >= BigInt(TILE_WIDTH) ? TILE_WIDTH : Number(width);
}

/** Writes entries as a bundle: each after its length in two bytes. @throws RangeError for an entry over 65,535 bytes. */
export function encodeEntries(leaves: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    leaves.flatMap((leaf) => {
      if (leaf.length > MAX_LEAF_BYTES) {
        throw new RangeError('an entry is at most 65,535 bytes');
      }
      const length = Buffer.alloc(2);
      length.writeUInt16BE(leaf.length);
      return [length, leaf];
    }),
  );
}

/** Reads the entries of a bundle. @throws RangeError when the bytes do not end where the last entry ends. */
export function decodeEntries(bundle: Uint8Array): Buffer[] {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const leaves: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const begin = at + 2;
    const end = begin <= bytes.length ? begin + bytes.readUInt16BE(at) : Infinity;
    if (end > bytes.length) {
      throw new RangeError('the bundle ends inside an entry');
    }
    leaves.push(bytes.subarray(begin, end));
    at = end;
  }
  return leaves;
}

/** The hashes of one tile with the nodes above them, each height computed once when first asked. */
export class TileNodes {
  private readonly heights: (readonly Buffer[])[];

  /** @param bytes the tile as published: a whole number of hashes, full or partial. */
  constructor(readonly bytes: Buffer) {
    const hashes: Buffer[] = [];
    for (let at = 0; at + HASH_BYTES <= bytes.length; at += HASH_BYTES) {
      hashes.push(bytes.subarray(at, at + HASH_BYTES));
    }
    this.heights = [hashes];
  }

  /**
   * Answers the hash of a complete subtree within the tile: height 0 to 8 above the tile's hashes.
   * @throws RangeError when the tile does not hold it.
   */
  at(height: number, position: number): Buffer {
    while (this.heights.length <= height) {
      this.heights.push(pairUp(this.heights.at(-1) ?? []));
    }
    const hash = this.heights[height]?.[position];
    if (hash === undefined) {
      throw new RangeError('the tile does not hold this node');
    }
    return hash;
  }
}

/** Answers where a complete subtree of 2^height leaves stands: the tile, and the node's height and position within it. */
export function placeOfNode(
  height: number,
  position: bigint,
): { readonly level: number; readonly n: bigint; readonly height: number; readonly position: number } {
  const level = Math.floor(height / TILE_HEIGHT);
  const within = height % TILE_HEIGHT;
  const perTile = BigInt(TILE_HEIGHT - within);
  return { level, n: position >> perTile, height: within, position: Number(position & ((1n << perTile) - 1n)) };
}

function pairUp(hashes: readonly Buffer[]): readonly Buffer[] {
  const nodes: Buffer[] = [];
  for (let at = 0; at + 1 < hashes.length; at += 2) {
    nodes.push(nodeHash(hashes[at] ?? EMPTY, hashes[at + 1] ?? EMPTY));
  }
  return nodes;
}

const EMPTY = Buffer.alloc(0);

function parseNumberPath(path: string): bigint | null {
  if (!NUMBER_PATH.test(path)) {
    return null;
  }
  const n = BigInt(path.replace(/[x/]/g, ''));
  return formatNumberPath(n) === path ? n : null;
}

function formatNumberPath(n: bigint): string {
  const digits = n.toString();
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
}

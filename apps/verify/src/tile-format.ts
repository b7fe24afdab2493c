// Names of tiles and bundles, and what their bytes hold.
// C2SP tlog-tiles.
import { HASH_BYTES } from './merkle.js';

const WIDTH = 256;

/** Names, in order, the tiles that hold `count` hashes (or entries) at a level: full ones, then at most one partial. */
export function tilesOf(level: number | 'entries', count: number): { readonly path: string; readonly width: number }[] {
  const full = Math.floor(count / WIDTH);
  const rest = count % WIDTH;
  const names = Array.from({ length: full }, (_, n) => ({ path: `tile/${level}/${number(n)}`, width: WIDTH }));
  return rest === 0 ? names : [...names, { path: `tile/${level}/${number(full)}.p/${rest}`, width: rest }];
}

function number(n: number): string {
  const text = String(n);
  const groups = text.padStart(Math.ceil(text.length / 3) * 3, '0').match(/.../g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** Splits a tile into its hashes; null when it does not hold a whole number of them. */
export function hashesIn(tile: Buffer): Buffer[] | null {
  if (tile.length % HASH_BYTES !== 0) {
    return null;
  }
  return Array.from({ length: tile.length / HASH_BYTES }, (_, at) => tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/** Splits a bundle into its entries; null when it ends inside one. */
export function entriesIn(bundle: Buffer): Buffer[] | null {
  const entries: Buffer[] = [];
  let rest = bundle;
  while (rest.length > 0) {
    const length = rest.length < 2 ? Infinity : rest.readUInt16BE(0);
    if (rest.length < 2 + length) {
      return null;
    }
    entries.push(rest.subarray(2, 2 + length));
    rest = rest.subarray(2 + length);
  }
  return entries;
}

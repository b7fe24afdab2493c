// The Merkle tree of a log: root, inclusion and consistency proofs, and their verification.
// RFC 6962 section 2.1 (RFC 9162 sections 2.1.3 and 2.1.4 for the checks); sizes and indexes are bigint throughout.
import { EMPTY_ROOT, nodeHash } from './hash.js';

/** Answers the hash of the complete subtree of 2^height leaves that begins at leaf position * 2^height. */
export type HashAt = (height: number, position: bigint) => Buffer;

/** Names a complete subtree as `HashAt` asks for it. */
export interface Subtree {
  readonly height: number;
  readonly position: bigint;
}

/** Answers which subtrees' hashes something is made from, so that they can be fetched before it is made. */
export function subtreesOf(make: (hashAt: HashAt) => unknown): readonly Subtree[] {
  const asked: Subtree[] = [];
  make((height, position) => {
    asked.push({ height, position });
    return EMPTY_ROOT;
  });
  return asked;
}

/** Answers the root of the first `size` leaves. */
export function rootOf(size: bigint, hashAt: HashAt): Buffer {
  return size === 0n ? EMPTY_ROOT : rangeHash(0n, size, hashAt);
}

/**
 * Answers the inclusion proof of a leaf: sibling hashes from the leaf up.
 * @throws RangeError when the index does not stand below the size.
 * @see RFC 6962 §2.1.1
 */
export function inclusionProof(index: bigint, size: bigint, hashAt: HashAt): Buffer[] {
  if (index < 0n || index >= size) {
    throw new RangeError('the index stands outside the tree');
  }
  const siblings: Buffer[] = [];
  let begin = 0n;
  let end = size;
  while (end - begin > 1n) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      siblings.push(rangeHash(middle, end, hashAt));
      end = middle;
    } else {
      siblings.push(rangeHash(begin, middle, hashAt));
      begin = middle;
    }
  }
  return siblings.reverse();
}

/**
 * Answers the proof that the tree of `to` leaves continues the one of `from` leaves; empty when nothing needs proof.
 * @throws RangeError when `from` is larger than `to`.
 * @see RFC 6962 §2.1.2
 */
export function consistencyProof(from: bigint, to: bigint, hashAt: HashAt): Buffer[] {
  if (from < 0n || from > to) {
    throw new RangeError('the older tree is larger than the newer one');
  }
  if (from === 0n || from === to) {
    return [];
  }
  const hashes: Buffer[] = [];
  let begin = 0n;
  let end = to;
  while (end !== from) {
    const middle = begin + splitOf(end - begin);
    if (from <= middle) {
      hashes.push(rangeHash(middle, end, hashAt));
      end = middle;
    } else {
      hashes.push(rangeHash(begin, middle, hashAt));
      begin = middle;
    }
  }
  return [...(begin === 0n ? [] : [rangeHash(begin, end, hashAt)]), ...hashes.reverse()];
}

/** Tells whether a proof shows that a leaf's hash stands at an index of the tree with this root. @see RFC 9162 §2.1.3.2 */
export function verifyInclusion(
  leaf: Uint8Array,
  index: bigint,
  tree: { readonly size: bigint; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (index < 0n || index >= tree.size) {
    return false;
  }
  let node = index;
  let last = tree.size - 1n;
  let hash: Uint8Array = leaf;
  for (const sibling of proof) {
    if (last === 0n) {
      return false;
    }
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && Buffer.compare(hash, tree.root) === 0;
}

export interface TreeHead {
  readonly size: bigint;
  readonly root: Uint8Array;
}

/** Tells whether a proof shows that the newer tree continues the older one. @see RFC 9162 §2.1.4.2 */
export function verifyConsistency(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (older.size < 0n || older.size > newer.size) {
    return false;
  }
  if (older.size === newer.size) {
    return proof.length === 0 && Buffer.compare(older.root, newer.root) === 0;
  }
  if (older.size === 0n) {
    return proof.length === 0 && Buffer.compare(older.root, EMPTY_ROOT) === 0;
  }
  return foldConsistency(older, newer, isPowerOfTwo(older.size) ? [older.root, ...proof] : proof);
}

function foldConsistency(older: TreeHead, newer: TreeHead, path: readonly Uint8Array[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) {
    return false;
  }
  let node = older.size - 1n;
  let last = newer.size - 1n;
  while (isOdd(node)) {
    node >>= 1n;
    last >>= 1n;
  }
  let olderHash: Uint8Array = first;
  let newerHash: Uint8Array = first;
  for (const hash of rest) {
    if (last === 0n) {
      return false;
    }
    if (isOdd(node) || node === last) {
      olderHash = nodeHash(hash, olderHash);
      newerHash = nodeHash(hash, newerHash);
      while (!isOdd(node) && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      newerHash = nodeHash(newerHash, hash);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && Buffer.compare(olderHash, older.root) === 0 && Buffer.compare(newerHash, newer.root) === 0;
}

/** Answers the hash of the leaves [begin, end), where begin is a multiple of the power of two that covers the range. */
function rangeHash(begin: bigint, end: bigint, hashAt: HashAt): Buffer {
  const width = end - begin;
  if (isPowerOfTwo(width)) {
    const height = heightOf(width);
    return hashAt(height, begin >> BigInt(height));
  }
  const middle = begin + splitOf(width);
  return nodeHash(rangeHash(begin, middle, hashAt), rangeHash(middle, end, hashAt));
}

/** Answers the largest power of two below `width` (width > 1). */
function splitOf(width: bigint): bigint {
  return 1n << BigInt((width - 1n).toString(2).length - 1);
}

function heightOf(powerOfTwo: bigint): number {
  return powerOfTwo.toString(2).length - 1;
}

function isPowerOfTwo(value: bigint): boolean {
  return value > 0n && (value & (value - 1n)) === 0n;
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n;
}

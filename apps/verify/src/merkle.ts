// Hashes and roots of the log's tree, from leaf hashes alone.
// RFC 6962 section 2.1.
import { createHash } from 'node:crypto';

export const HASH_BYTES = 32;

/** Answers the hash of an entry as a leaf. */
export function hashLeaf(entry: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(entry).digest();
}

function hashPair(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** The tree as a row of complete subtrees of falling size, which is all that growing and its root need. */
export class GrowingTree {
  private readonly subtrees: { readonly height: number; readonly hash: Buffer }[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(leafHash: Buffer): void {
    let subtree = { height: 0, hash: leafHash };
    for (let last = this.subtrees.at(-1); last?.height === subtree.height; last = this.subtrees.at(-1)) {
      this.subtrees.pop();
      subtree = { height: subtree.height + 1, hash: hashPair(last.hash, subtree.hash) };
    }
    this.subtrees.push(subtree);
    this.count += 1;
  }

  root(): Buffer {
    const last = this.subtrees.at(-1);
    if (last === undefined) {
      return createHash('sha256').digest();
    }
    return this.subtrees.slice(0, -1).reduceRight((root, { hash }) => hashPair(hash, root), last.hash);
  }
}

/** Answers the root of some leaf hashes, and, on the way, that of the first `earlier` of them (null when there are fewer). */
export function rootsOf(leafHashes: readonly Buffer[], earlier: number): { readonly root: Buffer; readonly earlierRoot: Buffer | null } {
  const tree = new GrowingTree();
  let earlierRoot = earlier === 0 ? tree.root() : null;
  for (const hash of leafHashes) {
    tree.add(hash);
    earlierRoot = tree.size === earlier ? tree.root() : earlierRoot;
  }
  return { root: tree.root(), earlierRoot };
}

/** Answers the roots of consecutive full groups of 256 hashes: the hashes of the next level of tiles. */
export function nextLevel(hashes: readonly Buffer[]): Buffer[] {
  const roots: Buffer[] = [];
  for (let from = 0; from + 256 <= hashes.length; from += 256) {
    roots.push(rootsOf(hashes.slice(from, from + 256), 0).root);
  }
  return roots;
}

// The tree's proofs against a naive tree written straight from the definition (RFC 6962 section 2.1).
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_ROOT, leafHash, nodeHash } from './hash.js';
import { consistencyProof, type HashAt, inclusionProof, rootOf, subtreesOf, verifyConsistency, verifyInclusion } from './tree.js';

const SIZES = 300;
const LEAVES = Array.from({ length: SIZES }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));

/** MTH(D[begin:end]) as the definition says it, remembered by range. */
const remembered = new Map<string, Buffer>();
function definition(begin: number, end: number): Buffer {
  const key = `${begin}-${end}`;
  const known = remembered.get(key);
  if (known !== undefined) {
    return known;
  }
  const hash = end === begin ? EMPTY_ROOT : end - begin === 1 ? LEAVES[begin] : splitHash(begin, end);
  remembered.set(key, hash ?? EMPTY_ROOT);
  return hash ?? EMPTY_ROOT;
}

function splitHash(begin: number, end: number): Buffer {
  let half = 1;
  while (half * 2 < end - begin) {
    half *= 2;
  }
  return nodeHash(definition(begin, begin + half), definition(begin + half, end));
}

const hashAt: HashAt = (height, position) => definition(Number(position) << height, (Number(position) + 1) << height);
const headOf = (size: number) => ({ size: BigInt(size), root: definition(0, size) });
const flipped = (hash: Uint8Array, bit: number): Buffer => {
  const bytes = Buffer.from(hash);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes;
};
const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

describe('tree', () => {
  it('has the published root of the empty tree and of the tree with one empty leaf', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('has the root of the definition at every size up to 300', () => {
    const wrong = range(0, SIZES).filter((size) => !rootOf(BigInt(size), hashAt).equals(definition(0, size)));
    expect(wrong).toEqual([]);
  });

  it('proves the inclusion of every leaf at every size up to 300, and of no other leaf', () => {
    const wrong: string[] = [];
    for (const size of range(1, SIZES)) {
      for (const index of range(0, size - 1)) {
        const proof = inclusionProof(BigInt(index), BigInt(size), hashAt);
        const leaf = LEAVES[index] ?? EMPTY_ROOT;
        const holds = verifyInclusion(leaf, BigInt(index), headOf(size), proof);
        const other = verifyInclusion(flipped(leaf, (index * 7) % 256), BigInt(index), headOf(size), proof);
        if (!holds || other) {
          wrong.push(`${index} of ${size}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('proves the consistency of every pair of sizes up to 300, and not under another older root', () => {
    const wrong: string[] = [];
    for (const to of range(1, SIZES)) {
      for (const from of range(1, to)) {
        const proof = consistencyProof(BigInt(from), BigInt(to), hashAt);
        const older = headOf(from);
        const holds = verifyConsistency(older, headOf(to), proof);
        const other = verifyConsistency({ ...older, root: flipped(older.root, (from * 11) % 256) }, headOf(to), proof);
        if (!holds || other) {
          wrong.push(`${from} to ${to}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses a proof of inclusion with any one bit changed, a hash left out, or a hash added', () => {
    const place = fc.integer({ min: 2, max: SIZES }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
    fc.assert(
      fc.property(place, fc.nat(), fc.integer({ min: 0, max: 255 }), ([size, index], which, bit) => {
        const proof = inclusionProof(BigInt(index), BigInt(size), hashAt);
        const check = (changed: readonly Uint8Array[]): boolean =>
          verifyInclusion(LEAVES[index] ?? EMPTY_ROOT, BigInt(index), headOf(size), changed);
        const at = which % proof.length;
        expect(check(proof.map((hash, position) => (position === at ? flipped(hash, bit) : hash)))).toBe(false);
        expect(check(proof.slice(0, -1))).toBe(false);
        expect(check([...proof, EMPTY_ROOT])).toBe(false);
      }),
      { numRuns: 2000, seed: 6962 },
    );
  });

  it('refuses a proof of consistency with any one bit changed, a hash left out, or a hash added', () => {
    const sizes = fc.integer({ min: 2, max: SIZES }).chain((to) => fc.tuple(fc.integer({ min: 1, max: to - 1 }), fc.constant(to)));
    fc.assert(
      fc.property(sizes, fc.nat(), fc.integer({ min: 0, max: 255 }), ([from, to], which, bit) => {
        const proof = consistencyProof(BigInt(from), BigInt(to), hashAt);
        const check = (changed: readonly Uint8Array[]): boolean => verifyConsistency(headOf(from), headOf(to), changed);
        const at = which % proof.length;
        expect(check(proof.map((hash, position) => (position === at ? flipped(hash, bit) : hash)))).toBe(false);
        expect(check(proof.slice(0, -1))).toBe(false);
        expect(check([...proof, EMPTY_ROOT])).toBe(false);
      }),
      { numRuns: 2000, seed: 9162 },
    );
  });

  it('knows that every tree continues the empty one, and that a tree continues itself, without hashes', () => {
    expect(verifyConsistency(headOf(0), headOf(7), [])).toBe(true);
    expect(verifyConsistency(headOf(7), headOf(7), [])).toBe(true);
    expect(verifyConsistency(headOf(7), headOf(7), [EMPTY_ROOT])).toBe(false);
    expect(verifyConsistency({ size: 0n, root: definition(0, 1) }, headOf(7), [])).toBe(false);
    expect(verifyConsistency(headOf(8), headOf(7), [])).toBe(false);
  });

  it('refuses an index beyond the tree, also one beyond 2^53', () => {
    expect(verifyInclusion(LEAVES[0] ?? EMPTY_ROOT, 1n, headOf(1), [])).toBe(false);
    expect(verifyInclusion(LEAVES[0] ?? EMPTY_ROOT, -1n, headOf(1), [])).toBe(false);
    expect(verifyInclusion(LEAVES[0] ?? EMPTY_ROOT, 2n ** 53n + 1n, { size: 2n ** 53n, root: EMPTY_ROOT }, [])).toBe(false);
    expect(() => inclusionProof(5n, 5n, hashAt)).toThrow(RangeError);
    expect(() => consistencyProof(6n, 5n, hashAt)).toThrow(RangeError);
  });

  it('names subtrees exactly in trees beyond 2^53 leaves', () => {
    const size = 2n ** 60n + 3n;
    const asked = subtreesOf((at) => inclusionProof(2n ** 60n + 1n, size, at));
    expect(asked).toEqual([
      { height: 60, position: 0n },
      { height: 0, position: 2n ** 60n + 2n },
      { height: 0, position: 2n ** 60n },
    ]);
  });
});

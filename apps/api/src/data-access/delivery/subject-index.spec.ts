// The sealed index of a delivery's subjects: padded, sorted, bound to the access and to each subject's own salt.
import { describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { indexRoot, paddedSize, tagOf } from './subject-index.js';

const KEY = Buffer.alloc(64, 7);
const ACCESS = '00000000-0000-7000-8000-000000000001';
const salts = (count: number): Buffer[] => Array.from({ length: count }, (_, n) => Buffer.alloc(32, n + 1));
const rootOf = async (of: readonly Buffer[], access = ACCESS, key = KEY): Promise<string> =>
  (await indexRoot(key, Buffer.concat(of), access)).toString('hex');
const sha = (...parts: readonly Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

describe('the tag of a subject', () => {
  it('is SHA-256 over 0x02, the keyed salt and the access', () => {
    const keyed = createHmac('sha256', KEY).update(Buffer.alloc(32, 1)).digest();
    expect(tagOf(KEY, Buffer.alloc(32, 1), ACCESS)).toEqual(sha(Buffer.from([2]), keyed, Buffer.from(ACCESS)));
  });

  it('differs for another access, another salt and another institution', () => {
    const tags = [
      tagOf(KEY, Buffer.alloc(32, 1), ACCESS),
      tagOf(KEY, Buffer.alloc(32, 1), 'other'),
      tagOf(KEY, Buffer.alloc(32, 2), ACCESS),
    ];
    expect(new Set([...tags, tagOf(Buffer.alloc(64, 8), Buffer.alloc(32, 1), ACCESS)].map((tag) => tag.toString('hex'))).size).toBe(4);
  });
});

describe('the size of an index', () => {
  it.each([
    [0, 64],
    [1, 64],
    [64, 64],
    [65, 128],
    [128, 128],
    [80_000, 131_072],
  ])('for %i subjects is %i, so that no small count can be read from it', (count, size) => {
    expect(paddedSize(count)).toBe(size);
  });
});

describe('the root of an index', () => {
  it('is the Merkle tree over the sorted tags, leaves under 0x00 and nodes under 0x01', async () => {
    const tags = salts(64).map((salt) => tagOf(KEY, salt, ACCESS));
    const leaves = tags.sort((a, b) => Buffer.compare(a, b)).map((tag) => sha(Buffer.from([0]), tag));
    const up = (level: readonly Buffer[]): Buffer[] =>
      level
        .filter((_, index) => index % 2 === 0)
        .map((left, index) => sha(Buffer.from([1]), left, level[index * 2 + 1] ?? Buffer.alloc(0)));
    const [root] = up(up(up(up(up(up(leaves))))));
    expect(await rootOf(salts(64))).toBe(root?.toString('hex'));
  });

  it('does not depend on the order of the subjects', async () => {
    expect(await rootOf(salts(128).reverse())).toBe(await rootOf(salts(128)));
  });

  it('changes with one subject, with the access and with the key', async () => {
    const [first, ...rest] = salts(64);
    const changed = [Buffer.alloc(32, 200), ...rest];
    const roots = [await rootOf([first ?? Buffer.alloc(0), ...rest]), await rootOf(changed), await rootOf(salts(64), 'other')];
    expect(new Set([...roots, await rootOf(salts(64), ACCESS, Buffer.alloc(64, 8))]).size).toBe(4);
  });

  it('of a padded index can be built again by whoever holds the key, and differs for every access', async () => {
    expect(await rootOf(salts(63))).toBe(await rootOf(salts(63)));
    expect(await rootOf(salts(63), 'other')).not.toBe(await rootOf(salts(63)));
  });
});

// Each kind of tampering is named by its index, and lists that only grew have no difference.
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences } from './alignment.js';

const hash = (name: number | string): Buffer => createHash('sha256').update(String(name)).digest();
const list = (count: number): Buffer[] => Array.from({ length: count }, (_, at) => hash(at));
const edited = (count: number, ...edits: readonly [from: number, removed: number, ...added: string[]][]): Buffer[] => {
  const result = list(count);
  edits.forEach(([from, removed, ...added]) => result.splice(from, removed, ...added.map(hash)));
  return result;
};

describe('differences', () => {
  it('finds none in a list that is the same or only grew', () => {
    expect(differences(list(10), list(10))).toEqual([]);
    expect(differences(list(10), list(12))).toEqual([]);
    expect(differences([], list(3))).toEqual([]);
  });

  it('names a changed entry, also the first and the last', () => {
    expect(differences(list(10), edited(10, [4, 1, 'x']))).toEqual([{ kind: 'changed', index: 4 }]);
    expect(differences(list(10), edited(10, [0, 1, 'x']))).toEqual([{ kind: 'changed', index: 0 }]);
    expect(differences(list(10), edited(12, [9, 1, 'x']))).toEqual([{ kind: 'changed', index: 9 }]);
  });

  it('names a removed entry by the index it had, whether or not the log grew since', () => {
    expect(differences(list(10), edited(10, [4, 1]))).toEqual([{ kind: 'removed', index: 4 }]);
    expect(differences(list(10), edited(14, [4, 1]))).toEqual([{ kind: 'removed', index: 4 }]);
    expect(differences(list(10), edited(10, [9, 1]))).toEqual([{ kind: 'removed', index: 9 }]);
  });

  it('names an inserted entry by the index it has', () => {
    expect(differences(list(10), edited(10, [4, 0, 'x']))).toEqual([{ kind: 'inserted', index: 4 }]);
  });

  it('names both of two entries that changed places, and one that was moved', () => {
    expect(differences(list(10), edited(10, [2, 1, '7'], [7, 1, '2']))).toEqual([
      { kind: 'reordered', index: 2, to: 7 },
      { kind: 'reordered', index: 7, to: 2 },
    ]);
    expect(differences(list(10), edited(10, [2, 1], [6, 0, '2']))).toEqual([{ kind: 'reordered', index: 2, to: 6 }]);
  });

  it('names several faults at once', () => {
    expect(differences(list(20), edited(20, [15, 1], [10, 1, 'x'], [3, 1]))).toEqual([
      { kind: 'removed', index: 3 },
      { kind: 'changed', index: 10 },
      { kind: 'removed', index: 15 },
    ]);
  });

  it('finds a difference in every list with one entry changed, removed or moved', () => {
    const edits = fc.record({
      count: fc.integer({ min: 2, max: 60 }),
      at: fc.nat(),
      to: fc.nat(),
      kind: fc.constantFrom('changed', 'removed', 'reordered'),
    });
    fc.assert(
      fc.property(edits, ({ count, at, to, kind }) => {
        const index = at % count;
        const target = (index + 1 + (to % (count - 1))) % count;
        const without = edited(count, [index, 1]);
        const found = {
          changed: edited(count, [index, 1, 'x']),
          removed: without,
          reordered: [...without.slice(0, target), hash(index), ...without.slice(target)],
        }[kind];
        const named = differences(list(count), found);
        expect(named.map((difference) => difference.kind)).toEqual([kind]);
        expect(Math.abs((named[0]?.index ?? -9) - index)).toBeLessThanOrEqual(kind === 'reordered' ? 1 : 0);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('is quick on a hundred thousand entries with one removed at the beginning', () => {
    expect(differences(list(100_000), edited(100_000, [1, 1]))).toEqual([{ kind: 'removed', index: 1 }]);
  });
});

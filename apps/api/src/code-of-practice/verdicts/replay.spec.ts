// Where two verdicts differ is said exactly, and never when their canonical bytes are the same.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '../../common/index.js';
import { differences, isEqualJson } from './replay.js';

const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('__proto__')) as fc.Arbitrary<Json>;

describe('two verdicts', () => {
  it('are equal whatever the order of their members', () => {
    expect(differences({ outcome: 'deny', findings: [] }, { findings: [], outcome: 'deny' })).toEqual([]);
  });

  it.each([
    [{ outcome: 'deny' }, { outcome: 'hold' }, [{ pointer: '/outcome', stored: 'deny', replayed: 'hold' }]],
    [
      { a: [{ code: 'x' }, 2] },
      { a: [{ code: 'y' }] },
      [
        { pointer: '/a/0/code', stored: 'x', replayed: 'y' },
        { pointer: '/a/1', stored: 2, replayed: null },
      ],
    ],
    [{ 'a/b~c': 1 }, {}, [{ pointer: '/a~1b~0c', stored: 1, replayed: null }]],
    [[], {}, [{ pointer: '', stored: [], replayed: {} }]],
    [1, '1', [{ pointer: '', stored: 1, replayed: '1' }]],
  ] as readonly (readonly [Json, Json, unknown])[])('%j and %j differ where they differ', (stored, replayed, found) => {
    expect(differences(stored, replayed)).toEqual(found);
  });

  it('differ somewhere if and only if their canonical bytes differ', () => {
    fc.assert(
      fc.property(json, json, (stored, replayed) => {
        expect(differences(stored, replayed).length === 0).toBe(canonicalJson(stored) === canonicalJson(replayed));
        expect(isEqualJson(stored, structuredClone(stored))).toBe(true);
      }),
      { seed: 4, numRuns: 1_000 },
    );
  });
});

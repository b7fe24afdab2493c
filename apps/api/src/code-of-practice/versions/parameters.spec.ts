// A unit may be stricter, never looser; a draft stays within the bounds of each parameter.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type JsonObject } from '../../common/index.js';
import { type Direction, directionOf, faultsOfChange, faultsOfUnit, loosenedBy, type ParameterKind, tightened } from './parameters.js';

const kindOf = (code: string, direction: Direction, least: number | null = null, most: number | null = null): ParameterKind => ({
  code,
  title: { nl: code, en: code },
  unit: null,
  direction,
  least,
  most,
  choices: null,
  bounds: null,
  confidence: null,
  evidence: [],
  norms: null,
  agreedFor: null,
  platform: null,
});
const KINDS = [{ ...kindOf('k', 'higher', 6, 50), unit: 'persons' }, kindOf('columns', 'lower', 1, 100), kindOf('share', 'fixed', 0, 1)];
const BASE: JsonObject = { version: 'x', k: 10, columns: 20, share: 0.9, in_force: ['A-01'] };

const kinds = fc.uniqueArray(
  fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), direction: fc.constantFrom('higher', 'lower', 'fixed') }),
  {
    selector: ({ code }) => code,
  },
);
const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant('x')), {
  noNullPrototype: true,
});
const kindsOf = (made: readonly { readonly code: string; readonly direction: string }[]): readonly ParameterKind[] =>
  made.map(({ code, direction }) => kindOf(code, direction as Direction));

describe('what a unit wants', () => {
  it('is taken when it is stricter or equal', () => {
    expect(faultsOfUnit(KINDS, BASE, { k: 12, columns: 20 })).toEqual([]);
    expect(tightened(KINDS, BASE, { k: 12, columns: 8 })).toEqual({ ...BASE, k: 12, columns: 8 });
  });

  it.each([
    ['a smaller group', { k: 9 }, '/parameters/k', 'looser'],
    ['more columns', { columns: 21 }, '/parameters/columns', 'looser'],
    ['a parameter that is the same for all', { share: 0.8 }, '/parameters/share', 'looser'],
    ['other rules in force', { in_force: [] }, '/parameters/in_force', 'unknown'],
    ['what is no parameter', { wish: 1 }, '/parameters/wish', 'unknown'],
    ['a text for a number', { k: '12' }, '/parameters/k', 'otherType'],
    ['half a person', { k: 12.5 }, '/parameters/k', 'notWhole'],
    ['a value out of bounds', { k: 51 }, '/parameters/k', 'outOfBounds'],
  ])('is refused for %s', (_, wanted, pointer, code) => {
    expect(faultsOfUnit(KINDS, BASE, wanted as JsonObject)).toMatchObject([{ pointer, code }]);
  });

  it('never makes any parameter looser, whatever was recorded before and whatever the base has become', () => {
    fc.assert(
      fc.property(kinds, values, values, (made, base, unit) => {
        const all = kindsOf(made);
        const effective = tightened(all, base, unit);
        expect(Object.keys(effective).sort()).toEqual(Object.keys(base).sort());
        all.forEach((kind) => expect(directionOf(kind, base[kind.code], effective[kind.code])).not.toBe('looser'));
        all.filter(({ direction }) => direction === 'fixed').forEach(({ code }) => expect(effective[code]).toEqual(base[code]));
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it('holds where it is the stricter one, and tightening twice is tightening once', () => {
    fc.assert(
      fc.property(kinds, values, values, (made, base, unit) => {
        const all = kindsOf(made);
        const effective = tightened(all, base, unit);
        const wanted = all.filter((kind) => directionOf(kind, base[kind.code], unit[kind.code]) === 'stricter');
        wanted.forEach(({ code }) => expect(effective[code]).toEqual(unit[code]));
        expect(tightened(all, effective, unit)).toEqual(effective);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });
});

describe('what loosens a unit', () => {
  it('is a value that is looser than before, and one that it no longer names', () => {
    expect(loosenedBy(KINDS, { k: 40, columns: 8 }, { k: 39, columns: 8 })).toEqual(['k']);
    expect(loosenedBy(KINDS, { k: 40, columns: 8 }, { k: 40 })).toEqual(['columns']);
    expect(loosenedBy(KINDS, { k: 40 }, {})).toEqual(['k']);
  });

  it('is what nobody can compare: a fixed value that differs, a parameter that the build does not know', () => {
    expect(loosenedBy(KINDS, { share: 0.9 }, { share: 0.8 })).toEqual(['share']);
    expect(loosenedBy(KINDS, { gone: 3 }, { gone: 3 })).toEqual(['gone']);
  });

  it('is neither the same, nor what is stricter, nor what it names for the first time', () => {
    expect(loosenedBy(KINDS, { k: 40, share: 0.9 }, { k: 40, share: 0.9 })).toEqual([]);
    expect(loosenedBy(KINDS, { k: 40, columns: 8 }, { k: 41, columns: 7 })).toEqual([]);
    expect(loosenedBy(KINDS, {}, { k: 40 })).toEqual([]);
  });
});

describe('a draft', () => {
  it('may be looser or stricter within the bounds', () => {
    expect(faultsOfChange(KINDS, BASE, { k: 6, columns: 100 })).toEqual([]);
  });

  it.each([
    [{ k: 5 }, '/parameters/k'],
    [{ columns: 0 }, '/parameters/columns'],
    [{ share: 1.1 }, '/parameters/share'],
  ])('does not leave the bounds: %j', (wanted, pointer) => {
    expect(faultsOfChange(KINDS, BASE, wanted)).toMatchObject([{ pointer, code: 'outOfBounds' }]);
  });
});

describe('a parameter that is counted', () => {
  it('is whole; a share, a ratio and a percentage may have parts', () => {
    const measured = ['share', 'ratio', 'percent'].map((unit) => ({ ...kindOf(unit, 'lower', 0, 100), unit }));
    const base = { persons: 4, share: 1, ratio: 1, percent: 5 };
    const all = [...measured, { ...kindOf('persons', 'lower', 0, 100), unit: 'persons' }];
    expect(faultsOfChange(all, base, { share: 0.5, ratio: 1.5, percent: 2.5, persons: 3 })).toEqual([]);
    expect(faultsOfChange(all, base, { persons: 2.5 })).toMatchObject([{ pointer: '/parameters/persons', code: 'notWhole' }]);
  });
});

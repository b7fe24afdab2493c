// What holds is the strictest of a version, the profile and a unit, never under a floor; and what the parameters bound among the facts.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromProjectRoot } from '../../platform/files/index.js';
import { kindsOf } from '../engine/parameter-kinds.js';
import { PolicyEngine } from '../engine/policy-engine.js';
import { boundBy, heldTo, smallestGroupOf } from './holding.js';
import { directionOf } from './parameters.js';

const KINDS = kindsOf(PolicyEngine.load(fromProjectRoot('policies')));
const CODE = { version: '1', minimum_group_size: 10, k_floor: 6, retention_max_months: 120, max_columns: 20, high_risk_from: '2027-12-02' };
const PROFILE = { k: 10, retentionMaxMonths: 120, dates: { highRiskFrom: null, legacyHighRiskFrom: null } };
const UNIT = { unit: 'science', revision: 2, parameters: { max_columns: 1, minimum_group_size: 12 } };

describe('the parameters that hold', () => {
  it('are those of the version, byte for byte, where nothing is stricter', () => {
    expect(heldTo(KINDS, CODE, { profile: PROFILE, unit: null })).toEqual(CODE);
  });

  it.each([
    [{ k: 20 }, { minimum_group_size: 20 }],
    [{ k: 9 }, {}],
    [{ retentionMaxMonths: 119 }, { retention_max_months: 119 }],
    [{ retentionMaxMonths: 121 }, {}],
    [{ dates: { highRiskFrom: '2027-08-02', legacyHighRiskFrom: null } }, { high_risk_from: '2027-08-02' }],
    [{ dates: { highRiskFrom: '2027-12-03', legacyHighRiskFrom: null } }, {}],
  ])('follow the profile %j where it is stricter', (profile, expected) => {
    expect(heldTo(KINDS, CODE, { profile: { ...PROFILE, ...profile }, unit: null })).toEqual({ ...CODE, ...expected });
  });

  it('are never under the floor, whatever code and profile say', () => {
    const low = { ...CODE, minimum_group_size: 3, k_floor: 8 };
    expect(smallestGroupOf(heldTo(KINDS, low, { profile: { ...PROFILE, k: 7 }, unit: null }))).toBe(8);
  });

  it('are tightened by a unit, which they then name with its revision', () => {
    const held = heldTo(KINDS, CODE, { profile: { ...PROFILE, k: 20 }, unit: UNIT });
    expect(held).toEqual({ ...CODE, minimum_group_size: 20, max_columns: 1, unit: { code: 'science', revision: 2 } });
  });

  it('are never looser than any of the three', () => {
    const size = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(size, size, size, size, (code, floor, k, unit) => {
        const values = { ...CODE, minimum_group_size: code, k_floor: floor };
        const own = { unit: 'u', revision: 1, parameters: { minimum_group_size: unit } };
        const held = heldTo(KINDS, values, { profile: { ...PROFILE, k }, unit: own });
        expect(smallestGroupOf(held)).toBe(Math.max(code, floor, k, unit));
        const kind = KINDS.find((one) => one.code === 'minimum_group_size');
        expect(directionOf(kind, code, smallestGroupOf(held))).not.toBe('looser');
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('the facts that they bound', () => {
  const input = { today: '2026-11-22', institution: { goals: [], retention_max: { months: 600, cutoff_on: '1976-11-22' } } };

  it('have the longest term that holds, and its day', () => {
    expect(boundBy(CODE, input)).toEqual({
      ...input,
      institution: { goals: [], retention_max: { months: 120, cutoff_on: '2016-11-22' } },
    });
  });

  it.each([
    ['without the term', { today: '2026-11-22', institution: { goals: [] } }],
    ['without a day', { institution: input.institution }],
    ['without the institution', { today: '2026-11-22' }],
  ])('stay as they are %s: nothing is made up', (_, facts) => {
    expect(boundBy(CODE, facts)).toBe(facts);
  });
});

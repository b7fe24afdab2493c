// What a build says of its parameters, also one of before evidence was told in two languages.
import { describe, expect, it } from '@jest/globals';
import { kindsOf } from './parameter-kinds.js';
import { type PolicyEngine } from './policy-engine.js';

const evidenceOf = (description: unknown): unknown => {
  const engine = {
    parameters: { about: { k: { evidence: [{ description, ref: null }] } } },
    rules: { rules: [] },
  } as unknown as PolicyEngine;
  return kindsOf(engine)[0]?.evidence;
};

describe('the evidence of a parameter', () => {
  it('is told in two languages', () => {
    expect(evidenceOf({ nl: 'voorstel', en: 'proposal' })).toEqual([{ description: { nl: 'voorstel', en: 'proposal' }, ref: null }]);
  });

  it('of an older build stands in English in both', () => {
    expect(evidenceOf('proposal')).toEqual([{ description: { nl: 'proposal', en: 'proposal' }, ref: null }]);
  });
});

// What a rule does at most, as page and paper tell it, against every finding that it may give and what the cases show of it.
import { describe, expect, it } from '@jest/globals';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { TOLD_EFFECTS, toldEffect } from '../../apps/api/src/code-of-practice/engine/effects.js';
import { RuleDto } from '../../apps/api/src/code-of-practice/versions/code-rules.dto.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

const { rules } = PolicyEngine.load(fromProjectRoot('policies')).rules;
const told = rules.map((rule) => new RuleDto(rule, [], {}));
const weight = (effect: (typeof TOLD_EFFECTS)[number] | null): number =>
  effect === null ? TOLD_EFFECTS.length : TOLD_EFFECTS.indexOf(effect);

describe('the heaviest effect of a rule', () => {
  it('is that of one of its findings, and none of its findings is heavier', () => {
    expect(told).toHaveLength(77);
    told.forEach(({ norm, effect }, index) => {
      const found = (rules[index]?.findings ?? []).map(toldEffect);
      expect([norm, found]).toEqual([norm, expect.arrayContaining([effect])]);
      expect([norm, found.filter((one) => weight(one) < weight(effect))]).toEqual([norm, []]);
    });
  });

  it.each(['A-15', 'A-17', 'A-23', 'A-33', 'A-43', 'A-68', 'A-72', 'A-76'])('is a refusal of %s, of which a finding refuses', (norm) => {
    expect(told.find((rule) => rule.norm === norm)?.effect).toBe('deny');
  });

  it('is a narrowing where the rule takes columns out and stops nothing', () => {
    const [narrows] = rules.filter(({ norm }) => norm === 'A-24');
    const columns = (narrows?.findings ?? []).filter(({ scope }) => scope === 'column');
    expect(columns.length).toBeGreaterThan(0);
    expect(narrows === undefined ? null : new RuleDto({ ...narrows, findings: columns }, [], {}).effect).toBe('narrow');
  });
});

// What differs between two versions for a reader: other words, or other values in the same words.
import { describe, expect, it } from '@jest/globals';
import { type Bilingual } from '../../platform/templates/index.js';
import { type PolicyEngine } from '../engine/policy-engine.js';
import { type RuleText } from '../engine/rules.js';
import { comparedSide, ruleDifferences } from './code-comparison.js';
import { type CodeVersionView } from './code-versions.views.js';

const both = (nl: string, en: string): Bilingual => ({ nl, en });
const RULE: RuleText = {
  norm: 'A-77',
  nature: 'code',
  liftedBy: 'student',
  title: both('Nee is {rest} nee', 'No is no for {rest}'),
  description: both('Niemand dringt aan. Het duurt {rest}. Daarna mag het.', 'Nobody insists. It takes {rest}. Then it may.'),
  source: [],
  findings: [{ code: 'no-nagging/too-soon', title: both('Te vroeg', 'Too soon'), remedy: both('Wacht {rest}.', 'Wait {rest}.') }],
};
const UNITS = { months: { one: both('maand', 'month'), other: both('maanden', 'months') } };

function viewOf(rest: number, rule: RuleText = RULE, inForce: readonly string[] = ['A-77']): CodeVersionView {
  const rules = { version: '1', units: UNITS, rules: [rule], engineFindings: [] };
  const engine = { rules, parameters: { rest: 12, about: { rest: { unit: 'months' } } } } as unknown as PolicyEngine;
  return { engine, inForce, version: { parameters: { rest }, regulation: null } } as unknown as CodeVersionView;
}
const changes = (from: CodeVersionView, to: CodeVersionView): readonly string[] =>
  ruleDifferences(comparedSide(from), comparedSide(to)).map(({ change }) => change);

describe('a rule of two versions', () => {
  it('that names a parameter with another value shows the sentences with that value, and no others', () => {
    const [difference, ...others] = ruleDifferences(comparedSide(viewOf(12)), comparedSide(viewOf(1)));
    expect(others).toEqual([]);
    expect(difference?.change).toBe('other-values');
    expect(difference?.texts).toEqual([
      {
        part: 'title',
        code: null,
        before: both('Nee is 12 maanden nee', 'No is no for 12 months'),
        after: both('Nee is 1 maand nee', 'No is no for 1 month'),
      },
      {
        part: 'description',
        code: null,
        before: both('Het duurt 12 maanden.', 'It takes 12 months.'),
        after: both('Het duurt 1 maand.', 'It takes 1 month.'),
      },
      {
        part: 'finding',
        code: 'no-nagging/too-soon',
        before: both('Wacht 12 maanden.', 'Wait 12 months.'),
        after: both('Wacht 1 maand.', 'Wait 1 month.'),
      },
    ]);
  });

  it('with the same value does not differ', () => {
    expect(changes(viewOf(12), viewOf(12))).toEqual([]);
  });

  it('does not differ where a build came to name what its text stated, as long as it reads the same', () => {
    const stated: RuleText = { ...RULE, title: both('Nee is 12 maanden nee', 'No is no for 12 months') };
    expect(changes(viewOf(12, stated), viewOf(12))).toEqual([]);
    expect(changes(viewOf(12, stated), viewOf(18))).toEqual(['reworded']);
  });

  it('that is worded otherwise shows the whole text before and after', () => {
    const description = both('Niemand dringt aan. Het duurt {rest}. Dan mag het.', 'Nobody insists. It takes {rest}. After that it may.');
    const [difference] = ruleDifferences(comparedSide(viewOf(12)), comparedSide(viewOf(12, { ...RULE, description })));
    expect(difference?.change).toBe('reworded');
    expect(difference?.texts.map(({ part, after }) => [part, after?.nl])).toEqual([
      ['description', 'Niemand dringt aan. Het duurt 12 maanden. Dan mag het.'],
    ]);
  });

  it('tells a finding that comes as one that was not there', () => {
    const [difference] = ruleDifferences(comparedSide(viewOf(12, { ...RULE, findings: [] })), comparedSide(viewOf(12)));
    expect(difference?.texts).toEqual([
      {
        part: 'finding',
        code: 'no-nagging/too-soon',
        before: null,
        after: both('Te vroeg. Wacht 12 maanden.', 'Too soon. Wait 12 months.'),
      },
    ]);
  });

  it('that comes to refuse what it let wait differs, in the same words', () => {
    const [finding] = RULE.findings;
    const doing = (effect: string, scope = 'project'): CodeVersionView =>
      viewOf(12, { ...RULE, findings: finding === undefined ? [] : [{ ...finding, effect, scope }] });
    const [difference, ...others] = ruleDifferences(comparedSide(doing('hold')), comparedSide(doing('deny')));
    expect([difference?.change, difference?.effectBefore, difference?.effectAfter, others]).toEqual(['other-effect', 'hold', 'deny', []]);
    expect(changes(doing('deny', 'column'), doing('deny', 'rows'))).toEqual([]);
  });

  it('may come into force and name another value at once', () => {
    expect(changes(viewOf(12, RULE, []), viewOf(18))).toEqual(['into-force', 'other-values']);
  });
});

// Comply or explain over all rules: what is no law can be departed from, or says why not; a rule that is added otherwise is refused.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface Finding {
  readonly code: string;
  readonly effect: string;
  readonly nature: string;
  readonly liftedBy: string;
  readonly departable?: boolean;
  readonly kept?: { readonly nl?: string; readonly en?: string };
}
interface Rules {
  readonly rules: readonly { readonly findings: readonly Finding[] }[];
  readonly engineFindings: readonly Finding[];
}

const { checkKept } = (await import(fromProjectRoot('policies', 'tools', 'kept.mjs'))) as { readonly checkKept: (rules: Rules) => string };
const BUILT = JSON.parse(readFileSync(fromProjectRoot('policies', 'build', 'rules.json'), 'utf8')) as Rules;
const FINDING: Finding = { code: 'a-rule/finds', effect: 'deny', nature: 'code', liftedBy: 'mandate-holder', departable: true };
const KEPT = { nl: 'Daarom.', en: 'Because.' };
const asking = (changes: Partial<Finding>) => (): string =>
  checkKept({ rules: [{ findings: [{ ...FINDING, ...changes }] }], engineFindings: [] });

describe('what the code or good practice asks', () => {
  it('can be departed from in every rule, or says in both languages why not', () => {
    expect(checkKept(BUILT)).toMatch(/^\d+ findings of the law, \d+ that one may depart from, \d+ kept with a reason$/);
  });

  it('stops a project for good only where it is about who decides, and on what', () => {
    const findings = [...BUILT.rules.flatMap((rule) => rule.findings), ...BUILT.engineFindings];
    const stops = findings.filter(({ nature, departable, effect }) => nature !== 'law' && departable !== true && effect !== 'oblige');
    expect(stops.map(({ code }) => code)).toEqual([
      'closing-the-loop/decider-is-preparer',
      'closing-the-loop/decider-is-requester',
      'closing-the-loop/decider-is-tester',
      'closing-the-loop/review-not-told',
      'gate/nothing-left',
      'gate/table-without-control',
      'gate/undecided',
    ]);
  });

  it.each([
    ['that nobody departs from, without a reason', { departable: false }, /does not say why/],
    ['of practice too', { departable: false, nature: 'practice' }, /does not say why/],
    ['with a reason in one language', { departable: false, kept: { nl: 'Daarom.' } }, /does not say why/],
    ['with a reason, from which one departs all the same', { kept: KEPT }, /one may depart from it/],
    ['that nobody is said to lift', { liftedBy: 'nobody' }, /nobody lifts it/],
    ['of the law, from which one may depart', { nature: 'law' }, /is law, and one may depart/],
    ['of the law, with a reason why it is kept', { nature: 'law', departable: false, kept: KEPT }, /needs no reason/],
  ])('is refused in a finding %s', (_, changes, fault) => {
    expect(asking(changes)).toThrow(fault);
  });

  it.each([
    ['can be departed from', {}],
    ['is kept with a reason', { departable: false, kept: KEPT, liftedBy: 'nobody' }],
    ['is the law', { nature: 'law', departable: false, liftedBy: 'nobody' }],
  ])('is taken in a finding that %s', (_, changes) => {
    expect(asking(changes)).not.toThrow();
  });
});

// Texts of rules that name parameters, as people read them: with the values that hold, in the language of the text.
import { describe, expect, it } from '@jest/globals';
import { type JsonObject } from '../../common/index.js';
import { type Finding } from '../../gate/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { filledRules, tellerOf } from './filled-rules.js';
import { type PolicyEngine } from './policy-engine.js';
import { type Rules, textsOf } from './rules.js';

const both = (text: string): Bilingual => ({ nl: text, en: text });
const ABOUT = {
  rest_months: { unit: 'months' },
  from_day: { unit: 'day' },
  least_share: { unit: 'share' },
  most_ratio: { unit: 'ratio' },
  subjects: { unit: 'persons' },
};
const OWN: JsonObject = {
  about: ABOUT,
  rest_months: 12,
  from_day: '2027-12-02',
  least_share: 0.9,
  most_ratio: 1.25,
  subjects: 10_000,
};
const UNITS = {
  months: { one: { nl: 'maand', en: 'month' }, other: { nl: 'maanden', en: 'months' } },
  persons: { one: { nl: 'persoon', en: 'person' }, other: { nl: 'personen', en: 'persons' } },
};

function engineOf(text: string, parameters: JsonObject = OWN, units: Rules['units'] = UNITS): PolicyEngine {
  const rules: Rules = {
    version: '1',
    ...(units === undefined ? {} : { units }),
    rules: [
      {
        norm: 'A-77',
        nature: 'code',
        liftedBy: 'student',
        title: both(text),
        description: both(text),
        source: [],
        findings: [{ code: 'no-nagging/too-soon', title: both(text), remedy: both(text) }],
      },
    ],
    engineFindings: [],
  };
  const texts = textsOf(rules);
  return { rules, parameters, textOf: (code: string) => texts.get(code) ?? null } as unknown as PolicyEngine;
}
const titleOf = (engine: PolicyEngine, parameters: JsonObject): Bilingual | undefined => filledRules(engine, parameters).rules[0]?.title;
const FINDING = { code: 'no-nagging/too-soon', norm: 'A-77', effect: 'deny', kind: 'violation', scope: 'subject' } as Finding;

describe('a text that names a parameter', () => {
  it.each([
    ['{rest_months}', { rest_months: 18 }, '18 maanden', '18 months'],
    ['{rest_months}', { rest_months: 1 }, '1 maand', '1 month'],
    ['{subjects}', {}, '10.000 personen', '10,000 persons'],
    ['{from_day}', {}, '2 december 2027', '2 December 2027'],
    ['{least_share}', {}, '90%', '90%'],
    ['{least_share}', { least_share: 0.125 }, '12,5%', '12.5%'],
    ['{most_ratio}', {}, '1,25', '1.25'],
    ['{rest_months} en {rest_months}', {}, '12 maanden en 12 maanden', '12 months en 12 months'],
  ])('"%s" with %j reads as its language does', (text, changed, nl, en) => {
    expect(titleOf(engineOf(text), { ...OWN, ...changed })).toEqual({ nl, en });
  });

  it('is filled wherever it stands: in title, description and findings', () => {
    const [rule] = filledRules(engineOf('{rest_months}'), OWN).rules;
    const filled = { nl: '12 maanden', en: '12 months' };
    expect(rule).toMatchObject({ title: filled, description: filled, findings: [{ title: filled, remedy: filled }] });
  });

  it('has the value of its build where the parameters lack one', () => {
    expect(titleOf(engineOf('{rest_months}'), {})?.en).toBe('12 months');
  });

  it.each(['{unknown}', '{constructor}', '{about}', '{ rest_months }', 'nothing'])(
    'stays as it is where no parameter is named: %s',
    (text) => {
      expect(titleOf(engineOf(text), OWN)?.en).toBe(text);
    },
  );

  it('is only a number for a unit of which the build has no words', () => {
    expect(titleOf(engineOf('{rest_months}', OWN, {}), OWN)?.nl).toBe('12');
  });

  it('of a build of before parameters were described is as it is written', () => {
    expect(titleOf(engineOf('een jaar', {}, undefined), {})?.nl).toBe('een jaar');
  });
});

describe('a finding', () => {
  it('is told with the values that it was reached by, which may be those of a unit', () => {
    const engine = engineOf('Minder dan {rest_months} geleden');
    const told = tellerOf(engine, { ...OWN, rest_months: 24 })(FINDING);
    expect(told).toMatchObject({
      norm: 'A-77',
      title: { nl: 'Minder dan 24 maanden geleden' },
      remedy: { nl: 'Minder dan 24 maanden geleden' },
    });
  });

  it('that the build does not have is told by nobody', () => {
    expect(tellerOf(engineOf(''), OWN)({ ...FINDING, code: 'other/one' })).toBeNull();
  });
});

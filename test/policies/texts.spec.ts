// Texts of rules follow the parameters: they name them, in both languages alike, state none of their values, and read well filled in.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { filledRules } from '../../apps/api/src/code-of-practice/engine/filled-rules.js';
import { type RuleText } from '../../apps/api/src/code-of-practice/engine/rules.js';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type JsonObject } from '../../apps/api/src/common/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { type Bilingual, LANGUAGES } from '../../apps/api/src/platform/templates/index.js';

type Rule = Pick<RuleText, 'norm' | 'title' | 'description' | 'findings'> & {
  readonly folder: string;
  readonly parameters: readonly string[];
};
interface Known {
  readonly about: Readonly<Record<string, { readonly unit: string | null }>>;
  readonly values: Readonly<Record<string, unknown>>;
}
type Words = Readonly<Record<string, { readonly one: Bilingual; readonly other: Bilingual }>>;

/** By names that the types do not follow: the tools of the policy are no TypeScript. */
const TOOLS: readonly string[] = ['stated', 'placeholders', 'pairs'].map((tool) => `../../policies/tools/${tool}.mjs`);
const [stated, placeholders, pairs] = (await Promise.all(TOOLS.map((tool) => import(tool)))) as [
  {
    readonly findStated: (rules: readonly Rule[], known: Known, allowed?: readonly object[]) => readonly string[];
    readonly findUnnamed: (rules: readonly Rule[], about: Known['about']) => readonly string[];
  },
  {
    readonly faultsOfNames: (rules: readonly Rule[], known: { readonly about: Known['about']; readonly units: Words }) => readonly string[];
  },
  { readonly unpaired: (rules: readonly Rule[], pairs: readonly { readonly parameter: string }[]) => readonly string[] },
];

const engine = PolicyEngine.load(fromProjectRoot('policies'));
const about = engine.parameters['about'] as unknown as Known['about'];
const KNOWN: Known = { about, values: engine.parameters };
const rules = engine.rules.rules as unknown as readonly Rule[];
const units = engine.rules.units ?? {};

interface UnitTexts {
  /** By unit and form: `months.one` in papers, `months_one` on pages. */
  readonly units: Readonly<Record<string, string & Readonly<Record<string, string>>>>;
}
const textsOf = (...path: readonly string[]): Readonly<Record<string, UnitTexts>> =>
  JSON.parse(readFileSync(fromProjectRoot(...path), 'utf8')) as Readonly<Record<string, UnitTexts>>;

function ruleOf(text: Partial<Bilingual>, parameters: readonly string[]): Rule {
  return { norm: 'A-00', folder: 'some_rule', parameters, title: { nl: '', en: '', ...text }, findings: [] };
}
const textsIn = (parameters: JsonObject): readonly string[] =>
  filledRules(engine, parameters).rules.flatMap(({ title, description, findings }) =>
    [title, description, ...findings.flatMap((found) => [found.title, found.remedy])].flatMap((text) =>
      LANGUAGES.map((language) => text?.[language] ?? ''),
    ),
  );

describe('a text that states the value of a parameter', () => {
  it.each([
    ['consent_age', 'Wie zestien is', 'zestien'],
    ['consent_age', 'Vanaf 16 jaar', '16'],
    ['consent_request_months', 'Een jaar lang niet', 'een jaar'],
    ['ai_log_months', 'ten minste een half jaar', 'half jaar'],
    ['retention_max_months', 'hooguit tien jaar', 'tien jaar'],
    ['breach_deadline_hours', 'binnen tweeënzeventig uur', 'tweeënzeventig'],
    ['breach_deadline_hours', 'binnen drie dagen', 'drie dagen'],
    ['large_scale_subjects', 'bij 10.000 personen', '10.000'],
    ['identifier_refuse_share', 'negen van de tien waarden', 'negen van de tien'],
    ['consent_share', 'minder dan de helft', 'helft'],
    ['fairness_high', 'boven 1,25', '1,25'],
    ['high_risk_from', 'vanaf december 2027', 'december 2027'],
  ])('of %s is found: "%s"', (code, nl, says) => {
    expect(stated.findStated([ruleOf({ nl }, [code])], KNOWN, [])).toContain(`some_rule title says '${says}', which is {${code}}`);
  });

  it.each([
    ['consent_age', 'At sixteen', 'sixteen'],
    ['consent_requests_a_year', 'not more than twice', 'twice'],
    ['pseudonym_key_bytes', 'sixty-four bytes', 'sixty-four'],
    ['retention_max_months', 'at most ten years', 'ten years'],
  ])('of %s is found in English: "%s"', (code, en, says) => {
    expect(stated.findStated([ruleOf({ en }, [code])], KNOWN, [])).toContain(`some_rule title says '${says}', which is {${code}}`);
  });

  it.each([
    ['dpia_sections', 'art. 17a en 170 onderdelen'],
    ['consent_age', 'zestienhonderd, 16.000 en 1.16'],
    ['max_columns', 'Wie zestien is'],
  ])('of %s is not seen where another number stands: "%s"', (code, nl) => {
    expect(stated.findStated([ruleOf({ nl }, [code])], KNOWN, [])).toEqual([]);
  });

  it('is only seen in a rule that asks the parameter', () => {
    expect(stated.findStated([ruleOf({ nl: 'Wie zestien is' }, [])], KNOWN, [])).toEqual([]);
  });

  it('may be allowed with a reason, as long as it is there', () => {
    const allowed = [{ norm: 'A-00', says: 'zestien', why: 'of the law' }];
    expect(stated.findStated([ruleOf({ nl: 'Wie zestien is' }, ['consent_age'])], KNOWN, allowed)).toEqual([]);
    expect(stated.findStated([ruleOf({ nl: 'Wie jong is' }, ['consent_age'])], KNOWN, allowed)).toEqual(["A-00 no longer says 'zestien'"]);
  });

  it('is in no rule of this release', () => {
    expect(stated.findStated(rules, KNOWN)).toEqual([]);
  });
});

describe('a text that names a parameter', () => {
  it.each([
    [{ nl: '{consent_year}', en: '{consent_year}' }, ['consent_age'], '{consent_year} is no parameter'],
    [{ nl: '{consent_age}', en: '{consent_age}' }, ['max_columns'], 'the rule does not ask {consent_age}'],
    [{ nl: '{table_rule}', en: '{table_rule}' }, ['table_rule'], 'the unit of {table_rule}, null, has no words'],
    [{ nl: '{consent_age}' }, ['consent_age'], 'names consent_age in Dutch and nothing in English'],
  ])('%j in a rule that asks %j is refused by the build', (text, parameters, fault) => {
    expect(placeholders.faultsOfNames([ruleOf(text, parameters)], { about, units })).toEqual([`some_rule title: ${fault}`]);
  });

  it('that its rule asks is taken, and every one of this release is', () => {
    const both = { nl: 'onder de {consent_age}', en: 'under {consent_age}' };
    expect(placeholders.faultsOfNames([ruleOf(both, ['consent_age'])], { about, units })).toEqual([]);
    expect(placeholders.faultsOfNames(rules, { about, units })).toEqual([]);
  });

  it('leaves no parameter that a rule asks without a name in some text', () => {
    expect(stated.findUnnamed(rules, about)).toEqual([]);
    const silent = rules.map((rule) => (rule.norm === 'A-21' ? ruleOf({}, rule.parameters) : rule));
    expect(stated.findUnnamed(silent, about)).toEqual(['consent_age']);
  });

  it('is filled in everywhere, and reads otherwise with another value', () => {
    const texts = textsIn(engine.parameters);
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
    expect(texts).toContain('Studenten die nu 16 jaar zijn, zijn niet zelf gevraagd');
    expect(textsIn({ ...engine.parameters, consent_age: 18 })).toContain('Studenten die nu 18 jaar zijn, zijn niet zelf gevraagd');
  });

  it('has its unit in the words of the pages and of the papers', () => {
    const told = LANGUAGES.flatMap((language) => {
      const papers = textsOf('templates', 'papers', `catalogue.${language}.json`)['labels'];
      const pages = textsOf('apps', 'portal', 'src', 'catalogue', `${language}.json`)['codes'];
      return Object.keys(units).flatMap((unit) =>
        (['one', 'other'] as const).map((form) => [
          papers?.units[unit]?.[form],
          pages?.units[`${unit}_${form}`],
          units[unit]?.[form][language],
        ]),
      );
    });
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(([paper, page, rule]) => paper !== rule || page !== rule)).toEqual([]);
  });
});

describe('a parameter that a rule asks', () => {
  it('has a pair of cases that it moves; one without is told', () => {
    const known = JSON.parse(readFileSync(fromProjectRoot('policies', 'data', 'parameter-pairs.json'), 'utf8')) as { parameter: string }[];
    expect(pairs.unpaired(rules, known)).toEqual([]);
    expect(
      pairs.unpaired(
        rules,
        known.filter(({ parameter }) => parameter !== 'fairness_high'),
      ),
    ).toEqual(['fairness_high']);
  });
});

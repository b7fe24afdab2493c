// Every case of the code of practice, judged by the policy that is served: the same file that the policy's own tests read.
import { describe, expect, it } from '@jest/globals';
import { sourcesOf } from '../../apps/api/src/code-of-practice/engine/rules.js';
import { readdirSync, readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type JsonObject } from '../../apps/api/src/common/index.js';
import { type Decided, type Finding } from '../../apps/api/src/gate/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

type Expected = Partial<Omit<Decided, 'findings'>> & { readonly outcome: string; readonly findings: readonly string[] };
interface Case {
  readonly file: string;
  readonly name: string;
  readonly input: JsonObject;
  /** Exactly these norms are in force for the case; absent: those of the parameters. */
  readonly in_force?: readonly string[];
  readonly expect: Expected & { readonly params?: unknown; readonly places?: unknown };
}

const folder = fromProjectRoot('policies', 'cases');
const CASES = readdirSync(folder)
  .sort()
  .map((file): Case => ({ file, ...(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Omit<Case, 'file'>) }));
const engine = PolicyEngine.load(fromProjectRoot('policies'));

const placeOf = ({ process, column }: Finding): object => ({
  ...(process === undefined ? {} : { process }),
  ...(column === undefined ? {} : { column }),
});
const toldBy = (verdict: Decided): Record<string, unknown> => ({
  ...verdict,
  findings: verdict.findings.map(({ code }) => code),
  params: verdict.findings.map(({ params }) => params),
  places: verdict.findings.map(placeOf),
});

describe('what one may depart from', () => {
  const natures = new Map(
    engine.rules.rules.flatMap((rule) => rule.findings.map(({ code, nature, departable }) => [code, { nature, departable }] as const)),
  );

  it('is told of the rules as with every finding of the policy, and is never the law', async () => {
    const verdicts = await Promise.all(
      CASES.map(({ input, in_force: inForce }) =>
        engine.decide(input, inForce === undefined ? engine.parameters : { ...engine.parameters, in_force: inForce }),
      ),
    );
    const told = verdicts.flatMap(({ findings }) => findings).filter(({ norm }) => norm !== 'gate');
    expect(told.filter(({ code, departable }) => departable !== natures.get(code)?.departable)).toEqual([]);
    expect(told.filter(({ code, departable }) => departable === true && natures.get(code)?.nature === 'law')).toEqual([]);
    expect(new Set(told.map(({ departable }) => departable))).toEqual(new Set([true, false]));
  });
});

describe('the cases of the code of practice', () => {
  it.each(CASES)('$file: $name', async ({ input, in_force: inForce, expect: expected }) => {
    const parameters = inForce === undefined ? engine.parameters : { ...engine.parameters, in_force: inForce };
    const told = toldBy(await engine.decide(input, parameters));
    expect(Object.fromEntries(Object.keys(expected).map((member) => [member, told[member]]))).toEqual(expected);
  });

  it('are named after their outcome', () => {
    expect(CASES.filter((one) => !one.file.startsWith(`${one.expect.outcome}-`)).map(({ file }) => file)).toEqual([]);
  });

  it('fit in the input that a gate takes', () => {
    expect(CASES.filter(({ input }) => Buffer.byteLength(JSON.stringify(input)) > 16_384).map(({ file }) => file)).toEqual([]);
  });

  it('show every finding that a rule can make, and a verdict without it', () => {
    const codes = engine.rules.rules.flatMap(({ findings }) => findings.map(({ code }) => code));
    const shown = new Set(CASES.flatMap((one) => one.expect.findings));
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
    expect(codes.filter((code) => CASES.every((one) => one.expect.findings.includes(code)))).toEqual([]);
  });
});

/** Works whose titles are what they are in every language. */
const WORKS: readonly string[] = [
  'Cormack (2016), A data protection framework for learning analytics',
  'Jisc code of practice for learning analytics',
  'Jisc, Consent and the GDPR (2017)',
  'No fairness without awareness',
];
const ENGLISH =
  /\b(and|or|on|by|for|the|with|work|its|to|be|still|verified|articles?|sections?|recitals?|annex|points?|guidelines?|conditions?|rights|consent|dates|changed|issues?|columns?|validation|agreement)\b/i;

describe('the texts of the rules', () => {
  const findings = [...engine.rules.rules.flatMap((rule) => rule.findings), ...engine.rules.engineFindings];

  it('stand in Dutch and in English for every finding, with what would lift it', () => {
    const lacking = findings.filter(({ title, remedy }) => [title.nl, title.en, remedy.nl, remedy.en].some((text) => text.trim() === ''));
    expect(lacking.map(({ code }) => code)).toEqual([]);
    expect(findings.filter(({ title }) => title.nl === title.en).map(({ code }) => code)).toEqual([]);
  });

  it('name a source for every rule', () => {
    expect(engine.rules.rules.filter(({ source }) => source.length === 0).map(({ norm }) => norm)).toEqual([]);
  });

  it('cite laws in Dutch as Dutch readers do, and leave titles of works as they are', () => {
    const cited = new Map(engine.rules.rules.flatMap((rule) => sourcesOf(rule)).map(({ description: { nl, en } }) => [en, nl] as const));
    expect(Object.fromEntries(cited)).toMatchObject({
      'GDPR Art. 5(1)(c) and Art. 25(2)': 'AVG art. 5 lid 1 onder c en art. 25 lid 2',
      'GDPR Art. 4(11) and recital 43': 'AVG art. 4 onder 11 en overweging 43',
      'GDPR Art. 5(1)(e), Art. 24 and Art. 30(1)(a)-(g)': 'AVG art. 5 lid 1 onder e, art. 24 en art. 30 lid 1 onder a-g',
      'GDPR Art. 35(1), (3) and (4)': 'AVG art. 35 lid 1, 3 en 4',
      'AI Act Art. 26(2), (6), (8) and (11)': 'AI-verordening art. 26 lid 2, 6, 8 en 11',
      'AI Act Art. 3(39)': 'AI-verordening art. 3 onder 39',
      'UAVG Art. 5, on guardianship': 'UAVG art. 5, over curatele',
      'Referentiekader privacy en ethiek voor studiedata (2022), principle 3':
        'Referentiekader privacy en ethiek voor studiedata (2022), uitgangspunt 3',
      'Jisc, Consent and the GDPR (2017)': 'Jisc, Consent and the GDPR (2017)',
    });
    expect([...cited].filter(([en, nl]) => /\bArt\. \d/.test(en) && /GDPR|AI Act|Art\.|\band\b/.test(nl))).toEqual([]);
  });

  it('leave no English in a Dutch citation but the titles of works', () => {
    const cited = engine.rules.rules.flatMap((rule) => sourcesOf(rule)).map(({ description }) => description);
    const same = [...new Set(cited.filter(({ en, nl }) => en === nl).map(({ nl }) => nl))];
    expect(same.sort()).toEqual([...WORKS].sort());
    const odd = cited.filter(({ nl }) => !WORKS.includes(nl) && (/\(\d{1,2}\)/.test(nl) || ENGLISH.test(nl)));
    expect([...new Set(odd.map(({ nl }) => nl))]).toEqual([]);
    expect([ENGLISH.test('CBS conditions for work with microdata'), ENGLISH.test('AVG art. 5 lid 1, laatste zin')]).toEqual([true, false]);
  });

  it('have one code each', () => {
    expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
  });
});

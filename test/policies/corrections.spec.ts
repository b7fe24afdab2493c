// The table of corrections is held against the cases: what it claims and is not so is noticed, whichever part of a pair is false.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface Row {
  readonly rules: readonly string[];
  readonly direction: string;
  readonly wrong: { readonly nl: string; readonly en: string };
  readonly codes?: readonly string[];
  readonly fires?: readonly string[];
  readonly silent?: readonly string[];
  readonly elsewhere?: readonly { readonly file: string; readonly title: string }[];
}
interface Known {
  readonly cases: ReadonlyMap<string, { readonly input: object; readonly parameters: object }>;
  readonly answers: ReadonlyMap<string, unknown>;
  readonly norms: ReadonlyMap<string, string>;
}

/** The tools of the policies, which are JavaScript without types. */
interface Tools {
  readonly faultsOfRow: (row: Row, known: Known) => readonly string[];
  readonly readCases: () => Known['cases'];
  readonly startPolicy: (wasm: Buffer, data: object) => { readonly evaluate: (input: object) => unknown };
}
const toolsIn = async (file: string): Promise<Tools> => (await import(fromProjectRoot('policies', 'tools', file))) as Tools;

const CHANCE = 'model-worth/no-better-than-chance';
const ROW: Row = {
  rules: ['A-57'],
  direction: 'refused-too-much',
  wrong: { nl: 'Wat er mis was.', en: 'What was wrong.' },
  codes: [CHANCE],
  fires: ['deny-decision-ranking-like-chance'],
  silent: ['permit-decision-ranking-that-shows-its-worth'],
};
const { rules } = JSON.parse(readFileSync(fromProjectRoot('policies', 'build', 'rules.json'), 'utf8')) as {
  readonly rules: readonly { readonly norm: string; readonly findings: readonly { readonly code: string }[] }[];
};

let faultsOf: (changes: Partial<Row>) => readonly string[];
beforeAll(async () => {
  const { faultsOfRow } = await toolsIn('corrections.mjs');
  const { readCases } = await toolsIn('cases.mjs');
  const { startPolicy } = await toolsIn('engine.mjs');
  const cases = readCases();
  const wasm = readFileSync(fromProjectRoot('policies', 'build', 'policy.wasm'));
  const named = [
    ...(ROW.fires ?? []),
    ...(ROW.silent ?? []),
    'permit-review-running-model-that-shows-its-worth',
    'permit-decision-model-within-band',
  ];
  const answers = new Map(
    named.map((name) => {
      const one = cases.get(name);
      return [name, one === undefined ? null : startPolicy(wasm, { parameters: one.parameters }).evaluate(one.input)];
    }),
  );
  const norms = new Map(rules.flatMap(({ norm, findings }) => findings.map(({ code }) => [code, norm] as const)));
  faultsOf = (changes) => faultsOfRow({ ...ROW, ...changes }, { cases, answers, norms });
});

describe('a row of the table of corrections', () => {
  it('holds when one case finds the code and the nearest does not', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('does not hold when its cases change places', () => {
    const faults = faultsOf({ fires: ROW.silent ?? [], silent: ROW.fires ?? [] });
    expect(faults).toEqual(
      expect.arrayContaining(['permit-decision-ranking-that-shows-its-worth does not fire', 'deny-decision-ranking-like-chance fires']),
    );
  });

  it('does not hold by a silent case at another gate, or one that does not ask the rule', () => {
    const lacking = [`no case that asks for ${CHANCE} at that gate and does not find it`];
    expect(faultsOf({ silent: ['permit-review-running-model-that-shows-its-worth'] })).toEqual(lacking);
    expect(faultsOf({ silent: ['permit-decision-model-within-band'] })).toEqual(lacking);
    expect(faultsOf({ silent: [] })).toEqual(lacking);
  });

  it('does not hold by a case that is not there, or by the code of another rule', () => {
    expect(faultsOf({ fires: ['deny-nothing'] })).toEqual(['deny-nothing is no case']);
    expect(faultsOf({ rules: ['A-58'] })).toEqual([`${CHANCE} is of another rule`]);
  });

  it('does not hold without words in both languages, a direction and something that shows it', () => {
    expect(faultsOf({ wrong: { nl: 'Wat er mis was.', en: '' } })).toEqual(['does not say what was wrong in both languages']);
    expect(faultsOf({ direction: 'up' })).toEqual(['up is no direction']);
    expect(faultsOf({ codes: [], fires: [], silent: [] })).toEqual(['shows nothing']);
  });

  it('does not hold by a test elsewhere that is not there', () => {
    const file = 'test/policies/corrections.spec.ts';
    expect(faultsOf({ elsewhere: [{ file, title: 'holds when one case finds the code and the nearest does not' }] })).toEqual([]);
    const faults = faultsOf({ elsewhere: [{ file: 'test/nowhere.spec.ts', title: 'holds' }] });
    expect(faults).toEqual(["test/nowhere.spec.ts has no test 'holds'"]);
  });
});

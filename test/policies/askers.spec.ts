// Which rules ask a parameter is told to councils: the list in the build is held against the sources, and every parameter that
// no rule asks says for what it is agreed.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface About {
  readonly agreed_for?: { readonly nl: string; readonly en: string };
  readonly platform?: object;
  readonly bounds?: string;
  readonly least: number | null;
}
interface Rule {
  readonly norm: string;
  readonly folder: string;
  readonly parameters: readonly string[];
}

/** By a name that the types do not follow: the tools of the policy are no TypeScript. */
const ASKERS: string = '../../policies/tools/askers.mjs';
const textOf = (...path: readonly string[]): string => readFileSync(fromProjectRoot('policies', ...path), 'utf8');
const { about, ...values } = JSON.parse(textOf('data', 'parameters.json')) as { readonly about: Readonly<Record<string, About>> } & Record<
  string,
  unknown
>;
const { rules } = JSON.parse(textOf('build', 'rules.json')) as { readonly rules: readonly Rule[] };
const { readAskers } = (await import(ASKERS)) as {
  readonly readAskers: () => ReadonlyMap<string, readonly string[]>;
};
const askersOf = (code: string): readonly string[] => rules.filter(({ parameters }) => parameters.includes(code)).map(({ norm }) => norm);

describe('the parameters that a rule asks', () => {
  it('stand in the build as the sources have them', () => {
    const askers = readAskers();
    expect(rules.map(({ folder, parameters }) => [folder, parameters])).toEqual(rules.map(({ folder }) => [folder, askers.get(folder)]));
  });

  it('are at least those that it names itself', () => {
    const named = rules.map(({ folder }) => {
      const source = textOf('code_of_practice', folder, `${folder}.rego`);
      return [...new Set([...source.matchAll(/data\.parameters\.(\w+)/g)].map(([, code]) => code ?? ''))];
    });
    rules.forEach(({ parameters }, index) => expect(parameters).toEqual(expect.arrayContaining(named[index] ?? [])));
    expect(named.flat()).toContain('max_columns');
  });

  it.each([
    ['max_columns', ['A-07']],
    ['minimum_group_size', ['A-20', 'A-26', 'A-62', 'A-63', 'A-66', 'A-74']],
    // by the parameter that it bounds, through a fact of the host, and through what rules share
    ['k_floor', ['A-20', 'A-26', 'A-62', 'A-63', 'A-66', 'A-74']],
    ['retention_max_months', ['A-55']],
    ['legacy_high_risk_from', ['A-42', 'A-43']],
    ['round_base', ['A-66']],
    ['lms_account_months', []],
  ])('%s is asked by %j', (code, norms) => {
    expect(askersOf(code)).toEqual(norms);
  });
});

describe('a parameter', () => {
  it('that no rule asks says for what it is agreed, and no other does', () => {
    const asked = Object.keys(about).filter((code) => askersOf(code).length > 0);
    const agreed = Object.entries(about).filter(([, { agreed_for: told }]) => told !== undefined);
    expect(agreed.map(([code]) => code).sort()).toEqual(
      Object.keys(about)
        .filter((code) => !asked.includes(code))
        .sort(),
    );
    agreed.forEach(([, { agreed_for: told }]) => expect(Object.keys(told ?? {}).sort()).toEqual(['en', 'nl']));
  });

  it('has a value, and what has a value is described', () => {
    const described = Object.keys(about).sort();
    expect(
      Object.keys(values)
        .filter((code) => !['version', 'in_force', 'articles'].includes(code))
        .sort(),
    ).toEqual(described);
  });

  it('of the table of norms.md 0.2 stands here, each under the name that it has here', () => {
    const table: Readonly<Record<string, readonly string[]>> = {
      k_min_display: ['minimum_group_size'],
      k_floor: ['k_floor'],
      k_fairness: ['k_fairness'],
      pct_cap: ['percent_low', 'percent_high'],
      round_base: ['round_base'],
      dominance: ['dominance_share'],
      table_rule: ['table_rule'],
      fairness_band: ['fairness_low', 'fairness_high'],
      model_stoplight: ['model_green', 'model_yellow', 'invite_share'],
      retention_max: ['retention_max_months'],
      lms_account_data: ['lms_account_months'],
      chat_log: ['chat_log_days'],
      ai_log_min: ['ai_log_months'],
      council_cycle: ['council_cycle_months'],
      code_revision: ['code_hold_months'],
      large_scale: ['large_scale_subjects'],
      consent_age: ['consent_age'],
      rights_deadline: ['rights_deadline_months'],
      breach_deadline: ['breach_deadline_hours'],
      pseudonym_key_min: ['pseudonym_key_bytes'],
      dpia_max_age: ['dpia_max_age_months'],
    };
    expect(
      Object.values(table)
        .flat()
        .filter((code) => about[code] === undefined),
    ).toEqual([]);
  });

  it('that another bounds has no least value of its own: the floor is written once', () => {
    expect(about['k_floor']).toMatchObject({ bounds: 'minimum_group_size', least: 6 });
    expect(about['minimum_group_size']?.least).toBeNull();
  });
});

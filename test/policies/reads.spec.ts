// The facts that each rule is said to read, as the build found them: of rules whose facts are known, exactly those, at each gate.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type RuleText, PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

const SCHEMA = JSON.parse(readFileSync(fromProjectRoot('policies', 'schema', 'input.schema.json'), 'utf8')) as Schema & {
  readonly definitions: Readonly<Record<string, Schema>>;
};
const DEFINITIONS = SCHEMA.definitions;
const { rules } = PolicyEngine.load(fromProjectRoot('policies')).rules;
const ruleOf = (norm: string): RuleText => rules.find((rule) => rule.norm === norm) as RuleText;
const readsOf = (norm: string, gate: string): readonly string[] | undefined => ruleOf(norm).reads?.[gate];
/** What a rule about processes reads to know which of them the gate judges. */
const AT_DECISION = ['decision.outcome', 'gate', 'processes[].id'];

describe('the facts that a rule reads', () => {
  it('are those of its own conditions and of the processes that its gate judges', () => {
    expect(readsOf('A-14', 'G2')).toEqual([...AT_DECISION, 'processes[].basis', 'processes[].statute_cited'].sort());
    expect(readsOf('A-05', 'G0')).toEqual(['gate', 'ingest.source_system', 'institution.red_lines', 'institution.red_lines[]']);
    expect(readsOf('A-02', 'G1')).toEqual([...AT_DECISION, 'institution.goals', 'processes[].purpose', 'project.goal'].sort());
    expect(readsOf('A-75', 'G3')).toEqual(['recalls.overdue']);
  });

  it('are found through the helpers that it uses, in the library too', () => {
    expect(readsOf('A-77', 'G4')).toEqual([
      'act.consent_request.months_since_refusal',
      'act.consent_request.refused_before',
      'act.consent_request.requests_this_year',
      'act.kind',
    ]);
    expect(readsOf('A-72', 'G2')).toEqual(
      [...AT_DECISION, 'advices[].about', 'advices[].by', 'advices[].expired', 'advices[].outcome', 'processes[].staff_visible'].sort(),
    );
    expect(readsOf('A-21', 'G4')).toContain('act.subject.age');
    expect(readsOf('A-35', 'G2')).toEqual(expect.arrayContaining(['project.prescan.frequency', 'project.prescan.transfers']));
  });

  it('are told per gate: what belongs to another gate is not among them', () => {
    expect(readsOf('A-30', 'G0')).not.toContain('processes[].id');
    expect(readsOf('A-44', 'G3')?.filter((path) => path.startsWith('act.'))).toEqual([]);
    expect(readsOf('A-44', 'G4')?.filter((path) => path.startsWith('request.'))).toEqual([]);
    expect(rules.filter(({ gates = [], reads = {} }) => Object.keys(reads).join() !== [...gates].sort().join())).toEqual([]);
  });

  it('all are facts that the schema of the input has', () => {
    const all = new Set(rules.flatMap(({ reads = {} }) => Object.values(reads).flat()));
    expect([...all].filter((path) => !isInSchema(SCHEMA, partsOf(path)))).toEqual([]);
    expect(isInSchema(SCHEMA, partsOf('processes[].shoe_size'))).toBe(false);
  });
});

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

function partsOf(path: string): readonly string[] {
  return path.replaceAll('[]', '.[]').split('.');
}

/** Whether a path leads to a fact; `[]` leads to every member of an object too. */
function isInSchema(schema: Schema | boolean | undefined, [part, ...rest]: readonly string[]): boolean {
  if (typeof schema !== 'object') {
    return false;
  }
  const { $ref, anyOf, properties = {}, items, additionalProperties } = schema;
  if ($ref !== undefined || anyOf !== undefined) {
    const meant = anyOf ?? [DEFINITIONS[$ref?.split('/').at(-1) ?? '']];
    return meant.some((one) => isInSchema(one, part === undefined ? [] : [part, ...rest]));
  }
  if (part === undefined) {
    return true;
  }
  const members = part === '[]' ? [items, ...Object.values(properties), additionalProperties] : [properties[part]];
  return members.some((one) => isInSchema(one, rest));
}

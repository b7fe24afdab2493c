// When rules differ, the strictest wins: over random requests, judged by the policy that is served.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type Json, type JsonObject } from '../../apps/api/src/common/index.js';
import { type ColumnAction, type Decided, type Outcome } from '../../apps/api/src/gate/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

const RUNS = { numRuns: 150, seed: 6 };
const OUTCOMES: readonly Outcome[] = ['permit', 'warn', 'oblige', 'hold', 'deny'];
const engine = PolicyEngine.load(fromProjectRoot('policies'));
const decide = (input: JsonObject): Promise<Decided> => engine.decide(input, engine.parameters);
const rankOf = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);

const BASE = (
  JSON.parse(readFileSync(fromProjectRoot('policies', 'cases', 'oblige-access-forecast-of-consenting-students.json'), 'utf8')) as {
    readonly input: JsonObject;
  }
).input;

/** Answers the input with the member at a path replaced; a number in the path is a place in a list. */
function withMember(input: Json, path: readonly (string | number)[], value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(input)) {
    return input.map((item: Json, index) => (index === step ? withMember(item, rest, value) : item));
  }
  const object = input as JsonObject;
  return { ...object, [step]: withMember(object[step] ?? null, rest, value) };
}

type Change = readonly [path: readonly (string | number)[], value: Json];
const changed = (changes: readonly Change[]): JsonObject =>
  changes.reduce<Json>((input, [path, value]) => withMember(input, path, value), BASE) as JsonObject;

describe('of several reasons', () => {
  /** Each makes the request worse, each in a member of its own. */
  const WORSE: readonly Change[] = [
    [['request', 'requester', 'is_member'], false],
    [['request', 'process_version'], 'another'],
    [['request', 'setting', 'kind'], 'public'],
    [['request', 'setting', 'owner_stated'], false],
    [['request', 'setting', 'in_force'], false],
    [['approval', 'in_force'], false],
    [['approval', 'ends_on'], '2026-11-21'],
    [['dataset', 'dated'], false],
    [['dataset', 'retention'], null],
    [['consent', 'notice_in_force'], false],
    [['consent', 'purpose'], 'another'],
    [['consent', 'epoch'], null],
    [['processes', 0, 'participation_choice'], true],
    [['processes', 0, 'fields', 0, 'needed_for_stated'], false],
  ];

  it('the base alone lets pass with conditions', async () => {
    expect((await decide(BASE)).outcome).toBe('oblige');
  });

  it('the weightiest decides: more reasons never give a milder outcome', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...WORSE], { minLength: 1 }), fc.subarray([...WORSE]), async (some, more) => {
        const less = await decide(changed(some));
        const all = await decide(changed([...some, ...more]));
        expect(rankOf(all.outcome)).toBeGreaterThanOrEqual(rankOf(less.outcome));
      }),
      RUNS,
    );
  });

  it('a refusal serves nothing: no columns, no obligations, no rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...WORSE], { minLength: 1 }), async (some) => {
        const { outcome, columns, obligations, row_filter, expires_on } = await decide(changed(some));
        fc.pre(outcome === 'deny' || outcome === 'hold');
        expect({ columns, obligations, row_filter, expires_on }).toEqual({
          columns: {},
          obligations: [],
          row_filter: null,
          expires_on: null,
        });
      }),
      RUNS,
    );
  });
});

describe('of several treatments of a column', () => {
  const FORMS = { 'as-is': 0, month: 1, year: 2, generalised: 3 } as const;
  type Form = keyof typeof FORMS;
  const STRICTNESS: Readonly<Record<string, number>> = {
    keep: 0,
    'truncate/month': 1,
    'truncate/year': 2,
    'generalise/band': 3,
    pseudonymise: 4,
    drop: 5,
  };
  const strictnessOf = ({ action, level }: ColumnAction): number =>
    STRICTNESS[action === 'truncate' || action === 'generalise' ? `${action}/${level ?? ''}` : action] ?? NaN;

  const column = fc.record({
    classification: fc.constantFrom('measure', 'quasi-identifier', 'date', 'subject', 'sensitive-proxy'),
    nationalIdentifier: fc.boolean(),
    needed: fc.boolean(),
    forms: fc.subarray(Object.keys(FORMS) as Form[]),
    processForm: fc.constantFrom(...(Object.keys(FORMS) as Form[])),
  });

  it('the strictest wins, and what nobody keeps is dropped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(column, { minLength: 1, maxLength: 5 }), async (columns) => {
        const names = columns.map((_, index) => `c${index}`);
        const about = (index: number): JsonObject => {
          const { classification, nationalIdentifier } = columns[index] ?? { classification: 'measure', nationalIdentifier: false };
          return { field: `c${index}`, classification, national_identifier: nationalIdentifier };
        };
        const verdict = await decide(
          changed([
            [
              ['request', 'fields'],
              ['kept', ...names],
            ],
            [
              ['processes', 0, 'fields'],
              [
                { ...KEPT, needed_for_stated: true, form: 'as-is' },
                ...columns.map(({ needed, processForm }, index) => ({ ...about(index), needed_for_stated: needed, form: processForm })),
              ],
            ],
            [
              ['dataset', 'fields'],
              [{ ...KEPT, type: 'integer' }, ...columns.map((_, index) => ({ ...about(index), type: 'text' }))],
            ],
            [
              ['approval', 'fields'],
              [
                { field: 'kept', form: 'as-is', only: 'all' },
                ...columns.flatMap(({ forms }, index) => forms.map((form) => ({ field: `c${index}`, form, only: 'all' }))),
              ],
            ],
          ]),
        );
        expect(verdict.outcome).toBe('oblige');
        expect(names.map((name) => strictnessOf(verdict.columns[name] ?? { action: 'drop' }))).toEqual(columns.map(leastStrictness));
        expect(verdict.columns['kept']).toEqual({ action: 'keep' });
      }),
      RUNS,
    );
  });

  const KEPT = { field: 'kept', classification: 'measure', national_identifier: false };

  /** What the rules ask of a column, each on its own, and the strictest of them. */
  function leastStrictness(one: { classification: string; nationalIdentifier: boolean; needed: boolean; forms: readonly Form[] }): number {
    const drop = one.nationalIdentifier || !one.needed || one.forms.length === 0 ? 5 : 0;
    const pseudonym = one.classification === 'subject' ? 4 : 0;
    return Math.max(drop, pseudonym, ...one.forms.map((form) => FORMS[form]));
  }
});

describe('of several terms', () => {
  const day = fc
    .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2026-11-21T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('the latest cut-off day holds', async () => {
    await fc.assert(
      fc.asyncProperty(day, day, day, async (institution, dataset, process) => {
        const verdict = await decide(
          changed([
            [['institution', 'retention_max', 'cutoff_on'], institution],
            [['dataset', 'retention', 'cutoff_on'], dataset],
            [['processes', 0, 'retention', 'cutoff_on'], process],
            [['request', 'period'], { from: null, to: null }],
            [['approval', 'period'], { from: null, to: null }],
          ]),
        );
        const latest = [institution, dataset, process].sort().at(-1);
        expect(verdict.row_filter?.value).toEqual([{ type: 'field', operator: 'gte', field: 'row_on', value: latest }]);
        expect(verdict.obligations).toContainEqual({ type: 'exclude-rows-before', field: 'row_on', day: latest });
      }),
      RUNS,
    );
  });

  it('the period that is left is the one that all of them leave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(day, day, day, day), async ([a, b, c, d]) => {
        const verdict = await decide(
          changed([
            [['request', 'period'], { from: a, to: b }],
            [['approval', 'period'], { from: c, to: d }],
          ]),
        );
        const from = [a, c, '2023-11-22'].sort().at(-1) ?? '';
        const to = [b, d].sort()[0] ?? '';
        const served = {
          type: 'compound',
          operator: 'and',
          value: [
            { type: 'field', operator: 'gte', field: 'row_on', value: from },
            { type: 'field', operator: 'lte', field: 'row_on', value: to },
          ],
        };
        expect(verdict).toMatchObject(from > to ? { outcome: 'deny', row_filter: null } : { outcome: 'oblige', row_filter: served });
      }),
      RUNS,
    );
  });
});

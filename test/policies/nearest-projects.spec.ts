// The nearest permitted use of a project (G1, G2) and of a delivery (G0), found by asking the code of practice itself: where steps
// reach one, and the nearest case where none does, because papers are missing that no smaller use can do without.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type JsonObject } from '../../apps/api/src/common/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { ingestSteps } from '../../apps/api/src/projects/nearest/ingest-steps.js';
import { projectSteps, type ProjectStep } from '../../apps/api/src/projects/nearest/project-steps.js';
import { afterAll, MOST_QUESTIONS, type Nearest, nearestUses, type Steps, triedOf } from '../../apps/api/src/projects/nearest/search.js';

interface Case {
  readonly input: JsonObject;
  readonly in_force?: readonly string[];
}

let engine: PolicyEngine;
beforeAll(() => {
  engine = PolicyEngine.load(fromProjectRoot('policies'));
});

const caseOf = (name: string): Case => JSON.parse(readFileSync(fromProjectRoot('policies', 'cases', `${name}.json`), 'utf8')) as Case;
/** Asks the code with the norms in force that the case names. */
async function nearestOf<S>(
  name: string,
  stepsOf: (input: JsonObject) => Steps<S>,
  change = (input: JsonObject): JsonObject => input,
): Promise<Nearest<S>> {
  const { input: asked, in_force: norms } = caseOf(name);
  const input = change(asked);
  const parameters = norms === undefined ? engine.parameters : { ...engine.parameters, in_force: norms };
  const judge = await engine.judge(parameters);
  const found = await nearestUses(input, stepsOf(input), (variant) => Promise.resolve(triedOf(judge(variant))));
  for (const use of found.uses) {
    expect(judge(afterAll(input, use.steps, stepsOf(input))).outcome).toBe(use.outcome);
  }
  return found;
}
const toldOf = <S extends { readonly kind: string }>({ uses }: Nearest<S>): readonly unknown[] =>
  uses.map(({ steps }) => steps.map((step) => [step.kind, 'level' in step ? step.level : 'field' in step ? step.field : null]));

describe('a project that is handed in (G1)', () => {
  it('is offered a coarser level where nobody acts on signals about persons', async () => {
    expect(toldOf(await nearestOf('deny-submission-signals-after-which-nobody-acts', projectSteps))).toEqual([
      [['coarser-level', 'group']],
      [['coarser-level', 'policy']],
    ]);
  });

  it('is offered nothing where the result is not told: no smaller use is permitted without it', async () => {
    const found = await nearestOf('deny-submission-without-result', projectSteps);
    expect([found.uses, found.remains]).toEqual([[], ['question-before-data/no-result']]);
    expect(found.asked).toBeLessThanOrEqual(MOST_QUESTIONS);
  });
});

describe('a project that is decided on (G2)', () => {
  it('is offered to leave out a column of a special category without exception, or to work at the level of policy', async () => {
    const withOther = (input: JsonObject): JsonObject => ({
      ...input,
      processes: (input['processes'] as readonly JsonObject[]).map((process) => ({
        ...process,
        fields: [
          ...(process['fields'] as readonly JsonObject[]),
          { field: 'score', needed_for_stated: true, form: 'as-is', classification: 'measure' },
        ],
      })),
    });
    const found = await nearestOf('deny-decision-special-field-without-exception', projectSteps, withOther);
    const [special] =
      (
        caseOf('deny-decision-special-field-without-exception').input['processes'] as readonly { readonly fields: readonly JsonObject[] }[]
      )[0]?.fields ?? [];
    expect(toldOf(found)).toEqual([[['drop-column', special?.['field']]], [['coarser-level', 'policy']]]);
    expect(found.remains).toEqual([]);
  });

  it('is offered nothing where the statute of a public task is not named', async () => {
    const found = await nearestOf('deny-decision-public-task-without-its-statute', projectSteps);
    expect([found.uses, found.remains]).toEqual([[], ['statute-cited/no-statute']]);
  });
});

describe('a delivery (G0)', () => {
  it('is offered to leave out the column that may not be stored, or a term that the institution has', async () => {
    expect(toldOf(await nearestOf('deny-ingest-stores-citizen-service-number', ingestSteps))).toEqual([[['drop-column', 'bsn']]]);
    expect((await nearestOf('deny-ingest-term-over-maximum', ingestSteps)).uses.map(({ steps }) => steps)).toEqual([
      [expect.objectContaining({ kind: 'shorter-term', months: 120 })],
    ]);
  });

  it('is offered nothing where nobody owns it', async () => {
    const found = await nearestOf('deny-ingest-without-owner', ingestSteps);
    expect([found.uses, found.remains]).toEqual([[], ['registered-ingest/no-owner']]);
  });
});

describe('a project with more columns to leave out than steps are joined', () => {
  const SENSITIVE = ['a', 'b', 'c', 'd', 'e'];
  const input: JsonObject = {
    processes: [{ id: 'p', fields: [...SENSITIVE, 'f'].map((field) => ({ field, form: 'generalised' })), retention: { months: 24 } }],
    institution: { retention_max: { months: 12, cutoff_on: '2025-11-22' } },
  };
  const left = (variant: JsonObject): readonly string[] =>
    (variant['processes'] as readonly { readonly fields: readonly { readonly field: string }[] }[]).flatMap(({ fields }) =>
      fields.filter(({ field }) => SENSITIVE.includes(field)).map(() => 'special/stored'),
    );
  const search = (most?: number): Promise<Nearest<ProjectStep>> =>
    nearestUses(
      input,
      projectSteps(input),
      (variant) => Promise.resolve({ outcome: left(variant).length > 0 ? 'deny' : 'oblige', stops: left(variant) }),
      most,
    );

  it('is led to a use step by step, taking none that does not help', async () => {
    const { uses, asked } = await search();
    expect(uses.map(({ steps }) => steps.map((step) => ('field' in step ? step.field : step.kind)))).toEqual([SENSITIVE]);
    expect(asked).toBeLessThanOrEqual(MOST_QUESTIONS);
  });

  it('is told what remains when the questions are used up before', async () => {
    expect(await search(8)).toEqual({ uses: [], asked: 8, remains: ['special/stored'] });
  });

  it('has the steps that are declared, each about a process: no form that is finer, no term that is longer', () => {
    const kinds = projectSteps(input).all.map((step) => `${step.kind} ${'field' in step ? step.field : ''}`.trim());
    expect(kinds).toEqual([...[...SENSITIVE, 'f'].map((field) => `drop-column ${field}`), 'shorter-term']);
    const dated: JsonObject = {
      processes: [{ id: 'p', level: 'group', fields: [{ field: 'on', form: 'month', classification: 'date' }] }],
    };
    expect(projectSteps(dated).all).toEqual([
      { kind: 'coarser-form', process: 'p', field: 'on', form: 'year' },
      { kind: 'coarser-level', process: 'p', level: 'policy' },
    ]);
  });
});

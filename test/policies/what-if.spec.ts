// Cases of the code of practice held against changed parameters: what changes, by which rule, and what cannot be judged.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { compare, type Comparison } from '../../apps/api/src/code-of-practice/what-if/compare.js';
import { WhatIfGrounds } from '../../apps/api/src/code-of-practice/what-if/what-if.grounds.js';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type JsonObject } from '../../apps/api/src/common/index.js';
import { type Tx } from '../../apps/api/src/platform/database/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface Case {
  readonly input: JsonObject;
  readonly in_force?: readonly string[];
}

const engine = PolicyEngine.load(fromProjectRoot('policies'));
const caseOf = (name: string): Case => JSON.parse(readFileSync(fromProjectRoot('policies', 'cases', `${name}.json`), 'utf8')) as Case;

/** What another parameter set makes of an input, on the grounds that a run has. */
async function whatIf(input: JsonObject, was: JsonObject, is: JsonObject): Promise<Comparison> {
  const builds = { engineOfPolicy: () => Promise.resolve(engine) };
  const versions = { parameters: () => Promise.resolve(was) };
  const grounds = await new WhatIfGrounds(builds as never, versions as never).begin('institution', engine, is);
  const reachedBy = { policySha256: engine.manifest.policySha256, parametersSha256: 'was' };
  await grounds.prepare({} as Tx, [reachedBy]);
  return compare(await engine.decide(input, was), await engine.decide(input, is), grounds.of(reachedBy, input, is));
}

describe('a project that departs from a norm', () => {
  const { input, in_force: inForce = [] } = caseOf('warn-submission-departs-from-goals-of-code');
  const [process] = input['processes'] as readonly JsonObject[];
  const bare = { ...input, processes: [Object.fromEntries(Object.entries(process ?? {}).filter(([name]) => name !== 'safeguards'))] };
  const was = { ...engine.parameters, in_force: inForce.filter((norm) => norm !== 'A-03') };

  it('cannot be judged by a draft that asks a fact which is not there, with the departure as without it', async () => {
    const is = { ...was, in_force: [...was.in_force, 'A-03'] };
    expect(await whatIf(bare, was, is)).toMatchObject({ kind: 'not-judged', appeared: ['A-03'] });
    const project = { ...(input['project'] as JsonObject), goal: 'progress' };
    expect((await whatIf({ ...bare, project, departures: [] }, was, is)).kind).toBe('not-judged');
    expect(await whatIf({ ...bare, departures: [] }, was, is)).toMatchObject({ kind: 'conditions', from: 'deny', to: 'deny' });
  });
});

describe('parameters that are changed', () => {
  it('tell what a rule then finds, from what to what', async () => {
    const { input, in_force: inForce } = caseOf('oblige-submission-project-whose-criteria-are-derived');
    const was = { ...engine.parameters, ...(inForce === undefined ? {} : { in_force: inForce }) };
    expect(await whatIf(input, was, { ...was, edpb_criteria: 1, large_scale_subjects: 1 })).toMatchObject({
      kind: 'conditions',
      changed: ['A-37'],
      terms: [{ what: 'finding', from: { result: 'not-known' }, to: { result: 'required' }, norms: ['A-37'] }],
    });
    expect((await whatIf(input, was, { ...was, invite_share: 0.5 })).kind).toBe('same');
  });
});

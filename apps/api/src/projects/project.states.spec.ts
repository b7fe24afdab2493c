// The life cycle of a project, enumerated: every command in every state, and every path from a draft.
import { describe, expect, it } from '@jest/globals';
import { commandsIn, PROJECT_STATES, type ProjectCommand, type ProjectState } from './project.states.js';

const AGREED: Readonly<Record<ProjectState, readonly ProjectCommand[]>> = {
  draft: ['change', 'submit', 'withdraw'],
  submitted: ['advise', 'test', 'return', 'withdraw'],
  returned: ['change', 'submit', 'withdraw'],
  tested: ['advise', 'decide', 'return', 'withdraw'],
  approved: ['withdraw'],
  rejected: [],
  withdrawn: [],
};

/** Where each command leads. */
const LEADS_TO: Readonly<Record<Exclude<ProjectCommand, 'change' | 'advise'>, readonly ProjectState[]>> = {
  submit: ['submitted'],
  test: ['tested'],
  return: ['returned'],
  decide: ['approved', 'rejected'],
  withdraw: ['withdrawn'],
};

const nextOf = (state: ProjectState): readonly ProjectState[] =>
  commandsIn(state).flatMap((command) => (command === 'change' || command === 'advise' ? [] : LEADS_TO[command]));

/** All paths without a repeated state from one state to another. */
function pathsTo(goal: ProjectState, path: readonly ProjectState[]): readonly (readonly ProjectState[])[] {
  const here = path.at(-1) ?? 'draft';
  return here === goal
    ? [path]
    : nextOf(here)
        .filter((state) => !path.includes(state))
        .flatMap((state) => pathsTo(goal, [...path, state]));
}

describe('a project', () => {
  it.each(PROJECT_STATES)('takes in the state %s the commands that were agreed, and no other', (state) => {
    expect(commandsIn(state)).toEqual(AGREED[state]);
  });

  it('is approved only after it was submitted and then tested', () => {
    const paths = pathsTo('approved', ['draft']);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !path.join(' ').endsWith('submitted tested approved'))).toEqual([]);
  });

  it('can come to every state from a draft', () => {
    expect(PROJECT_STATES.filter((state) => pathsTo(state, ['draft']).length === 0)).toEqual([]);
  });

  it('stays rejected or withdrawn', () => {
    expect([nextOf('rejected'), nextOf('withdrawn')]).toEqual([[], []]);
  });

  it('does not change while others judge it, nor after', () => {
    expect(PROJECT_STATES.filter((state) => commandsIn(state).includes('change'))).toEqual(['draft', 'returned']);
  });
});

// What the gates are asked of a project when nobody submits or decides: by its state, and without a hand in the way.
import { describe, expect, it } from '@jest/globals';
import { type Tx } from '../platform/database/index.js';
import { type ProjectState } from './project.states.js';
import { type ProjectQuestion, ProjectQuestions } from './projects.questions.js';

const ADVICE = { by: 'fg', about: 'legitimate-interest', outcome: 'negative' };

function asked(state: ProjectState, advices: readonly object[] = []): Promise<readonly ProjectQuestion[]> {
  const view = { project: { id: 'p', state, requesterId: 'analyst' }, memberIds: ['analyst'], processes: [] };
  const repository = { view: () => Promise.resolve(view) };
  const given = { of: () => Promise.resolve(advices) };
  return new ProjectQuestions(repository as never, given as never).of({} as Tx, 'institution', 'p');
}
const gatesOf = async (state: ProjectState): Promise<readonly string[]> => (await asked(state)).map(({ gate }) => gate);

describe('what is asked of a project as it stands', () => {
  it('is the gates that it has passed or comes to next, and none once it is over', async () => {
    expect([await gatesOf('draft'), await gatesOf('returned')]).toEqual([['G1'], ['G1']]);
    expect([await gatesOf('submitted'), await gatesOf('tested')]).toEqual([
      ['G1', 'G2'],
      ['G1', 'G2'],
    ]);
    expect(await gatesOf('approved')).toEqual(['G1', 'G2', 'G5']);
    expect([await gatesOf('rejected'), await gatesOf('withdrawn')]).toEqual([[], []]);
  });

  it('is at G2 an approval by somebody who may give it, with negative advice answered', async () => {
    const [, decided] = await asked('tested', [ADVICE, { ...ADVICE, outcome: 'positive' }]);
    expect(decided).toEqual({
      gate: 'G2',
      subject: { kind: 'project-decision', id: 'p' },
      said: {
        decision: {
          outcome: 'approved',
          answered_advices: ['legitimate-interest'],
          decider_is_requester: false,
          decider_is_preparer: false,
          decider_is_tester: false,
          tester_is_preparer: false,
          mandate: { held: true, in_force: true, covers_route: true },
          test: { done: true, positive: true },
        },
      },
    });
  });
});

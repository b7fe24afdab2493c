// What the gates are asked of every project as it stands today, when nobody submits or decides: to hold another code against it.
import { Inject, Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/index.js';
import { type GateId, type GateSubject } from '../gate/index.js';
import { type Tx } from '../platform/database/index.js';
import { type GivenAdvice, ProjectAdvices } from './advices/project-advices.service.js';
import { type ProjectState } from './project.states.js';
import { decisionFacts } from './projects.facts.js';
import { ProjectsRepository, type ProjectView } from './projects.repository.js';

export interface ProjectQuestion {
  readonly gate: GateId;
  readonly subject: GateSubject;
  readonly said: JsonObject;
}

/** The gates that a project in a state has passed or comes to next; one that is over comes to none. */
const GATES_IN: Readonly<Record<ProjectState, readonly GateId[]>> = {
  draft: ['G1'],
  returned: ['G1'],
  submitted: ['G1', 'G2'],
  tested: ['G1', 'G2'],
  approved: ['G1', 'G2', 'G5'],
  rejected: [],
  withdrawn: [],
};
const GOING_ON = Object.entries(GATES_IN).flatMap(([state, gates]) => (gates.length === 0 ? [] : [state]));

@Injectable()
export class ProjectQuestions {
  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
  ) {}

  /** Answers the ids of all projects that are not over, in their order. */
  async projects(tx: Tx, institutionId: string): Promise<readonly string[]> {
    return this.repository.inStates(tx, institutionId, GOING_ON);
  }

  /** Answers what is asked of one project; nothing of one that is over or not there. */
  async of(tx: Tx, institutionId: string, id: string): Promise<readonly ProjectQuestion[]> {
    const view = await this.repository.view(tx, institutionId, id);
    if (view === null) {
      return [];
    }
    const given = await this.advices.of(tx, institutionId, id);
    return GATES_IN[view.project.state].map((gate) =>
      gate === 'G2'
        ? { gate, subject: { kind: 'project-decision', id }, said: { decision: fittingDecision(view, given) } }
        : { gate, subject: { kind: 'project', id }, said: {} },
    );
  }
}

/** An approval by somebody who may give it, after a positive test, with every negative advice answered: what is left is the project. */
function fittingDecision(view: ProjectView, given: readonly GivenAdvice[]): JsonObject {
  const negative = given.filter(({ outcome }) => outcome === 'negative').map(({ about }) => about);
  // Two people who are nobody in the project, nor each other.
  const [decider, tester] = ['decider', 'tester'];
  return decisionFacts(
    view,
    {
      personId: decider,
      standing: { held: true, inForce: true, coversRoute: true, mandateId: null, deputyFor: null },
      outcome: 'approved',
      answers: [...new Set(negative)].map((about) => ({ about, reason: '' })),
    },
    { decidedBy: tester, deputyFor: null, outcome: 'positive' },
  );
}

// What the code of practice says of a project as it stands, until it is decided.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../common/index.js';
import { type Answer, Gate } from '../gate/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ProjectState } from './project.states.js';
import { ProjectLifecycle } from './project-lifecycle.service.js';
import { commandsOpenTo } from './projects.dto.js';
import { type ProjectView } from './projects.repository.js';

const UNDECIDED: readonly ProjectState[] = ['draft', 'returned', 'submitted', 'tested'];

@Injectable()
export class ProjectJudging {
  constructor(
    @Inject(ProjectLifecycle) private readonly lifecycle: ProjectLifecycle,
    @Inject(Gate) private readonly gate: Gate,
  ) {}

  /** Answers what is said of handing it in, and to who may decide it, of deciding; null once it is decided. Nothing is kept. */
  async now(tx: Tx, actor: Actor, view: ProjectView): Promise<Answer | null> {
    const { id, state } = view.project;
    if (!UNDECIDED.includes(state)) {
      return null;
    }
    if (state !== 'tested' || !commandsOpenTo(actor, view).includes('decide')) {
      return this.gate.ask('G1', { kind: 'project', id }, tx, { actor });
    }
    const { question } = await this.lifecycle.decisionOn(tx, actor, view, { outcome: 'approved', answers: [] });
    return this.gate.ask(question.gate, question.subject, tx, { actor, said: question.said ?? {} });
  }
}

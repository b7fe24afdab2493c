// Which projects wait for somebody: to be completed, tested or decided; each only for those who can.
import { Inject, Injectable } from '@nestjs/common';
import { may } from '../access/index.js';
import { type Actor } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';
import { ProjectAdvices } from './advices/project-advices.service.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { ProjectContexts } from './project.context.js';
import { commandsIn } from './project.states.js';
import { ProjectsRepository, type ProjectView } from './projects.repository.js';
import { recordOf } from './projects.service.js';

const MOST = 100;
const COMMANDS = { draft: 'submit', returned: 'submit', submitted: 'test', tested: 'decide' } as const;

@Injectable()
export class ProjectsWaiting {
  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(ProjectContexts) private readonly contexts: ProjectContexts,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
  ) {}

  /** Answers at most 100, those that wait longest first. */
  async of(tx: Tx, actor: Actor): Promise<readonly ProjectEntity[]> {
    const found: ProjectEntity[] = [];
    const ids = await this.repository.unfinished(tx, actor.institutionId, MOST);
    for (const id of ids) {
      const view = await this.repository.view(tx, actor.institutionId, id);
      const step = view === null ? undefined : COMMANDS[view.project.state as keyof typeof COMMANDS];
      if (view === null || step === undefined || !may(actor, step, 'Project', recordOf(view))) {
        continue;
      }
      const { next } = await this.contexts.of(tx, actor, view);
      if (next?.people.some((person) => person.id === actor.personId) === true) {
        found.push(view.project);
      }
    }
    return found;
  }

  /** Answers the projects on which the actor may advise and has not: at most 100, those that wait longest first. */
  async forAdvice(tx: Tx, actor: Actor): Promise<readonly ProjectEntity[]> {
    const found: ProjectEntity[] = [];
    const ids = may(actor, 'advise', 'Project', {}) ? await this.repository.unfinished(tx, actor.institutionId, MOST) : [];
    for (const id of ids) {
      const view = await this.repository.view(tx, actor.institutionId, id);
      if (view !== null && commandsIn(view.project.state).includes('advise') && (await this.awaitsAdvice(tx, view))) {
        found.push(view.project);
      }
    }
    return found;
  }

  private async awaitsAdvice(tx: Tx, { project, processes }: ProjectView): Promise<boolean> {
    const isByInterest = processes.some(({ version }) => version.bases.includes('legitimate-interest'));
    return isByInterest && (await this.advices.of(tx, project.institutionId, project.id)).length === 0;
  }
}

// Which projects wait for somebody: to be completed, tested or decided; each only for those who can.
import { Inject, Injectable } from '@nestjs/common';
import { may, scope } from '../access/index.js';
import { type Actor } from '../common/index.js';
import { InstitutionProfiles } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { ProjectAdvices } from './advices/project-advices.service.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { ProjectContexts } from './project.context.js';
import { commandsIn } from './project.states.js';
import { ProjectsRepository, type ProjectView } from './projects.repository.js';
import { recordOf } from './projects.service.js';

const MOST = 100;
const COMMANDS = { draft: 'submit', returned: 'submit', submitted: 'test', tested: 'decide' } as const;

/** A running project that was approved under an older version, and since when a newer one is there. */
export interface OutdatedProject {
  readonly project: ProjectEntity;
  readonly since: Date;
}

/** Answers, of these projects, those that stand under an older version: since when a newer one is there. */
export type NewerCodeSource = (tx: Tx, actor: Actor, projectIds: readonly string[]) => Promise<ReadonlyMap<string, Date>>;

@Injectable()
export class ProjectsWaiting {
  private newerCode: NewerCodeSource = () => Promise.resolve(new Map());

  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(ProjectContexts) private readonly contexts: ProjectContexts,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
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

  /** Registers, at start, who knows since when a newer code than that of its approval is in force for a project. */
  registerNewerCode(source: NewerCodeSource): void {
    this.newerCode = source;
  }

  /**
   * Answers running projects that stand under an older version of the code: of who tests, all; of a member, their own. At
   * most 100, those that were approved longest ago first.
   */
  async underOlderCode(tx: Tx, actor: Actor): Promise<readonly OutdatedProject[]> {
    const tested = scope(actor, 'test', 'Project');
    const eyes = tested.kind === 'all' ? tested : scope(actor, 'submit', 'Project');
    const today = await this.profiles.today(tx, actor.institutionId);
    const running = await this.repository.running(tx, actor.institutionId, { today, scope: eyes, most: MOST });
    const since = await this.newerCode(
      tx,
      actor,
      running.map(({ id }) => id),
    );
    return running.flatMap((project) => {
      const at = since.get(project.id);
      return at === undefined ? [] : [{ project, since: at }];
    });
  }

  private async awaitsAdvice(tx: Tx, { project, processes }: ProjectView): Promise<boolean> {
    const isByInterest = processes.some(({ version }) => version.bases.includes('legitimate-interest'));
    return isByInterest && (await this.advices.of(tx, project.institutionId, project.id)).length === 0;
  }
}

// Which projects wait for somebody: to be completed, tested or decided; each only for those who can.
import { Inject, Injectable } from '@nestjs/common';
import { may, scope } from '../access/index.js';
import { type Actor, type Day } from '../common/index.js';
import { InstitutionProfiles, MandatesService, type Route, ROUTES } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { ProjectAdvices } from './advices/project-advices.service.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { handsOf } from './hands.js';
import { NextSteps } from './next-steps.service.js';
import { ProjectsRepository } from './projects.repository.js';
import { recordOf } from './projects.service.js';

const MOST = 100;
const COMMANDS = { draft: 'submit', returned: 'submit', submitted: 'test', tested: 'decide' } as const;

/** A project whose next step waits for somebody; due: the day by which it is to be decided, null where none is set. */
export interface WaitingProject {
  readonly project: ProjectEntity;
  readonly dueOn: Day | null;
}

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
    @Inject(NextSteps) private readonly steps: NextSteps,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
  ) {}

  /** Answers at most 100, those that wait longest first, each with the day by which it is to be decided. */
  async of(tx: Tx, actor: Actor): Promise<readonly WaitingProject[]> {
    const found: WaitingProject[] = [];
    const ids = await this.repository.awaiting(tx, actor.institutionId, {
      personId: actor.personId,
      isTester: may(actor, 'test', 'Project', {}),
      routes: await this.routesOf(tx, actor),
      most: MOST,
    });
    for (const id of ids) {
      const view = await this.repository.view(tx, actor.institutionId, id);
      const step = view === null ? undefined : COMMANDS[view.project.state as keyof typeof COMMANDS];
      if (view === null || step === undefined || !may(actor, step, 'Project', recordOf(view))) {
        continue;
      }
      const next = await this.steps.of(tx, actor, view);
      if (next?.people.some((person) => person.id === actor.personId) === true) {
        found.push({ project: view.project, dueOn: next.dueOn });
      }
    }
    return found;
  }

  /** Answers the projects on which the actor may advise and has not: at most 100, those that wait longest first. */
  async forAdvice(tx: Tx, actor: Actor): Promise<readonly ProjectEntity[]> {
    const found: ProjectEntity[] = [];
    const ids = may(actor, 'advise', 'Project', {}) ? await this.repository.byInterest(tx, actor.institutionId) : [];
    for (const id of ids) {
      const view = await this.repository.view(tx, actor.institutionId, id);
      if (view !== null && !handsOf(view).includes(actor.personId) && (await this.advices.of(tx, actor.institutionId, id)).length === 0) {
        found.push(view.project);
      }
      if (found.length === MOST) {
        break;
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

  /** The routes on which the actor may decide today. */
  private async routesOf(tx: Tx, actor: Actor): Promise<readonly Route[]> {
    const routes: Route[] = [];
    const day = await this.profiles.today(tx, actor.institutionId);
    for (const route of may(actor, 'decide', 'Project', {}) ? ROUTES : []) {
      const holders = await this.mandates.holdersFor(tx, actor.institutionId, route, day);
      routes.push(...(holders.some(({ personId }) => personId === actor.personId) ? [route] : []));
    }
    return routes;
  }
}

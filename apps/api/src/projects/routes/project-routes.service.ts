// The route that a project takes, computed from what is registered and from what the institution decided about routes; and whether it
// fits under its umbrella, which the gate is told too.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, type Day, InvalidInput } from '../../common/index.js';
import { DatasetsService } from '../../datasets/index.js';
import { type FactSheet, Gate } from '../../gate/index.js';
import { InstitutionProfiles, type Route, type RouteMark, routeOf } from '../../identity/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { type ProjectEntity } from '../entities/project.entity.js';
import { PrescanRepository } from '../prescan/prescan.repository.js';
import { ProjectsRepository, type ProjectView } from '../projects.repository.js';
import { decideBy } from './decide-by.js';
import { marksOf } from './route.marks.js';
import { beyond, sharedWith, type Umbrella } from './umbrella.js';

export interface ProjectRoute {
  readonly route: Route;
  readonly routeMarks: readonly RouteMark[];
}

/** An umbrella project that is approved; in force: projects can be registered under it today. */
export interface OfferedUmbrella {
  readonly project: ProjectEntity;
  readonly inForce: boolean;
}

@Injectable()
export class ProjectRoutes implements OnModuleInit {
  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(PrescanRepository) private readonly prescans: PrescanRepository,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('project', (tx, { id }, { actor }) => this.umbrellaFact(tx, actor.institutionId, id));
  }

  /** Answers the route of a project as it stands, with what sets it. Saves nothing. */
  async of(tx: Tx, view: ProjectView): Promise<ProjectRoute> {
    const { project, processes } = view;
    const { institutionId } = project;
    const versions = processes.map(({ version }) => version);
    const prescan = await this.prescans.latest(tx, institutionId, project.id);
    const routeMarks = marksOf({
      project,
      versions,
      classes: await this.classesOf(tx, view),
      isNewTechnology: (prescan?.processes ?? []).some(
        ({ versionId, newTechnology }) => newTechnology === true && versions.some(({ id }) => id === versionId),
      ),
      knownRecipients: await this.repository.approvedRecipients(
        tx,
        institutionId,
        (project.recipients ?? []).map(({ name }) => name),
      ),
      umbrella: await this.umbrellaOf(tx, project),
    });
    const { routes } = await this.profiles.profileAt(tx, institutionId, await this.profiles.today(tx, institutionId));
    return { route: routeOf(routeMarks, routes), routeMarks };
  }

  /** Keeps the route of a project where it changed; answers the project as it then is. */
  async settle(tx: Tx, view: ProjectView): Promise<ProjectView> {
    const { route, routeMarks } = await this.of(tx, view);
    const isSame = route === view.project.route && routeMarks.join() === view.project.routeMarks.join();
    return isSame ? view : { ...view, project: await this.repository.save(tx, view.project, { route, routeMarks }) };
  }

  /** Answers the umbrella projects that are approved, by number. */
  async offered(actor: Actor): Promise<readonly OfferedUmbrella[]> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const offered: OfferedUmbrella[] = [];
      for (const project of await this.repository.umbrellas(tx, actor.institutionId)) {
        const umbrella = await this.umbrellaOf(tx, { institutionId: actor.institutionId, umbrellaId: project.id });
        offered.push({ project, inForce: umbrella !== null && umbrella.approved.length > 0 });
      }
      return offered;
    });
  }

  /** @throws InvalidInput (400) for a unit that is not known */
  async requireUnit(tx: Tx, actor: Actor, unit: string | null | undefined): Promise<void> {
    if (typeof unit === 'string' && (await this.gate.unit(tx, actor.institutionId, unit)) === null) {
      throw new InvalidInput([{ pointer: '/unit', code: 'unknown' }]);
    }
  }

  /**
   * Answers what a project takes over from the umbrella that it names.
   * @throws InvalidInput (400) for one that is no approved umbrella project, or of a project that is one itself
   */
  async takenOver(tx: Tx, project: ProjectEntity): Promise<Partial<ProjectEntity>> {
    const umbrella = await this.umbrellaOf(tx, project);
    if (project.umbrellaId !== null && (umbrella === null || umbrella.approved.length === 0 || !umbrella.project.isUmbrella)) {
      throw new InvalidInput([{ pointer: '/umbrellaId', code: 'unknown' }]);
    }
    if (project.umbrellaId !== null && project.isUmbrella) {
      throw new InvalidInput([{ pointer: '/umbrellaId', code: 'umbrellaOfUmbrella' }]);
    }
    return umbrella === null ? {} : sharedWith(project, umbrella.project);
  }

  /** Answers the versions of processes that are approved today of the umbrella of a project; none without one. */
  async approvedOfUmbrella(tx: Tx, project: ProjectEntity): Promise<Umbrella['approved']> {
    return (await this.umbrellaOf(tx, project))?.approved ?? [];
  }

  /** Answers by which day a project is to be decided under the rules of its institution, and whether that term stands still. */
  async termOf(tx: Tx, project: ProjectEntity): Promise<{ readonly dueOn: Day | null; readonly isPaused: boolean }> {
    const { institutionId, id, route, state } = project;
    const { routes } = await this.profiles.profileAt(tx, institutionId, await this.profiles.today(tx, institutionId));
    const days = routes.workingDays[route];
    if (days === null || (state !== 'submitted' && state !== 'tested')) {
      return { dueOn: null, isPaused: days !== null && state === 'returned' };
    }
    const steps = [];
    for (const { toState, at } of await this.repository.transitions(tx, institutionId, id)) {
      steps.push({ to: toState, on: await this.profiles.dayAt(tx, institutionId, at) });
    }
    return { dueOn: decideBy(steps, days), isPaused: false };
  }

  private async umbrellaFact(tx: Tx, institutionId: string, id: string): Promise<FactSheet> {
    const view = await this.repository.view(tx, institutionId, id);
    const umbrella = view === null ? null : await this.umbrellaOf(tx, view.project);
    if (view === null || umbrella === null) {
      return { facts: view === null ? {} : { project: { umbrella: false } }, version: 'none' };
    }
    const versions = view.processes.map(({ version }) => version);
    const fits = versions.length > 0 && beyond({ project: view.project, versions }, umbrella).length === 0;
    return {
      facts: { project: { umbrella: fits } },
      version: `${umbrella.project.id}/${umbrella.project.version}/${umbrella.approved.map((one) => one.id).join('+')}`,
    };
  }

  /** The umbrella with what is approved of it today. */
  private async umbrellaOf(
    tx: Tx,
    { institutionId, umbrellaId }: Pick<ProjectEntity, 'institutionId' | 'umbrellaId'>,
  ): Promise<Umbrella | null> {
    const view = umbrellaId === null ? null : await this.repository.view(tx, institutionId, umbrellaId);
    if (view === null) {
      return null;
    }
    const today = await this.profiles.today(tx, institutionId);
    const approved = [];
    for (const { process } of view.project.state === 'approved' ? view.processes : []) {
      const approval = await this.repository.approvalInForce(tx, institutionId, process.id);
      const version =
        approval === null || approval.endsOn < today ? null : await this.repository.version(tx, institutionId, approval.processVersionId);
      approved.push(...(version === null ? [] : [version]));
    }
    return { project: view.project, approved };
  }

  private async classesOf(tx: Tx, { project, processes }: ProjectView): Promise<ReadonlySet<string | null>> {
    const classes = new Set<string | null>();
    for (const { version } of processes) {
      const dataset = await this.datasets.byId(tx, project.institutionId, version.datasetId);
      const data = await this.datasets.current(tx, project.institutionId, dataset);
      for (const { field } of version.fields) {
        classes.add(data?.fields.find(({ code }) => code === field)?.classification ?? null);
      }
    }
    return classes;
  }
}

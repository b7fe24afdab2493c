// What waits for somebody: the steps that only they (or people like them) can take now, out of every domain.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { RecallsService } from '../../data-access/index.js';
import { ImportsService } from '../../datasets/index.js';
import { PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { DeparturesWaiting, ProjectsWaiting, type WaitingDeparture } from '../../projects/index.js';

export const WORK_KINDS = [
  'project-complete',
  'project-repair',
  'project-advise',
  'project-test',
  'project-decide',
  'project-review',
  'departure-advise',
  'departure-decide',
  'departure-note',
  'import-answer',
  'import-load',
  'recall-confirm',
  'grant-confirm',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface WorkItem {
  readonly kind: WorkKind;
  readonly id: string;
  readonly label: string;
  readonly about: string | null;
  readonly since: string;
  readonly dueOn: string | null;
}

const PROJECT_WORK: Readonly<Record<string, WorkKind>> = {
  draft: 'project-complete',
  returned: 'project-repair',
  submitted: 'project-test',
  tested: 'project-decide',
};

@Injectable()
export class WorkService {
  constructor(
    @Inject(ProjectsWaiting) private readonly projects: ProjectsWaiting,
    @Inject(DeparturesWaiting) private readonly departures: DeparturesWaiting,
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(RecallsService) private readonly recalls: RecallsService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers what the actor can do now, by day and then by age. */
  async of(actor: Actor): Promise<readonly WorkItem[]> {
    const items = await this.journal.read(actor.institutionId, async (tx) => [
      ...(await this.ofProjects(tx, actor)),
      ...(await this.ofReviews(tx, actor)),
      ...(await this.ofDepartures(tx, actor)),
      ...(await this.ofImports(tx, actor)),
      ...(await this.ofRecalls(tx, actor)),
      ...(await this.ofGrants(tx, actor)),
    ]);
    return items.sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  }

  private async ofProjects(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.projects.of(tx, actor);
    const forAdvice = await this.projects.forAdvice(tx, actor);
    const item = (kind: WorkKind, project: (typeof waiting)[number]): WorkItem => ({
      kind,
      id: project.id,
      label: project.number,
      about: project.question,
      since: project.changedAt.toISOString(),
      dueOn: null,
    });
    return [
      ...waiting.map((project) => item(PROJECT_WORK[project.state] ?? 'project-complete', project)),
      ...forAdvice.map((project) => item('project-advise', project)),
    ];
  }

  /** Running projects that stand under an older code than is in force: they go on, and it is looked at what the newer one changes. */
  private async ofReviews(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const outdated = await this.projects.underOlderCode(tx, actor);
    return outdated.map(({ project, since }) => ({
      kind: 'project-review',
      id: project.id,
      label: project.number,
      about: project.question,
      since: since.toISOString(),
      dueOn: null,
    }));
  }

  /** Each leads to its project; the day by which it is to be done is none: past its last day it is no longer asked. */
  private async ofDepartures(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const item =
      (kind: WorkKind) =>
      ({ departure, place }: WaitingDeparture): WorkItem => ({
        kind,
        id: departure.projectId,
        label: `${place.number}, ${departure.norm}`,
        about: departure.reason,
        since: departure.changedAt.toISOString(),
        dueOn: null,
      });
    return [
      ...(await this.departures.forAdvice(tx, actor)).map(item('departure-advise')),
      ...(await this.departures.forDecision(tx, actor)).map(item('departure-decide')),
      ...(await this.departures.toldTo(tx, actor)).map(item('departure-note')),
    ];
  }

  private async ofImports(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.imports.waiting(tx, actor);
    return waiting.map(({ id, sourceName, state, requestedAt }) => ({
      kind: state === 'asked' ? 'import-answer' : 'import-load',
      id,
      label: sourceName,
      about: null,
      since: requestedAt.toISOString(),
      dueOn: null,
    }));
  }

  private async ofRecalls(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.recalls.waiting(tx, actor);
    return waiting.map(({ id, pseudonym, askedAt, dueOn }) => ({
      kind: 'recall-confirm',
      id,
      label: pseudonym,
      about: null,
      since: askedAt.toISOString(),
      dueOn,
    }));
  }

  private async ofGrants(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.people.proposed(tx, actor);
    return waiting.map(({ grant, person }) => ({
      kind: 'grant-confirm',
      id: grant.id,
      label: person,
      about: grant.role,
      since: grant.recordedAt.toISOString(),
      dueOn: null,
    }));
  }
}

/** Those with a day come first. */
function keyOf({ dueOn, since }: WorkItem): string {
  return `${dueOn ?? '9999'} ${since}`;
}

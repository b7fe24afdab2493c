// What waits for somebody about projects: their steps, their review, departures from the code, pre-scans and contested criteria.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { DeparturesWaiting, PrescanWaiting, ProjectsWaiting, type WaitingDeparture } from '../../projects/index.js';
import { type WorkItem, type WorkKind } from './work.item.js';

const PROJECT_WORK: Readonly<Record<string, WorkKind>> = {
  draft: 'project-complete',
  returned: 'project-repair',
  submitted: 'project-test',
  tested: 'project-decide',
};

@Injectable()
export class ProjectWork {
  constructor(
    @Inject(ProjectsWaiting) private readonly projects: ProjectsWaiting,
    @Inject(DeparturesWaiting) private readonly departures: DeparturesWaiting,
    @Inject(PrescanWaiting) private readonly prescans: PrescanWaiting,
  ) {}

  async of(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    return [
      ...(await this.ofSteps(tx, actor)),
      ...(await this.ofReviews(tx, actor)),
      ...(await this.ofDepartures(tx, actor)),
      ...(await this.ofPrescans(tx, actor)),
    ];
  }

  private async ofSteps(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const waiting = await this.projects.of(tx, actor);
    const forAdvice = await this.projects.forAdvice(tx, actor);
    const item = (kind: WorkKind, project: (typeof forAdvice)[number], dueOn: string | null): WorkItem => ({
      kind,
      id: project.id,
      label: project.number,
      about: project.question,
      since: project.changedAt.toISOString(),
      dueOn,
    });
    return [
      ...waiting.map(({ project, dueOn }) => item(PROJECT_WORK[project.state] ?? 'project-complete', project, dueOn)),
      ...forAdvice.map((project) => item('project-advise', project, null)),
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

  /** Complete pre-scans to be established, and contests of criteria for a second person; each leads to its project. */
  private async ofPrescans(tx: Tx, actor: Actor): Promise<readonly WorkItem[]> {
    const complete = await this.prescans.toEstablish(tx, actor);
    const contested = await this.prescans.toJudge(tx, actor);
    return [
      ...complete.map(({ prescan, project }) => ({
        kind: 'prescan-establish' as const,
        id: project.id,
        label: project.number,
        about: project.question,
        since: prescan.recordedAt.toISOString(),
        dueOn: null,
      })),
      ...contested.map(({ contest, number }) => ({
        kind: 'contest-judge' as const,
        id: contest.projectId,
        label: number,
        about: contest.reason,
        since: contest.changedAt.toISOString(),
        dueOn: null,
      })),
    ];
  }
}

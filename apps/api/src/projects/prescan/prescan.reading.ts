// The pre-scan as pages show it: the answers, what is still open, what follows by the code, who contested what, what may be done next.
import { Inject, Injectable } from '@nestjs/common';
import { may, requireMay } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { type DecisionEntity, DecisionsService } from '../../decisions/index.js';
import { type NamedPerson, PeopleService } from '../../identity/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsRepository, type ProjectView } from '../projects.repository.js';
import { OPEN_PROJECT_STATES, type OpenQuestion, openQuestions } from './prescan.js';
import { type CriterionContestEntity, type PrescanEntity } from './prescan.entity.js';
import { registeredIn } from './prescan.facts.js';
import { PrescanRepository } from './prescan.repository.js';
import { PrescanScreening, type Screening } from './prescan.screening.js';

export const PRESCAN_COMMANDS = ['record', 'establish', 'contest'] as const;
export type PrescanCommand = (typeof PRESCAN_COMMANDS)[number];

/** What somebody said of it: who, when and why. */
export interface PrescanWord {
  readonly rationale: string;
  readonly person: NamedPerson | null;
  readonly at: Date;
}

export interface ContestView {
  readonly contest: CriterionContestEntity;
  readonly raiser: NamedPerson | null;
  readonly judgement: PrescanWord | null;
  readonly isOpenToActor: boolean;
}

/** A contest with the project that it is about. */
export interface ContestInMonth extends ContestView {
  readonly place: { readonly id: string; readonly number: string; readonly question: string | null };
}

export interface PrescanView {
  readonly project: ProjectView;
  readonly prescan: PrescanEntity | null;
  readonly recorder: NamedPerson | null;
  readonly establishment: PrescanWord | null;
  readonly open: readonly OpenQuestion[];
  readonly screening: Screening | null;
  readonly contests: readonly ContestView[];
  readonly actions: readonly PrescanCommand[];
}

@Injectable()
export class PrescanReading {
  constructor(
    @Inject(PrescanRepository) private readonly repository: PrescanRepository,
    @Inject(ProjectsRepository) private readonly projects: ProjectsRepository,
    @Inject(PrescanScreening) private readonly screening: PrescanScreening,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the pre-scan of a project as it stands; without answers where nothing was recorded. @throws NotFound (404) */
  async ofProject(actor: Actor, projectId: string): Promise<PrescanView> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const found = await this.projects.view(tx, actor.institutionId, projectId);
      const project = requireMay(actor, 'read', 'Prescan', found, ({ memberIds }) => ({ memberIds }));
      const prescan = await this.repository.latest(tx, actor.institutionId, projectId);
      const open = openIn(project, prescan);
      const screening = await this.screening.of(tx, actor, projectId);
      const said = prescan === null ? NOTHING_SAID : await this.saidOf(tx, actor, project, prescan);
      return { project, prescan, open, screening, ...said, actions: actionsOpenTo(actor, project, prescan) };
    });
  }

  /** Answers the contests of a month with their projects; the caller has checked that its reader may see all. */
  async inMonth(tx: Tx, actor: Actor, month: string): Promise<readonly ContestInMonth[]> {
    const found: ContestInMonth[] = [];
    for (const contest of await this.repository.inMonth(tx, actor.institutionId, month)) {
      const project = await this.projects.view(tx, actor.institutionId, contest.projectId);
      const [view] = project === null ? [] : await this.contestViews(tx, actor, project, [contest]);
      if (project !== null && view !== undefined) {
        const { id, number, question } = project.project;
        found.push({ ...view, place: { id, number, question } });
      }
    }
    return found;
  }

  private async saidOf(
    tx: Tx,
    actor: Actor,
    project: ProjectView,
    prescan: PrescanEntity,
  ): Promise<Pick<PrescanView, 'recorder' | 'establishment' | 'contests'>> {
    const [established] = await this.decisions.ofSubject(tx, actor.institutionId, 'prescan', prescan.id);
    const named = await this.people.named(tx, actor.institutionId, [
      prescan.recordedBy,
      ...(established === undefined ? [] : [established.decidedBy]),
    ]);
    return {
      recorder: named.get(prescan.recordedBy) ?? null,
      establishment: wordOf(established, named),
      contests: await this.contestViews(tx, actor, project, await this.repository.contestsOf(tx, prescan)),
    };
  }

  private async contestViews(
    tx: Tx,
    actor: Actor,
    project: ProjectView,
    contests: readonly CriterionContestEntity[],
  ): Promise<readonly ContestView[]> {
    const views: ContestView[] = [];
    for (const contest of contests) {
      const [judgement] = await this.decisions.ofSubject(tx, actor.institutionId, 'criterion-contest', contest.id);
      const people = [contest.raisedBy, ...(judgement === undefined ? [] : [judgement.decidedBy])];
      const named = await this.people.named(tx, actor.institutionId, people);
      views.push({
        contest,
        raiser: named.get(contest.raisedBy) ?? null,
        judgement: wordOf(judgement, named),
        isOpenToActor: isSecondPerson(actor, project, contest),
      });
    }
    return views;
  }
}

const NOTHING_SAID = { recorder: null, establishment: null, contests: [] } as const;

function wordOf(decision: DecisionEntity | undefined, named: ReadonlyMap<string, NamedPerson>): PrescanWord | null {
  return decision === undefined
    ? null
    : { rationale: decision.rationale, person: named.get(decision.decidedBy) ?? null, at: decision.decidedAt };
}

function openIn(view: ProjectView, prescan: PrescanEntity | null): readonly OpenQuestion[] {
  return openQuestions(prescan?.answers ?? null, prescan?.processes ?? [], registeredIn(view));
}

/** Tells whether somebody may judge a contest: not who raised it, nor who has a hand in the project. */
export function isSecondPerson(actor: Actor, { project, memberIds }: ProjectView, contest: CriterionContestEntity): boolean {
  return (
    contest.state === 'raised' &&
    OPEN_PROJECT_STATES.includes(project.state) &&
    may(actor, 'decide', 'Prescan', { memberIds }) &&
    ![contest.raisedBy, project.requesterId, ...memberIds].includes(actor.personId)
  );
}

/** What somebody may do with a pre-scan now. */
export function actionsOpenTo(actor: Actor, view: ProjectView, prescan: PrescanEntity | null): readonly PrescanCommand[] {
  const { project, memberIds } = view;
  if (!OPEN_PROJECT_STATES.includes(project.state)) {
    return [];
  }
  const isHand = [project.requesterId, ...memberIds].includes(actor.personId);
  const isReady = prescan !== null && prescan.establishedAt === null && openIn(view, prescan).length === 0;
  return PRESCAN_COMMANDS.filter((command) => {
    switch (command) {
      case 'record':
        return may(actor, 'change', 'Prescan', { memberIds });
      case 'establish':
        return isReady && !isHand && may(actor, 'confirm', 'Prescan', { memberIds });
      case 'contest':
        return prescan !== null && may(actor, 'create', 'Prescan', { memberIds });
    }
  });
}

// The pre-scan of a project: answered by members and privacy officer, established by a privacy officer who has no hand in the project.
// A criterion that follows from facts may be contested with a reason; it counts on until a second person upholds that.
import { Inject, Injectable } from '@nestjs/common';
import { type Action, requireMay } from '../../access/index.js';
import { Journal, type LogKind } from '../../audit-log/index.js';
import {
  type Actor,
  canonicalJson,
  Duplicate,
  type FieldFault,
  InvalidInput,
  type JsonObject,
  newId,
  NotFound,
  requireVersion,
  WrongState,
} from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsRepository, type ProjectView } from '../projects.repository.js';
import {
  type Criterion,
  OPEN_PROJECT_STATES,
  type OpenQuestion,
  openQuestions,
  type PrescanAnswers,
  type ProcessAnswers,
  type Tick,
} from './prescan.js';
import { type CriterionContestEntity, type PrescanEntity } from './prescan.entity.js';
import { registeredIn } from './prescan.facts.js';
import { handsOf } from '../hands.js';
import { PrescanJudgements } from './prescan.judgements.js';
import { PrescanRepository } from './prescan.repository.js';
import { ProjectRoutes } from '../routes/project-routes.service.js';
import { PrescanScreening } from './prescan.screening.js';

/** What is answered of a process, which is named by its code; its current version is meant. */
export type ProcessDraft = Omit<ProcessAnswers, 'processId' | 'versionId'> & { readonly code: string };

export interface PrescanDraft {
  readonly answers: PrescanAnswers;
  readonly processes: readonly ProcessDraft[];
}

export interface ContestJudgement {
  readonly outcome: 'upheld' | 'rejected';
  readonly rationale: string;
}

/** The entry in the log `decisions` that is the receipt of an act. */
export interface PrescanActed {
  readonly logEntryId: string;
}

/** What an entry tells of an act: facts, and words that it commits to. */
interface Told {
  readonly prescan: PrescanEntity;
  readonly facts?: Readonly<Record<string, string>>;
  readonly committed?: Readonly<Record<string, string>>;
}

@Injectable()
export class PrescanService {
  constructor(
    @Inject(PrescanRepository) private readonly repository: PrescanRepository,
    @Inject(ProjectsRepository) private readonly projects: ProjectsRepository,
    @Inject(PrescanScreening) private readonly screening: PrescanScreening,
    @Inject(PrescanJudgements) private readonly judgements: PrescanJudgements,
    @Inject(ProjectRoutes) private readonly routes: ProjectRoutes,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /**
   * Keeps a new version of the answers, which is not established yet; contests of the version before count no more.
   * @throws InvalidInput (400) for an unknown process and for what stands there twice; WrongState (409) once the project is
   * decided; StaleVersion (412).
   */
  async record(actor: Actor, projectId: string, draft: PrescanDraft, ifMatch: string | undefined): Promise<PrescanActed> {
    return this.journal.write(actor, async (tx) => {
      const view = await this.open(tx, actor, projectId, 'change');
      const before = await this.repository.latest(tx, actor.institutionId, projectId);
      requireVersion(ifMatch, before?.number ?? 0);
      const processes = processesOf(draft, view);
      const at = this.journal.now();
      const prescan: PrescanEntity = {
        id: newId(at),
        institutionId: actor.institutionId,
        projectId,
        number: (before?.number ?? 0) + 1,
        answers: draft.answers,
        processes,
        recordedBy: actor.personId,
        recordedAt: at,
        establishedAt: null,
      };
      await this.repository.insert(tx, prescan);
      await this.routes.settle(tx, view);
      const answers = canonicalJson({ answers: draft.answers, processes } as unknown as JsonObject);
      return this.log(tx, actor, 'prescan.recorded', { prescan, committed: { answers } });
    });
  }

  /**
   * Establishes the version that was seen, with on what this rests.
   * @throws TesterHasHand (403) to who has a hand in the project, or stands in for one who has; InvalidInput (400) naming the open questions; WrongState (409) when
   * nothing was recorded, it is established already, or the project is decided; StaleVersion (412).
   */
  async establish(actor: Actor, projectId: string, rationale: string, ifMatch: string | undefined): Promise<PrescanActed> {
    return this.journal.write(actor, async (tx) => {
      const view = await this.open(tx, actor, projectId, 'confirm');
      const deputyFor = await this.judgements.eyesOf(tx, actor, handsOf(view));
      const prescan = await this.newest(tx, actor, projectId);
      requireVersion(ifMatch, prescan.number);
      if (prescan.establishedAt !== null) {
        throw new WrongState('established');
      }
      const open = openQuestions(prescan.answers, prescan.processes, registeredIn(view));
      if (open.length > 0) {
        throw new InvalidInput(open.map((one) => ({ pointer: pointerOf(view, one), code: 'needed' })));
      }
      const { id } = await this.judgements.record(tx, actor, {
        kind: 'prescan-establishment',
        subjectKind: 'prescan',
        subjectId: prescan.id,
        outcome: 'established',
        rationale,
        deputyFor,
      });
      await this.repository.establish(tx, prescan, this.journal.now());
      return this.log(tx, actor, 'prescan.established', { prescan, facts: { decision_id: id } });
    });
  }

  /**
   * Contests a criterion that follows from the facts, with a reason; the tick stays, and counts until a second person upholds this.
   * @throws InvalidInput (400) for a criterion that does not follow; Duplicate (409) while it is contested already; WrongState (409).
   */
  async contest(actor: Actor, projectId: string, ask: { readonly criterion: Criterion; readonly reason: string }): Promise<PrescanActed> {
    return this.journal.write(actor, async (tx) => {
      await this.open(tx, actor, projectId, 'create');
      const prescan = await this.newest(tx, actor, projectId);
      const screening = await this.screening.of(tx, actor, projectId);
      if (screening?.because.some(({ criterion }) => criterion === ask.criterion) !== true) {
        throw new InvalidInput([{ pointer: '/criterion', code: 'notDerived' }]);
      }
      const others = await this.repository.contestsOf(tx, prescan);
      if (others.some(({ criterion, state }) => criterion === ask.criterion && state !== 'rejected')) {
        throw new Duplicate();
      }
      const at = this.journal.now();
      const contest: CriterionContestEntity = {
        id: newId(at),
        institutionId: actor.institutionId,
        projectId,
        prescanId: prescan.id,
        ...ask,
        state: 'raised',
        raisedBy: actor.personId,
        raisedAt: at,
        changedAt: at,
        version: 1,
      };
      await this.repository.insertContest(tx, contest);
      return this.log(tx, actor, 'prescan.contested', { prescan, facts: contestFacts(contest), committed: { reason: ask.reason } });
    });
  }

  /**
   * Records what a second person says of a contest; upheld, the criterion counts no more under this version of the answers.
   * @throws TesterHasHand (403) to who raised it or has a hand in the project, or stands in for one who did or has; WrongState (409) when it is judged or the answers have
   * changed since; StaleVersion (412).
   */
  async judge(
    actor: Actor,
    address: { readonly projectId: string; readonly id: string; readonly ifMatch: string | undefined },
    judged: ContestJudgement,
  ): Promise<PrescanActed> {
    const { projectId, id, ifMatch } = address;
    return this.journal.write(actor, async (tx) => {
      const view = await this.open(tx, actor, projectId, 'decide');
      const contest = await this.repository.lockedContest(tx, actor.institutionId, { projectId, id });
      if (contest === null) {
        throw new NotFound();
      }
      requireVersion(ifMatch, contest.version);
      const prescan = await this.newest(tx, actor, projectId);
      if (contest.state !== 'raised' || contest.prescanId !== prescan.id) {
        throw new WrongState(contest.state === 'raised' ? 'lapsed' : contest.state);
      }
      const deputyFor = await this.judgements.eyesOf(tx, actor, [contest.raisedBy, ...handsOf(view)]);
      const decision = await this.judgements.record(tx, actor, {
        kind: 'contest-decision',
        subjectKind: 'criterion-contest',
        subjectId: id,
        ...judged,
        deputyFor,
      });
      const moved = await this.repository.saveContest(tx, contest, { state: judged.outcome, changedAt: this.journal.now() });
      const facts = { ...contestFacts(moved), decision_id: decision.id };
      return this.log(tx, actor, `prescan.contest-${judged.outcome}`, { prescan, facts });
    });
  }

  /** Answers the project whose pre-scan somebody may change so, locked. @throws NotFound (404), Forbidden (403), WrongState (409) */
  private async open(tx: Tx, actor: Actor, projectId: string, right: Action): Promise<ProjectView> {
    const found = await this.projects.view(tx, actor.institutionId, projectId, 'update');
    const view = requireMay(actor, right, 'Prescan', found, ({ memberIds }) => ({ memberIds }));
    if (!OPEN_PROJECT_STATES.includes(view.project.state)) {
      throw new WrongState(view.project.state);
    }
    return view;
  }

  private async newest(tx: Tx, actor: Actor, projectId: string): Promise<PrescanEntity> {
    const prescan = await this.repository.latest(tx, actor.institutionId, projectId);
    if (prescan === null) {
      throw new WrongState('none');
    }
    return prescan;
  }

  private async log(tx: Tx, actor: Actor, kind: LogKind, { prescan, facts = {}, committed = {} }: Told): Promise<PrescanActed> {
    const { entryId } = await this.journal.append(tx, actor, {
      log: 'decisions',
      kind,
      facts: { project_id: prescan.projectId, prescan_id: prescan.id, number: prescan.number, ...facts },
      commitments: { actor: actor.personId, ...committed },
    });
    return { logEntryId: entryId };
  }
}

function contestFacts({ id, criterion }: CriterionContestEntity): Readonly<Record<string, string>> {
  return { contest_id: id, criterion };
}

/** Answers what was answered of each process in its current version. @throws InvalidInput (400) */
function processesOf({ answers, processes }: PrescanDraft, view: ProjectView): readonly ProcessAnswers[] {
  const faults: FieldFault[] = [
    ...twice(
      processes.map(({ code }) => code),
      (at) => `/processes/${at}/code`,
    ),
    ...(['ordinaryKinds', 'specialKinds', 'sensitiveKinds', 'subjectKinds'] as const).flatMap((list) =>
      twice(answers[list] ?? [], (at) => `/${list}/${at}`),
    ),
    ...processes.flatMap(({ modality }, at) => twice(modality ?? [], (kind) => `/processes/${at}/modality/${kind}`)),
    ...(['criteria', 'apItems', 'article353'] as const).flatMap((list) => ticksTwice(answers[list], list)),
  ];
  const found = processes.flatMap(({ code, ...given }, at): readonly ProcessAnswers[] => {
    const known = view.processes.find(({ process }) => process.code === code);
    if (known === undefined) {
      faults.push({ pointer: `/processes/${at}/code`, code: 'unknown' });
      return [];
    }
    return [{ processId: known.process.id, versionId: known.version.id, ...given }];
  });
  if (faults.length > 0) {
    throw new InvalidInput(faults);
  }
  return found;
}

function ticksTwice(ticks: readonly Tick[] | null, list: string): readonly FieldFault[] {
  return twice(
    (ticks ?? []).map(({ code }) => code),
    (at) => `/${list}/${at}/code`,
  );
}

function twice(codes: readonly string[], pointer: (at: number) => string): readonly FieldFault[] {
  return codes.flatMap((code, at) => (codes.indexOf(code) < at ? [{ pointer: pointer(at), code: 'twice' }] : []));
}

function pointerOf({ processes }: ProjectView, { question, processId }: OpenQuestion): string {
  const code = processes.find(({ process }) => process.id === processId)?.process.code;
  return code === undefined ? `/${question}` : `/processes/${code}/${question}`;
}

// What the gates need to know about a project: codes, flags and days; no words of people.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Json, type JsonObject } from '../common/index.js';
import { type FactRequest, type FactSheet, Gate, type GateId } from '../gate/index.js';
import { InstitutionProfiles, type MandateStanding, overlap } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { type AdviceAnswer } from './advices/advice.js';
import { ProjectAdvices } from './advices/project-advices.service.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { PrescanFacts, type PrescanSheet } from './prescan/prescan.facts.js';
import { ProcessFacts } from './process.facts.js';
import { handsOf, personsOf } from './hands.js';
import { type ProjectTest } from './project.acts.js';
import { type ProcessView, ProjectsRepository, type ProjectView } from './projects.repository.js';

/** The gates at which the code looks at the pre-scan. */
const PRESCANNED: readonly GateId[] = ['G1', 'G2', 'G5'];
const NO_PRESCAN: PrescanSheet = { project: {}, processes: new Map(), version: '' };

@Injectable()
export class ProjectFacts implements OnModuleInit {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(ProcessFacts) private readonly processes: ProcessFacts,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
    @Inject(PrescanFacts) private readonly prescans: PrescanFacts,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('project', (tx, subject, request) => this.ofProject(tx, subject.id, request));
    this.gate.registerFacts('project-decision', (_, subject, request) =>
      Promise.resolve({
        facts: { decision: request.said['decision'] ?? null },
        version: 'said',
        related: [{ kind: 'project', id: subject.id }],
      }),
    );
  }

  /** Facts about a project with all its processes, or with the one version that a command names in `process_version`. */
  private async ofProject(tx: Tx, id: string, { gate, actor, said }: FactRequest): Promise<FactSheet> {
    const { institutionId } = actor;
    const view = await this.repository.view(tx, institutionId, id);
    if (view === null) {
      return { facts: {}, version: 'none' };
    }
    const today = await this.profiles.today(tx, institutionId);
    const views = await this.viewsOf(tx, institutionId, view, said['process_version']);
    const prescan = PRESCANNED.includes(gate) ? await this.prescans.of(tx, view) : NO_PRESCAN;
    const processes: Json[] = [];
    for (const { process, version } of views) {
      const registered = await this.processes.of(tx, institutionId, { processId: process.id, version, today });
      processes.push({ ...registered, ...prescan.processes.get(version.id) });
    }
    const advices = await this.advices.factsOf(tx, institutionId, id);
    return {
      version: `${view.project.version}${prescan.version}`,
      unit: view.project.unit,
      facts: { project: { ...projectFacts(view, views), ...prescan.project }, processes, advices, ...reviewFacts(gate) },
    };
  }

  private async viewsOf(tx: Tx, institutionId: string, view: ProjectView, versionId: Json | undefined): Promise<readonly ProcessView[]> {
    if (typeof versionId !== 'string') {
      return view.processes;
    }
    const version = await this.repository.version(tx, institutionId, versionId);
    const process = view.processes.find((candidate) => candidate.process.id === version?.processId)?.process;
    return version === null || process === undefined ? [] : [{ process, version }];
  }
}

/** What a review is about: the platform reviews projects that go on; renewing and closing have no command yet. */
function reviewFacts(gate: GateId): JsonObject {
  return gate === 'G5' ? { review: { about: 'running' } } : {};
}

/** The facts of a decision that somebody is about to take: four eyes hold for who tests, for who decides and for whom each stands in. */
export function decisionFacts(
  view: ProjectView,
  decider: {
    readonly personId: string;
    readonly standing: MandateStanding;
    readonly outcome: string;
    readonly answers: readonly AdviceAnswer[];
  },
  test: ProjectTest | null,
): JsonObject {
  const hands = personsOf({ decidedBy: decider.personId, deputyFor: decider.standing.deputyFor });
  const testers = test === null ? [] : personsOf(test);
  return {
    outcome: decider.outcome,
    answered_advices: decider.answers.map(({ about }) => about),
    decider_is_requester: hands.includes(view.project.requesterId),
    decider_is_preparer: hands.some((hand) => view.memberIds.includes(hand)),
    decider_is_tester: overlap(hands, testers),
    tester_is_preparer: overlap(testers, handsOf(view)),
    mandate: { held: decider.standing.held, in_force: decider.standing.inForce, covers_route: decider.standing.coversRoute },
    test: { done: test !== null, positive: test === null ? null : test.outcome === 'positive' },
  };
}

function projectFacts({ project }: ProjectView, views: readonly ProcessView[]): JsonObject {
  const chosen = views.map(({ version }) => version.recordedAt.toISOString()).sort();
  return {
    id: project.id,
    route: project.route,
    legacy: false,
    stated: {
      problem: project.problem !== null,
      question: project.question !== null,
      beneficiary: project.beneficiary !== null,
      result: project.resultSought !== null,
      plan: project.plan !== null,
    },
    question_saved_at: project.questionSavedAt?.toISOString() ?? null,
    data_chosen_at: chosen[0] ?? null,
    goal: project.goal,
    record: recordFacts(project, views),
    ends_on: project.endsOn,
  };
}

/** Which parts of the record of processing are there. @see GDPR Art. 30(1)(a)-(g) */
function recordFacts(project: ProjectEntity, views: readonly ProcessView[]): JsonObject {
  return {
    controller: project.controller !== null,
    purposes: views.length > 0 && views.every(({ version }) => version.purposeId !== null),
    subject_categories: project.subjectCategories.length > 0,
    data_categories: project.dataCategories.length > 0,
    recipients: project.recipients !== null,
    transfers: project.transfers !== null,
    retention: project.retentionMonths !== null,
    retention_owner: project.retentionOwner !== null,
    measures: project.measures.length > 0,
  };
}

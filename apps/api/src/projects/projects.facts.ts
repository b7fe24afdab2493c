// What the gates need to know about a project: codes, flags and days; no words of people.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, addMonths, type Day, type Json, type JsonObject } from '../common/index.js';
import { type DatasetVersionView, DatasetsService, storeFacts } from '../datasets/index.js';
import { type FactSheet, Gate } from '../gate/index.js';
import { InstitutionProfiles, type MandateStanding } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { type AdviceAnswer } from './advices/advice.js';
import { ProjectAdvices } from './advices/project-advices.service.js';
import { type ProcessVersionEntity } from './entities/process.entity.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { type ProcessView, ProjectsRepository, type ProjectView } from './projects.repository.js';
import { PurposesService } from './purposes/purposes.service.js';

@Injectable()
export class ProjectFacts implements OnModuleInit {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(ProjectAdvices) private readonly advices: ProjectAdvices,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('project', (tx, subject, request) => this.ofProject(tx, request.actor, subject.id, request.said));
    this.gate.registerFacts('project-decision', (_, subject, request) =>
      Promise.resolve({
        facts: { decision: request.said['decision'] ?? null },
        version: 'said',
        related: [{ kind: 'project', id: subject.id }],
      }),
    );
  }

  /** Facts about a project with all its processes, or with the one version that a command names in `process_version`. */
  private async ofProject(tx: Tx, actor: Actor, id: string, said: JsonObject): Promise<FactSheet> {
    const { institutionId } = actor;
    const view = await this.repository.view(tx, institutionId, id);
    if (view === null) {
      return { facts: {}, version: 'none' };
    }
    const today = await this.profiles.today(tx, institutionId);
    const views = await this.viewsOf(tx, institutionId, view, said['process_version']);
    const processes: Json[] = [];
    for (const { process, version } of views) {
      processes.push(await this.processFacts(tx, institutionId, { processId: process.id, version, today }));
    }
    const advices = await this.advices.factsOf(tx, institutionId, id);
    return { version: String(view.project.version), facts: { project: projectFacts(view, views), processes, advices } };
  }

  private async viewsOf(tx: Tx, institutionId: string, view: ProjectView, versionId: Json | undefined): Promise<readonly ProcessView[]> {
    if (typeof versionId !== 'string') {
      return view.processes;
    }
    const version = await this.repository.version(tx, institutionId, versionId);
    const process = view.processes.find((candidate) => candidate.process.id === version?.processId)?.process;
    return version === null || process === undefined ? [] : [{ process, version }];
  }

  private async processFacts(
    tx: Tx,
    institutionId: string,
    { processId, version, today }: { readonly processId: string; readonly version: ProcessVersionEntity; readonly today: Day },
  ): Promise<JsonObject> {
    const purpose = version.purposeId === null ? null : await this.purposes.byId(tx, institutionId, version.purposeId);
    const dataset = await this.datasets.byId(tx, institutionId, version.datasetId);
    const data =
      dataset === null || dataset.currentVersionId === null
        ? null
        : await this.datasets.version(tx, institutionId, dataset.currentVersionId);
    return {
      id: processId,
      version: version.id,
      purpose: purpose?.code ?? null,
      dataset: dataset?.code ?? null,
      source_systems: dataset === null ? null : [dataset.sourceSystem],
      activity: version.activity,
      use_types: version.useTypes,
      basis: version.bases.length === 1 ? (version.bases[0] ?? null) : null,
      bases_stated: version.bases.length,
      statute_cited: version.statute !== null,
      public_task: version.publicTask,
      participation_choice: version.participationChoice,
      model: modelFacts(version),
      store: data === null ? null : storeFacts(),
      level: version.level,
      analytics: version.analytics,
      facing: version.facing,
      fields: version.fields.map((field) => ({
        field: field.field,
        needed_for_stated: field.neededFor !== null,
        form: field.form,
        ...classOf(data, field.field),
      })),
      retention:
        version.retentionMonths === null
          ? null
          : { months: version.retentionMonths, cutoff_on: addMonths(today, -version.retentionMonths) },
    };
  }
}

/** The facts of a decision that somebody is about to take: four eyes hold for the test, for the decider and for whom one stands in. */
export function decisionFacts(
  view: ProjectView,
  decider: {
    readonly personId: string;
    readonly standing: MandateStanding;
    readonly outcome: string;
    readonly answers: readonly AdviceAnswer[];
  },
  test: { readonly decidedBy: string; readonly outcome: string } | null,
): JsonObject {
  const hands = [decider.personId, ...(decider.standing.deputyFor === null ? [] : [decider.standing.deputyFor])];
  return {
    outcome: decider.outcome,
    answered_advices: decider.answers.map(({ about }) => about),
    decider_is_requester: hands.includes(view.project.requesterId),
    decider_is_preparer: hands.some((hand) => view.memberIds.includes(hand)),
    decider_is_tester: test !== null && hands.includes(test.decidedBy),
    tester_is_preparer: test !== null && [view.project.requesterId, ...view.memberIds].includes(test.decidedBy),
    mandate: { held: decider.standing.held, in_force: decider.standing.inForce, covers_route: decider.standing.coversRoute },
    test: { done: test !== null, positive: test === null ? null : test.outcome === 'positive' },
  };
}

/** What is said of the model of a process; null where there is none. @see AI Act Art. 3(39), Art. 5(1)(f) */
function modelFacts({ analytics, infersEmotion, fromBiometrics, medicalOrSafety }: ProcessVersionEntity): JsonObject | null {
  const isModelled = analytics === 'predictive' || analytics === 'prescriptive' || infersEmotion === true;
  return isModelled ? { infers_emotion: infersEmotion, from_biometrics: fromBiometrics, medical_or_safety: medicalOrSafety } : null;
}

function classOf(data: DatasetVersionView | null, code: string): JsonObject {
  const found = data?.fields.find((field) => field.code === code);
  return { classification: found?.classification ?? null, national_identifier: found?.nationalIdentifier ?? false };
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

// The steps that acts on projects share: pass the gate, record the judgement, move the state, with their log entries.
import { Inject, Injectable } from '@nestjs/common';
import { Journal, type LogKind } from '../audit-log/index.js';
import { type Actor, newId, type Role } from '../common/index.js';
import { type DecisionEntity, DecisionsService, type RecordedDecision } from '../decisions/index.js';
import { type Answer, Gate } from '../gate/index.js';
import { PeopleService } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ProjectEntity } from './entities/project.entity.js';
import { type ProjectState } from './project.states.js';
import { adviceOf } from './advices/advice.js';
import { handsOf, personsOf } from './hands.js';
import { ProjectWatchers } from './project.watchers.js';
import { ProjectsRepository, type ProjectView } from './projects.repository.js';

export interface Acted {
  readonly view: ProjectView;
  readonly answer: Answer | null;
  /** Entry in the log `decisions`; its index is known once sequenced. */
  readonly logEntryId: string;
}

/** A test of a project, by whom and for whom they stood in. */
export interface ProjectTest {
  readonly decidedBy: string;
  readonly deputyFor: string | null;
  readonly outcome: string;
}

interface Move {
  readonly to: Exclude<ProjectState, 'draft'>;
  readonly reason: string | null;
  readonly decision: RecordedDecision | null;
  readonly verdictId: string | null;
}

@Injectable()
export class ProjectActs {
  constructor(
    @Inject(Gate) private readonly gate: Gate,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(ProjectWatchers) private readonly watchers: ProjectWatchers,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Asks a gate and keeps its verdict; a refusal keeps verdict and entry, and nothing else. @throws GateRefusal */
  async pass(
    tx: Tx,
    actor: Actor,
    ask: {
      readonly gate: 'G1' | 'G2';
      readonly subject: { readonly kind: string; readonly id: string };
      readonly said: Parameters<Gate['ask']>[3]['said'];
    },
  ): Promise<{ readonly answer: Answer; readonly verdictId: string | null }> {
    const answer = await this.gate.ask(ask.gate, ask.subject, tx, { actor, ...(ask.said === undefined ? {} : { said: ask.said }) });
    const verdictId = await this.gate.record(answer, tx);
    const refusal = this.gate.refusalOf(answer, verdictId);
    if (refusal !== null) {
      await this.log(tx, actor, 'project.refused', {
        project_id: ask.subject.id,
        gate: ask.gate,
        verdict_id: verdictId,
        outcome: answer.decided.outcome,
      });
      throw refusal;
    }
    return { answer, verdictId };
  }

  async decide(tx: Tx, actor: Actor, draft: Omit<Parameters<DecisionsService['record']>[2], 'subjectKind'>): Promise<RecordedDecision> {
    return this.decisions.record(tx, actor, { ...draft, subjectKind: 'project' });
  }

  /** Answers for whom somebody stands in who judges a project in one of these roles, or null. */
  async standsInFor(tx: Tx, actor: Actor, roles: readonly Role[], view: ProjectView): Promise<string | null> {
    return this.people.standsInFor(tx, actor, roles, handsOf(view));
  }

  /** Tells that a judgement was recorded which leaves the state as it is; the version moves, for the facts have. */
  async stay(tx: Tx, view: ProjectView, decision: RecordedDecision): Promise<Acted> {
    const project = await this.repository.save(tx, view.project, { changedAt: this.journal.now() });
    return { view: { ...view, project }, answer: null, logEntryId: decision.logEntryId };
  }

  /** Answers who advised since the project was last submitted, and for whom they stood in. */
  async advisersOf(tx: Tx, actor: Actor, projectId: string): Promise<readonly string[]> {
    const judgements = await this.judgedOf(tx, actor, projectId);
    return judgements.filter(({ kind }) => adviceOf(kind) !== null).flatMap(personsOf);
  }

  /** Answers the newest test since the project was last submitted, or null. */
  async testOf(tx: Tx, actor: Actor, projectId: string): Promise<ProjectTest | null> {
    const judgements = await this.judgedOf(tx, actor, projectId);
    return judgements.filter((item) => item.kind === 'project-test').at(-1) ?? null;
  }

  async approve(tx: Tx, view: ProjectView, ask: { readonly decisionId: string; readonly endsOn: string }): Promise<void> {
    const approvedAt = this.journal.now();
    for (const { process, version } of view.processes) {
      await this.repository.insertApproval(tx, {
        id: newId(approvedAt),
        institutionId: view.project.institutionId,
        projectId: view.project.id,
        processId: process.id,
        processVersionId: version.id,
        decisionId: ask.decisionId,
        endsOn: ask.endsOn,
        approvedAt,
        endedAt: null,
      });
    }
  }

  async move(tx: Tx, actor: Actor, view: ProjectView, move: Move, answer: Answer | null): Promise<Acted> {
    const at = this.journal.now();
    const from = view.project.state;
    await this.watchers.tell(tx, actor, { projectId: view.project.id, from, to: move.to });
    const submitted = move.to === 'submitted' ? { submittedVersion: view.project.version + 1 } : {};
    const project: ProjectEntity = await this.repository.save(tx, view.project, { state: move.to, changedAt: at, ...submitted });
    if (move.to === 'withdrawn') {
      await this.repository.endApprovals(tx, project.institutionId, project.id, at);
    }
    const { entryId } = await this.log(tx, actor, `project.${move.to}`, {
      project_id: project.id,
      project_version: project.version,
      process_version_ids: view.processes.map(({ version }) => version.id),
      decision_id: move.decision?.id ?? null,
      verdict_id: move.verdictId,
    });
    await this.repository.insertTransition(tx, {
      id: newId(at),
      institutionId: project.institutionId,
      projectId: project.id,
      fromState: from,
      toState: move.to,
      byId: actor.personId,
      at,
      reason: move.reason,
      decisionId: move.decision?.id ?? null,
      logEntryId: entryId,
    });
    return { view: { ...view, project }, answer, logEntryId: entryId };
  }

  /** Answers the judgements on a project since it was last submitted, oldest first. */
  private async judgedOf(tx: Tx, actor: Actor, projectId: string): Promise<readonly DecisionEntity[]> {
    const submittedAt = await this.repository.submittedAt(tx, actor.institutionId, projectId);
    const judgements = await this.decisions.ofSubject(tx, actor.institutionId, 'project', projectId);
    return judgements.filter(({ decidedAt }) => submittedAt !== null && decidedAt >= submittedAt);
  }

  private async log(
    tx: Tx,
    actor: Actor,
    kind: LogKind,
    facts: Readonly<Record<string, string | number | null | readonly string[]>>,
  ): Promise<{ readonly entryId: string }> {
    return this.journal.append(tx, actor, {
      log: 'decisions',
      kind,
      facts: { ...facts },
      commitments: { actor: actor.personId },
    });
  }
}

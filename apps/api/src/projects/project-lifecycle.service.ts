// The life of a project: submitted by its member, tested by the privacy officer, decided by the mandate holder.
// Two acts by two people; nobody decides what they asked for, prepared or tested (the gate judges that).
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Day, type Role } from '../common/index.js';
import { InstitutionProfiles, MandatesService, type MandateStanding, overlap } from '../identity/index.js';
import { Transactions, type Tx } from '../platform/database/index.js';
import { type AdviceAnswer, adviceKind, type AdviceSubject, answerKind } from './advices/advice.js';
import { type ProjectTransitionEntity } from './entities/project.entity.js';
import { AdviserHasHand, DeciderHasHand } from './four-eyes.errors.js';
import { handsOf, personsOf } from './hands.js';
import { type Acted, ProjectActs } from './project.acts.js';
import { decisionFacts } from './projects.facts.js';
import { ProjectsRepository, type ProjectView } from './projects.repository.js';
import { ProjectsService, type ReadProject } from './projects.service.js';

/** The decision on a project, with the answers to advice that is not followed. */
export interface ProjectJudgement {
  readonly outcome: 'approved' | 'rejected';
  readonly rationale: string;
  readonly answers: readonly AdviceAnswer[];
}

const TESTERS: readonly Role[] = ['privacy-officer'];
const DECIDERS: readonly Role[] = ['board-member', 'mandate-holder'];

@Injectable()
export class ProjectLifecycle {
  constructor(
    @Inject(ProjectsService) private readonly projects: ProjectsService,
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(ProjectActs) private readonly acts: ProjectActs,
    @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /** Submits a draft at gate G1. @throws GateRefusal (403, 409) with the findings; WrongState (409). */
  async submit(actor: Actor, id: string): Promise<Acted> {
    return this.transactions.write(actor, async (tx) => {
      const view = await this.projects.forCommand(tx, actor, id, 'submit');
      const { answer, verdictId } = await this.acts.pass(tx, actor, { gate: 'G1', subject: { kind: 'project', id }, said: {} });
      return this.acts.move(tx, actor, view, { to: 'submitted', reason: null, decision: null, verdictId }, answer);
    });
  }

  /** Records the privacy officer's test. @throws WrongState (409); PreconditionRequired (428), StaleVersion (412) */
  async test(
    actor: Actor,
    read: ReadProject,
    test: { readonly outcome: 'positive' | 'negative'; readonly rationale: string },
  ): Promise<Acted> {
    return this.transactions.write(actor, async (tx) => {
      const view = await this.projects.forJudgement(tx, actor, read, 'test');
      const deputyFor = await this.acts.standsInFor(tx, actor, TESTERS, view);
      const decision = await this.acts.decide(tx, actor, { kind: 'project-test', subjectId: read.id, ...test, deputyFor });
      return this.acts.move(tx, actor, view, { to: 'tested', reason: test.rationale, decision, verdictId: null }, null);
    });
  }

  /**
   * Records the FG's advice; it stops nothing by itself, and a negative one is to be answered.
   * @throws AdviserHasHand (403), WrongState (409); PreconditionRequired (428), StaleVersion (412)
   */
  async advise(
    actor: Actor,
    read: ReadProject,
    advice: { readonly about: AdviceSubject; readonly outcome: 'positive' | 'negative'; readonly rationale: string },
  ): Promise<Acted> {
    return this.transactions.write(actor, async (tx) => {
      const view = await this.projects.forJudgement(tx, actor, read, 'advise');
      const { about, ...judged } = advice;
      const deputyFor = await this.acts.standsInFor(tx, actor, ['fg'], view);
      if (overlap(personsOf({ decidedBy: actor.personId, deputyFor }), handsOf(view))) {
        throw new AdviserHasHand();
      }
      const decision = await this.acts.decide(tx, actor, { kind: adviceKind('fg', about), subjectId: read.id, ...judged, deputyFor });
      return this.acts.stay(tx, view, decision);
    });
  }

  /** Returns a project for completion, with a reason. @throws WrongState (409) */
  async return(actor: Actor, id: string, reason: string): Promise<Acted> {
    return this.transactions.write(actor, async (tx) => {
      const view = await this.projects.forCommand(tx, actor, id, 'return');
      const deputyFor = await this.acts.standsInFor(tx, actor, actor.roles.includes('privacy-officer') ? TESTERS : DECIDERS, view);
      const judged = { kind: 'project-return', subjectId: id, outcome: 'returned', rationale: reason, deputyFor };
      const decision = await this.acts.decide(tx, actor, judged);
      return this.acts.move(tx, actor, view, { to: 'returned', reason, decision, verdictId: null }, null);
    });
  }

  /** Withdraws a project before its first delivery. @throws WrongState (409) */
  async withdraw(actor: Actor, id: string, reason: string): Promise<Acted> {
    return this.transactions.write(actor, async (tx) => {
      const view = await this.projects.forCommand(tx, actor, id, 'withdraw');
      return this.acts.move(tx, actor, view, { to: 'withdrawn', reason, decision: null, verdictId: null }, null);
    });
  }

  /**
   * Records the mandate holder's decision at gate G2; an approval takes the current version of each process.
   * @throws GateRefusal (403, 409) when the decision may not be taken, or not yet, or not by this person; DeciderHasHand (403);
   * PreconditionRequired (428), StaleVersion (412) for another submission than was read.
   */
  async decide(actor: Actor, read: ReadProject, { answers, ...taken }: ProjectJudgement): Promise<Acted> {
    return this.transactions.write(actor, async (tx) => {
      const view = await this.projects.forJudgement(tx, actor, read, 'decide');
      const { id } = view.project;
      const { day, standing, question } = await this.decisionOn(tx, actor, view, { outcome: taken.outcome, answers });
      await this.forbidAdvisers(tx, actor, view, standing);
      const { answer, verdictId } = await this.acts.pass(tx, actor, question);
      const decision = await this.acts.decide(tx, actor, {
        kind: 'project-decision',
        subjectId: id,
        ...taken,
        mandateId: standing.mandateId,
        deputyFor: standing.deputyFor,
        verdictId,
      });
      for (const { about, reason } of answers) {
        await this.acts.decide(tx, actor, {
          kind: answerKind('fg', about),
          subjectId: id,
          outcome: 'answered',
          rationale: reason,
          deputyFor: standing.deputyFor,
          verdictId,
        });
      }
      if (taken.outcome === 'approved') {
        await this.acts.approve(tx, view, { decisionId: decision.id, endsOn: view.project.endsOn ?? day });
      }
      return this.acts.move(tx, actor, view, { to: taken.outcome, reason: taken.rationale, decision, verdictId }, answer);
    });
  }

  /** Answers what gate G2 is asked when this person decides so, and under which mandate. Reads only. */
  async decisionOn(
    tx: Tx,
    actor: Actor,
    view: ProjectView,
    judged: Pick<ProjectJudgement, 'outcome' | 'answers'>,
  ): Promise<{ readonly day: Day; readonly standing: MandateStanding; readonly question: Parameters<ProjectActs['pass']>[2] }> {
    const day = await this.profiles.today(tx, actor.institutionId);
    const { id, route } = view.project;
    const standing = await this.mandates.standingOf(tx, actor.institutionId, actor.personId, { route, day });
    const facts = decisionFacts(view, { personId: actor.personId, standing, ...judged }, await this.acts.testOf(tx, actor, id));
    return { day, standing, question: { gate: 'G2', subject: { kind: 'project-decision', id }, said: { decision: facts } } };
  }

  /** Who advised on a project does not decide on it, nor for whom they stood in. @throws DeciderHasHand (403) */
  private async forbidAdvisers(tx: Tx, actor: Actor, { project }: ProjectView, { deputyFor }: MandateStanding): Promise<void> {
    const advisers = await this.acts.advisersOf(tx, actor, project.id);
    if (overlap(personsOf({ decidedBy: actor.personId, deputyFor }), advisers)) {
      throw new DeciderHasHand();
    }
  }

  /** Answers the history of a project: who, from what, to what, when, why, with the receipt of each step. */
  async history(actor: Actor, id: string): Promise<readonly ProjectTransitionEntity[]> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      await this.projects.readable(tx, actor, id);
      return this.repository.transitions(tx, actor.institutionId, id);
    });
  }
}

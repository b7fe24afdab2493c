// The advice given on a project since it was last submitted: an earlier one was about something else.
import { Inject, Injectable } from '@nestjs/common';
import { type Json } from '../../common/index.js';
import { DecisionsService } from '../../decisions/index.js';
import { type Tx } from '../../platform/database/index.js';
import { ProjectsRepository } from '../projects.repository.js';
import { type AdviceParty, type AdviceSubject, adviceOf, answerKind } from './advice.js';

/** One advice as it was given; the one that comes last on a subject counts. */
export interface GivenAdvice {
  readonly by: AdviceParty;
  readonly about: AdviceSubject;
  readonly outcome: string;
  readonly rationale: string;
  readonly givenBy: string;
  readonly givenAt: Date;
  /** The decider wrote down why it is not followed. */
  readonly isAnswered: boolean;
}

@Injectable()
export class ProjectAdvices {
  constructor(
    @Inject(ProjectsRepository) private readonly repository: ProjectsRepository,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
  ) {}

  /** Answers the advice on a project as it stands, oldest first; the caller has checked that its reader may see the project. */
  async of(tx: Tx, institutionId: string, projectId: string): Promise<readonly GivenAdvice[]> {
    const submittedAt = await this.repository.submittedAt(tx, institutionId, projectId);
    if (submittedAt === null) {
      return [];
    }
    const judgements = await this.decisions.ofSubject(tx, institutionId, 'project', projectId);
    return judgements.flatMap(({ kind, outcome, rationale, decidedBy, decidedAt }) => {
      const advice = adviceOf(kind);
      if (advice === null || decidedAt < submittedAt) {
        return [];
      }
      const answer = answerKind(advice.by, advice.about);
      const isAnswered = judgements.some((later) => later.kind === answer && later.decidedAt >= decidedAt);
      return [{ ...advice, outcome, rationale, givenBy: decidedBy, givenAt: decidedAt, isAnswered }];
    });
  }

  /** Answers the member `advices` of the policy's input: codes, no words. What is given on one project has no term of its own. */
  async factsOf(tx: Tx, institutionId: string, projectId: string): Promise<Json[]> {
    const given = await this.of(tx, institutionId, projectId);
    return given.map(({ by, about, outcome, isAnswered }) => ({ by, about, outcome, expired: false, answered: isAnswered }));
  }
}

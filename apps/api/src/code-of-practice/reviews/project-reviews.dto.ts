// What the review of a running project answers.
import { type Outcome } from '../../gate/index.js';
import { Answered } from '../../platform/http/index.js';
import { FindingDto } from '../../projects/index.js';
import { CODE_STATES, type CodeState } from '../versions/code-version.states.js';
import { type CodeVersionEntity } from '../versions/code-version.entity.js';
import { type ProjectReview } from './project-reviews.service.js';

export class ReviewedCodeDto {
  @Answered({ description: 'Id of the version.' }) readonly id: string;
  @Answered({ description: 'Label.', example: '2027.1' }) readonly label: string;
  @Answered({ description: 'State.', values: CODE_STATES }) readonly state: CodeState;
  @Answered({ description: 'First day on which it holds.', nullable: true }) readonly effectiveOn: string | null;

  constructor({ id, version, state, effectiveOn }: CodeVersionEntity) {
    this.id = id;
    this.label = version;
    this.state = state;
    this.effectiveOn = effectiveOn;
  }
}

export class ProjectReviewDto {
  @Answered({
    description: 'The version under which the project was approved; null when none is kept.',
    type: ReviewedCodeDto,
    nullable: true,
  })
  readonly approvedUnder: ReviewedCodeDto | null;
  @Answered({ description: 'The version in force; null when every version is retired.', type: ReviewedCodeDto, nullable: true })
  readonly inForce: ReviewedCodeDto | null;
  @Answered({
    description: 'Whether a newer version than that of the approval is in force; null when nobody knows.',
    type: Boolean,
    nullable: true,
  })
  readonly isNewerInForce: boolean | null;
  @Answered({ description: 'Outcome at gate G5; it informs, and stops nothing.', values: ['deny', 'hold', 'oblige', 'warn', 'permit'] })
  readonly outcome: Outcome;
  @Answered({ description: 'What the code says of the project today.', type: FindingDto, isArray: true })
  readonly findings: readonly FindingDto[];

  constructor({ under, outcome, findings }: ProjectReview) {
    this.approvedUnder = under.approvedUnder === null ? null : new ReviewedCodeDto(under.approvedUnder);
    this.inForce = under.inForce === null ? null : new ReviewedCodeDto(under.inForce);
    this.isNewerInForce = under.isNewerInForce;
    this.outcome = outcome;
    this.findings = findings;
  }
}

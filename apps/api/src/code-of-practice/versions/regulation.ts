// The norms of a version against the institution's own regulation on personal data, looked over every year with a council. Pure.
import { addMonths, type Day, type FieldFault } from '../../common/index.js';
import { type CouncilBody } from './code-version.entity.js';
import { faultsOfNorms } from './parameters.js';

/** How long a review lasts. */
const REVIEW_MONTHS = 12;

export interface RegulationArticle {
  readonly norm: string;
  readonly article: string;
  readonly note: string | null;
}

/** Beside the rules, and not part of what is adopted; gates ask whether it was looked over in the past year. */
export interface Regulation {
  /** What the institution calls its regulation. */
  readonly title: string;
  readonly articles: readonly RegulationArticle[];
  readonly reviewedOn: Day | null;
  /** With which council it was looked over. */
  readonly reviewedWith: CouncilBody | null;
}

/** Answers what cannot be recorded: norms that are not known or stand twice, a review without its council, day or articles, or to come. */
export function faultsOfRegulation(
  { articles, reviewedOn, reviewedWith }: Regulation,
  norms: ReadonlySet<string>,
  today: Day,
): readonly FieldFault[] {
  const lacks = (member: string): FieldFault => ({ pointer: `/regulation/${member}`, code: 'needed' });
  return [
    ...faultsOfNorms('regulation/articles', articles, norms),
    ...(reviewedOn === null && reviewedWith !== null ? [lacks('reviewedOn')] : []),
    ...(reviewedOn !== null && reviewedWith === null ? [lacks('reviewedWith')] : []),
    ...(reviewedOn !== null && reviewedOn > today ? [{ pointer: '/regulation/reviewedOn', code: 'toCome' }] : []),
    ...(reviewedOn !== null && articles.length === 0 ? [{ pointer: '/regulation/reviewedOn', code: 'nothingReviewed' }] : []),
  ];
}

/** Tells whether the table waits for its review: it never had one, or the last is over twelve months ago. */
export function isReviewDue({ reviewedOn }: Regulation, today: Day): boolean {
  return reviewedOn === null || addMonths(reviewedOn, REVIEW_MONTHS) < today;
}

/** Tells whether a version was held against the regulation in the past year: norm by norm, so an empty table shows nothing. */
export function isHeldAgainst(regulation: Regulation | null, today: Day): boolean {
  return regulation !== null && regulation.articles.length > 0 && !isReviewDue(regulation, today);
}

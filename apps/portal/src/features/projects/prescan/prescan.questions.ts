// The questions of the pre-scan in their order, and how each is answered; what is registered is not asked again.
import { CHOICES } from '../../../api/choices.ts';
import { type Answers } from './prescan.api.ts';

export interface Tick {
  readonly code: string;
  readonly reason: string;
}
/** Null or absent: not answered; an empty list: none of these. */
export type Answer = string | number | boolean | readonly string[] | readonly Tick[] | null | undefined;

export interface Question {
  readonly name: string;
  /** some: of the codes; one: of the codes; ticks: codes, each with why. */
  readonly kind: 'some' | 'one' | 'yesno' | 'count' | 'ticks' | 'text';
  readonly codes?: readonly string[];
  readonly hasHint?: boolean;
  /** "None of these" is no answer to it. */
  readonly isNeverNone?: boolean;
}

const { PrescanPutDto: OF_PROJECT, ProcessAnswersDto: OF_PROCESS } = CHOICES;

export const PROCESS_QUESTIONS: readonly Question[] = [
  { name: 'subjects', kind: 'count' },
  { name: 'effect', kind: 'one', codes: OF_PROCESS.effect },
  { name: 'continuous', kind: 'yesno' },
  { name: 'joinsControllers', kind: 'yesno' },
  { name: 'newTechnology', kind: 'yesno' },
  { name: 'blocksRight', kind: 'yesno' },
  { name: 'modality', kind: 'some', codes: OF_PROCESS.modality },
  { name: 'largeScale', kind: 'yesno' },
];

export const PARTS: readonly { readonly part: string; readonly questions: readonly Question[] }[] = [
  {
    part: 'data',
    questions: [
      { name: 'ordinaryKinds', kind: 'some', codes: OF_PROJECT.ordinaryKinds },
      { name: 'specialKinds', kind: 'some', codes: OF_PROJECT.specialKinds },
      { name: 'sensitiveKinds', kind: 'some', codes: OF_PROJECT.sensitiveKinds },
    ],
  },
  {
    part: 'people',
    questions: [
      { name: 'subjectKinds', kind: 'some', codes: OF_PROJECT.subjectKinds, isNeverNone: true },
      { name: 'minorsService', kind: 'one', codes: OF_PROJECT.minorsService },
    ],
  },
  {
    part: 'use',
    questions: [
      { name: 'frequency', kind: 'one', codes: OF_PROJECT.frequency },
      { name: 'storedOutside', kind: 'yesno' },
      { name: 'specialTransferred', kind: 'yesno' },
      { name: 'baseRegistry', kind: 'yesno', hasHint: true },
      { name: 'newLaw', kind: 'yesno' },
    ],
  },
];

export const LISTS: readonly Question[] = [
  { name: 'criteria', kind: 'ticks', codes: CHOICES.CriterionTickDto.code, hasHint: true },
  { name: 'apItems', kind: 'ticks', codes: CHOICES.ApItemTickDto.code, hasHint: true },
  { name: 'article353', kind: 'ticks', codes: CHOICES.ArticleTickDto.code },
  { name: 'noDpiaReason', kind: 'text', hasHint: true },
];

/** What stands in the form. */
export type Draft = Readonly<Record<string, Answer>>;
export interface PrescanDraft {
  readonly answers: Draft;
  /** By the code of the process. */
  readonly processes: Readonly<Record<string, Draft>>;
}

/** What another answer or the registration makes a question of. */
const ASKED_WHEN: Readonly<Record<string, (given: Draft, transfers: boolean | null) => boolean>> = {
  specialTransferred: (_, transfers) => transfers === true,
  largeScale: ({ modality }) => Array.isArray(modality) && (modality as readonly string[]).includes('behaviour'),
};

export function isAsked({ name }: Question, given: Draft, transfers: boolean | null): boolean {
  return ASKED_WHEN[name]?.(given, transfers) ?? true;
}

/** Answers the draft that starts from what was recorded. */
export function draftOf(answers: Answers | null, codes: readonly string[]): PrescanDraft {
  const { processes = [], ...rest } = answers ?? {};
  const given = new Map(processes.map(({ code, ...one }) => [code, one as Draft]));
  return { answers: rest, processes: Object.fromEntries(codes.map((code) => [code, given.get(code) ?? {}])) };
}

/** Answers what is sent; a question that is not asked any more is sent without an answer. */
export function answersOf({ answers, processes }: PrescanDraft, transfers: boolean | null): Answers {
  const sent = (questions: readonly Question[], given: Draft): Draft =>
    Object.fromEntries(questions.map((one) => [one.name, isAsked(one, given, transfers) ? sentOf(given[one.name]) : null]));
  return {
    ...sent([...PARTS.flatMap(({ questions }) => questions), ...LISTS], answers),
    processes: Object.entries(processes).map(([code, given]) => ({ code, ...sent(PROCESS_QUESTIONS, given) })),
  };
}

function sentOf(answer: Answer): Answer {
  return answer === '' || answer === undefined ? null : answer;
}

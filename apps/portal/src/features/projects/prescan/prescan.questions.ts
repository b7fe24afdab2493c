// The questions of the pre-scan in their order, and how each is answered; what is registered is not asked again.
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

export const CRITERIA = [
  'evaluation',
  'automated-decision',
  'systematic-monitoring',
  'sensitive-data',
  'large-scale',
  'matching',
  'vulnerable-subjects',
  'new-technology',
  'prevents-right',
] as const;

const ORDINARY = ['device', 'content', 'demographic', 'diagnostics', 'website', 'helpdesk', 'logging', 'contact', 'other'];
const SPECIAL = ['biometric', 'sexual', 'health', 'genetic', 'union', 'political', 'origin', 'belief'];
const SENSITIVE = [
  'browsing',
  'financial',
  'identity-fraud',
  'vulnerable-groups',
  'credentials',
  'communication-location',
  'national-number',
  'criminal',
  'stigmatising',
];
const SUBJECTS = ['students', 'staff', 'under-16', 'vulnerable', 'other'];
const FREQUENCIES = ['continuous', 'more-than-monthly', 'monthly', 'yearly', 'irregular', 'once'];
const AP_ITEMS = [
  'covert-research',
  'blacklists',
  'fraud',
  'credit-scores',
  'financial-situation',
  'genetic-data',
  'health-data',
  'cooperation',
  'camera',
  'flexible-camera',
  'staff-monitoring',
  'location',
  'communications',
  'internet-of-things',
  'profiling',
  'behaviour-influence',
  'biometric-data',
];
const MODALITIES = ['camera', 'location', 'internet-of-things', 'biometric', 'room-tracking', 'behaviour'];

export const PROCESS_QUESTIONS: readonly Question[] = [
  { name: 'subjects', kind: 'count' },
  { name: 'effect', kind: 'one', codes: ['none', 'similar', 'legal'] },
  { name: 'continuous', kind: 'yesno' },
  { name: 'joinsControllers', kind: 'yesno' },
  { name: 'newTechnology', kind: 'yesno' },
  { name: 'blocksRight', kind: 'yesno' },
  { name: 'modality', kind: 'some', codes: MODALITIES },
  { name: 'largeScale', kind: 'yesno' },
];

export const PARTS: readonly { readonly part: string; readonly questions: readonly Question[] }[] = [
  {
    part: 'data',
    questions: [
      { name: 'ordinaryKinds', kind: 'some', codes: ORDINARY },
      { name: 'specialKinds', kind: 'some', codes: SPECIAL },
      { name: 'sensitiveKinds', kind: 'some', codes: SENSITIVE },
    ],
  },
  {
    part: 'people',
    questions: [
      { name: 'subjectKinds', kind: 'some', codes: SUBJECTS, isNeverNone: true },
      { name: 'minorsService', kind: 'one', codes: ['none', 'possible', 'aimed'] },
    ],
  },
  {
    part: 'use',
    questions: [
      { name: 'frequency', kind: 'one', codes: FREQUENCIES },
      { name: 'storedOutside', kind: 'yesno' },
      { name: 'specialTransferred', kind: 'yesno' },
      { name: 'baseRegistry', kind: 'yesno', hasHint: true },
      { name: 'newLaw', kind: 'yesno' },
    ],
  },
];

export const LISTS: readonly Question[] = [
  { name: 'criteria', kind: 'ticks', codes: CRITERIA, hasHint: true },
  { name: 'apItems', kind: 'ticks', codes: AP_ITEMS, hasHint: true },
  { name: 'article353', kind: 'ticks', codes: ['profiling-with-effect', 'special-large-scale', 'public-monitoring'] },
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

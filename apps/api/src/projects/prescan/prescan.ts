// The questions of the pre-scan DPIA, which of them still wait for an answer, and the life of a contest. Thresholds are policy.
// @see Model DPIA Rijksdienst 3.0 and pre-scan (github.com/MinBZK/par-dpia-form), WP 248 rev.01, the AP's list of 17 kinds
import { type ProjectState } from '../project.states.js';

export const ORDINARY_KINDS = [
  'device',
  'content',
  'demographic',
  'diagnostics',
  'website',
  'helpdesk',
  'logging',
  'contact',
  'other',
] as const;
/** Special categories of personal data. @see GDPR Art. 9(1) */
export const SPECIAL_KINDS = ['biometric', 'sexual', 'health', 'genetic', 'union', 'political', 'origin', 'belief'] as const;
export const SENSITIVE_KINDS = [
  'browsing',
  'financial',
  'identity-fraud',
  'vulnerable-groups',
  'credentials',
  'communication-location',
  'national-number',
  'criminal',
  'stigmatising',
] as const;
export const SUBJECT_KINDS = ['students', 'staff', 'under-16', 'vulnerable', 'other'] as const;
export const FREQUENCIES = ['continuous', 'more-than-monthly', 'monthly', 'yearly', 'irregular', 'once'] as const;
export const MINORS_SERVICES = ['none', 'possible', 'aimed'] as const;
/** The nine criteria. @see WP 248 rev.01, III.B */
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
/** The kinds of processing for which the supervisory authority always asks a DPIA. @see GDPR Art. 35(4) */
export const AP_ITEMS = [
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
] as const;
export const ARTICLE_35_3 = ['profiling-with-effect', 'special-large-scale', 'public-monitoring'] as const;
export const EFFECTS = ['none', 'similar', 'legal'] as const;
export const MODALITIES = ['camera', 'location', 'internet-of-things', 'biometric', 'room-tracking', 'behaviour'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** A box that a person ticked, with why. */
export interface Tick {
  readonly code: string;
  readonly reason: string;
}

/** What was answered of the project as a whole; null: not answered, an empty list: none of these. */
export interface PrescanAnswers {
  readonly ordinaryKinds: readonly string[] | null;
  readonly specialKinds: readonly string[] | null;
  readonly sensitiveKinds: readonly string[] | null;
  readonly subjectKinds: readonly string[] | null;
  readonly frequency: string | null;
  readonly storedOutside: boolean | null;
  /** Asked only where data go outside the EEA. */
  readonly specialTransferred: boolean | null;
  readonly baseRegistry: boolean | null;
  readonly minorsService: string | null;
  readonly newLaw: boolean | null;
  readonly criteria: readonly Tick[] | null;
  readonly apItems: readonly Tick[] | null;
  readonly article353: readonly Tick[] | null;
  /** Why no DPIA is made although one is recommended; asked by the code where it is, never required here. */
  readonly noDpiaReason: string | null;
}

/** What was answered of one version of a process. */
export interface ProcessAnswers {
  readonly processId: string;
  readonly versionId: string;
  readonly subjects: number | null;
  readonly effect: string | null;
  readonly continuous: boolean | null;
  readonly joinsControllers: boolean | null;
  readonly newTechnology: boolean | null;
  readonly blocksRight: boolean | null;
  readonly modality: readonly string[] | null;
  /** Asked only where behaviour is watched. */
  readonly largeScale: boolean | null;
}

/** A question without an answer: its name, and the process that it is about. */
export interface OpenQuestion {
  readonly question: string;
  readonly processId: string | null;
}

/** What the pre-scan takes from the registration, so that it is asked once. */
export interface Registered {
  readonly transfers: readonly unknown[] | null;
  readonly retentionMonths: number | null;
  readonly processes: readonly { readonly processId: string; readonly versionId: string }[];
}

export const CONTEST_STATES = ['raised', 'upheld', 'rejected'] as const;
export type ContestState = (typeof CONTEST_STATES)[number];

/** States of a project in which its pre-scan can change. */
export const OPEN_PROJECT_STATES: readonly ProjectState[] = ['draft', 'returned', 'submitted', 'tested'];

const QUESTIONS = [
  'ordinaryKinds',
  'specialKinds',
  'sensitiveKinds',
  'subjectKinds',
  'frequency',
  'storedOutside',
  'baseRegistry',
  'minorsService',
  'newLaw',
  'criteria',
  'apItems',
  'article353',
] as const;
const PROCESS_QUESTIONS = ['subjects', 'effect', 'continuous', 'joinsControllers', 'newTechnology', 'blocksRight', 'modality'] as const;

/** Answers which questions still wait for an answer: of the registration, of the project, of each process as it stands now. */
export function openQuestions(
  answers: PrescanAnswers | null,
  given: readonly ProcessAnswers[],
  { transfers, retentionMonths, processes }: Registered,
): readonly OpenQuestion[] {
  const ofProject = [
    ...(transfers === null ? ['transfers'] : []),
    ...(retentionMonths === null ? ['retentionMonths'] : []),
    ...QUESTIONS.filter((name) => (answers?.[name] ?? null) === null),
    ...(answers?.subjectKinds?.length === 0 ? ['subjectKinds'] : []),
    ...(isTransferred(transfers) && (answers?.specialTransferred ?? null) === null ? ['specialTransferred'] : []),
  ];
  const ofProcesses = processes.flatMap(({ processId, versionId }) =>
    openOf(given.find((one) => one.versionId === versionId) ?? null).map((question) => ({ question, processId })),
  );
  return [...ofProject.map((question) => ({ question, processId: null })), ...ofProcesses];
}

export function isTransferred(transfers: readonly unknown[] | null): boolean {
  return transfers !== null && transfers.length > 0;
}

function openOf(answers: ProcessAnswers | null): readonly string[] {
  const open: string[] = PROCESS_QUESTIONS.filter((name) => (answers?.[name] ?? null) === null);
  return answers?.modality?.includes('behaviour') === true && answers.largeScale === null ? [...open, 'largeScale'] : open;
}

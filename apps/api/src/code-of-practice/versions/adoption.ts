// What a version needs before it is adopted, and how long it then lasts. Pure.
import { addMonths, type Day, type JsonObject } from '../../common/index.js';
import { type ActKind, type ActPosition, type ParticipantKind } from './code-version.entity.js';
import { FORMAL_ACTS } from './councils.js';

const STUDENTS: readonly ParticipantKind[] = ['student', 'student-council'];

export interface AdoptionRecord {
  readonly participants: readonly { readonly kind: ParticipantKind }[];
  /** Acts that stand: not lapsed, not replaced. */
  readonly acts: readonly { readonly kind: ActKind; readonly position: ActPosition; readonly answer: string | null }[];
  readonly effectiveOn: Day;
  readonly today: Day;
}

/** Tells whether students took part, or their council. */
export function hasStudents(participants: readonly { readonly kind: ParticipantKind }[]): boolean {
  return participants.some(({ kind }) => STUDENTS.includes(kind));
}

/** What may be lacking: a student who took part, a council's advice or assent, assent itself, the board's answer, a day to come. */
export type Lack = 'student-participant' | 'council-act' | 'assent-refused' | 'answer' | 'effective-day';

/**
 * Answers what a version lacks to be adopted: students took part, a council gave advice or assent, assent was not refused,
 * every advice that is not simply positive has a reasoned answer, and the code does not reach back in time.
 */
export function lacking({ participants, acts, effectiveOn, today }: AdoptionRecord): readonly Lack[] {
  const formal = acts.filter(({ kind }) => FORMAL_ACTS.includes(kind));
  const rules: readonly (readonly [Lack, boolean])[] = [
    ['student-participant', !hasStudents(participants)],
    ['council-act', formal.length === 0],
    ['assent-refused', formal.some(({ kind, position }) => kind === 'assent' && position === 'negative')],
    ['answer', formal.some(({ position, answer }) => position !== 'positive' && answer === null)],
    ['effective-day', effectiveOn < today],
  ];
  return rules.filter(([, lacks]) => lacks).map(([lack]) => lack);
}

/** The months of a version's term, as its own parameters say them: the same that the gates ask. */
export interface TermMonths {
  readonly warn: number;
  readonly hold: number;
  readonly extension: number;
}

/** Answers the months of the term of a version; null when its parameters do not say them all: the gates then hold. */
export function termMonthsOf(parameters: JsonObject): TermMonths | null {
  const [warn, hold, extension] = ['code_warn_months', 'code_hold_months', 'code_extension_months'].map((code) => parameters[code]);
  return typeof warn === 'number' && typeof hold === 'number' && typeof extension === 'number' ? { warn, hold, extension } : null;
}

/** The term of a version: warned of from a month, over after another, once some months longer. */
export interface CodeTerm {
  readonly monthsSinceAdoption: number;
  readonly warnOn: Day;
  readonly endsOn: Day;
  readonly extendedUntil: Day | null;
}

export function termOf(
  { adoptedOn, extendedUntil, months }: { readonly adoptedOn: Day; readonly extendedUntil: Day | null; readonly months: TermMonths },
  today: Day,
): CodeTerm {
  return {
    monthsSinceAdoption: monthsBetween(adoptedOn, today),
    warnOn: addMonths(adoptedOn, months.warn),
    endsOn: addMonths(adoptedOn, months.hold),
    extendedUntil,
  };
}

/** Answers until when an extension given once lasts. */
export function extensionOf(adoptedOn: Day, { hold, extension }: TermMonths): Day {
  return addMonths(adoptedOn, hold + extension);
}

/** Whole calendar months from one day to a later one; nought when it is not later. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(0, addMonths(from, months) > to ? months - 1 : months);
}

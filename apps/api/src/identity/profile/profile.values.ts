// What an institution decides for itself: data, versioned, never constants of the code.
import { type Day } from '../../common/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { DEFAULT_ROUTES, type RouteRules } from './route.marks.js';

/** Days from which the institution takes duties upon itself, where these come before the day of the code of practice. */
export interface ProfileDates {
  /** Duties for high-risk systems. @see AI Act Art. 113 */
  readonly highRiskFrom: Day | null;
  /** Duties for high-risk systems that were there before. @see AI Act Art. 111 */
  readonly legacyHighRiskFrom: Day | null;
}

/** How the record of who used what, which is about staff, is kept. @see GDPR Art. 5(1)(e), Art. 35 */
export interface AccessRecordRules {
  /** How long it is kept, months; null: not set. */
  readonly keptMonths: number | null;
  /** Who may read it and what for, as the institution laid it down; null: not laid down. */
  readonly readingRules: string | null;
  /** Day on which its own DPIA was established; null: there is none. */
  readonly dpiaOn: Day | null;
}

export interface ProfileValues {
  /** Public-law (openbaar) or private-law (bijzonder) institution. */
  readonly legalForm: 'public' | 'private';
  readonly sector: 'wo' | 'hbo' | 'mbo';
  /** divided: works council and student council; joint: one council with sections. */
  readonly participation: 'divided' | 'joint';
  /** Its own goals; those that a statute sets are added where the profile is read. */
  readonly goals: readonly { readonly code: string; readonly title: Bilingual }[];
  /** Source types that are never used. */
  readonly redLines: readonly string[];
  /** Smallest group that is shown: shown if and only if n >= k; never below 6. */
  readonly k: number;
  readonly retentionMaxMonths: number;
  /** Time a holder gets to confirm a recall. */
  readonly recallDays: number;
  readonly routes: RouteRules;
  readonly dates: ProfileDates;
  readonly accessRecord: AccessRecordRules;
}

/** What a profile says that was recorded before these members were asked, or that leaves them out. */
export const UNSAID: Pick<ProfileValues, 'routes' | 'dates' | 'accessRecord'> = {
  routes: DEFAULT_ROUTES,
  dates: { highRiskFrom: null, legacyHighRiskFrom: null },
  accessRecord: { keptMonths: null, readingRules: null, dpiaOn: null },
};

// What an institution decides for itself: data, versioned, never constants of the code.
import { type Bilingual } from '../../platform/templates/index.js';

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
}

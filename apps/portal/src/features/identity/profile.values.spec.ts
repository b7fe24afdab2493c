// The form holds the whole profile: what it is given comes back, member by member.
import { describe, expect, it } from '@jest/globals';
import { type Profile, profileOf, valuesOf } from './profile.values.ts';

const FULL: Profile = {
  legalForm: 'public',
  sector: 'hbo',
  participation: 'joint',
  goals: Array.from({ length: 11 }, (_, at) => ({ code: `goal-${at}`, title: { nl: `Doel ${at}`, en: `Goal ${at}` } })),
  redLines: ['library', 'timetable-and-attendance'],
  k: 12,
  retentionMaxMonths: 60,
  recallDays: 7,
  routes: { light: false, heavyAlso: ['predictive', 'outside-eea'], workingDays: { light: 3, standard: 20, heavy: 40 } },
  dates: { highRiskFrom: '2026-12-01', legacyHighRiskFrom: '2027-08-02' },
  accessRecord: { keptMonths: 24, readingRules: 'FG en auditor.', dpiaOn: '2026-06-15' },
};
const EMPTY: Profile = {
  ...FULL,
  goals: [],
  redLines: [],
  routes: { light: true, heavyAlso: [], workingDays: { light: null, standard: null, heavy: null } },
  dates: { highRiskFrom: null, legacyHighRiskFrom: null },
  accessRecord: { keptMonths: null, readingRules: null, dpiaOn: null },
};
/** What a form sends: nothing for what stands empty. */
const sent = (profile: Profile): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(valuesOf(profile)).filter(([, value]) => value !== ''));

describe('the form of a profile', () => {
  it.each([
    ['with every member filled in', FULL],
    ['with nothing in what may be empty', EMPTY],
  ])('gives back a profile %s', (_, profile) => {
    expect(profileOf(sent(profile))).toEqual(profile);
  });
});

// Whose confirmation a version of the profile waits for, each beside the nearest change that holds at once.
import { describe, expect, it } from '@jest/globals';
import { changedMembers, confirmerOf } from './profile.changes.js';
import { type ProfileValues, UNSAID } from './profile.values.js';

const GOAL = { code: 'progress', title: { nl: 'Voortgang', en: 'Progress' } };
const BEFORE: ProfileValues = {
  legalForm: 'public',
  sector: 'wo',
  participation: 'divided',
  goals: [GOAL],
  redLines: ['proctoring'],
  k: 10,
  retentionMaxMonths: 120,
  recallDays: 14,
  ...UNSAID,
  accessRecord: { keptMonths: 60, readingRules: 'FG.', dpiaOn: '2026-06-15' },
};
const after = (change: Partial<ProfileValues>): ProfileValues => ({ ...BEFORE, ...change });
const kept = (keptMonths: number | null): ProfileValues => after({ accessRecord: { ...BEFORE.accessRecord, keptMonths } });

describe('a version of the profile', () => {
  it.each([
    ['a shorter record of use', kept(59)],
    ['a shorter record of use, whatever else it changes', { ...kept(59), redLines: [] }],
  ])('waits for the FG with %s', (_, profile) => {
    expect(confirmerOf(BEFORE, profile)).toBe('fg');
  });

  it('waits for the FG with a first term, since without one the record is kept for good', () => {
    expect(confirmerOf(kept(null), kept(600))).toBe('fg');
  });

  it.each([
    ['another legal form', after({ legalForm: 'private' })],
    ['another participation structure', after({ participation: 'joint' })],
    ['a goal more', after({ goals: [GOAL, { ...GOAL, code: 'more' }] })],
    ['a red line less', after({ redLines: [] })],
    ['a smaller group', after({ k: 9 })],
    ['a longer retention', after({ retentionMaxMonths: 121 })],
  ])('waits for an administrator with %s', (_, profile) => {
    expect(confirmerOf(BEFORE, profile)).toBe('administrator');
  });

  it.each([
    ['nothing else', BEFORE],
    ['a longer record of use', kept(61)],
    ['a record of use without term', kept(null)],
    ['a larger group', after({ k: 11 })],
    ['a shorter retention', after({ retentionMaxMonths: 119 })],
    ['more days for a recall', after({ recallDays: 15 })],
    ['other reading rules', after({ accessRecord: { ...BEFORE.accessRecord, readingRules: 'Auditor.' } })],
  ])('holds at once with %s', (_, profile) => {
    expect(confirmerOf(BEFORE, profile)).toBeNull();
  });
});

describe('the members that differ', () => {
  it('are named one by one, those within another by their own name', () => {
    const routes = { ...BEFORE.routes, workingDays: { ...BEFORE.routes.workingDays, light: 4 } };
    expect(changedMembers(BEFORE, { ...kept(61), k: 11, routes })).toEqual(['accessRecord.keptMonths', 'k', 'routes.workingDays.light']);
    expect(changedMembers(BEFORE, kept(60))).toEqual([]);
  });

  it('are none where an older profile left unsaid what is said now, or the goals of the statute are written out', () => {
    const { accessRecord: _unsaid, ...older } = after({ accessRecord: UNSAID.accessRecord });
    expect(changedMembers(older as ProfileValues, after({ accessRecord: UNSAID.accessRecord }))).toEqual([]);
  });
});

// The route of a project: each mark where it is set and the nearest case where it is not; what goes beyond an umbrella; the term.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALWAYS_HEAVY, DEFAULT_ROUTES, MAYBE_HEAVY, ROUTE_MARKS, routeOf } from '../../identity/profile/route.marks.js';
import { type ProcessVersionEntity } from '../entities/process.entity.js';
import { type ProjectEntity } from '../entities/project.entity.js';
import { decideBy } from './decide-by.js';
import { marksOf, type RouteGrounds } from './route.marks.js';
import { beyond, sharedWith, type Umbrella } from './umbrella.js';

const VERSION = {
  purposeId: 'p',
  datasetId: 'd',
  activity: 'study',
  facing: 'management',
  level: 'policy',
  analytics: 'descriptive',
  bases: ['public-task'],
  statute: 'WHW 1.18',
  publicTask: true,
  participationChoice: true,
  infersEmotion: null,
  fromBiometrics: null,
  medicalOrSafety: null,
  useTypes: ['policy'],
  periodFrom: '2024-09-01',
  periodUntil: '2026-08-31',
  retentionMonths: 24,
  fields: [
    { field: 'module', neededFor: 'which', form: 'as-is' },
    { field: 'day', neededFor: 'when', form: 'month' },
  ],
} as unknown as ProcessVersionEntity;
const PROJECT = {
  goal: 'progress',
  recipients: [{ name: 'Inspectorate', category: 'supervisor' }],
  transfers: [{ country: 'UK', mechanism: 'adequacy' }],
  retentionMonths: 24,
  endsOn: '2027-08-31',
  unit: 'science',
} as unknown as ProjectEntity;
const UMBRELLA: Umbrella = { project: PROJECT, approved: [VERSION] };
const GROUNDS: RouteGrounds = {
  project: { ...PROJECT, recipients: [], transfers: [] },
  versions: [VERSION],
  classes: new Set(['measure', 'quasi-identifier', null]),
  isNewTechnology: false,
  knownRecipients: new Set(['Inspectorate']),
  umbrella: UMBRELLA,
};
const version = (changes: Partial<ProcessVersionEntity>): ProcessVersionEntity => ({ ...VERSION, ...changes });
const project = (changes: Partial<ProjectEntity>): ProjectEntity => ({ ...GROUNDS.project, ...changes });

describe('a project that fits under its umbrella', () => {
  it('has no mark, and is light', () => {
    expect(marksOf(GROUNDS)).toEqual([]);
    expect(routeOf([], DEFAULT_ROUTES)).toBe('light');
  });
});

describe('what marks a project', () => {
  it.each([
    ['person-level', { versions: [version({ level: 'person' })] }],
    ['group-level', { versions: [version({ level: 'group' })] }],
    ['prescriptive', { versions: [version({ analytics: 'prescriptive' })] }],
    ['predictive', { versions: [version({ analytics: 'predictive' })] }],
    ['new-technology', { isNewTechnology: true }],
    ['special-data', { classes: new Set(['special-category']) }],
    ['criminal-data', { classes: new Set(['criminal-offence']) }],
    ['sensitive-data', { classes: new Set(['sensitive-proxy']) }],
    ['new-recipients', { project: project({ recipients: [{ name: 'A bureau', category: 'adviser' }] }) }],
    ['outside-eea', { project: project({ transfers: [{ country: 'UK', mechanism: 'adequacy' }] }) }],
    ['no-process', { versions: [] }],
    ['no-umbrella', { umbrella: null }],
    ['umbrella-ended', { umbrella: { ...UMBRELLA, approved: [] } }],
    ['beyond-goal', { project: project({ goal: 'outflow' }) }],
    ['beyond-processes', { versions: [version({ datasetId: 'other' })] }],
    ['beyond-columns', { versions: [version({ fields: [{ field: 'score', neededFor: 'x', form: 'as-is' }] })] }],
    ['beyond-recipients', { project: project({ recipients: [{ name: 'A bureau', category: 'adviser' }] }) }],
    ['beyond-transfers', { project: project({ transfers: [{ country: 'US', mechanism: 'adequacy' }] }) }],
    ['beyond-term', { project: project({ retentionMonths: 25 }) }],
    ['beyond-end', { project: project({ endsOn: '2027-09-01' }) }],
    ['beyond-end', { project: project({ endsOn: null }) }],
    ['beyond-unit', { project: project({ unit: null }) }],
  ] as const)('is %s', (mark, changes) => {
    expect(marksOf({ ...GROUNDS, ...(changes as Partial<RouteGrounds>) })).toContain(mark);
  });

  it('are all of the list', () => {
    expect(new Set(ROUTE_MARKS).size).toBe(21);
  });

  it('is not a recipient that is known', () => {
    expect(marksOf({ ...GROUNDS, project: project({ recipients: [{ name: 'Inspectorate', category: 'supervisor' }] }) })).toEqual([]);
  });
});

describe('what goes beyond an umbrella', () => {
  it.each([
    ['another purpose', { purposeId: 'other' }],
    ['another activity', { activity: 'application' }],
    ['other readers', { facing: 'adviser' }],
    ['a finer level', { level: 'group' }],
    ['a further analysis', { analytics: 'diagnostic' }],
    ['another basis', { bases: ['consent'] }],
    ['another use', { useTypes: ['policy', 'research'] }],
    ['an earlier first day', { periodFrom: '2024-08-31' }],
    ['no first day', { periodFrom: null }],
    ['a later last day', { periodUntil: '2026-09-01' }],
    ['older data', { retentionMonths: 25 }],
    ['data of any age', { retentionMonths: null }],
    ['no choice left to students', { participationChoice: false }],
    ['another statute', { statute: 'WHW 7.9' }],
    ['no part of the public task', { publicTask: false }],
    ['a model that infers emotions', { infersEmotion: true }],
    ['a model on biometric data', { fromBiometrics: true }],
    ['another reason for such a model', { medicalOrSafety: true }],
  ] as const)('is %s', (_, changes) => {
    const versions = [version(changes)];
    expect(beyond({ project: PROJECT, versions }, UMBRELLA)).toEqual(['beyond-processes']);
  });

  it('is a column in a finer form, not one in a coarser form', () => {
    const inForm = (field: string, form: 'as-is' | 'month' | 'year') => [version({ fields: [{ field, neededFor: 'x', form }] })];
    expect(beyond({ project: PROJECT, versions: inForm('day', 'as-is') }, UMBRELLA)).toEqual(['beyond-columns']);
    expect(beyond({ project: PROJECT, versions: inForm('day', 'month') }, UMBRELLA)).toEqual([]);
    expect(beyond({ project: PROJECT, versions: inForm('module', 'year') }, UMBRELLA)).toEqual([]);
  });

  it('is every row where some are approved, or another value; fewer values are within it', () => {
    const rows = (only: readonly string[] | null, fields = 1): readonly ProcessVersionEntity[] => [
      version({ fields: [{ field: 'module', neededFor: 'x', form: 'as-is' as const, only }].slice(0, fields) }),
    ];
    const bounded: Umbrella = { project: PROJECT, approved: rows(['A', 'B']) };
    expect(beyond({ project: PROJECT, versions: rows(null) }, bounded)).toEqual(['beyond-columns']);
    expect(beyond({ project: PROJECT, versions: rows(['A', 'C']) }, bounded)).toEqual(['beyond-columns']);
    expect(beyond({ project: PROJECT, versions: rows(['B']) }, bounded)).toEqual([]);
    expect(beyond({ project: PROJECT, versions: rows(['B']) }, { project: PROJECT, approved: rows(null) })).toEqual([]);
    // Without the column its bound would be lost.
    expect(beyond({ project: PROJECT, versions: rows(null, 0) }, bounded)).toEqual(['beyond-columns']);
  });

  it('is nothing within it: fewer columns, a coarser period, a shorter term, an earlier end, a choice given to students', () => {
    const without: Umbrella = { project: PROJECT, approved: [version({ participationChoice: false })] };
    expect(beyond({ project: project({ endsOn: '2027-08-30' }), versions: [VERSION] }, without)).toEqual([]);
    const smaller = version({ fields: VERSION.fields.slice(0, 1), periodFrom: '2025-09-01', retentionMonths: 12 });
    expect(beyond({ project: project({ retentionMonths: 12 }), versions: [smaller] }, UMBRELLA)).toEqual([]);
  });
});

describe('what is taken over from an umbrella', () => {
  const shared = { controller: 'A', measures: ['m'], recipients: [], transfers: null, goal: 'g' } as unknown as ProjectEntity;
  it('is what was left open, and nothing that was answered', () => {
    const own = { controller: null, measures: [], recipients: null, transfers: null, goal: 'own' } as unknown as ProjectEntity;
    expect(sharedWith(own, shared)).toMatchObject({ controller: 'A', measures: ['m'], recipients: [], transfers: null });
    expect(sharedWith(own, shared)).not.toHaveProperty('goal');
  });

  it('leaves alone an answer that there are no recipients', () => {
    const own = { recipients: [], transfers: [] } as unknown as ProjectEntity;
    const other = { recipients: [{ name: 'A', category: 'b' }], transfers: null } as unknown as ProjectEntity;
    expect(sharedWith(own, other)).not.toHaveProperty('recipients');
    expect(sharedWith(own, other)).not.toHaveProperty('transfers');
  });
});

describe('the route', () => {
  it.each(ALWAYS_HEAVY)('is heavy at every institution with %s', (mark) => {
    expect(routeOf([mark], DEFAULT_ROUTES)).toBe('heavy');
  });

  it.each(MAYBE_HEAVY)('is heavy with %s only where the institution says so', (mark) => {
    expect(routeOf([mark], DEFAULT_ROUTES)).toBe('standard');
    expect(routeOf([mark], { ...DEFAULT_ROUTES, heavyAlso: [mark] })).toBe('heavy');
  });

  it('is never light where the institution has no light route', () => {
    expect(routeOf([], { ...DEFAULT_ROUTES, light: false })).toBe('standard');
  });

  it('is never lighter by what an institution adds', () => {
    const marks = fc.subarray([...ROUTE_MARKS]);
    const also = fc.subarray([...MAYBE_HEAVY]);
    const weight = { light: 0, standard: 1, heavy: 2 };
    fc.assert(
      fc.property(marks, also, fc.boolean(), (some, heavyAlso, light) => {
        const own = routeOf(some, { ...DEFAULT_ROUTES, heavyAlso, light });
        expect(weight[own]).toBeGreaterThanOrEqual(weight[routeOf(some, DEFAULT_ROUTES)]);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('the day by which a project is decided', () => {
  it('is so many working days after the day of its submission', () => {
    // 2026-11-27 is a Friday; 25 and 26 December are holidays.
    expect(decideBy([{ to: 'submitted', on: '2026-11-27' }], 5)).toBe('2026-12-04');
    expect(decideBy([{ to: 'submitted', on: '2026-12-23' }], 2)).toBe('2026-12-28');
  });

  it('stands still from a return until the next submission, and keeps the days that were used', () => {
    const steps = [
      { to: 'draft', on: '2026-11-20' },
      { to: 'submitted', on: '2026-11-23' },
      { to: 'returned', on: '2026-11-25' },
    ];
    expect(decideBy(steps, 5)).toBeNull();
    expect(decideBy([...steps, { to: 'submitted', on: '2026-12-07' }], 5)).toBe('2026-12-10');
  });

  it('goes on through the test, and is the day of submission when the days were used', () => {
    const tested = [
      { to: 'submitted', on: '2026-11-23' },
      { to: 'tested', on: '2026-11-24' },
    ];
    expect(decideBy(tested, 5)).toBe('2026-11-30');
    const late = [
      { to: 'submitted', on: '2026-11-02' },
      { to: 'returned', on: '2026-11-20' },
      { to: 'submitted', on: '2026-11-27' },
    ];
    expect(decideBy(late, 5)).toBe('2026-11-27');
  });
});

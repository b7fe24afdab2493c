// What a version of the code lacks to be adopted, and how its year is counted.
import { describe, expect, it } from '@jest/globals';
import { type AdoptionRecord, extensionOf, lacking, termMonthsOf, termOf } from './adoption.js';

const WHOLE: AdoptionRecord = {
  participants: [{ kind: 'student-council' }, { kind: 'staff' }],
  acts: [{ kind: 'assent', position: 'positive', answer: null }],
  effectiveOn: '2026-12-01',
  today: '2026-11-22',
};
const advice = (position: 'positive' | 'conditional' | 'negative', answer: string | null = null): AdoptionRecord => ({
  ...WHOLE,
  acts: [{ kind: 'advice', position, answer }],
});

describe('a version', () => {
  it('lacks nothing when students took part and a council assented', () => {
    expect(lacking(WHOLE)).toEqual([]);
    expect(lacking({ ...WHOLE, effectiveOn: WHOLE.today })).toEqual([]);
  });

  it.each([
    ['student-participant', { ...WHOLE, participants: [{ kind: 'staff' }] }],
    ['council-act', { ...WHOLE, acts: [] }],
    ['council-act', { ...WHOLE, acts: [{ kind: 'information', position: 'positive', answer: null }] }],
    ['answer', advice('conditional')],
    ['answer', advice('negative')],
    ['effective-day', { ...WHOLE, effectiveOn: '2026-11-21' }],
  ] as readonly (readonly [string, AdoptionRecord])[])('lacks %s', (lack, record) => {
    expect(lacking(record)).toEqual([lack]);
  });

  it('may be adopted against an advice that was answered, never against assent refused', () => {
    expect(lacking(advice('negative', 'Because.'))).toEqual([]);
    expect(lacking({ ...WHOLE, acts: [{ kind: 'assent', position: 'negative', answer: 'Because.' }] })).toEqual(['assent-refused']);
  });
});

const MONTHS = { warn: 11, hold: 12, extension: 3 };
const term = (adoptedOn: string, today: string, months = MONTHS): ReturnType<typeof termOf> =>
  termOf({ adoptedOn, extendedUntil: null, months }, today);

describe('the year of a version', () => {
  it.each([
    ['2026-11-22', 0],
    ['2026-12-21', 0],
    ['2026-12-22', 1],
    ['2027-10-21', 10],
    ['2027-10-22', 11],
    ['2027-11-22', 12],
  ])('is counted in whole months: on %s it is %i', (today, months) => {
    expect(term('2026-11-22', today).monthsSinceAdoption).toBe(months);
  });

  it('is warned of after eleven months, ends after twelve, and is extended by three', () => {
    expect(term('2026-11-22', '2026-11-22')).toMatchObject({ warnOn: '2027-10-22', endsOn: '2027-11-22' });
    expect(extensionOf('2026-11-22', MONTHS)).toBe('2028-02-22');
  });

  it('is as long as its own parameters say, as the gates ask it', () => {
    const months = { warn: 5, hold: 6, extension: 1 };
    expect(termMonthsOf({ code_warn_months: 5, code_hold_months: 6, code_extension_months: 1 })).toEqual(months);
    expect(term('2026-11-22', '2026-11-22', months)).toMatchObject({ warnOn: '2027-04-22', endsOn: '2027-05-22' });
    expect(extensionOf('2026-11-22', months)).toBe('2027-06-22');
    expect(termMonthsOf({ code_warn_months: 5, code_hold_months: 6 })).toBeNull();
  });

  it('counts from the last day of a month to the last day of a shorter one', () => {
    expect(term('2027-01-31', '2027-02-28').monthsSinceAdoption).toBe(1);
    expect(term('2027-01-31', '2027-02-27').monthsSinceAdoption).toBe(0);
  });
});

// Days of an institution: months by calendar, the day in its time zone, terms that end on working days (Reg. 1182/71).
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayInZone,
  isDay,
  isWorkingDay,
  startOfDay,
  termEndsOn,
  workingDaysBetween,
} from './calendar.js';

const AMSTERDAM = 'Europe/Amsterdam';
const anyDay = fc
  .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2150-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isDay', () => {
  it.each(['2026-02-28', '2028-02-29', '1900-01-01', '2200-12-31'])('takes %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00', '1899-12-31', '2201-01-01', '', 'today'])(
    'refuses %s',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe('the day in a time zone', () => {
  it('begins at midnight in Amsterdam, an hour before UTC in winter', () => {
    expect(dayInZone(new Date('2026-11-22T22:59:59Z'), AMSTERDAM)).toBe('2026-11-22');
    expect(dayInZone(new Date('2026-11-22T23:00:00Z'), AMSTERDAM)).toBe('2026-11-23');
  });

  it('begins two hours before UTC in summer', () => {
    expect(dayInZone(new Date('2026-07-01T21:59:59Z'), AMSTERDAM)).toBe('2026-07-01');
    expect(dayInZone(new Date('2026-07-01T22:00:00Z'), AMSTERDAM)).toBe('2026-07-02');
  });

  it('follows the change to summer time and back within a day', () => {
    expect(dayInZone(new Date('2026-03-28T23:00:00Z'), AMSTERDAM)).toBe('2026-03-29');
    expect(dayInZone(new Date('2026-03-29T21:59:59Z'), AMSTERDAM)).toBe('2026-03-29');
    expect(dayInZone(new Date('2026-03-29T22:00:00Z'), AMSTERDAM)).toBe('2026-03-30');
    expect(dayInZone(new Date('2026-10-24T22:00:00Z'), AMSTERDAM)).toBe('2026-10-25');
    expect(dayInZone(new Date('2026-10-25T22:59:59Z'), AMSTERDAM)).toBe('2026-10-25');
    expect(dayInZone(new Date('2026-10-25T23:00:00Z'), AMSTERDAM)).toBe('2026-10-26');
  });

  it('differs between institutions in different zones', () => {
    const at = new Date('2026-11-22T23:30:00Z');
    expect([dayInZone(at, AMSTERDAM), dayInZone(at, 'America/Curacao')]).toEqual(['2026-11-23', '2026-11-22']);
  });
});

describe('the start of a day', () => {
  it.each([
    ['2026-11-23', AMSTERDAM, '2026-11-22T23:00:00.000Z'],
    ['2026-07-02', AMSTERDAM, '2026-07-01T22:00:00.000Z'],
    ['2026-03-29', AMSTERDAM, '2026-03-28T23:00:00.000Z'],
    ['2026-10-26', AMSTERDAM, '2026-10-25T23:00:00.000Z'],
    ['2026-11-23', 'America/Curacao', '2026-11-23T04:00:00.000Z'],
    ['2026-11-23', 'Pacific/Kiritimati', '2026-11-22T10:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, start) => {
    expect(startOfDay(day, zone).toISOString()).toBe(start);
  });

  it('is the instant to which clocks skip where there is no midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });

  it('is on that day, and the millisecond before is not', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const start = startOfDay(day, AMSTERDAM);
        expect(dayInZone(start, AMSTERDAM)).toBe(day);
        expect(dayInZone(new Date(start.getTime() - 1), AMSTERDAM)).toBe(addDays(day, -1));
      }),
    );
  });
});

describe('adding months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-22', -120, '2016-11-22'],
  ])('counts from %s by %i months to %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('keeps the day of the month, or takes the last one that the month has', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const moved = addMonths(day, months);
        expect(isDay(moved)).toBe(true);
        expect(moved.slice(8) === day.slice(8) || addDays(moved, 1).slice(8) === '01').toBe(true);
      }),
      { numRuns: 300, seed: 1182 },
    );
  });
});

describe('adding days', () => {
  it('crosses months, leap days and changes of the clock', () => {
    expect([addDays('2028-02-28', 1), addDays('2026-02-28', 1), addDays('2026-03-29', 1), addDays('2026-01-01', -1)]).toEqual([
      '2028-02-29',
      '2026-03-01',
      '2026-03-30',
      '2025-12-31',
    ]);
  });
});

describe('a working day', () => {
  it.each([
    ['Saturday', '2026-11-21'],
    ['Sunday', '2026-11-22'],
    ["New Year's Day", '2026-01-01'],
    ['Good Friday', '2026-04-03'],
    ['Easter Monday', '2026-04-06'],
    ['Easter Monday of a late Easter', '2038-04-26'],
    ["King's Day", '2026-04-27'],
    ['Ascension Day', '2026-05-14'],
    ['Whit Monday', '2026-05-25'],
    ['Liberation Day of a lustrum year', '2025-05-05'],
    ['Christmas Day', '2026-12-25'],
    ['Boxing Day of a year in which it is no Sunday', '2025-12-26'],
  ])('is not %s (%s)', (_, day) => {
    expect(isWorkingDay(day)).toBe(false);
  });

  it.each([
    ['the Tuesday after Easter', '2026-04-07'],
    ['Liberation Day between lustrum years', '2026-05-05'],
    ['the Friday after Ascension Day', '2026-05-15'],
    ['the Monday after a Sunday the 27th of April', '2031-04-28'],
    ["New Year's Eve", '2026-12-31'],
  ])('is %s (%s)', (_, day) => {
    expect(isWorkingDay(day)).toBe(true);
  });
});

describe('a term of months', () => {
  it('ends on its day when that is a working day', () => {
    expect(termEndsOn('2026-10-23', 1)).toBe('2026-11-23');
  });

  it('ends on Monday when its day is a Saturday', () => {
    expect(termEndsOn('2026-10-21', 1)).toBe('2026-11-23');
  });

  it('ends on the Tuesday when its day is Easter Sunday', () => {
    expect(termEndsOn('2026-03-05', 1)).toBe('2026-04-07');
  });

  it("ends after King's Day, which is kept on Saturday when the 27th of April is a Sunday", () => {
    expect([termEndsOn('2031-03-26', 1), termEndsOn('2031-03-27', 1)]).toEqual(['2031-04-28', '2031-04-28']);
  });

  it('ends after Christmas and the weekend that follows', () => {
    expect(termEndsOn('2026-11-25', 1)).toBe('2026-12-28');
  });

  it('always ends on a working day, at most six days late', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (day, months) => {
        const end = termEndsOn(day, months);
        expect(isWorkingDay(end)).toBe(true);
        expect(end >= addMonths(day, months) && end <= addDays(addMonths(day, months), 6)).toBe(true);
      }),
      { numRuns: 300, seed: 71 },
    );
  });
});

describe('a term of working days', () => {
  it.each([
    ['2026-11-27', 0, '2026-11-27'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-12-24', 1, '2026-12-28'],
  ])('from %s of %d ends on %s', (from, days, until) => {
    expect(addWorkingDays(from, days)).toBe(until);
  });

  it('has as many working days after its first day as it is long, and ends on one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const until = addWorkingDays(from, days);
        expect([workingDaysBetween(from, until), isWorkingDay(until)]).toEqual([days, true]);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

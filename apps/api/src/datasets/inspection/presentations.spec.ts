import { describe, expect, it } from '@jest/globals';
import { academicYearDay, presentationDay, yearsToLastFullYear } from './presentations.js';

describe('presentationDay', () => {
  it.each([
    ['2013B', 0, 0, '2013-02-01'],
    ['2013J', 0, 0, '2013-10-01'],
    ['2014J', 19, 0, '2014-10-20'],
    ['2013J', -159, 0, '2013-04-25'],
    ['2014J', 0, 11, '2025-10-01'],
  ])('dates %s, day %d, moved %d years, as %s', (presentation, days, years, day) => {
    expect(presentationDay(presentation, days, years)).toBe(day);
  });

  it.each([
    ['2013', 0],
    ['2013K', 0],
    ['2013J', 0.5],
    ['2013J', 9_999],
  ])('dates nothing by %s and %d', (presentation, days) => {
    expect(presentationDay(presentation, days, 0)).toBeNull();
  });
});

describe('yearsToLastFullYear', () => {
  it('moves 2014J to October 2025 while the year from September 2026 is under way', () => {
    expect(yearsToLastFullYear('2014J', '2026-11-22')).toBe(11);
  });

  it('counts a year as full from 1 September on', () => {
    expect(yearsToLastFullYear('2014J', '2026-09-01')).toBe(11);
    expect(yearsToLastFullYear('2014J', '2026-08-31')).toBe(10);
  });

  it('counts a February presentation in the academic year that began the September before', () => {
    expect(yearsToLastFullYear('2015B', '2026-11-22')).toBe(11);
    expect(presentationDay('2015B', 0, 11)).toBe('2026-02-01');
  });
});

describe('academicYearDay', () => {
  it.each(['2023', '2023/2024', '2023-24', '2023 / 2024'])('reads %s as from 1 September 2023', (text) => {
    expect(academicYearDay(text, 0)).toBe('2023-09-01');
  });

  it.each(['23', '2023/', 'jaar 2023', ''])('reads %j as no academic year', (text) => {
    expect(academicYearDay(text, 0)).toBeNull();
  });
});

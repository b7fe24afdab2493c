// The table of norms against the regulation: what can be recorded, and when its yearly review is due.
import { describe, expect, it } from '@jest/globals';
import { faultsOfRegulation, isHeldAgainst, isReviewDue, type Regulation } from './regulation.js';

const TODAY = '2026-11-22';
const NORMS = new Set(['A-01', 'A-15']);
const TABLE: Regulation = {
  title: 'Regeling persoonsgegevens',
  articles: [{ norm: 'A-01', article: 'art. 3', note: null }],
  reviewedOn: '2026-01-10',
  reviewedWith: 'student-council',
};
const faults = (change: Partial<Regulation>): readonly string[] =>
  faultsOfRegulation({ ...TABLE, ...change }, NORMS, TODAY).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the table of norms against the regulation', () => {
  it('is recorded with its review, or without one', () => {
    expect([faults({}), faults({ reviewedOn: null, reviewedWith: null }), faults({ reviewedOn: TODAY })]).toEqual([[], [], []]);
    expect(faults({ articles: [], reviewedOn: null, reviewedWith: null })).toEqual([]);
  });

  it.each([
    [{ reviewedWith: null }, '/regulation/reviewedWith needed'],
    [{ reviewedOn: null }, '/regulation/reviewedOn needed'],
    [{ reviewedOn: '2026-11-23' }, '/regulation/reviewedOn toCome'],
    [{ articles: [] }, '/regulation/reviewedOn nothingReviewed'],
    [{ articles: [{ norm: 'A-99', article: '1', note: null }] }, '/regulation/articles/0/norm unknown'],
    [{ articles: [...TABLE.articles, ...TABLE.articles] }, '/regulation/articles/1/norm normTwice'],
  ])('is refused with %j', (change, fault) => {
    expect(faults(change as Partial<Regulation>)).toEqual([fault]);
  });
});

describe('its review', () => {
  it.each([
    ['2025-11-22', false],
    ['2025-11-21', true],
    [null, true],
  ])('of %s is due: %p', (reviewedOn, isDue) => {
    expect(isReviewDue({ ...TABLE, reviewedOn }, TODAY)).toBe(isDue);
  });
});

describe('a version', () => {
  it('is held against the regulation by a table with articles that was looked over in the past year', () => {
    expect(isHeldAgainst(TABLE, TODAY)).toBe(true);
  });

  it.each([
    ['no table', null],
    ['a table that waits for its review', { ...TABLE, reviewedOn: '2025-11-21' }],
    ['a table without articles', { ...TABLE, articles: [] }],
  ])('is not by %s', (_, regulation) => {
    expect(isHeldAgainst(regulation, TODAY)).toBe(false);
  });
});

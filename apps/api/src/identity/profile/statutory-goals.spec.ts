// What an institution may not take off its list of goals.
import { describe, expect, it } from '@jest/globals';
import { goalsOf } from './statutory-goals.js';

const title = { nl: 'Eigen naam', en: 'Own name' };
const codesOf = (goals: ReturnType<typeof goalsOf>): readonly string[] => goals.map(({ code }) => code);

describe('the goals of an institution', () => {
  it('are its own, in its order, and after them those that a statute sets', () => {
    expect(codesOf(goalsOf([{ code: 'transfer', title }]))).toEqual(['transfer', 'quality-and-accountability']);
    expect(codesOf(goalsOf([]))).toEqual(['quality-and-accountability']);
  });

  it('keep the place and the name that the institution gave one of a statute', () => {
    expect(goalsOf([{ code: 'quality-and-accountability', title }])).toEqual([{ code: 'quality-and-accountability', title }]);
  });
});

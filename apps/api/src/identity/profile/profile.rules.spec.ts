// What an institution cannot decide.
import { describe, expect, it } from '@jest/globals';
import { profileFaults } from './profile.rules.js';
import { type ProfileValues } from './profile.values.js';

const goal = (code: string): ProfileValues['goals'][number] => ({ code, title: { nl: 'Doel', en: 'Goal' } });
const faultsOf = (goals: readonly string[], redLines: readonly string[]): ReturnType<typeof profileFaults> =>
  profileFaults({ goals: goals.map(goal), redLines } as unknown as ProfileValues);

describe('a profile', () => {
  it('names a goal once; two goals may bear the same name', () => {
    expect(faultsOf(['progress', 'outflow', 'progress'], [])).toEqual([{ pointer: '/profile/goals/2/code', code: 'twice' }]);
    expect(faultsOf(['progress', 'outflow'], [])).toEqual([]);
  });

  it('draws red lines for source systems alone', () => {
    expect(faultsOf([], ['library', 'toverdoos'])).toEqual([{ pointer: '/profile/redLines/1', code: 'unknown' }]);
    expect(faultsOf([], ['library', 'timetable-and-attendance'])).toEqual([]);
  });
});

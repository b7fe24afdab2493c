// For which councils somebody speaks, and which of their acts stand.
import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../common/index.js';
import { type ActKind, type CouncilBody } from './code-version.entity.js';
import { councilsOf, replacedBy, standingActs } from './councils.js';

const act = (id: string, body: CouncilBody, kind: ActKind, lapsedAt: Date | null = null) => ({ id, body, kind, lapsedAt });
const ids = (acts: readonly { readonly id: string }[]): string[] => acts.map(({ id }) => id);

describe('a member of a council', () => {
  it('speaks for their own council and the joint one, and nobody else speaks for any', () => {
    expect(councilsOf(['council-member'])).toEqual(['student-council', 'joint-council']);
    expect(councilsOf(['works-council-member', 'analyst'])).toEqual(['works-council', 'joint-council']);
    const others = ROLES.filter((role) => role !== 'council-member' && role !== 'works-council-member');
    expect(councilsOf(others)).toEqual([]);
  });
});

describe('an act', () => {
  const first = act('1', 'student-council', 'assent');

  it('stands until a later one of the same council and kind', () => {
    expect(ids(standingActs([first, act('2', 'student-council', 'assent')]))).toEqual(['2']);
    expect(ids(standingActs([first, act('2', 'works-council', 'assent')]))).toEqual(['1', '2']);
    expect(ids(standingActs([first, act('2', 'student-council', 'advice')]))).toEqual(['1', '2']);
    expect(ids(standingActs([act('1', 'student-council', 'discussion'), act('2', 'student-council', 'discussion')]))).toEqual(['1', '2']);
  });

  it('no longer stands once it has lapsed, and takes no other away', () => {
    const at = new Date('2026-11-22T09:00:00Z');
    expect(ids(standingActs([first, act('2', 'student-council', 'assent', at)]))).toEqual(['1']);
  });

  it('takes the place of the one that stands', () => {
    const acts = [first, act('2', 'student-council', 'assent')];
    expect(replacedBy(acts, { body: 'student-council', kind: 'assent' })?.id).toBe('2');
    expect(replacedBy(acts, { body: 'works-council', kind: 'assent' })).toBeNull();
    expect(replacedBy([act('1', 'student-council', 'initiative')], { body: 'student-council', kind: 'initiative' })).toBeNull();
  });
});

// The rows of a list in a form: each keeps what was typed in it, and is sent at its place.
import { describe, expect, it } from '@jest/globals';
import { type ListField, keyOfNew, placed, rowsIn } from './act-fields.ts';

const LIST: ListField = {
  kind: 'list',
  name: 'goals',
  label: 'Goals',
  add: 'Add',
  titleOf: ({ code = '' }) => code,
  newTitle: (number) => `New ${number}`,
  fields: [
    { name: 'code', label: 'Code', kind: 'text', isFixed: true },
    { name: 'title/nl', label: 'Name', kind: 'text' },
  ],
};
const INITIAL = {
  k: '10',
  'goals/0/code': 'a',
  'goals/0/title/nl': 'A',
  'goals/1/code': 'b',
  'goals/1/title/nl': 'B',
  'goalsOfOthers/0': '',
};
const places = (keys: readonly string[]): readonly (readonly [string, string])[] =>
  placed(LIST, { goals: keys }, INITIAL).map(({ field, pointer }) => [field.name, pointer]);

describe('the rows of a list', () => {
  it('are those that stand in the form at first, and of no other list', () => {
    expect(rowsIn([LIST, { name: 'k', label: 'k', kind: 'number' }], INITIAL)).toEqual({ goals: ['0', '1'] });
    expect(rowsIn([LIST], { k: '10' })).toEqual({ goals: [] });
  });

  it('are sent at the place that they then have, under the name that they keep', () => {
    expect(places(['0', '1'])).toEqual([
      ['goals/0/code', 'goals/0/code'],
      ['goals/0/title/nl', 'goals/0/title/nl'],
      ['goals/1/code', 'goals/1/code'],
      ['goals/1/title/nl', 'goals/1/title/nl'],
    ]);
    expect(places(['1', keyOfNew(3)])).toEqual([
      ['goals/1/code', 'goals/0/code'],
      ['goals/1/title/nl', 'goals/0/title/nl'],
      ['goals/new3/code', 'goals/1/code'],
      ['goals/new3/title/nl', 'goals/1/title/nl'],
    ]);
  });

  it('are called by what stood in them, and new ones by their number', () => {
    expect(placed(LIST, { goals: ['1', keyOfNew(3)] }, INITIAL).map(({ label }) => label)).toEqual([
      'b, Code',
      'b, Name',
      'New 3, Code',
      'New 3, Name',
    ]);
  });

  it('leave a field of its own under its own pointer', () => {
    const field = { name: 'k', label: 'Smallest group', kind: 'number' } as const;
    expect(placed(field, { goals: ['0'] }, INITIAL)).toEqual([{ field, pointer: 'k', label: 'Smallest group' }]);
  });
});

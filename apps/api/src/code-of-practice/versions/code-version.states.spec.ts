// The life cycle of a version of the code, enumerated: every command in every state.
import { describe, expect, it } from '@jest/globals';
import { after, CODE_COMMANDS, CODE_STATES, type CodeCommand, type CodeState, commandsIn } from './code-version.states.js';

const AGREED: Readonly<Record<CodeState, Readonly<Partial<Record<CodeCommand, CodeState>>>>> = {
  draft: { change: 'draft', 'take-part': 'draft', submit: 'consulted' },
  consulted: { 'take-part': 'consulted', act: 'consulted', answer: 'consulted', reopen: 'draft', adopt: 'adopted' },
  adopted: { act: 'adopted', answer: 'adopted', extend: 'adopted', retire: 'retired' },
  retired: {},
};
const CELLS = CODE_STATES.flatMap((state) => CODE_COMMANDS.map((command) => [state, command, AGREED[state][command] ?? null] as const));

/** All states from which a command leads to a state. */
const sourcesOf = (goal: CodeState): readonly CodeState[] =>
  CODE_STATES.filter((state) => state !== goal && commandsIn(state).some((command) => after(state, command) === goal));

describe('a version of the code', () => {
  it.each(CELLS)('in the state %s, told to %s, goes to %s', (state, command, goal) => {
    expect(after(state, command)).toBe(goal);
    expect(commandsIn(state).includes(command)).toBe(goal !== null);
  });

  it('is adopted only after the councils were asked', () => {
    expect(sourcesOf('adopted')).toEqual(['consulted']);
    expect(sourcesOf('consulted')).toEqual(['draft']);
  });

  it('stays retired', () => {
    expect(commandsIn('retired')).toEqual([]);
  });

  it('changes only while it is a draft', () => {
    expect(CODE_STATES.filter((state) => commandsIn(state).includes('change'))).toEqual(['draft']);
  });
});

// The life cycle of a version of the code as a table: which command leads from which state to which.
import { type LogKind } from '../../audit-log/index.js';

export const CODE_STATES = ['draft', 'consulted', 'adopted', 'retired'] as const;
export type CodeState = (typeof CODE_STATES)[number];

/**
 * change: text, parameters, rules in force; take-part: record who took part; submit: lay before the councils; act: record
 * what a council says; answer: the board's reasoned answer; reopen: back to draft; extend: the term of a year, once.
 */
export const CODE_COMMANDS = ['change', 'take-part', 'submit', 'act', 'answer', 'reopen', 'adopt', 'extend', 'retire'] as const;
export type CodeCommand = (typeof CODE_COMMANDS)[number];

/** What the log says of a version, in the order in which a life usually goes. */
export const CODE_EVENTS = [
  'code.drafted',
  'code.changed',
  'code.participant-recorded',
  'code.consulted',
  'code.reopened',
  'code.act-recorded',
  'code.act-answered',
  'code.adopted',
  'code.extended',
  'code.retired',
] as const satisfies readonly LogKind[];
export type CodeEventKind = (typeof CODE_EVENTS)[number];

const TABLE: Readonly<Record<CodeState, Readonly<Partial<Record<CodeCommand, CodeState>>>>> = {
  draft: { change: 'draft', 'take-part': 'draft', submit: 'consulted' },
  consulted: { 'take-part': 'consulted', act: 'consulted', answer: 'consulted', reopen: 'draft', adopt: 'adopted' },
  adopted: { act: 'adopted', answer: 'adopted', extend: 'adopted', retire: 'retired' },
  retired: {},
};

/** Answers the commands that a version in a state can take, whoever gives them. */
export function commandsIn(state: CodeState): readonly CodeCommand[] {
  return CODE_COMMANDS.filter((command) => TABLE[state][command] !== undefined);
}

/** Answers the state that a command leads to, or null where the state does not take it. */
export function after(state: CodeState, command: CodeCommand): CodeState | null {
  return TABLE[state][command] ?? null;
}

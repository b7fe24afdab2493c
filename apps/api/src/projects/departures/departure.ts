// The life of a departure from the code (comply or explain): asked by a member, advised on by the FG, decided under a mandate.
import { type Action } from '../../access/index.js';
import { addMonths, type Day } from '../../common/index.js';

export const DEPARTURE_STATES = ['asked', 'advised', 'granted', 'refused', 'ended', 'lapsed'] as const;
export type DepartureState = (typeof DEPARTURE_STATES)[number];

export const DEPARTURE_ADVICES = ['positive', 'conditional', 'negative'] as const;
export type DepartureAdvice = (typeof DEPARTURE_ADVICES)[number];

export const DEPARTURE_COMMANDS = ['advise', 'decide', 'end'] as const;
export type DepartureCommand = (typeof DEPARTURE_COMMANDS)[number];

/** States in which another departure from the same norm cannot be asked. */
export const OPEN_STATES: readonly DepartureState[] = ['asked', 'advised', 'granted'];

/** The longest term of a departure, in calendar months. */
export const LONGEST_MONTHS = 12;

/** The right that each command asks. */
export const RIGHTS: Readonly<Record<DepartureCommand, Action>> = { advise: 'advise', decide: 'decide', end: 'revoke' };

const COMMANDS: Readonly<Record<DepartureState, readonly DepartureCommand[]>> = {
  asked: ['advise', 'end'],
  advised: ['decide', 'end'],
  granted: ['end'],
  refused: [],
  ended: [],
  lapsed: [],
};

/** Answers the state on a day: past its last day an open departure has lapsed. */
export function stateOn(departure: { readonly state: DepartureState; readonly untilOn: Day }, day: Day): DepartureState {
  return OPEN_STATES.includes(departure.state) && departure.untilOn < day ? 'lapsed' : departure.state;
}

export function departureCommandsIn(state: DepartureState): readonly DepartureCommand[] {
  return COMMANDS[state];
}

/** Answers how many calendar months a term takes, rounded up; 0 for a single day. */
export function termMonths(fromOn: Day, untilOn: Day): number {
  let months = 0;
  while (addMonths(fromOn, months) < untilOn) {
    months += 1;
  }
  return months;
}

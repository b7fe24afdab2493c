// The life of a departure: what can be done in which state, when it has lapsed, how long it lasts.
import { describe, expect, it } from '@jest/globals';
import { DEPARTURE_STATES, departureCommandsIn, stateOn, termMonths } from './departure.js';

describe('a departure', () => {
  it('is advised on before it is decided, and ended while it is open', () => {
    expect(Object.fromEntries(DEPARTURE_STATES.map((state) => [state, departureCommandsIn(state)]))).toEqual({
      asked: ['advise', 'end'],
      advised: ['decide', 'end'],
      granted: ['end'],
      refused: [],
      ended: [],
      lapsed: [],
    });
  });

  it('holds on its last day and has lapsed the day after, decided or not', () => {
    expect(stateOn({ state: 'granted', untilOn: '2027-04-30' }, '2027-04-30')).toBe('granted');
    expect(stateOn({ state: 'granted', untilOn: '2027-04-30' }, '2027-05-01')).toBe('lapsed');
    expect(stateOn({ state: 'asked', untilOn: '2027-04-30' }, '2027-05-01')).toBe('lapsed');
    expect(stateOn({ state: 'refused', untilOn: '2027-04-30' }, '2027-05-01')).toBe('refused');
  });

  it('counts its months by the calendar, rounded up', () => {
    expect(termMonths('2026-11-22', '2026-11-22')).toBe(0);
    expect(termMonths('2026-11-22', '2026-11-23')).toBe(1);
    expect(termMonths('2026-11-22', '2027-11-22')).toBe(12);
    expect(termMonths('2026-11-22', '2027-11-23')).toBe(13);
    expect(termMonths('2024-02-29', '2025-02-28')).toBe(12);
  });
});

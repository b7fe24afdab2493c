// By which day a project is to be decided: so many working days from its submission, while it does not wait for its members. Pure.
import { addWorkingDays, type Day, workingDaysBetween } from '../../common/index.js';

/** A step in the life of a project, on a day of the institution. */
export interface DatedStep {
  readonly to: string;
  readonly on: Day;
}

/**
 * Answers the last day of the term. It runs from the first submission; between a return for completion and the next submission it
 * stands still. The day of a submission does not count. @see Regulation (EEC, Euratom) 1182/71 Art. 3(1)
 */
export function decideBy(steps: readonly DatedStep[], days: number): Day | null {
  let left = days;
  let runsFrom: Day | null = null;
  for (const { to, on } of steps) {
    if (to === 'submitted') {
      runsFrom = on;
    } else if (runsFrom !== null && to !== 'tested') {
      left -= workingDaysBetween(runsFrom, on);
      runsFrom = null;
    }
  }
  return runsFrom === null ? null : addWorkingDays(runsFrom, Math.max(left, 0));
}

// By which day a project is to be decided: so many working days from its submission, while it does not wait for its members. Pure.
import { addDays, type Day, isWorkingDay } from '../../common/index.js';

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
      left -= workingDaysIn(runsFrom, on);
      runsFrom = null;
    }
  }
  return runsFrom === null ? null : addWorkingDays(runsFrom, Math.max(left, 0));
}

/** Working days after the first day, up to and including the last. */
function workingDaysIn(from: Day, until: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
    count += isWorkingDay(day) ? 1 : 0;
  }
  return count;
}

function addWorkingDays(from: Day, days: number): Day {
  let day = from;
  for (let left = days; left > 0; left -= isWorkingDay(day) ? 1 : 0) {
    day = addDays(day, 1);
  }
  return day;
}

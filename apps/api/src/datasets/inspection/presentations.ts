// Academic years, and the presentations of modules as the Open University writes them: 2013B starts in February, 2013J in October.
// @see Kuzilek, Hlosta, Zdrahal 2017, doi:10.1038/sdata.2017.171
import { addDays, type Day, isDay } from '../../common/calendar.js';

const PRESENTATION = /^(19|20|21)\d{2}[BJ]$/;
const ACADEMIC_YEAR = /^((?:19|20|21)\d{2})(?:\s*[/-]\s*(?:(?:19|20|21)?\d{2}))?$/;
/** The academic year runs from 1 September to 31 August (WHW Art. 1.1). */
const YEAR_STARTS = '09-01';

/** Tells whether a text names a presentation, such as `2014J`. */
export function isPresentation(text: string): boolean {
  return PRESENTATION.test(text);
}

/** Answers the day of a presentation: its first day, plus a number of days (negative before), plus whole years. */
export function presentationDay(presentation: string, days: number, shiftYears: number): Day | null {
  if (!isPresentation(presentation) || !Number.isInteger(days) || Math.abs(days) > 5_000) {
    return null;
  }
  const start = presentation.endsWith('B') ? '02-01' : '10-01';
  return addDays(`${Number(presentation.slice(0, 4)) + shiftYears}-${start}`, days);
}

/** Answers the first day of an academic year written as `2023`, `2023/2024`, `2023-24`; null for anything else. */
export function academicYearDay(text: string, shiftYears: number): Day | null {
  const year = ACADEMIC_YEAR.exec(text)?.[1];
  const day = `${Number(year) + shiftYears}-${YEAR_STARTS}`;
  return year !== undefined && isDay(day) ? day : null;
}

/** Answers by how many whole years a presentation moves to lie in the last academic year that was over before today. */
export function yearsToLastFullYear(presentation: string, today: Day): number {
  const year = Number(presentation.slice(0, 4));
  const startedIn = presentation.endsWith('B') ? year - 1 : year;
  const current = Number(today.slice(0, 4)) - (today.slice(5) < YEAR_STARTS ? 1 : 0);
  return current - 1 - startedIn;
}

// Calendar days of an institution: today, months by calendar, and terms that end on a working day.
// Terms follow Regulation (EEC, Euratom) 1182/71 Art. 3; holidays are the Dutch ones of the Algemene termijnenwet Art. 3.

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Tells whether a text is an existing calendar day between 1900 and 2200. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) {
    return false;
  }
  const [year, month, date] = numbersOf(text);
  return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && date >= 1 && date <= lastDateOf(year, month);
}

/** A calendar is dear to make, and every fact about today needs one; there are as many as the institutions have zones. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** Answers the calendar day of an instant in a time zone (IANA name). @throws RangeError for a zone that does not exist. */
export function dayInZone(at: Date, timeZone: string): Day {
  const calendar = calendars.get(timeZone) ?? calendarOf(timeZone);
  const parts = calendar.formatToParts(at);
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Answers the first instant of a calendar day in a time zone; where clocks skip midnight, the instant they skip to. */
export function startOfDay(day: Day, timeZone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let [before, from] = [noon - 2 * DAY_MS, noon + DAY_MS];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayInZone(new Date(middle), timeZone) < day) {
      before = middle;
    } else {
      from = middle;
    }
  }
  return new Date(from);
}

/** Adds calendar months to a day (negative goes back); a day that the month lacks becomes its last day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = numbersOf(day);
  const total = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(total / 12);
  const targetMonth = total - targetYear * 12;
  const last = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(targetYear, targetMonth, Math.min(date, last))));
}

/** Adds days to a day (negative goes back). */
export function addDays(day: Day, days: number): Day {
  const [year, month, date] = numbersOf(day);
  return dayOf(new Date(Date.UTC(year, month - 1, date + days)));
}

/** Answers the day on which a term of calendar months ends: that day, or the next working day when it is none. */
export function termEndsOn(from: Day, months: number): Day {
  let day = addMonths(from, months);
  while (!isWorkingDay(day)) {
    day = addDays(day, 1);
  }
  return day;
}

/** Answers the last day of a term of working days; the day from which it runs does not count. */
export function addWorkingDays(from: Day, days: number): Day {
  let day = from;
  for (let left = days; left > 0; left -= isWorkingDay(day) ? 1 : 0) {
    day = addDays(day, 1);
  }
  return day;
}

/** Counts the working days after a day, up to and including another. */
export function workingDaysBetween(from: Day, until: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
    count += isWorkingDay(day) ? 1 : 0;
  }
  return count;
}

/** Tells whether a day is neither a weekend day nor a Dutch public holiday. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(numbersOf(day)[0]).includes(day);
}

function holidaysOf(year: number): readonly Day[] {
  const easter = easterOf(year);
  const kingsDay = new Date(`${year}-04-27T00:00:00Z`).getUTCDay() === 0 ? `${year}-04-26` : `${year}-04-27`;
  const moving = [-2, 1, 39, 50].map((offset) => addDays(easter, offset));
  const liberationDay = year % 5 === 0 ? [`${year}-05-05`] : [];
  return [`${year}-01-01`, ...moving, kingsDay, ...liberationDay, `${year}-12-25`, `${year}-12-26`];
}

/** Gregorian Easter Sunday by the method of Meeus, Jones and Butcher. */
function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return dayOf(new Date(Date.UTC(year, month - 1, date)));
}

function numbersOf(day: Day): readonly [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function lastDateOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(timeZone, calendar);
  return calendar;
}

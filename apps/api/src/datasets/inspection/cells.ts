// One cell as a value of a type: the text that PostgreSQL's COPY takes, or the code of what is wrong with it.
// Never answers the value itself in a fault: rows hold personal data.
import { addMonths, isDay } from '../../common/calendar.js';
import { type DecimalMark, type FieldType } from './inspection.types.js';

export type CellFault = 'not-integer' | 'not-decimal' | 'not-boolean' | 'not-date' | 'not-timestamp' | 'nul-character' | 'encoding';

/** A value ready to store, or what is wrong with the cell. */
export type Cell = { readonly value: string } | { readonly fault: CellFault };

export interface CellRules {
  readonly type: FieldType;
  readonly decimalMark: DecimalMark | null;
  /** Whole years by which dates move; 0 leaves them. */
  readonly shiftYears: number;
  /** Answers the wall clock of an instant in the institution's time zone, `YYYY-MM-DD hh:mm:ss`. */
  readonly wallClock: (instant: Date) => string;
}

const INTEGER = /^[+-]?\d{1,18}$/;
const DECIMAL: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,2})?$/,
  ',': /^[+-]?(?:\d{1,40}(?:,\d{0,40})?|,\d{1,40})(?:[eE][+-]?\d{1,2})?$/,
};
const TRUE = new Set(['true', 'waar', 'ja', 'yes', 'j', 'y', '1', 't']);
const FALSE = new Set(['false', 'onwaar', 'nee', 'no', 'n', '0', 'f']);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DUTCH = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;
const TIMESTAMP = /^(\S+?)[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads a cell that is not missing. */
export function readCell(text: string, rules: CellRules): Cell {
  switch (rules.type) {
    case 'text':
      return readText(text);
    case 'integer':
      return INTEGER.test(text.trim()) ? { value: BigInt(text.trim().replace('+', '')).toString() } : { fault: 'not-integer' };
    case 'decimal':
      return readDecimal(text.trim(), rules.decimalMark ?? '.');
    case 'boolean':
      return readBoolean(text.trim().toLowerCase());
    case 'date':
      return readDate(text.trim(), rules.shiftYears);
    case 'timestamp':
      return readTimestamp(text.trim(), rules);
  }
}

/** Answers the calendar day that a text writes (`2006-09-01`, `20060901`, `1-9-2006`, `01/09/2006`), or null. */
export function dayOf(text: string): string | null {
  const iso = COMPACT.exec(text) ?? ISO.exec(text);
  const dutch = iso === null ? DUTCH.exec(text) : null;
  const [year = '', month = '', day = ''] = iso === null ? (dutch?.slice(1).reverse() ?? []) : iso.slice(1);
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

/** Moves a day by whole years; 29 February becomes the 28th where the year has none. */
export function shifted(day: string, years: number): string {
  return years === 0 ? day : addMonths(day, years * 12);
}

/** Tells whether a text writes a moment: a day and a time, with or without an offset. */
export function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text);
  return match !== null && dayOf(match[1] ?? '') !== null && Number(match[2]) < 24 && Number(match[3]) < 60 && Number(match[4] ?? 0) < 60;
}

function readText(text: string): Cell {
  if (text.includes('\0')) {
    return { fault: 'nul-character' };
  }
  return text.includes('\ufffd') || !text.isWellFormed() ? { fault: 'encoding' } : { value: text };
}

function readDecimal(text: string, mark: DecimalMark): Cell {
  return DECIMAL[mark].test(text) ? { value: text.replace(',', '.') } : { fault: 'not-decimal' };
}

function readBoolean(text: string): Cell {
  return TRUE.has(text) ? { value: 't' } : FALSE.has(text) ? { value: 'f' } : { fault: 'not-boolean' };
}

function readDate(text: string, years: number): Cell {
  const day = dayOf(text);
  return day === null ? { fault: 'not-date' } : { value: shifted(day, years) };
}

function readTimestamp(text: string, rules: CellRules): Cell {
  const day = dayOf(text);
  if (day !== null) {
    return { value: `${shifted(day, rules.shiftYears)} 00:00:00` };
  }
  const match = TIMESTAMP.exec(text);
  if (match === null || !isTimestamp(text)) {
    return { fault: 'not-timestamp' };
  }
  const [, date = '', hours = '', minutes = '', seconds = '00', fraction = '', offset] = match;
  const local = `${dayOf(date) ?? ''} ${hours.padStart(2, '0')}:${minutes}:${seconds}`;
  const wall =
    offset === undefined
      ? local
      : rules.wallClock(new Date(`${local.replace(' ', 'T')}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`));
  return { value: `${shifted(wall.slice(0, 10), rules.shiftYears)}${wall.slice(10)}${fraction}` };
}

// The day that dates a row: from it its retention term counts.
import { type Day } from '../../common/calendar.js';
import { readCell } from '../inspection/cells.js';
import { academicYearDay, presentationDay } from '../inspection/presentations.js';
import { type RowDate } from '../proposals/proposal.js';

/** Answers a cell of the row by the code of its column, trimmed; null when it is missing. */
export type CellOf = (column: string) => string | null;

export interface RowDay {
  readonly day: Day | null;
  /** The column that is to blame when there is no day. */
  readonly column: string | null;
  readonly isMissing: boolean;
}

export interface RowDateRules {
  readonly shiftYears: number;
  readonly wallClock: (instant: Date) => string;
}

const MOST_KNOWN = 20_000;

/** Dates rows; remembers the days it has worked out, as rows share few of them. */
export class RowDater {
  private readonly known = new Map<string, RowDay>();

  constructor(
    private readonly rowDate: RowDate,
    private readonly rules: RowDateRules,
  ) {}

  dayOf(cell: CellOf): RowDay {
    const key = columnsOf(this.rowDate)
      .map((column) => cell(column) ?? '')
      .join('\0');
    const known = this.known.get(key);
    if (known !== undefined) {
      return known;
    }
    if (this.known.size >= MOST_KNOWN) {
      this.known.clear();
    }
    const day = rowDay(this.rowDate, cell, this.rules);
    this.known.set(key, day);
    return day;
  }
}

/** Answers the columns that date a row. */
export function columnsOf(rowDate: RowDate): readonly string[] {
  switch (rowDate.kind) {
    case 'fixed':
      return [];
    case 'column':
    case 'academic-year':
      return [rowDate.column];
    case 'presentation':
      return rowDate.dayColumn === null ? [rowDate.presentationColumn] : [rowDate.presentationColumn, rowDate.dayColumn];
  }
}

/** Answers the day of a row. A presentation without a day number counts from its first day. */
export function rowDay(rowDate: RowDate, cell: CellOf, rules: RowDateRules): RowDay {
  switch (rowDate.kind) {
    case 'fixed':
      return found(rowDate.day);
    case 'academic-year':
      return of(rowDate.column, cell, (text) => academicYearDay(text, rules.shiftYears));
    case 'column':
      return of(rowDate.column, cell, (text) => {
        const read = readCell(text, { type: 'timestamp', decimalMark: null, ...rules });
        return 'value' in read ? read.value.slice(0, 10) : null;
      });
    case 'presentation':
      return presentationRowDay(rowDate, cell, rules.shiftYears);
  }
}

function presentationRowDay(rowDate: Extract<RowDate, { kind: 'presentation' }>, cell: CellOf, shiftYears: number): RowDay {
  const number = rowDate.dayColumn === null ? null : cell(rowDate.dayColumn);
  if (number !== null && !/^[+-]?\d{1,4}$/.test(number)) {
    return { day: null, column: rowDate.dayColumn, isMissing: false };
  }
  return of(rowDate.presentationColumn, cell, (text) => presentationDay(text, Number(number ?? 0), shiftYears));
}

function of(column: string, cell: CellOf, read: (text: string) => Day | null): RowDay {
  const text = cell(column);
  if (text === null) {
    return { day: null, column, isMissing: true };
  }
  const day = read(text);
  return day === null ? { day, column, isMissing: false } : found(day);
}

function found(day: Day): RowDay {
  return { day, column: null, isMissing: false };
}

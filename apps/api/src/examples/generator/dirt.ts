// Makes a share of the rows as dirty as real exports are: missing codes, dates in another form, doubled rows, stray spaces.
// Nothing that dates a row or tells a person apart goes missing: an import refuses such a file as a whole.
import { type Random } from './random.js';

/** So many rows have something the matter with them. */
export const DIRTY_SHARE = 0.05;
/** How exports write that a value is missing. */
export const MISSING_CODES = ['NA', '-', 'onbekend'] as const;

export interface DirtRules {
  readonly separator: string;
  /** Columns whose value may be missing. */
  readonly missable: readonly number[];
  /** Columns with dates. */
  readonly dates: readonly number[];
}

const KINDS = 4;

/** Answers a row as text without its line end, dirty by chance; a doubled row is two lines. */
export function written(row: readonly string[], rules: DirtRules, newline: string, random: Random): string {
  if (!random.chance(DIRTY_SHARE)) {
    return row.join(rules.separator);
  }
  switch (random.below(KINDS)) {
    case 0:
      return withColumn(row, rules.missable, random, (_, chance) => MISSING_CODES[chance.below(MISSING_CODES.length)] ?? 'NA').join(
        rules.separator,
      );
    case 1:
      return withColumn(row, rules.dates, random, inOtherForm).join(rules.separator);
    case 2:
      return [row.join(rules.separator), row.join(rules.separator)].join(newline);
    default:
      // Padded to a width, and the line ended by a separator, as old export programs do.
      return `${row.map((cell, column) => (rules.dates.includes(column) ? `${cell} ` : cell)).join(rules.separator)}${rules.separator}`;
  }
}

function withColumn(
  row: readonly string[],
  columns: readonly number[],
  random: Random,
  change: (cell: string, random: Random) => string,
): readonly string[] {
  const column = columns[random.below(columns.length)];
  return column === undefined ? row : row.map((cell, index) => (index === column ? change(cell, random) : cell));
}

/** Turns 2006-09-01 into 20060901 or 1-9-2006, and 20060901 into 2006-09-01; an empty cell stays empty. */
function inOtherForm(cell: string, random: Random): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(cell) ?? [];
  if (year === '') {
    return cell;
  }
  if (!cell.includes('-')) {
    return `${year}-${month}-${day}`;
  }
  return random.chance(0.5) ? `${year}${month}${day}` : `${Number(day)}-${Number(month)}-${year}`;
}

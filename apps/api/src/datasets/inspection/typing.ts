// The type of a column from all its values: each value rules types out, what is left at the end is the type.
import { dayOf, isTimestamp } from './cells.js';
import { type DecimalMark, type FieldType } from './inspection.types.js';

const INTEGER = 1;
const POINT = 2;
const COMMA = 4;
const DATE = 8;
const TIMESTAMP = 16;
const WORD = 32;
const LETTER = 64;
const ANY = 127;
const NUMBER = /^[+-]?(?:\d{1,40}(?:([.,])\d{0,40})?|([.,])\d{1,40})(?:[eE][+-]?\d{1,2})?$/;
const WHOLE = /^[+-]?\d{1,18}$/;
const LEADING_ZERO = /^[+-]?0\d/;
const DATE_LIKE = /^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}/;
const WORDS = new Set(['true', 'false', 'waar', 'onwaar', 'ja', 'nee', 'yes', 'no']);
const LETTERS = new Set(['j', 'n', 'y']);
const DATE_NAME = /(?:^|_)(?:datum|date|dag|day|dd|d|op|on)(?:_|$)|datum|date/;
/** So many valid compact dates are not chance, whatever the column is called. */
const ENOUGH_DATES = 20;

/** Always missing; the last ones only count as missing when the other values are of another type than text. */
const MISSING = new Set(['NA', 'N/A', '#N/A', 'NULL', 'null', 'NaN', 'nan', '<NA>', '(null)']);
const PERHAPS_MISSING = new Set([
  '-',
  '--',
  '.',
  '?',
  'na',
  'n/a',
  'None',
  'none',
  'nvt',
  'n.v.t.',
  'onbekend',
  'unknown',
  'missing',
  'leeg',
]);

export interface Typed {
  readonly type: FieldType;
  readonly decimalMark: DecimalMark | null;
  readonly missingCodes: readonly string[];
}

/** Takes the trimmed values of one column and answers its type at the end. */
export class ColumnTyping {
  private mask = ANY;
  private typed = 0;
  private hasLeadingZero = false;
  private readonly letters = new Set<string>();
  private readonly seenMissing = new Map<string, number>();

  /** Takes one trimmed value; answers whether it stands for a missing value whatever the column's type. */
  take(value: string): 'missing' | 'perhaps-missing' | 'value' {
    if (value === '') {
      return 'missing';
    }
    const isMissing = MISSING.has(value);
    if (isMissing || PERHAPS_MISSING.has(value)) {
      this.seenMissing.set(value, (this.seenMissing.get(value) ?? 0) + 1);
      return isMissing ? 'missing' : 'perhaps-missing';
    }
    this.typed++;
    if (this.mask !== 0) {
      this.mask &= this.shapeOf(value);
    }
    return 'value';
  }

  /** @param code the column's name as a code: eight digits are dates sooner in a column that is called so */
  typedAs(code: string): Typed {
    const type = this.typed === 0 ? 'text' : this.typeFor(code);
    const codes = [...this.seenMissing.keys()].filter((value) => MISSING.has(value) || (type !== 'text' && PERHAPS_MISSING.has(value)));
    return { type, decimalMark: type === 'decimal' ? ((this.mask & POINT) === 0 ? ',' : '.') : null, missingCodes: codes.sort() };
  }

  private typeFor(code: string): FieldType {
    const has = (bit: number): boolean => (this.mask & bit) !== 0;
    if (has(DATE) && (!has(INTEGER) || DATE_NAME.test(code) || this.typed >= ENOUGH_DATES)) {
      return 'date';
    }
    if (has(TIMESTAMP) && !has(INTEGER)) {
      return 'timestamp';
    }
    if (this.hasLeadingZero) {
      return 'text';
    }
    if (has(INTEGER)) {
      return 'integer';
    }
    if (has(POINT) || has(COMMA)) {
      return 'decimal';
    }
    return has(WORD) || (has(LETTER) && this.letters.size === 2) ? 'boolean' : 'text';
  }

  private shapeOf(value: string): number {
    const first = value.charCodeAt(0);
    if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 44 || first === 46) {
      return this.numberShape(value);
    }
    const word = value.toLowerCase();
    if (LETTERS.has(word)) {
      this.letters.add(word);
      return LETTER;
    }
    return WORDS.has(word) ? WORD : 0;
  }

  private numberShape(value: string): number {
    const number = NUMBER.exec(value);
    if (number !== null) {
      this.hasLeadingZero ||= LEADING_ZERO.test(value) && !value.includes('.') && !value.includes(',');
      const mark = number[1] ?? number[2];
      const whole = (WHOLE.test(value) ? INTEGER : 0) | POINT | COMMA;
      const compact = value.length === 8 && dayOf(value) !== null ? DATE | TIMESTAMP : 0;
      return mark === '.' ? POINT : mark === ',' ? COMMA : whole | compact;
    }
    if (!DATE_LIKE.test(value)) {
      return 0;
    }
    return dayOf(value) === null ? (isTimestamp(value) ? TIMESTAMP : 0) : DATE | TIMESTAMP;
  }
}

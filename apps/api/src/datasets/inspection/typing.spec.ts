import { describe, expect, it } from '@jest/globals';
import { type CellRules, dayOf, readCell } from './cells.js';
import { type FieldType } from './inspection.types.js';
import { ColumnTyping, type Typed } from './typing.js';

function typed(values: readonly string[], code = 'kolom'): Typed {
  const typing = new ColumnTyping();
  values.forEach((value) => typing.take(value));
  return typing.typedAs(code);
}

const rules = (type: FieldType, extra: Partial<CellRules> = {}): CellRules => ({
  type,
  decimalMark: null,
  shiftYears: 0,
  wallClock: (instant) => instant.toISOString().slice(0, 19).replace('T', ' '),
  ...extra,
});

describe('ColumnTyping', () => {
  it.each<[string, readonly string[], FieldType]>([
    ['whole numbers', ['1', '-20', '300'], 'integer'],
    ['numbers with a point', ['1.5', '2', '-0.067'], 'decimal'],
    ['numbers with a comma', ['1,5', '2', '-0,067'], 'decimal'],
    ['both marks: which is which cannot be known', ['1,5', '1.5'], 'text'],
    ['numbers with leading zeros, which are codes', ['0123', '4567'], 'text'],
    ['numbers beyond bigint', ['1234567890123456789', '1'], 'decimal'],
    ['TRUE and FALSE', ['TRUE', 'FALSE'], 'boolean'],
    ['ja and nee', ['ja', 'nee', 'Ja'], 'boolean'],
    ['J and N', ['J', 'N'], 'boolean'],
    ['only N, which may be a code', ['N', 'N'], 'text'],
    ['0 and 1, which may be counts', ['0', '1'], 'integer'],
    ['days as ISO 8601', ['2006-09-01', '2024-02-29'], 'date'],
    ['days the Dutch way', ['1-9-2006', '29-02-2024'], 'date'],
    ['days that do not exist', ['2006-09-01', '2023-02-29'], 'text'],
    ['moments', ['2006-09-01T10:00:00Z', '2006-09-01 10:00'], 'timestamp'],
    ['words', ['a', 'b'], 'text'],
    ['nothing', ['', ''], 'text'],
  ])('types %s', (_, values, type) => {
    expect(typed(values).type).toBe(type);
  });

  it('takes 20060901 for a date in a column that is called so', () => {
    expect(typed(['20060901', '20070901'], 'datum_inschrijving').type).toBe('date');
  });

  it('takes 20060901 for a number in a column that is not', () => {
    expect(typed(['20060901', '20070901'], 'nummer').type).toBe('integer');
  });

  it('takes NA for missing in any column', () => {
    expect(typed(['1', 'NA', '3'])).toEqual({ type: 'integer', decimalMark: null, missingCodes: ['NA'] });
    expect(typed(['rood', 'NA', 'blauw'])).toEqual({ type: 'text', decimalMark: null, missingCodes: ['NA'] });
  });

  it('takes a word for missing only where the other values are no text', () => {
    expect(typed(['1', 'onbekend', '3'])).toMatchObject({ type: 'integer', missingCodes: ['onbekend'] });
    expect(typed(['rood', 'onbekend'])).toMatchObject({ type: 'text', missingCodes: [] });
  });

  it('tells the decimal mark', () => {
    expect(typed(['1,5']).decimalMark).toBe(',');
    expect(typed(['1.5']).decimalMark).toBe('.');
  });
});

describe('readCell', () => {
  it.each<[string, CellRules, string]>([
    ['+5', rules('integer'), '5'],
    ['-0,067', rules('decimal', { decimalMark: ',' }), '-0.067'],
    ['.5', rules('decimal', { decimalMark: '.' }), '.5'],
    [' WAAR ', rules('boolean'), 't'],
    ['nee', rules('boolean'), 'f'],
    ['20060901', rules('date'), '2006-09-01'],
    ['1-9-2006', rules('date'), '2006-09-01'],
    ['2024-02-29', rules('date', { shiftYears: 1 }), '2025-02-28'],
    ['2024-02-29', rules('date', { shiftYears: 4 }), '2028-02-29'],
    ['2024-06-30T23:30:00+02:00', rules('timestamp'), '2024-06-30 21:30:00'],
    ['1-9-2006 9:05', rules('timestamp'), '2006-09-01 09:05:00'],
    ['2006-09-01', rules('timestamp'), '2006-09-01 00:00:00'],
    ['=SUM(A1)', rules('text'), '=SUM(A1)'],
    [' spaties ', rules('text'), ' spaties '],
  ])('reads %j', (text, rule, value) => {
    expect(readCell(text, rule)).toEqual({ value });
  });

  it.each<[string, CellRules, string]>([
    ['1.5', rules('integer'), 'not-integer'],
    ['9'.repeat(19), rules('integer'), 'not-integer'],
    ['1.5', rules('decimal', { decimalMark: ',' }), 'not-decimal'],
    ['1e999', rules('decimal', { decimalMark: '.' }), 'not-decimal'],
    ['Infinity', rules('decimal', { decimalMark: '.' }), 'not-decimal'],
    ['misschien', rules('boolean'), 'not-boolean'],
    ['2023-02-29', rules('date'), 'not-date'],
    ['31-4-2020', rules('date'), 'not-date'],
    ['2023-01-01 25:00', rules('timestamp'), 'not-timestamp'],
    ['a\0b', rules('text'), 'nul-character'],
    ['a\ufffdb', rules('text'), 'encoding'],
  ])('refuses %j and does not repeat it', (text, rule, fault) => {
    expect(readCell(text, rule)).toEqual({ fault });
  });
});

describe('dayOf', () => {
  it('refuses years before 1900', () => {
    expect(dayOf('1899-12-31')).toBeNull();
    expect(dayOf('1900-01-01')).toBe('1900-01-01');
  });
});

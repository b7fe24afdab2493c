import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../common/index.js';
import { type ColumnProposal, type Proposal, type Treatment } from '../proposals/proposal.js';
import { copyLine } from './copy-text.js';
import { type LookupTable, RowReader, type RowRules, tableColumns } from './row-reader.js';

const TEXT = { nl: 'x', en: 'x' };

function column(position: number, code: string, type: ColumnProposal['type'], treatment: Treatment = 'store'): ColumnProposal {
  return {
    ...{ position, header: code, code, type, decimalMark: type === 'decimal' ? ',' : null, missingCodes: ['NA'] },
    ...{ classification: 'measure', classificationReason: 'nothing-found', treatment, unit: null, meaning: TEXT, bands: null },
  };
}

const COLUMNS = [
  column(0, 'nummer', 'text', 'subject'),
  column(1, 'periode', 'text'),
  column(2, 'dag', 'integer'),
  column(3, 'cijfer', 'decimal'),
  column(4, 'kaart', 'text', 'replace'),
  column(5, 'weg', 'integer', 'drop'),
];

function rules(change: Partial<Proposal> = {}, lookups: readonly LookupTable[] = []): RowRules {
  const proposal: Proposal = {
    dataset: {
      ...{ code: 'proef', kind: 'subjects', title: TEXT, description: TEXT, sourceSystem: 'survey', owner: 'o', originalPurpose: 'p' },
      ...{ purpose: 'r', basis: 'public-task', consentPurpose: null, criminalStatute: null },
      ...{ obtainedFrom: 'q', attribution: null, retentionMonths: 84, retentionOwner: 'r', lineage: [], knownBreaks: [] },
    },
    columns: COLUMNS,
    rowDate: { kind: 'presentation', presentationColumn: 'periode', dayColumn: 'dag' },
    lookups: [],
    shift: null,
    ...change,
  };
  return {
    proposal,
    lookups,
    shiftYears: 11,
    wallClock: (instant) => instant.toISOString(),
    hash: (identifier) => sha256(identifier.trim()),
  };
}

const digest = (text: string): string => `\\\\x${sha256(text).toString('hex')}`;
const replaced = (text: string): string => sha256(`proef/kaart\0${text}`).subarray(0, 16).toString('hex');
const read = (record: readonly string[], rule = rules()): unknown => new RowReader(rule).read(record, 7);

describe('RowReader', () => {
  it('writes line, digest of the person, day and values; leaves out what is dropped', () => {
    expect(read(['s1', '2014J', '20', '7,5', 'A1', 'geheim'])).toEqual({
      copy: `7\t${digest('s1')}\t2025-10-21\t2014J\t20\t7.5\t${replaced('A1')}\n`,
    });
  });

  it('writes null for what is missing, and dates by the first day when the day number is', () => {
    expect(read(['s1', '2014J', 'NA', '', '', ''])).toEqual({ copy: `7\t${digest('s1')}\t2025-10-01\t2014J\t\\N\t\\N\t\\N\n` });
  });

  it.each<[string, readonly string[], readonly (readonly [string | null, string])[]]>([
    ['a person that is missing', ['NA', '2014J', '1', '7', '', ''], [['nummer', 'subject-missing']]],
    ['a date that is missing', ['s1', '', '1', '7', '', ''], [['periode', 'row-date-missing']]],
    ['a date that is none', ['s1', '2014K', '1', '7', '', ''], [['periode', 'row-date']]],
    ['a cell of another type', ['s1', '2014J', '1', '7.5', '', ''], [['cijfer', 'not-decimal']]],
    ['a cell too few', ['s1', '2014J', '1', '7', ''], [[null, 'column-count']]],
    ['a cell too many', ['s1', '2014J', '1', '7', '', '', 'x'], [[null, 'column-count']]],
    ['a NUL in the person', ['s\0', '2014J', '1', '7', '', ''], [['nummer', 'nul-character']]],
  ])('names %s', (_, record, faults) => {
    expect(read(record)).toEqual({ errors: faults.map(([code, fault]) => ({ line: 7, column: code, code: fault })) });
  });

  it('does not look at the values of a column that is left out', () => {
    expect(read(['s1', '2014J', '1', '7', '', 'geen getal'])).toHaveProperty('copy');
  });

  it('passes over empty cells at the end of a line', () => {
    expect(read(['s1', '2014J', '1', '7', '', '', '', ''])).toHaveProperty('copy');
  });

  it('takes columns from reference data, and the date from there too', () => {
    const lookup: LookupTable = {
      key: 'dag',
      columns: [{ code: 'start', type: 'text' }],
      rows: new Map([['1', ['2013B']]]),
    };
    const rule = rules({ rowDate: { kind: 'presentation', presentationColumn: 'start', dayColumn: null } }, [lookup]);
    expect(read(['s1', 'x', '01', '', '', ''], rule)).toEqual({ copy: `7\t${digest('s1')}\t2024-02-01\tx\t1\t\\N\t\\N\t2013B\n` });
    expect(read(['s1', 'x', '2', '', '', ''], rule)).toEqual({
      errors: [{ line: 7, column: 'dag', code: 'lookup-missing' }],
    });
  });
});

describe('tableColumns', () => {
  it('stores a replaced column as text, then what reference data give', () => {
    const lookup = { columns: [{ code: 'start', type: 'text' as const }] };
    expect(tableColumns(rules().proposal, [lookup]).map(({ code, type }) => `${code}:${type}`)).toEqual([
      ...['periode:text', 'dag:integer', 'cijfer:decimal', 'kaart:text'],
      'start:text',
    ]);
  });
});

describe('copyLine', () => {
  it('escapes what COPY would read as structure', () => {
    expect(copyLine(['a\tb', 'c\nd\re', '\\N', null, ''])).toBe('a\\tb\tc\\nd\\re\t\\\\N\t\\N\t\n');
  });
});

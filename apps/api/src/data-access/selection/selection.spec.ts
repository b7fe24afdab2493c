// From verdict to selection: each obligation is carried out or refused; what is not known here means that nothing goes out.
import { describe, expect, it } from '@jest/globals';
import { type FieldView } from '../../datasets/index.js';
import { type ColumnAction, type Decided, type Obligation } from '../../gate/index.js';
import { type Selection, selectionJson, selectionOf, type SelectionSource, UnenforceableVerdict } from './selection.js';

const TABLE = `v_${'0a'.repeat(16)}`;
const EXPIRE: Obligation = { type: 'expire', on: '2027-06-30' };
const PSEUDONYMISE: Obligation = { type: 'pseudonymise-subject', scope: 'process-1' };
const SINCE: Obligation = { type: 'exclude-rows-before', field: 'row_on', day: '2023-11-22' };
const CONSENT = { purpose: 'guidance', states: ['given', 'renewed'], valid_on: '2026-11-22' };

const field = (code: string, type: FieldView['type'], bands: readonly number[] | null = null): FieldView =>
  ({ code, type, bands, classification: 'measure', position: 0 }) as unknown as FieldView;
const SOURCE: SelectionSource = {
  table: TABLE,
  scopeId: '00000000-0000-7000-8000-000000000001',
  purpose: { id: '00000000-0000-7000-8000-000000000002', code: 'guidance' },
  keyPeriod: 1,
  fields: [field('module', 'text'), field('score', 'integer', [40, 60]), field('handed_in', 'date'), field('at', 'timestamp')],
  population: [],
  requested: ['module', 'score', 'handed_in', 'at'],
  format: 'csv',
};

function decided(obligations: readonly Obligation[], more: Partial<Decided> = {}): Decided {
  return {
    outcome: 'oblige',
    findings: [],
    obligations,
    columns: { module: { action: 'keep' }, score: { action: 'keep' }, handed_in: { action: 'keep' }, at: { action: 'keep' } },
    row_filter: null,
    disclosure: { shape: 'rows', k: null },
    expires_on: '2027-06-30',
    asked: [],
    not_in_force: null,
    ...more,
  };
}
const BASE: readonly Obligation[] = [EXPIRE, PSEUDONYMISE, SINCE];
const select = (obligations: readonly Obligation[], more: Partial<Decided> = {}): Selection =>
  selectionOf(decided(obligations, more), SOURCE);
const treated = (action: ColumnAction): Partial<Decided> => ({ columns: { score: action, handed_in: action, module: { action: 'keep' } } });
const refused = (work: () => unknown): void => expect(work).toThrow(UnenforceableVerdict);

describe('a verdict that can be carried out', () => {
  it('becomes a selection of its columns, rows and subjects', () => {
    expect(select(BASE)).toEqual({
      table: TABLE,
      scopeId: SOURCE.scopeId,
      keyPeriod: 1,
      format: 'csv',
      purposeId: SOURCE.purpose.id,
      consent: null,
      rows: [{ type: 'field', operator: 'gte', field: 'row_on', value: '2023-11-22' }],
      population: [],
      columns: [
        { code: 'module', type: 'text', form: 'keep', bands: null },
        { code: 'score', type: 'integer', form: 'keep', bands: [40, 60] },
        { code: 'handed_in', type: 'date', form: 'keep', bands: null },
        { code: 'at', type: 'timestamp', form: 'keep', bands: null },
      ],
    });
  });

  it('has one digest, whatever the order of its obligations', () => {
    expect(selectionJson(select([...BASE].reverse()))).toEqual(selectionJson(select(BASE)));
  });
});

describe('an approved population', () => {
  const include = (field: string, values: readonly string[]): Obligation => ({ type: 'include-rows', field, values });

  it('bounds the rows by values of columns, also of one that is not asked, in one order', () => {
    const bounded = [include('score', ['2', '1']), include('module', ['A'])];
    const population = [
      { field: 'module', values: ['A'] },
      { field: 'score', values: ['1', '2'] },
    ];
    expect(select([...BASE, ...bounded]).population).toEqual(population);
    expect(selectionJson(select([...bounded].reverse().concat(BASE)))).toEqual(selectionJson(select([...BASE, ...bounded])));
    expect(selectionJson(select([...BASE, ...bounded]))).toMatchObject({ population });
    const one = { ...SOURCE, requested: ['score'] };
    expect(selectionOf(decided([...BASE, include('module', ['A'])]), one).population).toEqual([{ field: 'module', values: ['A'] }]);
  });

  it('is carried out as it was approved, or narrower; a verdict that leaves it out or widens it is refused', () => {
    const approved = { ...SOURCE, population: [{ field: 'module', values: ['A', 'B'] }] };
    const bound = (...values: readonly string[]): Selection => selectionOf(decided([...BASE, include('module', values)]), approved);
    expect([bound('B', 'A').population, bound('B').population]).toEqual([
      [{ field: 'module', values: ['A', 'B'] }],
      [{ field: 'module', values: ['B'] }],
    ]);
    refused(() => bound('A', 'C'));
    refused(() => selectionOf(decided(BASE), approved));
  });

  it.each([
    ['a column that the data set lacks', include('cohort', ['2024'])],
    ['a column whose values tell no rows apart', include('handed_in', ['2026-03-01'])],
    ['no value', include('module', [])],
  ])('by %s is refused', (_, obligation) => refused(() => select([...BASE, obligation])));
});

describe('admission by consent', () => {
  const admit = (consent: Extract<Obligation, { type: 'admit-subjects' }>['consent']): Obligation => ({ type: 'admit-subjects', consent });

  it('is carried out with its states and day', () => {
    expect(select([...BASE, admit(CONSENT)]).consent).toEqual({ states: ['given', 'renewed'], validOn: '2026-11-22' });
  });

  it.each([
    ['without a purpose', { states: CONSENT.states, valid_on: CONSENT.valid_on }],
    ['for another purpose', { ...CONSENT, purpose: 'research' }],
    ['without states', { purpose: CONSENT.purpose, valid_on: CONSENT.valid_on }],
    ['with no state that counts', { ...CONSENT, states: [] }],
    ['without a day', { purpose: CONSENT.purpose, states: CONSENT.states }],
  ])('is refused %s', (_, consent) => {
    refused(() => select([...BASE, admit(consent)]));
  });

  it('is refused when it is asked in two ways', () => {
    refused(() => select([...BASE, admit(CONSENT), admit({ ...CONSENT, states: ['given'] })]));
  });
});

describe('the rows', () => {
  const filter = (...value: readonly unknown[]): Partial<Decided> => ({
    row_filter: { type: 'compound', operator: 'and', value } as Decided['row_filter'],
  });
  const since = { type: 'field', operator: 'gte', field: 'row_on', value: '2024-01-01' };

  it('are those that the filter and the obligations both leave', () => {
    expect(
      select(BASE, filter(since, { ...since, operator: 'lte', value: '2026-08-31' })).rows.map(({ operator, value }) => [operator, value]),
    ).toEqual([
      ['gte', '2024-01-01'],
      ['lte', '2026-08-31'],
      ['gte', '2023-11-22'],
    ]);
  });

  it('may be bounded by the filter alone', () => {
    expect(select([EXPIRE, PSEUDONYMISE], filter(since)).rows).toHaveLength(1);
  });

  it('are refused when nothing leaves out those past their term', () => {
    refused(() => select([EXPIRE, PSEUDONYMISE]));
    refused(() => select([EXPIRE, PSEUDONYMISE], filter({ ...since, operator: 'lte' })));
  });

  it.each([
    ['an operator that is not known', { ...since, operator: 'like' }],
    ['an operator of every object', { ...since, operator: 'constructor' }],
    ['another field', { ...since, field: 'subject_id' }],
    ['a field with SQL in it', { ...since, field: "row_on' or 1=1 --" }],
    ['a value that is no day', { ...since, value: "2024-01-01' or 1=1" }],
    ['a value of another kind', { ...since, value: 20240101 }],
  ])('are refused with %s', (_, condition) => {
    refused(() => select(BASE, filter(condition)));
  });
});

describe('a column', () => {
  const codesOf = (more: Partial<Decided>, obligations = BASE): string[] =>
    select(obligations, more).columns.map(({ code, form }) => `${code}:${form}`);

  it('goes out only when the verdict names it and keeps it', () => {
    expect(codesOf({ columns: { module: { action: 'keep' }, score: { action: 'drop' } } })).toEqual(['module:keep']);
  });

  it('that holds the subject goes out as the pseudonym alone', () => {
    expect(codesOf({ columns: { module: { action: 'keep' }, score: { action: 'pseudonymise', scope: 'p' } } })).toEqual(['module:keep']);
  });

  it('that an obligation masks does not go out, even where it is kept', () => {
    expect(codesOf({}, [...BASE, { type: 'mask-columns', fields: ['score', 'at'] }])).toEqual(['module:keep', 'handed_in:keep']);
  });

  it('that was not asked for does not go out', () => {
    expect(codesOf({ columns: { module: { action: 'keep' }, other: { action: 'keep' } } })).toEqual(['module:keep']);
  });

  it('that the data set does not have does not go out', () => {
    const source = { ...SOURCE, requested: ['module', 'ghost'] };
    expect(selectionOf(decided(BASE, { columns: { module: { action: 'keep' }, ghost: { action: 'keep' } } }), source).columns).toHaveLength(
      1,
    );
  });

  it.each([['month'], ['year']])('of a date is cut to its %s', (level) => {
    expect(codesOf({ columns: { handed_in: { action: 'truncate', level }, at: { action: 'truncate', level } } })).toEqual([
      `handed_in:${level}`,
      `at:${level}`,
    ]);
  });

  it('of a number is generalised to its bands', () => {
    expect(codesOf({ columns: { score: { action: 'generalise', level: 'band' } } })).toEqual(['score:band']);
  });

  it.each([
    ['cut, when it is no date', { action: 'truncate', level: 'year' }],
    ['cut to what is not known', { action: 'truncate', level: 'week' }],
    ['cut to nothing in particular', { action: 'truncate' }],
    ['treated in a way that is not known', { action: 'encrypt' }],
    ['generalised without bands', { action: 'generalise', level: 'band' }],
  ])('is not %s: the verdict is refused', (_, action) => {
    refused(() => select(BASE, { columns: { module: action as ColumnAction } }));
  });

  it('must be left for a delivery to make sense', () => {
    refused(() => select(BASE, { columns: {} }));
    refused(() => select(BASE, treated({ action: 'drop' }) && { columns: { score: { action: 'drop' } } }));
  });
});

describe('the delivery as a whole', () => {
  it.each([
    ['no pseudonyms', [EXPIRE, SINCE]],
    ['pseudonyms of no scope', [EXPIRE, SINCE, { type: 'pseudonymise-subject', scope: '' }]],
    ['pseudonyms of two scopes', [...BASE, { type: 'pseudonymise-subject', scope: 'process-2' }]],
    ['no end', [PSEUDONYMISE, SINCE]],
    ['an end on another day', [PSEUDONYMISE, SINCE, { type: 'expire', on: '2027-07-01' }]],
    ['two ends', [...BASE, { type: 'expire', on: '2027-06-30' }]],
    ['destruction, which is not a delivery’s to do', [...BASE, { type: 'destroy-past-term', field: 'row_on', day: '2016-11-22' }]],
    [
      'treatments of a table, which no delivery makes',
      [...BASE, { type: 'control-disclosure', k: 10, table_rule: 'second-cell', percent_low: 5, percent_high: 95, round_base: 5 }],
    ],
    ['subjects to leave out by reason', [...BASE, { type: 'exclude-subjects', reasons: ['objection'] }]],
    ['something that is not known here', [...BASE, { type: 'notify-council' }]],
    ['a type of every object', [...BASE, { type: 'toString' }]],
  ])('is refused with %s', (_, obligations) => {
    refused(() => select(obligations as readonly Obligation[]));
  });

  it('asks nothing more for an evaluation afterwards', () => {
    expect(select([...BASE, { type: 'evaluate' }])).toEqual(select(BASE));
  });

  it.each([
    ['a smallest group, which rows cannot keep', { shape: 'rows', k: 10 }],
    ['a table', { shape: 'table', k: null }],
  ])('is refused with %s', (_, disclosure) => {
    refused(() => select(BASE, { disclosure }));
  });
});

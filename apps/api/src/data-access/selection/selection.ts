// From verdict to selection to one SQL statement. Identifiers come from the catalogue and are checked; values travel as
// settings (`set_config` / `current_setting`), never in the text; an obligation that is not known here means deny.
import { type JsonObject, type Json } from '../../common/index.js';
import { type FieldView, tellsRowsApart } from '../../datasets/index.js';
import { type ColumnAction, type Decided, type Obligation, type RowCondition } from '../../gate/index.js';

/** A column of a selection, in the form in which it leaves. */
export interface SelectedColumn {
  readonly code: string;
  readonly type: FieldView['type'];
  readonly form: 'keep' | 'month' | 'year' | 'band';
  readonly bands: FieldView['bands'];
}

/** The formats in which rows leave: CSV with a header (RFC 4180), or one JSON object a line (NDJSON). */
export const FORMATS = ['csv', 'ndjson'] as const;
export type RowFormat = (typeof FORMATS)[number];

/** The rows with one of these values, as text, in a column. */
export interface RowValues {
  readonly field: string;
  readonly values: readonly string[];
}

/** What a delivery holds: from where, whose, which rows, which columns, under which pseudonyms. Plain data. */
export interface Selection {
  readonly table: string;
  readonly scopeId: string;
  readonly keyPeriod: number;
  readonly purposeId: string;
  /** Null: no consent is needed for this process. */
  readonly consent: { readonly states: readonly string[]; readonly validOn: string } | null;
  readonly rows: readonly RowCondition[];
  /** Of each of these columns a row has one of the values. */
  readonly population: readonly RowValues[];
  readonly columns: readonly SelectedColumn[];
  readonly format: RowFormat;
}

export interface SelectionSource {
  readonly table: string;
  readonly scopeId: string;
  readonly purpose: { readonly id: string; readonly code: string };
  readonly keyPeriod: number;
  readonly fields: readonly FieldView[];
  /** Of which values of which columns the rows alone are approved. */
  readonly population: readonly RowValues[];
  readonly requested: readonly string[];
  readonly format: RowFormat;
}

/** Says that a verdict cannot be honoured here; the answer is then deny. */
export class UnenforceableVerdict extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'UnenforceableVerdict';
  }
}

const OPERATORS: Readonly<Record<RowCondition['operator'], string>> = { gte: '>=', gt: '>', lte: '<=', lt: '<', eq: '=' };
const TABLE = /^v_[0-9a-f]{32}$/;
const COLUMN = /^[a-z][a-z0-9_]{0,58}$/;

/** Makes the selection that a verdict allows. @throws UnenforceableVerdict for anything it does not know how to honour. */
export function selectionOf(decided: Decided, source: SelectionSource): Selection {
  for (const obligation of decided.obligations) {
    requireKnown(obligation, source);
  }
  requireWhole(decided);
  const masked = new Set(ofType(decided, 'mask-columns').flatMap(({ fields }) => fields));
  if (decided.disclosure !== null && decided.disclosure.k !== null) {
    throw new UnenforceableVerdict('a smallest group is not enforced on rows here');
  }
  const columns = source.requested.flatMap((code) => (masked.has(code) ? [] : columnOf(code, decided.columns[code], source.fields)));
  if (columns.length === 0) {
    throw new UnenforceableVerdict('no column is left');
  }
  return {
    table: source.table,
    scopeId: source.scopeId,
    keyPeriod: source.keyPeriod,
    purposeId: source.purpose.id,
    consent: consentOf(ofType(decided, 'admit-subjects'), source),
    rows: rowsOf(decided),
    population: populationOf(decided, source),
    columns,
    format: source.format,
  };
}

type OfType<T extends Obligation['type']> = Extract<Obligation, { readonly type: T }>;

function ofType<T extends Obligation['type']>(decided: Decided, type: T): readonly OfType<T>[] {
  return decided.obligations.filter((obligation): obligation is OfType<T> => obligation.type === type);
}

/** What the verdict asks of the delivery as a whole: rows, no smallest group (nothing here could see to it), pseudonyms, an end. */
function requireWhole(decided: Decided): void {
  if (decided.disclosure !== null && (decided.disclosure.shape !== 'rows' || decided.disclosure.k !== null)) {
    throw new UnenforceableVerdict('only rows without a smallest group can be delivered');
  }
  if (ofType(decided, 'pseudonymise-subject').length !== 1) {
    throw new UnenforceableVerdict('a delivery of rows is pseudonymised, once');
  }
  const [expiry, ...more] = ofType(decided, 'expire');
  if (expiry === undefined || more.length > 0 || expiry.on !== decided.expires_on) {
    throw new UnenforceableVerdict('a delivery expires on one day');
  }
}

function requireKnown(obligation: Obligation, source: SelectionSource): void {
  switch (obligation.type) {
    case 'admit-subjects':
    case 'exclude-rows-before':
    case 'include-rows':
    case 'mask-columns':
    case 'expire':
    case 'evaluate':
      return;
    case 'propagate-withdrawals':
      // Consent is read at the moment of the delivery, and who holds a copy is sent a recall.
      return;
    case 'pseudonymise-subject':
      if (obligation.scope === '') {
        throw new UnenforceableVerdict('a pseudonym has a scope');
      }
      return;
    case 'exclude-subjects':
      throw new UnenforceableVerdict('a delivery cannot leave out subjects by reason');
    case 'control-disclosure':
    case 'destroy-past-term':
    case 'lock-columns':
      throw new UnenforceableVerdict(`${obligation.type} is not a delivery’s to do (${source.table})`);
    default:
      throw new UnenforceableVerdict(`unknown obligation ${String((obligation as { readonly type: unknown }).type)}`);
  }
}

function consentOf(admissions: readonly OfType<'admit-subjects'>[], source: SelectionSource): Selection['consent'] {
  const [admission, ...more] = admissions;
  if (admission === undefined) {
    return null;
  }
  const { purpose, states, valid_on: validOn } = admission.consent;
  if (more.length > 0 || purpose !== source.purpose.code || states === undefined || states.length === 0 || validOn === undefined) {
    throw new UnenforceableVerdict('admission by consent names its purpose, states and day, once');
  }
  return { states, validOn };
}

function rowsOf(decided: Decided): readonly RowCondition[] {
  const conditions = decided.row_filter?.value ?? [];
  const excluded = decided.obligations.flatMap((obligation): RowCondition[] =>
    obligation.type === 'exclude-rows-before' ? [{ type: 'field', operator: 'gte', field: obligation.field, value: obligation.day }] : [],
  );
  for (const condition of [...conditions, ...excluded]) {
    if (condition.field !== 'row_on' || !Object.hasOwn(OPERATORS, condition.operator) || !/^\d{4}-\d{2}-\d{2}$/.test(condition.value)) {
      throw new UnenforceableVerdict('a condition on rows compares row_on with a day');
    }
  }
  if (![...conditions, ...excluded].some((condition) => condition.operator === 'gte')) {
    throw new UnenforceableVerdict('rows past their term are not shown to be left out');
  }
  return [...conditions, ...excluded];
}

/**
 * @throws UnenforceableVerdict for a column of which no rows are told apart, for no values, and for a verdict that does not bound
 *   the rows as they were approved: a code of before rows were bounded cannot serve some of them
 */
function populationOf(decided: Decided, { fields, population }: SelectionSource): readonly RowValues[] {
  const bounds = ofType(decided, 'include-rows').map(({ field, values }) => ({ field, values: [...values].sort() }));
  if (bounds.some(({ field, values }) => values.length === 0 || !fields.some((one) => one.code === field && tellsRowsApart(one)))) {
    throw new UnenforceableVerdict('rows are told apart by values of a column of the data set');
  }
  const isBound = ({ field, values }: RowValues): boolean =>
    bounds.some((bound) => bound.field === field && bound.values.every((value) => values.includes(value)));
  if (!population.every(isBound)) {
    throw new UnenforceableVerdict('rows are served that were not approved');
  }
  return bounds.sort((a, b) => (a.field < b.field ? -1 : 1));
}

function columnOf(code: string, action: ColumnAction | undefined, fields: readonly FieldView[]): readonly SelectedColumn[] {
  const field = fields.find((candidate) => candidate.code === code);
  if (field === undefined || action === undefined || action.action === 'drop' || action.action === 'pseudonymise') {
    return [];
  }
  const form = formOf(action);
  if ((form === 'month' || form === 'year') && field.type !== 'date' && field.type !== 'timestamp') {
    throw new UnenforceableVerdict(`only a date can be cut to its ${form}`);
  }
  if (form === 'band' && field.bands === null) {
    throw new UnenforceableVerdict('a column without bands cannot be generalised');
  }
  return [{ code, type: field.type, form, bands: field.bands }];
}

function formOf(action: ColumnAction): SelectedColumn['form'] {
  if (action.action === 'keep') {
    return 'keep';
  }
  if (action.action === 'truncate' && (action.level === 'month' || action.level === 'year')) {
    return action.level;
  }
  if (action.action === 'generalise') {
    return 'band';
  }
  throw new UnenforceableVerdict('a column is kept, cut, generalised or left out');
}

/** Answers a selection as plain JSON, for its digest in the log. */
export function selectionJson(selection: Selection): JsonObject {
  const columns = selection.columns.map(({ code, form }): Json => ({ code, form }));
  const consent = selection.consent === null ? null : { states: selection.consent.states, valid_on: selection.consent.validOn };
  const rows = selection.rows.map(({ field, operator, value }): Json => ({ field, operator, value }));
  return {
    table: selection.table,
    scope: selection.scopeId,
    key_period: selection.keyPeriod,
    purpose: selection.purposeId,
    consent,
    rows,
    population: selection.population.map(({ field, values }): Json => ({ field, values })),
    columns,
    format: selection.format,
  };
}

/** A statement and the settings that its values travel in. */
export interface Statement {
  readonly settings: Readonly<Record<string, string>>;
  /** Ordinals of the subjects in the delivery, and whether all admitted ones have a pseudonym. */
  readonly admittedSql: string;
  /** The rows themselves; for NDJSON each is one column of JSON. */
  readonly rowsSql: string;
  /** The options of the COPY that streams them. */
  readonly copyOptions: string;
}

/**
 * How PostgreSQL plans a delivery: always by hashing whole sets. Values come in as settings, so that the planner cannot
 * estimate how many subjects are admitted; left alone it takes one for granted and loops over pairs.
 */
const PLANNING = { enable_nestloop: 'off', jit: 'off', work_mem: '64MB' };

/** JSON holds no raw control character, so with these as separator and quote no line is ever quoted or doubled. */
const COPY_OPTIONS: Readonly<Record<RowFormat, string>> = {
  csv: 'format csv, header true',
  ndjson: `format csv, delimiter E'\\x02', quote E'\\x01'`,
};

/** Compiles a selection; the same one always gives the same text. */
export function compile(selection: Selection): Statement {
  if (!TABLE.test(selection.table)) {
    throw new UnenforceableVerdict('not a table of rows');
  }
  const settings: Record<string, string> = {
    ...PLANNING,
    'waarborg.scope_id': selection.scopeId,
    'waarborg.key_period': String(selection.keyPeriod),
    'waarborg.purpose_id': selection.purposeId,
    'waarborg.consent_states': selection.consent?.states.join(',') ?? '',
    'waarborg.consent_valid_on': selection.consent?.validOn ?? '',
  };
  const conditions = selection.rows.map(({ operator, value }, index) => {
    settings[`waarborg.row_${index}`] = value;
    return `d.row_on ${OPERATORS[operator]} (select current_setting('waarborg.row_${index}')::date)`;
  });
  const within = selection.population.map(({ field, values }, index) => {
    settings[`waarborg.population_${index}`] = JSON.stringify(values);
    return `d."${columnName(field)}"::text in (select jsonb_array_elements_text(current_setting('waarborg.population_${index}')::jsonb))`;
  });
  const where = [...conditions, ...within].join(' and ');
  const columns = selection.columns.map((column) => `${expressionOf(column, selection.format)} as "${nameOf(column)}"`);
  const rows = `select a.pseudonym, ${columns.join(', ')}
from data.${selection.table} d join admitted a on a.subject_id = d.subject_id where ${where}`;
  return {
    settings,
    admittedSql: `with admitted as materialized (${admitted(selection, 'left')})
select coalesce(string_agg(a.ordinal::text, ',' order by a.ordinal), '') as ordinals, coalesce(bool_and(a.pseudonym is not null), true) as mapped
from admitted a where (select true from data.${selection.table} d where d.subject_id = a.subject_id and ${where} limit 1)`,
    rowsSql: `with admitted as materialized (${admitted(selection, 'inner')})
${selection.format === 'csv' ? rows : `select row_to_json(r)::text from (${rows}) as r`}`,
    copyOptions: COPY_OPTIONS[selection.format],
  };
}

function admitted(selection: Selection, pseudonyms: 'left' | 'inner'): string {
  const consent =
    selection.consent === null
      ? ''
      : `join consent_in_force c on c.institution_id = s.institution_id and c.subject_id = s.id and c.purpose_id = (select current_setting('waarborg.purpose_id')::uuid)
    and c.state = any((select string_to_array(current_setting('waarborg.consent_states'), ','))::text[])
    and (c.valid_until is null or c.valid_until >= (select current_setting('waarborg.consent_valid_on')::date))`;
  return `
  select s.id as subject_id, s.ordinal, p.pseudonym from subject s
  ${pseudonyms} join pseudonym p on p.institution_id = s.institution_id and p.subject_id = s.id
    and p.scope_id = (select current_setting('waarborg.scope_id')::uuid) and p.key_period = (select current_setting('waarborg.key_period')::int)
  ${consent}
  where s.merged_into is null
    and not exists (select from objection_open o where o.institution_id = s.institution_id and o.subject_id = s.id and o.purpose_id = (select current_setting('waarborg.purpose_id')::uuid))
    and not exists (select from restriction_open r where r.institution_id = s.institution_id and r.subject_id = s.id and r.purpose_id = (select current_setting('waarborg.purpose_id')::uuid))`;
}

function nameOf(column: SelectedColumn): string {
  return columnName(column.code);
}

function columnName(code: string): string {
  if (!COLUMN.test(code)) {
    throw new UnenforceableVerdict('not a column');
  }
  return code;
}

/** What begins a formula for a spreadsheet, also in full width: = + - @, tab, line feed, carriage return (CWE-1236). */
const FORMULA_STARTS = [61, 43, 45, 64, 9, 10, 13, 0xff1d, 0xff0b, 0xff0d, 0xff20];

/** In CSV, text that begins like a formula gets an apostrophe, so that a spreadsheet shows it and does not run it. */
function expressionOf(column: SelectedColumn, format: RowFormat): string {
  const name = `d."${nameOf(column)}"`;
  switch (column.form) {
    case 'keep':
      return column.type === 'text' && format === 'csv'
        ? `case when ascii(${name}) in (${FORMULA_STARTS.join(', ')}) then '''' || ${name} else ${name} end`
        : name;
    case 'month':
      return `to_char(${name}, 'YYYY-MM')`;
    case 'year':
      return `to_char(${name}, 'YYYY')`;
    case 'band':
      return bandOf(name, column);
  }
}

/** Bands by cut points: below the first, from each to below the next, from the last. Absent stays absent. */
function bandOf(name: string, column: SelectedColumn): string {
  const cuts = column.bands ?? [];
  const isAscending = cuts.every((cut, index) => Number.isFinite(cut) && cut > (cuts[index - 1] ?? -Infinity));
  if (cuts.length === 0 || !isAscending || (column.type !== 'integer' && column.type !== 'decimal')) {
    throw new UnenforceableVerdict('bands are ascending cut points of a number');
  }
  const labels = [`'< ${cuts[0]}'`, ...cuts.slice(0, -1).map((cut, index) => `'${cut} - < ${cuts[index + 1]}'`), `'>= ${cuts.at(-1)}'`];
  const bounds = cuts.map((cut) => `${cut}::numeric`).join(', ');
  return `case when ${name} is null then null else (array[${labels.join(', ')}])[width_bucket(${name}::numeric, array[${bounds}]) + 1] end`;
}

// From one record of the file to one row to store: typed, joined with reference data, dated, the person replaced by a
// keyed digest; or what is wrong with it, by column and code, never by value.
import { readCell } from '../inspection/cells.js';
import { type FieldType } from '../inspection/inspection.types.js';
import { type RowError } from '../imports/import.entity.js';
import { type ColumnProposal, fieldColumns, type Proposal, subjectColumn } from '../proposals/proposal.js';
import { copyBytes, copyLine } from './copy-text.js';
import { RowDater } from './row-dates.js';

/** A column of the table of rows. */
export interface TableColumn {
  readonly code: string;
  readonly type: FieldType;
}

/** Reference data in memory: by the text of the key, the texts of the columns taken. */
export interface LookupTable {
  readonly key: string;
  readonly columns: readonly TableColumn[];
  readonly rows: ReadonlyMap<string, readonly (string | null)[]>;
}

export interface RowRules {
  readonly proposal: Proposal;
  readonly lookups: readonly LookupTable[];
  readonly shiftYears: number;
  readonly wallClock: (instant: Date) => string;
  /** Keyed digest of a person's identifier, 32 bytes. */
  readonly hash: (identifier: string) => Buffer;
}

/** One row as COPY takes it, or its errors. */
export type ReadRow = { readonly copy: string } | { readonly errors: readonly RowError[] };

const PSEUDONYM_BYTES = 16;
/** So many persons are remembered by their digest at a time; a file mostly has the same ones again and again. */
const MOST_PERSONS = 50_000;

/** Answers the columns of the table that a proposal leads to: those of the file, then those taken from reference data. */
export function tableColumns(proposal: Proposal, lookups: readonly Pick<LookupTable, 'columns'>[]): readonly TableColumn[] {
  const own = fieldColumns(proposal).map((column): TableColumn => ({
    code: column.code,
    type: column.treatment === 'replace' ? 'text' : column.type,
  }));
  return [...own, ...lookups.flatMap(({ columns }) => columns)];
}

export class RowReader {
  private readonly stored: readonly ColumnProposal[];
  private readonly subject: ColumnProposal | null;
  private readonly byCode: ReadonlyMap<string, ColumnProposal>;
  private readonly missing: readonly ReadonlySet<string>[];
  private readonly dater: RowDater | null;
  private readonly persons = new Map<string, string>();

  constructor(private readonly rules: RowRules) {
    const { proposal } = rules;
    this.stored = fieldColumns(proposal);
    this.subject = subjectColumn(proposal);
    this.byCode = new Map(proposal.columns.map((column) => [column.code, column]));
    this.dater = proposal.rowDate === null ? null : new RowDater(proposal.rowDate, rules);
    this.missing = proposal.columns.map((column) => new Set(['', ...column.missingCodes]));
  }

  /** Reads a record. */
  read(record: readonly string[], line: number): ReadRow {
    const errors: RowError[] = [];
    const fail = (column: string | null, code: string): null => {
      errors.push({ line, column, code });
      return null;
    };
    if (!this.hasRightLength(record)) {
      return { errors: [{ line, column: null, code: 'column-count' }] };
    }
    const own = this.stored.map((column) => this.valueOf(column, record, fail));
    const joined = this.rules.lookups.map((lookup) => this.joined(lookup, record, fail));
    const dated = this.dated(record, joined, (column, code) =>
      errors.some((error) => error.column === column || error.code === 'lookup-missing') ? null : fail(column, code),
    );
    const person = this.personOf(record, fail);
    if (errors.length > 0) {
      return { errors };
    }
    return { copy: copyLine([String(line), ...(this.subject === null ? [] : [person, dated]), ...own, ...joined.flat()]) };
  }

  /** Programs that end every line with a separator give cells too many; empty ones are passed over. */
  private hasRightLength(record: readonly string[]): boolean {
    const { length } = this.rules.proposal.columns;
    return record.length === length || (record.length > length && record.slice(length).every((cell) => cell === ''));
  }

  private valueOf(column: ColumnProposal, record: readonly string[], fail: (column: string, code: string) => null): string | null {
    const text = this.textOf(column, record);
    if (text === null) {
      return null;
    }
    if (column.treatment === 'replace') {
      return this.rules
        .hash(`${this.rules.proposal.dataset.code}/${column.code}\0${text.trim()}`)
        .subarray(0, PSEUDONYM_BYTES)
        .toString('hex');
    }
    const read = readCell(text, {
      type: column.type,
      decimalMark: column.decimalMark,
      shiftYears: this.rules.shiftYears,
      wallClock: this.rules.wallClock,
    });
    return 'value' in read ? read.value : fail(column.code, read.fault);
  }

  private joined(lookup: LookupTable, record: readonly string[], fail: (column: string, code: string) => null): readonly (string | null)[] {
    const column = this.byCode.get(lookup.key);
    const text = column === undefined ? null : this.textOf(column, record);
    const key =
      column === undefined || text === null
        ? null
        : readCell(text, { type: column.type, decimalMark: column.decimalMark, shiftYears: 0, wallClock: this.rules.wallClock });
    const row = key !== null && 'value' in key ? lookup.rows.get(key.value.trim()) : undefined;
    if (row === undefined) {
      fail(lookup.key, 'lookup-missing');
    }
    return row ?? lookup.columns.map(() => null);
  }

  private dated(
    record: readonly string[],
    joined: readonly (readonly (string | null)[])[],
    fail: (column: string | null, code: string) => null,
  ): string | null {
    if (this.dater === null) {
      return null;
    }
    const { day, column, isMissing } = this.dater.dayOf((code) => this.cellOf(code, record, joined));
    return day ?? fail(column, isMissing ? 'row-date-missing' : 'row-date');
  }

  private cellOf(code: string, record: readonly string[], joined: readonly (readonly (string | null)[])[]): string | null {
    const column = this.byCode.get(code);
    if (column !== undefined) {
      return this.textOf(column, record)?.trim() ?? null;
    }
    for (const [index, lookup] of this.rules.lookups.entries()) {
      const at = lookup.columns.findIndex((candidate) => candidate.code === code);
      if (at >= 0) {
        return joined[index]?.[at] ?? null;
      }
    }
    return null;
  }

  private personOf(record: readonly string[], fail: (column: string, code: string) => null): string | null {
    if (this.subject === null) {
      return null;
    }
    const text = this.textOf(this.subject, record);
    if (text === null) {
      return fail(this.subject.code, 'subject-missing');
    }
    const read = readCell(text, { type: 'text', decimalMark: null, shiftYears: 0, wallClock: this.rules.wallClock });
    return 'value' in read ? this.digestOf(text) : fail(this.subject.code, read.fault);
  }

  private digestOf(identifier: string): string {
    const known = this.persons.get(identifier);
    if (known !== undefined) {
      return known;
    }
    if (this.persons.size >= MOST_PERSONS) {
      this.persons.clear();
    }
    const digest = copyBytes(this.rules.hash(identifier));
    this.persons.set(identifier, digest);
    return digest;
  }

  /** Answers the text of a cell as it stands in the file, or null when it is missing. */
  private textOf(column: ColumnProposal, record: readonly string[]): string | null {
    const text = record[column.position] ?? '';
    return this.missing[column.position]?.has(text.trim()) === true ? null : text;
  }
}

// What inspecting a file yields: how it is written, and per column what its values look like. Never the values of persons.

export const FIELD_TYPES = ['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const CLASSIFICATIONS = [
  'direct-identifier',
  'quasi-identifier',
  'sensitive-proxy',
  'special-category',
  'criminal-offence',
  'free-text',
  'measure',
  'date',
] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Which national number a column's name says it holds (UAVG Art. 46). */
export type NamedIdentifier = 'bsn' | 'education-number' | 'personal-number';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const SEPARATORS = [';', '\t', ',', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How a file is written. */
export interface Dialect {
  readonly compression: 'none' | 'gzip';
  readonly encoding: Encoding;
  readonly hasBom: boolean;
  readonly separator: Separator;
  readonly newline: 'lf' | 'crlf' | 'cr';
  /** A first line `sep=;`, as spreadsheet programs write it, stands before the header. */
  readonly hasSeparatorLine: boolean;
}

export type DecimalMark = '.' | ',';

/** How many of a column's distinct values pass the tests of national numbers; estimates above the size of the sample. */
export interface GuardShares {
  readonly distinct: number;
  /** At least 20 distinct values, of which at least half have 8 or 9 digits: only then the shares say anything. */
  readonly judged: boolean;
  readonly bsn: number;
  readonly educationNumber: number;
}

/** What one column looks like, measured over the whole file. */
export interface ColumnInspection {
  /** Place in the file, from 0. */
  readonly position: number;
  readonly header: string;
  /** The header as a code: lower-case letters, digits and underscores, unique in the file. */
  readonly code: string;
  readonly type: FieldType;
  readonly decimalMark: DecimalMark | null;
  readonly missingCodes: readonly string[];
  readonly filled: number;
  readonly missing: number;
  readonly longest: number;
  readonly named: NamedIdentifier | null;
  readonly shares: GuardShares;
  /** At most 5 values, each of at least 10 rows; empty where the column may tell who somebody is. */
  readonly samples: readonly string[];
  /** The newest module presentation (`2014J`) when all values are such, else null. */
  readonly newestPresentation: string | null;
}

export interface Inspection {
  readonly rows: number;
  readonly columns: readonly ColumnInspection[];
}

/** What the classification of a column rests on. */
export interface Classified {
  readonly classification: Classification;
  /** A code of templates/datasets (`reasons`). */
  readonly reason: string;
}

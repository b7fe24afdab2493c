// How a file becomes a version of a data set: what inspection proposes, the steward edits, and the feed keeps.
import { type Day } from '../../common/calendar.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { type Classification, type DecimalMark, type FieldType } from '../inspection/inspection.types.js';

export const DATASET_KINDS = ['subjects', 'reference'] as const;
/** subjects: rows about persons; reference: rows about courses, tests, materials. */
export type DatasetKind = (typeof DATASET_KINDS)[number];

export const TREATMENTS = ['store', 'drop', 'replace', 'subject'] as const;
/** store as it is; leave out; store a keyed pseudonym instead; map to the subject register and store nothing. */
export type Treatment = (typeof TREATMENTS)[number];

export interface ColumnProposal {
  /** Place in the file, from 0. */
  readonly position: number;
  readonly header: string;
  readonly code: string;
  readonly type: FieldType;
  readonly decimalMark: DecimalMark | null;
  /** Texts that stand for a missing value, beside the empty one. */
  readonly missingCodes: readonly string[];
  readonly classification: Classification;
  /** A code of templates/datasets (`reasons`), or the steward's own words. */
  readonly classificationReason: string;
  readonly treatment: Treatment;
  readonly unit: string | null;
  readonly meaning: Bilingual;
  /** Cut points by which a number may be generalised, ascending. */
  readonly bands: readonly number[] | null;
}

/** What happened to the data before they came here. */
export interface LineageStep {
  readonly source: string;
  readonly step: Bilingual;
}

/** Since when, and until when, figures cannot be compared with those before. */
export interface KnownBreak {
  readonly fromOn: Day;
  readonly untilOn: Day | null;
  readonly what: Bilingual;
}

export const INGEST_BASES = ['public-task', 'legal-obligation', 'consent', 'contract', 'legitimate-interest', 'vital-interest'] as const;
/** Legal basis on which data are kept. @see GDPR Art. 6(1) */
export type IngestBasis = (typeof INGEST_BASES)[number];

/** What the catalogue says of the data set; what is null must be filled in before loading (retention: asked at the gate). */
export interface DatasetDraft {
  readonly code: string;
  readonly kind: DatasetKind;
  readonly title: Bilingual | null;
  readonly description: Bilingual | null;
  readonly sourceSystem: string | null;
  readonly owner: string | null;
  /** What the institution keeps them for, and on which legal basis: storing is a processing of its own. */
  readonly purpose: string | null;
  readonly basis: IngestBasis | null;
  /** With consent as basis: code of the purpose that was consented to. */
  readonly consentPurpose: string | null;
  /** The article of law that allows to keep data on criminal offences. @see GDPR Art. 10, UAVG Art. 31-33 */
  readonly criminalStatute: string | null;
  readonly originalPurpose: string | null;
  readonly obtainedFrom: string | null;
  readonly attribution: string | null;
  readonly retentionMonths: number | null;
  readonly retentionOwner: string | null;
  readonly lineage: readonly LineageStep[];
  readonly knownBreaks: readonly KnownBreak[];
}

export const ROW_DATE_KINDS = ['column', 'presentation', 'academic-year', 'fixed'] as const;
/** What dates a row: a date column, a module presentation with a day number, an academic year, or one day for all. */
export type RowDate =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'presentation'; readonly presentationColumn: string; readonly dayColumn: string | null }
  | { readonly kind: 'academic-year'; readonly column: string }
  | { readonly kind: 'fixed'; readonly day: Day };

/** Columns taken from a stored reference data set, joined on a column that both have. */
export interface Lookup {
  readonly dataset: string;
  readonly key: string;
  readonly take: readonly string[];
}

export const SHIFT_KINDS = ['years', 'last-full-year', 'as-dataset'] as const;
/** By how many whole years dates move: so many; until the newest presentation of a column lies in the last full academic year; as another data set moved. */
export type Shift =
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'last-full-year'; readonly column: string }
  | { readonly kind: 'as-dataset'; readonly dataset: string };

export interface Proposal {
  readonly dataset: DatasetDraft;
  readonly columns: readonly ColumnProposal[];
  readonly rowDate: RowDate | null;
  readonly lookups: readonly Lookup[];
  readonly shift: Shift | null;
}

/** Answers the column that tells persons apart, or null. */
export function subjectColumn(proposal: Proposal): ColumnProposal | null {
  return proposal.columns.find((column) => column.treatment === 'subject') ?? null;
}

/** Answers the columns that end up as fields, in the order of the file. */
export function fieldColumns(proposal: Proposal): readonly ColumnProposal[] {
  return proposal.columns.filter((column) => column.treatment === 'store' || column.treatment === 'replace');
}

// The first proposal for a file: what inspection found, filled in from the feed when a file like it was accepted before.
import { type Bilingual } from '../../platform/templates/index.js';
import { isAcademicYearName, isSubjectName, maySample } from '../inspection/classification.js';
import { type Classified, type ColumnInspection, type Inspection } from '../inspection/inspection.types.js';
import { type Inspected } from '../inspection/inspector.js';
import { type ColumnProposal, type DatasetKind, type Proposal, type RowDate, subjectColumn, type Treatment } from './proposal.js';

const ENDINGS = /(?:\.(?:csv|tsv|tab|txt|asc|gz|gzip))+$/i;
const NOT_ROW_DATE = /geboorte|birth|dob/;

/** Proposes how to take a file of which nothing is known but what inspection found. */
export function proposeFrom(inspected: Inspected, fileName: string): Proposal {
  const subject = subjectOf(inspected.columns);
  const columns = inspected.columns.map((column, index) => columnOf(column, inspected.classified[index], subject));
  const kind: DatasetKind = 'subjects';
  const name = fileName.replace(ENDINGS, '');
  return {
    dataset: {
      code: datasetCodeOf(name),
      kind,
      title: same(wordsOf(name)),
      description: null,
      sourceSystem: null,
      owner: null,
      purpose: null,
      basis: null,
      consentPurpose: null,
      criminalStatute: null,
      originalPurpose: null,
      obtainedFrom: null,
      attribution: null,
      retentionMonths: null,
      retentionOwner: null,
      lineage: [],
      knownBreaks: [],
    },
    columns,
    rowDate: rowDateOf(inspected.columns),
    lookups: [],
    shift: null,
  };
}

/** Answers an accepted proposal for a new file with the same header; the header of each column is the new file's. */
export function proposeAgain(accepted: Proposal, inspection: Inspection): Proposal {
  return {
    ...accepted,
    columns: accepted.columns.map((column, index) => ({ ...column, header: inspection.columns[index]?.header ?? column.header })),
  };
}

/** Takes the samples away that may not be shown under a proposal; what was proposed first may have been wrong. */
export function withoutTellingSamples(inspection: Inspection, proposal: Proposal): Inspection {
  const isSubject = (position: number): boolean => subjectColumn(proposal)?.position === position;
  return {
    rows: inspection.rows,
    columns: inspection.columns.map((column) => {
      const proposed = proposal.columns[column.position];
      const isShown = proposed !== undefined && maySample(proposed.classification, column.named, isSubject(column.position));
      return isShown ? column : { ...column, samples: [] };
    }),
  };
}

function columnOf(column: ColumnInspection, classified: Classified | undefined, subject: ColumnInspection | null): ColumnProposal {
  const { position, header, code, type, decimalMark, missingCodes } = column;
  const { classification = 'direct-identifier', reason = 'nothing-found' } = classified ?? {};
  return {
    ...{ position, header, code, type, decimalMark, missingCodes, classification },
    classificationReason: reason,
    treatment: column === subject ? 'subject' : treatmentOf(classification),
    unit: null,
    meaning: same(wordsOf(header)),
    bands: null,
  };
}

/** What identifies a person, is written by one, or is about offences is left out unless the steward says otherwise. */
function treatmentOf(classification: ColumnProposal['classification']): Treatment {
  const isLeftOut = classification === 'direct-identifier' || classification === 'free-text' || classification === 'criminal-offence';
  return isLeftOut ? 'drop' : 'store';
}

/** The column named as student number; else the one named as personal education number, which is then never stored. */
function subjectOf(columns: readonly ColumnInspection[]): ColumnInspection | null {
  return columns.find(({ code }) => isSubjectName(code)) ?? columns.find(({ named }) => named === 'personal-number') ?? null;
}

function rowDateOf(columns: readonly ColumnInspection[]): RowDate | null {
  const presentation = columns.find(({ newestPresentation }) => newestPresentation !== null);
  if (presentation !== undefined) {
    return { kind: 'presentation', presentationColumn: presentation.code, dayColumn: null };
  }
  const date = columns.find(
    ({ type, code, missing }) => (type === 'date' || type === 'timestamp') && missing === 0 && !NOT_ROW_DATE.test(code),
  );
  if (date !== undefined) {
    return { kind: 'column', column: date.code };
  }
  const year = columns.find(({ code, missing }) => isAcademicYearName(code) && missing === 0);
  return year === undefined ? null : { kind: 'academic-year', column: year.code };
}

function datasetCodeOf(name: string): string {
  const code = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return code.length < 2 ? 'data-set' : code;
}

function wordsOf(name: string): string {
  const words = name.replace(/[_.]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200).trim().toWellFormed();
  return words === '' ? '?' : words;
}

function same(text: string): Bilingual {
  return { nl: text, en: text };
}

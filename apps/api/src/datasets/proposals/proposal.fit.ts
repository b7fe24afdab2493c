// Where a proposal and what was found in the file do not agree; told to the steward before anything is loaded.
import { type ColumnInspection, type FieldType, type Inspection } from '../inspection/inspection.types.js';
import { type ColumnProposal, fieldColumns, type Proposal } from './proposal.js';

export interface Difference {
  readonly column: string;
  readonly expected: FieldType;
  readonly found: FieldType;
}

/** Answers the stored columns whose values are, over the whole file, not of the proposed type. */
export function differencesOf(proposal: Proposal, inspection: Inspection): readonly Difference[] {
  return fieldColumns(proposal).flatMap((column) => {
    const found = inspection.columns[column.position];
    return found === undefined || fits(column, found) ? [] : [{ column: column.code, expected: column.type, found: found.type }];
  });
}

function fits(column: ColumnProposal, found: ColumnInspection): boolean {
  if (column.treatment === 'replace' || column.type === 'text' || found.filled === 0 || column.type === found.type) {
    return column.type !== 'decimal' || found.type !== 'decimal' || column.decimalMark === found.decimalMark;
  }
  return (
    (column.type === 'decimal' && found.type === 'integer') ||
    (column.type === 'timestamp' && found.type === 'date') ||
    (column.type === 'boolean' && found.type === 'integer') ||
    (column.type === 'integer' && found.type === 'date')
  );
}

// What gate G0 needs to know about an import: columns that are, or may be, national numbers, the source,
// the retention term. Shares and codes only; never a value.
import { type Day, type Json, type JsonObject } from '../../common/index.js';
import { termFacts } from '../catalogue/datasets.facts.js';
import { type FieldView } from '../catalogue/datasets.views.js';
import { type Treatment } from '../proposals/proposal.js';
import { type Classification, type ColumnInspection, type GuardShares } from '../inspection/inspection.types.js';
import { type ImportEntity } from './import.entity.js';

/**
 * Answers the members `ingest` and `today` of the policy's input.
 * @param before the fields of the delivery before this one
 */
export function importFacts(found: ImportEntity, today: Day, before: readonly Pick<FieldView, 'code' | 'classification'>[]): JsonObject {
  const { dataset } = found.proposal;
  return {
    today,
    ingest: {
      dataset: dataset.code,
      personal: dataset.kind === 'subjects',
      source_system: dataset.sourceSystem,
      purpose_stated: dataset.purpose !== null,
      basis: dataset.basis,
      owner_stated: dataset.owner !== null,
      consent_purpose_stated: dataset.consentPurpose !== null,
      columns: columnsInQuestion(found, before).map(({ column, code, treatment, classification, classifiedBefore }): Json => ({
        name: code,
        named: column.named,
        treatment,
        classification,
        classified_before: classifiedBefore,
        shares: sharesFacts(column.shares),
        steward_says: found.stewardSays[String(column.position)]?.says ?? null,
      })),
      retention: termFacts(dataset.retentionMonths, today),
      retention_owner_stated: dataset.retentionOwner !== null,
    },
  };
}

interface ColumnInQuestion {
  readonly column: ColumnInspection;
  readonly code: string;
  readonly treatment: Treatment;
  readonly classification: Classification;
  readonly classifiedBefore: Classification | 'new';
}

/** Columns that may be national numbers, and those that are, or were, special categories; a wide file then still fits an input. */
function columnsInQuestion(
  found: ImportEntity,
  before: readonly Pick<FieldView, 'code' | 'classification'>[],
): readonly ColumnInQuestion[] {
  return found.inspection.columns.flatMap((column) => {
    const proposed = found.proposal.columns[column.position];
    const code = proposed?.code ?? column.code;
    const classification = proposed?.classification ?? 'direct-identifier';
    const classifiedBefore = before.find((field) => field.code === code)?.classification ?? ('new' as const);
    const isSpecial = classification === 'special-category' || classifiedBefore === 'special-category';
    return isInQuestion(column) || isSpecial
      ? [{ column, code, treatment: proposed?.treatment ?? 'store', classification, classifiedBefore }]
      : [];
  });
}

/** Only columns named as, or judged for, national numbers can hold one. */
export function isInQuestion(column: ColumnInspection): boolean {
  return column.named !== null || column.shares.judged;
}

/** Answers the shares of the columns in question in tenths, for the log: enough to see why, too coarse to tell more. */
export function bucketedShares(found: ImportEntity): Json {
  return found.inspection.columns.filter(isInQuestion).map((column): Json => ({
    position: column.position,
    named: column.named,
    judged: column.shares.judged,
    bsn_tenths: Math.floor(column.shares.bsn * 10),
    education_number_tenths: Math.floor(column.shares.educationNumber * 10),
  }));
}

function sharesFacts({ distinct, judged, bsn, educationNumber }: GuardShares): JsonObject {
  return { distinct, judged, bsn, education_number: educationNumber };
}

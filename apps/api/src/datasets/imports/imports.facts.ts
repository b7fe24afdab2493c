// What gate G0 needs to know about an import: columns that are, or may be, national numbers, and the retention term.
// Shares and codes only; never a value.
import { type Day, type Json, type JsonObject } from '../../common/index.js';
import { termFacts } from '../catalogue/datasets.facts.js';
import { type ColumnInspection, type GuardShares } from '../inspection/inspection.types.js';
import { type ImportEntity } from './import.entity.js';

/** Answers the members `ingest` and `today` of the policy's input. */
export function importFacts(found: ImportEntity, today: Day): JsonObject {
  const { dataset } = found.proposal;
  return {
    today,
    ingest: {
      dataset: dataset.code,
      columns: found.inspection.columns.filter(isInQuestion).map((column): Json => ({
        name: found.proposal.columns[column.position]?.code ?? column.code,
        named: column.named,
        treatment: found.proposal.columns[column.position]?.treatment ?? 'store',
        shares: sharesFacts(column.shares),
        steward_says: found.stewardSays[String(column.position)]?.says ?? null,
      })),
      retention: termFacts(dataset.retentionMonths, today),
      retention_owner_stated: dataset.retentionOwner !== null,
    },
  };
}

/** Only columns named as, or judged for, national numbers can matter at ingest; a wide file then still fits an input. */
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

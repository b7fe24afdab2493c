// What the gate needs to know about a data set: codes, classes, its term; no words, no rows.
import { addMonths, type Day, type Json, type JsonObject } from '../../common/index.js';
import { type DatasetVersionView, type DatasetView } from './datasets.views.js';

/** Answers a retention term as the policy takes it: months, and the day before which rows are past it. */
export function termFacts(months: number | null, today: Day): JsonObject | null {
  return months === null ? null : { months, cutoff_on: addMonths(today, -months) };
}

/** Answers what holds the rows of a loaded data set: a table of the platform, never a log of events. */
export function storeFacts(): JsonObject {
  return { kind: 'table' };
}

/**
 * Answers the member `dataset` of the policy's input.
 * @param fields only these are told, so that a wide data set fits in an input; null tells all
 */
export function datasetFacts(
  dataset: DatasetView,
  version: DatasetVersionView,
  ask: { readonly today: Day; readonly fields: readonly string[] | null },
): JsonObject {
  const told = version.fields.filter((field) => ask.fields === null || ask.fields.includes(field.code));
  return {
    code: dataset.code,
    version: version.id,
    source_system: dataset.sourceSystem,
    dated: version.rowDate !== null,
    retention: termFacts(dataset.retentionMonths, ask.today),
    fields: told.map((field): Json => ({
      field: field.code,
      classification: field.classification,
      national_identifier: field.nationalIdentifier,
      type: field.type,
    })),
  };
}

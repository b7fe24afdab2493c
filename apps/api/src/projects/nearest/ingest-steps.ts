// The declared steps away from a delivery (gate G0): a column that is not stored, a shorter term. Pure.
import { type JsonObject } from '../../common/index.js';
import { codeOf, memberOf, objectsOf } from './input.js';
import { type Steps } from './search.js';

export type IngestStep =
  | { readonly kind: 'drop-column'; readonly field: string }
  | { readonly kind: 'shorter-term'; readonly months: number; readonly cutoffOn: string };

/** Answers the steps away from a delivery; of its columns those that the gate was told of. */
export function ingestSteps(input: JsonObject): Steps<IngestStep> {
  const ingest = memberOf(input, 'ingest');
  const { months, cutoff_on: cutoffOn } = memberOf(memberOf(input, 'institution'), 'retention_max');
  const asked = memberOf(ingest, 'retention')['months'];
  const isLonger = typeof asked === 'number' && typeof months === 'number' && typeof cutoffOn === 'string' && months < asked;
  return {
    all: [
      ...objectsOf(ingest['columns'])
        .filter(({ treatment }) => treatment === 'store')
        .map(({ name }) => ({ kind: 'drop-column' as const, field: codeOf(name) })),
      ...(isLonger ? [{ kind: 'shorter-term' as const, months, cutoffOn }] : []),
    ],
    after: afterStep,
    isJoinable: (chosen, step) => !chosen.some((other) => JSON.stringify(other) === JSON.stringify(step)),
    isUse: () => true,
  };
}

function afterStep(input: JsonObject, step: IngestStep): JsonObject {
  const ingest = memberOf(input, 'ingest');
  const columns = objectsOf(ingest['columns']);
  return step.kind === 'drop-column'
    ? { ...input, ingest: { ...ingest, columns: columns.map((one) => (one['name'] === step.field ? { ...one, treatment: 'drop' } : one)) } }
    : { ...input, ingest: { ...ingest, retention: { months: step.months, cutoff_on: step.cutoffOn } } };
}

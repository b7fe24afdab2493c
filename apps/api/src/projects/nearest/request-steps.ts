// The declared steps away from a request for data (gate G3): another setting, a shorter period, a table, a coarser level, fewer
// columns. Pure.
import { type Day, type JsonObject } from '../../common/index.js';
import { asObject, dayOf, memberOf, objectsOf, textsOf } from './input.js';
import { type Steps } from './search.js';

/** One step away from what was asked. All but `coarser-level`, which changes the process, change the request alone. */
export type RequestStep =
  | { readonly kind: 'other-setting'; readonly settingId: string }
  | { readonly kind: 'shorten-period'; readonly from: Day | null; readonly until: Day | null }
  | { readonly kind: 'aggregate' }
  | { readonly kind: 'coarser-level'; readonly level: string }
  | { readonly kind: 'drop-column'; readonly field: string };

export const LEVELS = ['person', 'group', 'policy'];

/** Answers the steps away from a request, with the settings that could receive it. */
export function requestSteps(input: JsonObject, settings: readonly JsonObject[]): Steps<RequestStep> {
  return {
    all: stepsFrom(input, settings),
    after: (reached, step) => afterStep(reached, step, settings),
    isJoinable: (chosen, step) => step.kind === 'drop-column' || !chosen.some(({ kind }) => kind === step.kind),
    isUse: (reached) => textsOf(memberOf(reached, 'request')['fields']).length > 0,
  };
}

function stepsFrom(input: JsonObject, settings: readonly JsonObject[]): readonly RequestStep[] {
  const request = memberOf(input, 'request');
  const current = memberOf(request, 'setting')['id'] ?? null;
  return [
    ...settings.flatMap(({ id }) => (typeof id === 'string' && id !== current ? [{ kind: 'other-setting' as const, settingId: id }] : [])),
    ...shorterPeriods(input),
    ...(request['shape'] === 'rows' ? [{ kind: 'aggregate' as const }] : []),
    ...coarserLevels(input),
    ...columnsToDrop(request),
  ];
}

function afterStep(input: JsonObject, step: RequestStep, settings: readonly JsonObject[]): JsonObject {
  const request = memberOf(input, 'request');
  switch (step.kind) {
    case 'other-setting':
      return { ...input, request: { ...request, setting: settings.find(({ id }) => id === step.settingId) ?? null } };
    case 'shorten-period':
      return { ...input, request: { ...request, period: { from: step.from, to: step.until } } };
    case 'aggregate':
      return { ...input, request: { ...request, shape: 'table' } };
    case 'coarser-level':
      return {
        ...input,
        processes: objectsOf(input['processes']).map((one) => (one['id'] === request['process'] ? { ...one, level: step.level } : one)),
      };
    case 'drop-column':
      return { ...input, request: { ...request, fields: textsOf(request['fields']).filter((field) => field !== step.field) } };
  }
}

/** From the day that each term or approval sets, where that is later than what was asked; the same for the last day. */
function shorterPeriods(input: JsonObject): readonly RequestStep[] {
  const { from, to } = memberOf(memberOf(input, 'request'), 'period');
  const approved = memberOf(memberOf(input, 'approval'), 'period');
  const cutoffs = [
    memberOf(input, 'institution')['retention_max'],
    memberOf(input, 'dataset')['retention'],
    ...objectsOf(input['processes']).map((one) => one['retention']),
  ];
  const [first, last] = [dayOf(from), dayOf(to)];
  const starts = later(first, [dayOf(approved['from']), ...cutoffs.map((term) => dayOf(asObject(term)['cutoff_on']))]);
  const end = dayOf(approved['to']);
  const ends = end !== null && (last === null || end < last) ? [end] : [];
  const pairs: readonly (readonly [Day | null, Day | null])[] = [
    ...starts.map((start) => [start, last] as const),
    ...ends.map((until) => [first, until] as const),
    ...starts.flatMap((start) => ends.map((until) => [start, until] as const)),
  ];
  return pairs.flatMap(([start, until]) =>
    start !== null && until !== null && until < start ? [] : [{ kind: 'shorten-period' as const, from: start, until }],
  );
}

function later(first: Day | null, days: readonly (Day | null)[]): readonly Day[] {
  const found = days.flatMap((day) => (day !== null && (first === null || day > first) ? [day] : []));
  return [...new Set(found)].sort();
}

function coarserLevels(input: JsonObject): readonly RequestStep[] {
  const process = objectsOf(input['processes']).find(({ id }) => id === memberOf(input, 'request')['process']);
  const at = LEVELS.findIndex((level) => level === process?.['level']);
  return at < 0 ? [] : LEVELS.slice(at + 1).map((level) => ({ kind: 'coarser-level', level }));
}

function columnsToDrop(request: JsonObject): readonly RequestStep[] {
  const fields = textsOf(request['fields']);
  return fields.length < 2 ? [] : fields.map((field) => ({ kind: 'drop-column', field }));
}

// The nearest use that the code of practice permits, found by asking it: declared steps away from what was asked, those with
// the fewest steps first, in a fixed order, at most so many questions. No advice is written by hand. Pure.
import { type Day, type Json, type JsonObject } from '../../common/index.js';
import { type Outcome } from '../../gate/index.js';

/** One step away from what was asked. All but `coarser-level`, which changes the process, change the request alone. */
export type Step =
  | { readonly kind: 'other-setting'; readonly settingId: string }
  | { readonly kind: 'shorten-period'; readonly from: Day | null; readonly until: Day | null }
  | { readonly kind: 'aggregate' }
  | { readonly kind: 'coarser-level'; readonly level: string }
  | { readonly kind: 'drop-column'; readonly field: string };

/** A use that is permitted, with the steps that lead to it. */
export interface NearestUse {
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  readonly input: JsonObject;
}

export interface Nearest {
  readonly uses: readonly NearestUse[];
  /** How many inputs were judged. */
  readonly asked: number;
}

export const MOST_QUESTIONS = 200;
/** Of more than one step, so many uses are enough to choose from; of one step, all are told. */
const ENOUGH = 5;
const MOST_STEPS = 3;
const LEVELS = ['person', 'group', 'policy'];
const PERMITTED: readonly Outcome[] = ['oblige', 'warn', 'permit'];

/** Judges a variant; null when it cannot be judged. */
export type Trial = (input: JsonObject) => Promise<Outcome | null>;

/** Answers every step away from an input, in the order in which they are tried. */
export function stepsFrom(input: JsonObject, settings: readonly JsonObject[]): readonly Step[] {
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

/** Answers the input as it is after steps. */
export function after(input: JsonObject, steps: readonly Step[], settings: readonly JsonObject[]): JsonObject {
  return steps.reduce((reached, step) => afterStep(reached, step, settings), input);
}

/**
 * Searches breadth-first: all single steps, then pairs, then triples, until a breadth holds a permitted use or the questions
 * are used up. The same input and settings give the same answer.
 */
export async function nearestUses(
  input: JsonObject,
  settings: readonly JsonObject[],
  trial: Trial,
  most = MOST_QUESTIONS,
): Promise<Nearest> {
  const steps = stepsFrom(input, settings);
  let asked = 0;
  for (let breadth = 1; breadth <= MOST_STEPS; breadth += 1) {
    const uses: NearestUse[] = [];
    for (const chosen of choices(steps, breadth)) {
      if (asked >= most || (breadth > 1 && uses.length >= ENOUGH)) {
        break;
      }
      const variant = after(input, chosen, settings);
      if (textsOf(memberOf(variant, 'request')['fields']).length === 0) {
        continue;
      }
      const outcome = await trial(variant);
      asked += 1;
      if (outcome !== null && PERMITTED.includes(outcome)) {
        uses.push({ steps: chosen, outcome, input: variant });
      }
    }
    if (uses.length > 0 || asked >= most) {
      return { uses, asked };
    }
  }
  return { uses: [], asked };
}

/** Every choice of so many steps that can be taken together, in the order of the steps. */
function* choices(steps: readonly Step[], size: number, from = 0, chosen: readonly Step[] = []): Generator<readonly Step[]> {
  if (chosen.length === size) {
    yield chosen;
    return;
  }
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at];
    if (step !== undefined && (step.kind === 'drop-column' || !chosen.some(({ kind }) => kind === step.kind))) {
      yield* choices(steps, size, at + 1, [...chosen, step]);
    }
  }
}

function afterStep(input: JsonObject, step: Step, settings: readonly JsonObject[]): JsonObject {
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
        processes: processesOf(input).map((one) => (one['id'] === request['process'] ? { ...one, level: step.level } : one)),
      };
    case 'drop-column':
      return { ...input, request: { ...request, fields: textsOf(request['fields']).filter((field) => field !== step.field) } };
  }
}

/** From the day that each term or approval sets, where that is later than what was asked; the same for the last day. */
function shorterPeriods(input: JsonObject): readonly Step[] {
  const { from, to } = memberOf(memberOf(input, 'request'), 'period');
  const approved = memberOf(memberOf(input, 'approval'), 'period');
  const cutoffs = [
    memberOf(input, 'institution')['retention_max'],
    memberOf(input, 'dataset')['retention'],
    ...processesOf(input).map((one) => one['retention']),
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

function coarserLevels(input: JsonObject): readonly Step[] {
  const process = processesOf(input).find(({ id }) => id === memberOf(input, 'request')['process']);
  const at = LEVELS.findIndex((level) => level === process?.['level']);
  return at < 0 ? [] : LEVELS.slice(at + 1).map((level) => ({ kind: 'coarser-level', level }));
}

function columnsToDrop(request: JsonObject): readonly Step[] {
  const fields = textsOf(request['fields']);
  return fields.length < 2 ? [] : fields.map((field) => ({ kind: 'drop-column', field }));
}

function memberOf(value: JsonObject, name: string): JsonObject {
  return asObject(value[name]);
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function processesOf(input: JsonObject): readonly JsonObject[] {
  const processes = input['processes'];
  return Array.isArray(processes) ? processes.map((one: Json) => asObject(one)) : [];
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function dayOf(value: Json | undefined): Day | null {
  return typeof value === 'string' ? value : null;
}

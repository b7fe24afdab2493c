// What a rule saw: the facts that it reads, as they stand in the input that was judged. An input holds codes, numbers, days and
// truth values alone, never prose or persons. Pure.
import { type Json, type JsonObject } from '../../common/index.js';

export type SeenKind = 'value' | 'list' | 'count' | 'stated' | 'unknown';

export interface SeenFact {
  /** As the rule reads it, without the signs of lists: `processes.fields.form`. */
  readonly path: string;
  /** Id of the process that it belongs to. */
  readonly process: string | null;
  /** What it belongs to beside a process, by the codes of the input: columns, recipients. */
  readonly of: readonly string[];
  /** A value, a list of values, how many parts a list has, that something is there, or that nobody knows. */
  readonly kind: SeenKind;
  readonly value: string | number | boolean | readonly (string | number | boolean)[] | null;
}

/** Members by which a part of a list is called, the first that it has. */
const NAMES = ['field', 'name', 'code', 'id', 'about', 'norm', 'group', 'kind'];
/** What says where a rule looked, not what it saw. */
const PLACES = ['gate', 'processes.id'];

interface Place {
  readonly process: string | null;
  readonly of: readonly string[];
}

/** Answers the facts behind paths, in the order of the paths; one of several parts that are the same is told once. */
export function seenBy(reads: readonly string[], input: JsonObject): readonly SeenFact[] {
  const found = reads.flatMap((path) => factsAt(input, path.replaceAll('[]', '.[]').split('.'), [], { process: null, of: [] }));
  const isPassed = ({ path, kind }: SeenFact): boolean => kind === 'stated' && found.some((other) => other.path.startsWith(`${path}.`));
  return gathered(found.filter((fact) => !PLACES.includes(fact.path) && !isPassed(fact)));
}

function factsAt(
  value: Json | undefined,
  [part, ...rest]: readonly string[],
  walked: readonly string[],
  place: Place,
): readonly SeenFact[] {
  if (value === undefined || value === null) {
    return [{ path: walked.join('.'), ...place, kind: 'unknown', value: null }];
  }
  if (part === undefined || (part === '[]' && isPlain(value))) {
    return [{ path: walked.join('.'), ...place, ...told(value) }];
  }
  if (part === '[]') {
    return partsOf(value).flatMap(([name, one]) => factsAt(one, rest, walked, named(place, walked, name)));
  }
  const next = typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject)[part] : undefined;
  return factsAt(next, rest, [...walked, part], place);
}

/** A list without parts tells what a list of values tells: that there are none. */
function isPlain(value: Json): boolean {
  return typeof value !== 'object' || value === null || (Array.isArray(value) && value.every((one: Json) => typeof one !== 'object'));
}

function told(value: Json): Pick<SeenFact, 'kind' | 'value'> {
  if (typeof value !== 'object' || value === null) {
    return { kind: 'value', value };
  }
  if (!Array.isArray(value)) {
    return { kind: 'stated', value: true };
  }
  return isPlain(value) ? { kind: 'list', value: value as (string | number | boolean)[] } : { kind: 'count', value: value.length };
}

function partsOf(value: Json): readonly (readonly [name: string, part: Json])[] {
  return Object.entries(value as JsonObject).map(([key, part]) => [nameOf(part) ?? key, part]);
}

function nameOf(part: Json | undefined): string | null {
  const holder = typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as JsonObject) : {};
  const name = NAMES.map((member) => holder[member]).find((one) => typeof one === 'string');
  return typeof name === 'string' ? name : null;
}

function named(place: Place, walked: readonly string[], name: string): Place {
  return walked.join('.') === 'processes' ? { ...place, process: name } : { ...place, of: [name] };
}

/** Facts that are the same of several parts stand together. */
function gathered(facts: readonly SeenFact[]): readonly SeenFact[] {
  const together = new Map<string, SeenFact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.path, fact.process, fact.kind, fact.value]);
    const known = together.get(key);
    together.set(key, known === undefined ? fact : { ...known, of: [...new Set([...known.of, ...fact.of])] });
  }
  return [...together.values()];
}

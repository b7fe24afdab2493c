// Parameters of the code: their bounds, which way is stricter, and a unit that may be stricter and never looser. Pure.
import { type FieldFault, isDay, type Json, type JsonObject } from '../../common/index.js';
import { type Confidence } from '../../gate/index.js';
import { type Bilingual } from '../../platform/templates/index.js';

/** Which way is stricter; fixed: no unit may differ. */
export type Direction = 'higher' | 'lower' | 'fixed';

/** What a parameter is, as the build describes it. */
export interface ParameterKind {
  readonly code: string;
  readonly title: Bilingual;
  readonly unit: string | null;
  readonly direction: Direction;
  readonly least: number | null;
  readonly most: number | null;
  /** The only values that it may have; null for any within its bounds. */
  readonly choices: readonly string[] | null;
  /** The parameter that is never looser than this one. */
  readonly bounds: string | null;
  /** How sure the evidence is. */
  readonly confidence: Confidence | null;
  readonly evidence: readonly { readonly description: Bilingual; readonly ref: string | null }[];
  /** The norms whose rules ask it, as the build found them in its sources; null for a build of before they were looked for. */
  readonly norms: readonly string[] | null;
  /** What it is agreed for, where no rule asks it. */
  readonly agreedFor: Bilingual | null;
  /** What the platform itself does by it. */
  readonly platform: Bilingual | null;
}

/** Units of which there are parts; of all others a number is whole. */
const DIVISIBLE: readonly string[] = ['percent', 'ratio', 'share'];

/** The member of a parameter set that lists the norms in force. */
export const IN_FORCE = 'in_force';

/** Answers the faults of changed values: unknown, of another type than the base has, out of bounds, or looser than their floor. */
export function faultsOfChange(kinds: readonly ParameterKind[], base: JsonObject, wanted: JsonObject): readonly FieldFault[] {
  const faults = Object.entries(wanted).flatMap(([code, value]) => {
    const fault = faultOf(
      kinds.find((kind) => kind.code === code),
      base[code],
      value,
    );
    return fault === null ? [] : [{ pointer: `/parameters/${code}`, ...fault }];
  });
  return faults.length > 0 ? faults : faultsOfFloors(kinds, { ...base, ...wanted }, wanted);
}

/** Answers which changes of a set that does not list norms in force apart could change a verdict: none, when no rule asks any. */
export function isAskedByNone(kinds: readonly ParameterKind[], changed: readonly string[]): boolean {
  return changed.every((code) => kinds.find((kind) => kind.code === code)?.norms?.length === 0);
}

/** A parameter under its floor: the fault stands at the one that was changed. */
function faultsOfFloors(kinds: readonly ParameterKind[], values: JsonObject, wanted: JsonObject): readonly FieldFault[] {
  return kinds.flatMap(({ code: floor, bounds }) => {
    const bounded = kinds.find(({ code }) => code === bounds);
    if (bounded === undefined || !isLooser(bounded, values[floor], values[bounded.code] ?? null)) {
      return [];
    }
    const isOfFloor = !Object.hasOwn(wanted, bounded.code) && Object.hasOwn(wanted, floor);
    return [{ pointer: `/parameters/${isOfFloor ? floor : bounded.code}`, code: isOfFloor ? 'floorAbove' : 'underFloor' }];
  });
}

/** Answers the faults of a list of which each member is about a norm: one that the build has no rule for, or a norm that stands twice. */
export function faultsOfNorms(
  member: string,
  rows: readonly { readonly norm: string }[],
  norms: ReadonlySet<string>,
): readonly FieldFault[] {
  return rows.flatMap(({ norm }, index) => {
    const pointer = `/${member}/${index}/norm`;
    if (!norms.has(norm)) {
      return [{ pointer, code: 'unknown' }];
    }
    return rows.findIndex((row) => row.norm === norm) === index ? [] : [{ pointer, code: 'normTwice', params: { norm } }];
  });
}

/** Answers the faults of what a unit wants: as above, and every value that is looser than the base. */
export function faultsOfUnit(kinds: readonly ParameterKind[], base: JsonObject, wanted: JsonObject): readonly FieldFault[] {
  const faults = faultsOfChange(kinds, base, wanted);
  const looser = Object.entries(wanted).flatMap(([code, value]) => {
    const kind = kinds.find((one) => one.code === code);
    return kind !== undefined && isLooser(kind, base[code], value) ? [{ pointer: `/parameters/${code}`, code: 'looser' }] : [];
  });
  return [...faults, ...looser.filter(({ pointer }) => !faults.some((fault) => fault.pointer === pointer))];
}

/**
 * Answers what a unit would loosen of what it held itself to: a value that is looser, that nobody can compare, or that it no
 * longer names, also where the base is as strict today, for that may change.
 */
export function loosenedBy(kinds: readonly ParameterKind[], before: JsonObject, wanted: JsonObject): readonly string[] {
  return Object.entries(before).flatMap(([code, value]) => {
    const [kind, next] = [kinds.find((one) => one.code === code), wanted[code]];
    return next !== undefined && kind !== undefined && !isLooser(kind, value, next) ? [] : [code];
  });
}

/**
 * Answers the base as a unit has tightened it: per parameter the stricter of the two, so that a unit that was stricter stays
 * so when the base moves, and a base that became stricter holds for every unit.
 */
export function tightened(kinds: readonly ParameterKind[], base: JsonObject, unit: JsonObject): JsonObject {
  const stricter = kinds.flatMap((kind) => {
    const wanted = unit[kind.code] ?? null;
    const compared = compare(kind.direction, base[kind.code], wanted);
    return compared !== null && compared < 0 ? [[kind.code, wanted] as const] : [];
  });
  return { ...base, ...Object.fromEntries(stricter) };
}

/** Answers whether a value is stricter or looser than another, or neither. */
export function directionOf(
  kind: ParameterKind | undefined,
  from: Json | undefined,
  to: Json | undefined,
): 'stricter' | 'looser' | 'other' {
  const compared = kind === undefined ? null : compare(kind.direction, from, to);
  return compared === null || compared === 0 ? 'other' : compared < 0 ? 'stricter' : 'looser';
}

function faultOf(kind: ParameterKind | undefined, base: Json | undefined, value: Json): Omit<FieldFault, 'pointer'> | null {
  if (kind === undefined || base === undefined) {
    return { code: 'unknown' };
  }
  if (typeof value !== typeof base || Array.isArray(value) !== Array.isArray(base) || (value === null) !== (base === null)) {
    return { code: 'otherType' };
  }
  if (
    (kind.choices !== null && (typeof value !== 'string' || !kind.choices.includes(value))) ||
    (kind.unit === 'day' && (typeof value !== 'string' || !isDay(value)))
  ) {
    return { code: 'unknownValue' };
  }
  if (typeof value === 'number' && !Number.isInteger(value) && kind.unit !== null && !DIVISIBLE.includes(kind.unit)) {
    return { code: 'notWhole' };
  }
  if (typeof value === 'number' && ((kind.least !== null && value < kind.least) || (kind.most !== null && value > kind.most))) {
    return { code: 'outOfBounds', params: { least: kind.least, most: kind.most } };
  }
  return null;
}

/** A fixed parameter that differs counts as looser: nobody can say that it is stricter. */
function isLooser(kind: ParameterKind, base: Json | undefined, value: Json): boolean {
  const compared = kind.direction === 'fixed' ? null : compare(kind.direction, base, value);
  return compared === null ? JSON.stringify(base) !== JSON.stringify(value) : compared > 0;
}

/** Below nought: `to` is stricter than `from`; above: looser; null: nobody can say. Of days the lower is the earlier. */
function compare(direction: Direction, from: Json | undefined, to: Json | undefined): number | null {
  const [a, b] = [placeOf(from), placeOf(to)];
  if (a === null || b === null || typeof from !== typeof to) {
    return null;
  }
  switch (direction) {
    case 'higher':
      return a - b;
    case 'lower':
      return b - a;
    case 'fixed':
      return 0;
  }
}

/** Where a value stands on its scale: a number, or a day. */
function placeOf(value: Json | undefined): number | null {
  if (typeof value === 'number') {
    return value;
  }
  return typeof value === 'string' && isDay(value) ? Date.parse(value) : null;
}

// Parameters of the code: their bounds, which way is stricter, and a unit that may be stricter and never looser. Pure.
import { type FieldFault, type Json, type JsonObject } from '../../common/index.js';
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
  readonly evidence: readonly { readonly description: Bilingual; readonly ref: string | null }[];
}

/** The member of a parameter set that lists the norms in force. */
export const IN_FORCE = 'in_force';

/** Answers the faults of changed values: unknown, of another type than the base has, or out of bounds. */
export function faultsOfChange(kinds: readonly ParameterKind[], base: JsonObject, wanted: JsonObject): readonly FieldFault[] {
  return Object.entries(wanted).flatMap(([code, value]) => {
    const fault = faultOf(
      kinds.find((kind) => kind.code === code),
      base[code],
      value,
    );
    return fault === null ? [] : [{ pointer: `/parameters/${code}`, ...fault }];
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
 * Answers the base as a unit has tightened it: per parameter the stricter of the two, so that a unit that was stricter stays
 * so when the base moves, and a base that became stricter holds for every unit.
 */
export function tightened(kinds: readonly ParameterKind[], base: JsonObject, unit: JsonObject): JsonObject {
  const stricter = kinds.flatMap((kind) => {
    const [own, wanted] = [base[kind.code], unit[kind.code]];
    return typeof own === 'number' && typeof wanted === 'number' && compare(kind.direction, own, wanted) < 0
      ? [[kind.code, wanted] as const]
      : [];
  });
  return { ...base, ...Object.fromEntries(stricter) };
}

/** Answers whether a value is stricter or looser than another, or neither. */
export function directionOf(
  kind: ParameterKind | undefined,
  from: Json | undefined,
  to: Json | undefined,
): 'stricter' | 'looser' | 'other' {
  if (kind === undefined || typeof from !== 'number' || typeof to !== 'number' || kind.direction === 'fixed' || from === to) {
    return 'other';
  }
  return compare(kind.direction, from, to) < 0 ? 'stricter' : 'looser';
}

function faultOf(kind: ParameterKind | undefined, base: Json | undefined, value: Json): Omit<FieldFault, 'pointer'> | null {
  if (kind === undefined || base === undefined) {
    return { code: 'unknown' };
  }
  if (typeof value !== typeof base || Array.isArray(value) !== Array.isArray(base) || (value === null) !== (base === null)) {
    return { code: 'otherType' };
  }
  if (typeof value === 'number' && ((kind.least !== null && value < kind.least) || (kind.most !== null && value > kind.most))) {
    return { code: 'outOfBounds', params: { least: kind.least, most: kind.most } };
  }
  return null;
}

/** A fixed parameter that differs counts as looser: nobody can say that it is stricter. */
function isLooser(kind: ParameterKind, base: Json | undefined, value: Json): boolean {
  if (kind.direction === 'fixed' || typeof base !== 'number' || typeof value !== 'number') {
    return JSON.stringify(base) !== JSON.stringify(value);
  }
  return compare(kind.direction, base, value) > 0;
}

/** Below nought: `to` is stricter than `from`; above: looser. */
function compare(direction: Direction, from: number, to: number): number {
  switch (direction) {
    case 'higher':
      return from - to;
    case 'lower':
      return to - from;
    case 'fixed':
      return 0;
  }
}

// Two verdicts held against each other in canonical form (RFC 8785): equal byte by byte, or where they differ. Pure.
import { canonicalJson, type Json } from '../../common/index.js';

/** One place where two values differ: JSON Pointer (RFC 6901) and both values; null with `absent` where one has no such member. */
export interface Difference {
  readonly pointer: string;
  readonly stored: Json;
  readonly replayed: Json;
}

/** Answers whether two values have the same canonical bytes. */
export function isEqualJson(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Answers every innermost place where two values differ, in order; a member that one lacks shows as null on that side. */
export function differences(stored: Json, replayed: Json, pointer = ''): readonly Difference[] {
  if (isEqualJson(stored, replayed)) {
    return [];
  }
  const [left, right] = [membersOf(stored), membersOf(replayed)];
  if (left === null || right === null || Array.isArray(stored) !== Array.isArray(replayed)) {
    return [{ pointer, stored, replayed }];
  }
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((name) => {
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const [a, b] = [left.get(name), right.get(name)];
    return a === undefined || b === undefined ? [{ pointer: place, stored: a ?? null, replayed: b ?? null }] : differences(a, b, place);
  });
}

function membersOf(value: Json): ReadonlyMap<string, Json> | null {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value) as readonly (readonly [string, Json])[]) : null;
}

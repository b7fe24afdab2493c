// JSON values and their one canonical form (RFC 8785), over which every digest and log leaf of Waarborg is taken.
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * Writes a value in the JSON Canonicalization Scheme: keys in UTF-16 order, no white space, ECMAScript numbers.
 * @throws TypeError for a number that is not finite, a lone surrogate, or a value JSON cannot carry.
 * @see RFC 8785
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new TypeError('canonical JSON carries finite numbers only');
    }
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) {
      throw new TypeError('canonical JSON carries well-formed strings only');
    }
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  }
  if (typeof value === 'object') {
    const members = Object.entries(value as JsonObject)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError('canonical JSON carries null, booleans, numbers, strings, lists and objects only');
}

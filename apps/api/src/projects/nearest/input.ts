// Members of an input as the steps read them: one that is not there, or not of the kind, is an empty one. Pure.
import { type Day, type Json, type JsonObject } from '../../common/index.js';

export function memberOf(value: JsonObject, name: string): JsonObject {
  return asObject(value[name]);
}

export function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map((one: Json) => asObject(one)) : [];
}

export function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export function dayOf(value: Json | undefined): Day | null {
  return typeof value === 'string' ? value : null;
}

/** A code, as the text that it is; empty where there is none. */
export function codeOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

// What each route with a body refuses alike (test/hostile/bodies.json): every case at every route, made from a body that would do.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HostileCase } from './hostile.cases.js';

/** A route with a body: who may send it, a body that would do, and a text within it. */
interface RouteWithBody {
  readonly as: string | null;
  readonly method: string;
  readonly path: string;
  readonly of: string;
  readonly text: string;
}

/** What is done to a body that would do; exactly one of its ways is named. */
interface Spoiling {
  readonly name: string;
  readonly kind: string;
  /** Where the fault is; `{text}`: at the text of the route. */
  readonly pointer?: string;
  readonly status?: number;
  readonly type?: string;
  /** A whole body in its place. */
  readonly text?: string;
  /** Another value for the text, or so many letters. */
  readonly value?: unknown;
  readonly repeat?: number;
  /** A number as it is written, for the text. */
  readonly number?: string;
  /** How many bytes are left off. */
  readonly cut?: number;
  readonly nested?: number;
  /** A member that no body has. */
  readonly member?: string;
  readonly contentType?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Answers each case at each route. */
export function bodyCases(): readonly HostileCase[] {
  const { routes, cases } = JSON.parse(readFileSync(join('test', 'hostile', 'bodies.json'), 'utf8')) as {
    readonly routes: readonly RouteWithBody[];
    readonly cases: readonly Spoiling[];
  };
  return routes.flatMap((route) => cases.map((spoiling) => caseOf(route, spoiling)));
}

function caseOf(route: RouteWithBody, spoiling: Spoiling): HostileCase {
  const { as, method, path } = route;
  const { name, kind, pointer, status = 400, type = 'invalid-input' } = spoiling;
  return {
    name: `${name}, at ${path}`,
    kind,
    as,
    method,
    path,
    ...spoiled(route, spoiling),
    expect: { status, type, ...(pointer === undefined ? {} : { pointer: pointer === '{text}' ? route.text : pointer }) },
  };
}

type Body = Pick<HostileCase, 'of' | 'set' | 'written' | 'cut' | 'text' | 'make' | 'headers'>;

function spoiled({ of, text }: RouteWithBody, spoiling: Spoiling): Body {
  const { nested, member, contentType, cut, number, repeat } = spoiling;
  if (spoiling.text !== undefined) {
    return { text: spoiling.text, headers: JSON_TYPE };
  }
  if (nested !== undefined) {
    return {
      make: {
        pieces: [
          { repeat: '[', times: nested },
          { repeat: ']', times: nested },
        ],
      },
      headers: JSON_TYPE,
    };
  }
  if (member !== undefined) {
    return { of, written: [`"${text.split('/').at(1) ?? ''}":`, `"${member}":{"isAdmin":true},$&`] };
  }
  if (cut !== undefined) {
    return { of, cut };
  }
  if (contentType !== undefined) {
    return { of, headers: { 'content-type': contentType } };
  }
  if (number !== undefined) {
    return { of, set: { [text]: '{number}' }, written: ['"{number}"', number] };
  }
  return { of, set: { [text]: repeat === undefined ? spoiling.value : 'x'.repeat(repeat) } };
}

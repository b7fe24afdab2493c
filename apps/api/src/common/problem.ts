// Problems: the one way in which Waarborg says that something cannot be done (RFC 9457).
// A problem carries codes and parameters; its Dutch and English texts stand in templates/problems.
import { type JsonObject } from './json.js';

export type ProblemLevel = 'debug' | 'info' | 'warn' | 'error';

/** One fault in the input: where (JSON Pointer) and what (a code of the catalogue). */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly params?: JsonObject;
}

export interface ProblemExtras {
  readonly params?: JsonObject;
  readonly errors?: readonly FieldFault[];
  readonly extensions?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Says what cannot be done; subclasses fix slug, status and log level. Never carries personal data or SQL. */
export class Problem extends Error {
  readonly params: JsonObject;
  readonly errors: readonly FieldFault[];
  readonly extensions: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  /** True when the transaction in which it is thrown is committed all the same (a gate's refusal keeps verdict and entry). */
  readonly isCommitted: boolean = false;

  constructor(
    readonly slug: string,
    readonly status: number,
    readonly level: ProblemLevel,
    extras: ProblemExtras = {},
  ) {
    super(slug);
    this.name = new.target.name;
    this.params = extras.params ?? {};
    this.errors = extras.errors ?? [];
    this.extensions = extras.extensions ?? {};
    this.headers = extras.headers ?? {};
  }
}

/** 400: the input is malformed; names each fault with its JSON Pointer. */
export class InvalidInput extends Problem {
  constructor(errors: readonly FieldFault[]) {
    super('invalid-input', 400, 'info', { errors });
  }
}

/** 401: nobody, or nobody known, asks. */
export class Unauthenticated extends Problem {
  constructor() {
    super('unauthenticated', 401, 'info', { headers: { 'www-authenticate': 'Bearer' } });
  }
}

/** 403: visible, but not this person's to do. */
export class Forbidden extends Problem {
  constructor() {
    super('forbidden', 403, 'info');
  }
}

/** 403: a change under a session's cookie that does not come from the platform's own pages. */
export class ForgedRequest extends Problem {
  constructor() {
    super('forged-request', 403, 'warn');
  }
}

/** 404: not visible to this person, also when it exists. */
export class NotFound extends Problem {
  constructor() {
    super('not-found', 404, 'info');
  }
}

/** 409: the record is in a state that does not allow this. */
export class WrongState extends Problem {
  constructor(state: string, actions: readonly string[] = []) {
    super('wrong-state', 409, 'info', { params: { state }, extensions: { actions } });
  }
}

/** 409: a record with this key exists already. */
export class Duplicate extends Problem {
  constructor() {
    super('duplicate', 409, 'info');
  }
}

/** 412: the record has changed since the version named in If-Match. */
export class StaleVersion extends Problem {
  constructor(current: number) {
    super('stale-version', 412, 'info', { params: { current } });
  }
}

/** 428: an act on what was read does not name in If-Match what that was. */
export class PreconditionRequired extends Problem {
  constructor() {
    super('precondition-required', 428, 'info');
  }
}

/** 503: try again; something needed is busy or not there for now. */
export class TemporarilyUnavailable extends Problem {
  constructor(reason: string) {
    super('temporarily-unavailable', 503, 'warn', { params: { reason }, headers: { 'retry-after': '1' } });
  }
}

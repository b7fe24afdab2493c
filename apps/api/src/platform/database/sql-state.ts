// What PostgreSQL's error codes mean to a client: the one table from SQLSTATE to a problem.
import { Duplicate, InvalidInput, Problem, TemporarilyUnavailable } from '../../common/index.js';

const BUSY = new Set(['40001', '40P01', '55P03']);
/** Five characters, a digit among them: EPIPE and the like are codes of the operating system. */
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/;
const UNREACHABLE = /^(08|53|57P)/;
/** What pg-pool says, without a code, when every connection stayed lent out for too long. */
const NO_CONNECTION = /timeout exceeded when trying to connect/;

/** Answers the SQLSTATE of a database error, or null for anything else. */
export function sqlStateOf(error: unknown): string | null {
  const code =
    (error as { readonly code?: unknown } | null)?.code ??
    (error as { readonly driverError?: { readonly code?: unknown } } | null)?.driverError?.code;
  return typeof code === 'string' && SQL_STATE.test(code) ? code : null;
}

/** Tells whether the transaction lost a race and may be tried again. */
export function isBusy(error: unknown): boolean {
  return BUSY.has(sqlStateOf(error) ?? '');
}

/** Answers the problem that a database error amounts to, or null when it is unexpected (a 500). */
export function problemOf(error: unknown): Problem | null {
  const state = sqlStateOf(error);
  if (state === null) {
    const code = (error as { readonly code?: unknown } | null)?.code;
    if (error instanceof Error && NO_CONNECTION.test(error.message)) {
      return new TemporarilyUnavailable('busy');
    }
    return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE' ? new TemporarilyUnavailable('database') : null;
  }
  if (state === '23505') {
    return new Duplicate();
  }
  if (state === '23503') {
    return new Problem('refers-to-nothing', 409, 'info');
  }
  if (BUSY.has(state) || state === '57014') {
    return new TemporarilyUnavailable('busy');
  }
  if (UNREACHABLE.test(state)) {
    return new TemporarilyUnavailable('database');
  }
  return state.startsWith('22') ? new InvalidInput([{ pointer: '', code: 'value' }]) : null;
}

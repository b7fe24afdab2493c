// W3C Trace Context of a request: the caller's trace id when it sends one, else a fresh one.
import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Answers the 32-digit trace id. @see W3C Trace Context section 3.2 */
export function traceIdOf(traceparent: string | readonly string[] | undefined): string {
  const match = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent) : null;
  return match?.[1] ?? randomBytes(16).toString('hex');
}

// The session's cookie, and the proof that a change comes from the platform's own pages (OWASP CSRF, RFC 6265bis).
import { type FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';

/** Browsers keep a cookie of this name only when it is Secure, for the whole site and for this host alone. */
export const SESSION_COOKIE = '__Host-waarborg';
export const CSRF_HEADER = 'x-csrf-token';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** How each cookie of the platform is set; without an age, so that it ends with the browser. */
export const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** The proof that belongs to a session's secret; shown to its own pages, worth nothing without the cookie. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`waarborg csrf\n${secret}`).digest('base64url');
}

/**
 * Whether a request under a session's cookie may change something: it comes from a page of this very address and bears the session's proof.
 * @param ownOrigins the origins under which people reach the platform
 */
export function isOwnRequest(request: FastifyRequest, secret: string, ownOrigins: readonly string[]): boolean {
  if (SAFE_METHODS.has(request.method)) {
    return true;
  }
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isFromHere = (origin === undefined || ownOrigins.includes(origin)) && (site === undefined || site === 'same-origin');
  return isFromHere && isSame(request.headers[CSRF_HEADER], csrfTokenOf(secret));
}

function isSame(given: string | readonly string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string') {
    return false;
  }
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

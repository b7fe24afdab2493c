// Where to go after signing in: a path of this platform, never another address.

const ELSEWHERE = /[\\\p{Cc}]/u;

/** Answers the path if it is one of this platform, else `/`: no scheme, no host, no backslash, no control character. */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith('/') || wanted.startsWith('//') || ELSEWHERE.test(wanted) || wanted.length > 500) {
    return '/';
  }
  const base = 'http://here.invalid';
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  return url === null || url.origin !== base || url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}

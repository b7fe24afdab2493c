// Versions of records on the wire: ETag and If-Match (RFC 9110 sections 8.8.3 and 13.1.1).
import { InvalidInput, StaleVersion } from './problem.js';

/** Writes a record's version as a strong ETag. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Compares the version that the client saw with the current one; without If-Match there is nothing to compare.
 * @throws StaleVersion (412) when the record has moved on; InvalidInput (400) when the header is no ETag of ours.
 */
export function requireVersion(ifMatch: string | undefined, current: number): void {
  if (ifMatch === undefined || ifMatch === '*') {
    return;
  }
  const match = /^"(\d{1,9})"$/.exec(ifMatch);
  if (match === null) {
    throw new InvalidInput([{ pointer: '/headers/if-match', code: 'etag' }]);
  }
  if (Number(match[1]) !== current) {
    throw new StaleVersion(current);
  }
}

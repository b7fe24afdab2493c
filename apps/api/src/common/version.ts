// Versions of records on the wire: ETag and If-Match (RFC 9110 sections 8.8.3 and 13.1.1).
import { InvalidInput, PreconditionRequired, StaleVersion } from './problem.js';

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
  if (versionIn(ifMatch) !== current) {
    throw new StaleVersion(current);
  }
}

/** The versions of a record at which it says what it says now; a version counts other changes too. */
export interface ReadSpan {
  readonly since: number;
  readonly current: number;
}

/**
 * Requires that an act names the version that was read, and that the record has said the same since then.
 * @throws PreconditionRequired (428) without If-Match, or with a star, which names nothing; StaleVersion (412) when it says
 * something else by now; InvalidInput (400) when the header is no ETag of ours.
 */
export function requireRead(ifMatch: string | undefined, { since, current }: ReadSpan): void {
  if (ifMatch === undefined || ifMatch === '*') {
    throw new PreconditionRequired();
  }
  const read = versionIn(ifMatch);
  if (read < since || read > current) {
    throw new StaleVersion(current);
  }
}

function versionIn(ifMatch: string): number {
  const match = /^"(\d{1,9})"$/.exec(ifMatch);
  if (match === null) {
    throw new InvalidInput([{ pointer: '/headers/if-match', code: 'etag' }]);
  }
  return Number(match[1]);
}

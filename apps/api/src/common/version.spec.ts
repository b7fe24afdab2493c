// ETag and If-Match of records (RFC 9110 sections 8.8.3 and 13.1.1).
import { describe, expect, it } from '@jest/globals';
import { InvalidInput, PreconditionRequired, StaleVersion } from './problem.js';
import { etagOf, requireRead, requireVersion } from './version.js';

describe('If-Match', () => {
  it('lets the current version pass', () => {
    expect(() => requireVersion(etagOf(7), 7)).not.toThrow();
  });

  it('refuses an older and a newer version with 412, naming the current one', () => {
    expect(() => requireVersion('"6"', 7)).toThrow(StaleVersion);
    expect(() => requireVersion('"8"', 7)).toThrow(expect.objectContaining({ status: 412, params: { current: 7 } }));
  });

  it('asks nothing when it is absent or a star', () => {
    expect(() => requireVersion(undefined, 7)).not.toThrow();
    expect(() => requireVersion('*', 7)).not.toThrow();
  });

  it.each(['7', 'W/"7"', '"seven"', '"7", "8"', '', '"12345678901"'])('refuses %s, which is no ETag of ours, with 400', (header) => {
    expect(() => requireVersion(header, 7)).toThrow(InvalidInput);
  });
});

describe('an act on what was read', () => {
  const span = { since: 5, current: 7 };

  it('names a version that says the same as the current one', () => {
    expect(() => requireRead(etagOf(5), span)).not.toThrow();
    expect(() => requireRead(etagOf(7), span)).not.toThrow();
  });

  it('is refused with 412 for a version that said something else, and for one that is not there yet', () => {
    expect(() => requireRead(etagOf(4), span)).toThrow(expect.objectContaining({ status: 412, params: { current: 7 } }));
    expect(() => requireRead(etagOf(8), span)).toThrow(StaleVersion);
  });

  it('is refused with 428 when it names none, also by a star', () => {
    expect(() => requireRead(undefined, span)).toThrow(expect.objectContaining({ status: 428 }));
    expect(() => requireRead('*', span)).toThrow(PreconditionRequired);
  });

  it('is refused with 400 when the header is no ETag of ours', () => {
    expect(() => requireRead('W/"7"', span)).toThrow(InvalidInput);
  });
});

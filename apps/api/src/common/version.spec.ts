// ETag and If-Match of records (RFC 9110 sections 8.8.3 and 13.1.1).
import { describe, expect, it } from '@jest/globals';
import { InvalidInput, StaleVersion } from './problem.js';
import { etagOf, requireVersion } from './version.js';

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

// Which of two versions of the code is the newer one.
import { describe, expect, it } from '@jest/globals';
import { isNewer } from './projects-under-code.js';

const version = (id: string, effectiveOn: string, at: string): Parameters<typeof isNewer>[0] => ({
  id,
  effectiveOn,
  adoptedAt: new Date(at),
});
const OLD = version('old', '2026-01-01', '2026-01-01T09:00:00Z');
const NEW = version('new', '2026-11-01', '2026-10-20T09:00:00Z');

describe('a version of the code that is in force', () => {
  it('is newer when it took effect later', () => {
    expect(isNewer(NEW, OLD)).toBe(true);
    expect(isNewer(OLD, NEW)).toBe(false);
  });

  it('is newer when it took effect on the same day and was adopted later', () => {
    expect(isNewer(version('b', '2026-01-01', '2026-01-01T09:00:01Z'), OLD)).toBe(true);
  });

  it('is not newer than itself, nor is one when none is in force', () => {
    expect([isNewer(OLD, OLD), isNewer(null, OLD)]).toEqual([false, false]);
  });

  it('is not known to be newer than a version that is not known', () => {
    expect(isNewer(NEW, null)).toBeNull();
  });
});

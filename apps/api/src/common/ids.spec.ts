// Identifiers are UUIDs of version 7, ordered by the instant of making (RFC 9562 section 5.7).
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatUuid, isId, newId } from './ids.js';

describe('a fresh id', () => {
  it('is a UUID of version 7 and of the variant of RFC 9562', () => {
    expect(newId(new Date('2026-11-22T10:00:00.123Z'))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('begins with the instant in milliseconds', () => {
    const at = new Date('2022-02-22T19:22:22.000Z');
    expect(newId(at).replaceAll('-', '').slice(0, 12)).toBe('017f22e279b0');
  });

  it('sorts as text after every id of an earlier millisecond', () => {
    const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 10_000_000 }), (before, later) => {
        expect(newId(new Date(before)) < newId(new Date(before + later))).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is not made twice for one instant', () => {
    const at = new Date('2026-11-22T10:00:00Z');
    expect(new Set(Array.from({ length: 5_000 }, () => newId(at))).size).toBe(5_000);
  });
});

describe('isId', () => {
  it('takes ids in lower case', () => {
    expect(isId(newId(new Date()))).toBe(true);
    expect(isId('00000000-0000-4000-8000-000000000000')).toBe(true);
  });

  it.each([
    ['upper case', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F'],
    ['no hyphens', '017f22e279b07cc398c4dc0c0c07398f'],
    ['another variant', '017f22e2-79b0-7cc3-c8c4-dc0c0c07398f'],
    ['version 0', '017f22e2-79b0-0cc3-98c4-dc0c0c07398f'],
    ['a line end', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n'],
    ['SQL behind it', "017f22e2-79b0-7cc3-98c4-dc0c0c07398f' or '1'='1"],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(isId(text)).toBe(false);
  });
});

describe('formatUuid', () => {
  it('writes the first sixteen bytes in five groups', () => {
    expect(formatUuid(Uint8Array.from({ length: 20 }, (_, index) => index))).toBe('00010203-0405-0607-0809-0a0b0c0d0e0f');
  });
});
